"""What people may do, as pure functions: each returns what it changes, or raises RefusedError and changes nothing."""

from revflow.engine.commands.acts import answer, attach, confirm, decide, plan, settle
from revflow.engine.commands.handing import claim, give_back, reassign
from revflow.engine.commands.hands import hold, leave, release, remind, retry, stop
from revflow.engine.commands.pairs import agree, count_task, propose_count, pulse
from revflow.engine.commands.second import reopen, take_back

__all__ = [
    "agree",
    "answer",
    "attach",
    "claim",
    "confirm",
    "count_task",
    "decide",
    "give_back",
    "hold",
    "leave",
    "plan",
    "propose_count",
    "pulse",
    "reassign",
    "release",
    "remind",
    "reopen",
    "retry",
    "settle",
    "stop",
    "take_back",
]
