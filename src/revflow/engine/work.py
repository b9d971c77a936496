"""Work: what is too heavy, or too dependent on what is outside, for `advance`. Pure all the same: it is supplied."""

from datetime import datetime
from typing import assert_never

from revflow.definition.program import Program
from revflow.engine import waves
from revflow.engine.kinds import call, match, report
from revflow.engine.linked import Linked
from revflow.engine.moves import Calling, Change, Matching, Pairing, Reporting, Supplies, Work
from revflow.engine.situation import Situation
from revflow.engine.state import State
from revflow.engine.view import View

NOTHING = Supplies()
"""For work that asks for nothing."""


def perform(
    work: Work, program: Program, state: State, linked: Linked, now: datetime, supplies: Supplies = NOTHING
) -> Change:
    """Return what a move's work changes, with what it asked for from outside."""
    it = Situation(program, state, linked, now)
    match work:
        case Pairing():
            return waves.open_pairs(work, it, supplies.codes)
        case Matching():
            return match.perform(_view(it, work.step), work, supplies.codes)
        case Reporting():
            return report.perform(_view(it, work.step), work, supplies.surveys)
        case Calling():
            return call.perform(_view(it, work.step), work, supplies.files)
        case _:
            assert_never(work)


def _view(it: Situation, step: str) -> View:
    return it.view(it.program.step(step), it.state.visits[step])
