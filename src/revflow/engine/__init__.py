"""The engine: what follows from what happened. Pure: no I/O, no clock, no chance."""

from revflow.engine import commands
from revflow.engine.advance import advance
from revflow.engine.fold import fold
from revflow.engine.gates import offered
from revflow.engine.linked import Answer, Linked
from revflow.engine.moves import Calling, Change, Matching, Move, Next, Pairing, Reporting, Supplies, Work
from revflow.engine.state import State, Visit
from revflow.engine.view import Kind, View
from revflow.engine.work import perform

__all__ = [
    "Answer",
    "Calling",
    "Change",
    "Kind",
    "Linked",
    "Matching",
    "Move",
    "Next",
    "Pairing",
    "Reporting",
    "State",
    "Supplies",
    "View",
    "Visit",
    "Work",
    "advance",
    "commands",
    "fold",
    "offered",
    "perform",
]
