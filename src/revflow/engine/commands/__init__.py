"""What people may do, as pure functions: each returns what it changes, or raises RefusedError and changes nothing."""

from revflow.engine.commands.acts import answer, attach, confirm, decide, plan, settle
from revflow.engine.commands.handing import claim, give_back, reassign
from revflow.engine.commands.hands import hold, leave, release, remind, retry, stop
from revflow.engine.commands.relist import Relisting, kept_back, relist
from revflow.engine.commands.second import reopen, take_back

__all__ = [
    "Relisting",
    "answer",
    "attach",
    "claim",
    "confirm",
    "decide",
    "give_back",
    "hold",
    "kept_back",
    "leave",
    "plan",
    "reassign",
    "release",
    "relist",
    "remind",
    "reopen",
    "retry",
    "settle",
    "stop",
    "take_back",
]
