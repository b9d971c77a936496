"""What people may do, as pure functions: each returns what it changes, or raises RefusedError and changes nothing."""

from revflow.engine.commands.acts import answer, attach, confirm, decide, plan, record, settle
from revflow.engine.commands.care import brake, call_hr, call_task, called, resume
from revflow.engine.commands.choosing import choose, draw
from revflow.engine.commands.circles import gather, gathered
from revflow.engine.commands.correcting import correct
from revflow.engine.commands.handing import claim, give_back, reassign
from revflow.engine.commands.hands import hold, leave, release, remind, retry, stop
from revflow.engine.commands.pairing import lock
from revflow.engine.commands.pairs import agree, count_task, propose_count, pulse
from revflow.engine.commands.relist import Relisting, kept_back, relist
from revflow.engine.commands.second import reopen, take_back
from revflow.engine.commands.together import Seat, plan_together, settle_together
from revflow.engine.commands.waves import ask_wave
from revflow.engine.commands.words import release_words

__all__ = [
    "Relisting",
    "Seat",
    "agree",
    "answer",
    "ask_wave",
    "attach",
    "brake",
    "call_hr",
    "call_task",
    "called",
    "choose",
    "claim",
    "confirm",
    "correct",
    "count_task",
    "decide",
    "draw",
    "gather",
    "gathered",
    "give_back",
    "hold",
    "kept_back",
    "leave",
    "lock",
    "plan",
    "plan_together",
    "propose_count",
    "pulse",
    "reassign",
    "record",
    "release",
    "release_words",
    "relist",
    "remind",
    "reopen",
    "resume",
    "retry",
    "settle",
    "settle_together",
    "stop",
    "take_back",
]
