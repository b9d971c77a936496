"""Work: what is too heavy, or too dependent on new codes, for `advance`. Pure all the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from revflow.definition.program import Program
from revflow.engine import waves
from revflow.engine.kinds import match, report
from revflow.engine.linked import Linked
from revflow.engine.moves import Change, Matching, Pairing, Reporting, Work
from revflow.engine.situation import Situation
from revflow.engine.state import State
from revflow.engine.view import View


def perform(
    work: Work, program: Program, state: State, linked: Linked, now: datetime, codes: Sequence[str] = ()
) -> Change:
    """Return what a move's work changes. `codes` are new codes, as many as the work asks for: of pairs or of topics."""
    it = Situation(program, state, linked, now)
    match work:
        case Pairing():
            return waves.open_pairs(work, it, tuple(codes))
        case Matching():
            return match.perform(_view(it, work.step), work, codes)
        case Reporting():
            return report.perform(_view(it, work.step), work)
        case _:
            assert_never(work)


def _view(it: Situation, step: str) -> View:
    return it.view(it.program.step(step), it.state.visits[step])
