"""The match: one round of it forms the pairs of a wave (rule 6); the work is heavy, so it is a move of its own."""

from collections.abc import Sequence

from revflow.definition.steps import MatchStep
from revflow.domain.facts import Concluded, Proposal, Proposed
from revflow.engine.kinds.shared import concluded, never, no_expiry, nothing_promised, nothing_to_ask
from revflow.engine.moves import Change, Matching, Move
from revflow.engine.pool import Pool, pool_of
from revflow.engine.rounds import BACK
from revflow.engine.view import View

MATCH = "match"
"""What a journey awaits while pairs are formed."""

enter = nothing_to_ask
expire = no_expiry
wake_at = never
abandon = nothing_promised


def proceed(view: View) -> Sequence[Move]:
    """Form the pairs, once a round. As many codes are minted as there can be pairs."""
    visit = view.visit
    if visit is None or any(isinstance(event.fact, Proposed) for event in visit.events):
        return ()
    pool = _pool(view)
    codes = min(len(pool.free_mentees), sum(pool.room(mentor) for mentor in pool.free_mentors))
    work = Matching(view.step.id, visit.round, visit.wave, codes)
    return (Move(title=f"{view.step.id}: form pairs of wave {visit.wave}", step=view.step.id, work=work),)


def awaits(view: View) -> tuple[str, ...]:
    """The match itself."""
    return () if view.visit is None or view.visit.ended_at else (MATCH,)


def perform(view: View, work: Matching, codes: Sequence[str]) -> Change:
    """Return the pairs of the wave with their reasons, who found none, and the round's end.

    Pairs that were not named when the wave was sent back are proposed again, under the codes they have.
    """
    from revflow.engine.matching.wave import form  # noqa: PLC0415 - SciPy is slow to load, and most commands match nobody

    proposed = form(view.program, work, _pool(view), view.linked, codes, _kept(view, work))
    return Change(facts=(proposed,)) + concluded(view)


def _pool(view: View) -> Pool:
    step = view.step
    assert isinstance(step, MatchStep)
    return pool_of(view.program, step, view.state, view.linked)


def _kept(view: View, work: Matching) -> tuple[Proposal, ...]:
    """Return the pairs of this wave's last proposal that were not broken; none if it was sent back as a whole."""
    proposed: tuple[Proposal, ...] = ()
    broken: tuple[str, ...] = ()
    visits = sorted((*view.state.past, *view.state.visits.values()), key=lambda visit: visit.entered_at)
    for event in (event for visit in visits if visit.wave == work.wave for event in visit.events):
        match event.fact:
            case Proposed(pairs=pairs):
                proposed, broken = pairs, ()
            case Concluded(route=route, pairs=codes) if route == BACK + work.step:
                broken = codes
            case _:
                pass
    return tuple(pair for pair in proposed if broken and pair.code not in broken)
