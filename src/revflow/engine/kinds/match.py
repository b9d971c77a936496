"""The match: one round of it forms the pairs of a wave (rule 6); the work is heavy, so it is a move of its own.

By rules they are formed at once. Where mentees choose (GE 1999: each names a mentor), the round waits until all whom
it asked have, or their time is up; on a mentee's own journey the step is the request itself. Where HR draws the pairs,
it is shown what the rules find.
"""

from collections.abc import Sequence
from dataclasses import replace

from revflow.definition.steps import MatchStep
from revflow.domain.facts import Concluded, Proposal, Proposed
from revflow.domain.journeys import Scope
from revflow.engine.choices import Choices
from revflow.engine.kinds import choice
from revflow.engine.kinds.shared import (
    awaits_entries,
    awaits_people,
    concluded,
    never,
    no_expiry,
    nothing_promised,
)
from revflow.engine.moves import Change, Matching, Move
from revflow.engine.pool import Pool, pool_of
from revflow.engine.rounds import BACK
from revflow.engine.view import View

MATCH = "match"
"""What a journey awaits while pairs are formed."""

expire = no_expiry
wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Ask a mentee, on the own journey; let mentees choose, on the cohort's. By rules nobody is asked."""
    if _is_mentees(view):
        return choice.ask_mentee(view)
    return choice.open_choice(view, _pool(view)) if _chosen_by(view) == "mentee" else Change()


def proceed(view: View) -> Sequence[Move]:
    """Form the pairs, once a round; for HR what the rules find first, then what it has drawn."""
    if view.visit is None or _is_mentees(view):
        return ()
    found = choice.suggestion(view)
    if _chosen_by(view) == "mentee" and choice.pending(view):
        return ()
    if found is None:
        return (_form(view, _places(view)),)
    couples = choice.drawn(view)
    if _chosen_by(view) != "hr":
        return ()
    if couples is not None:
        return (_form(view, len(couples) - len(choice.kept_of(found, couples))),)
    asked = choice.ask_hr(view)
    return (Move(f"{view.step.id}: ask hr to draw the pairs", view.step.id, asked),) if asked.facts else ()


def awaits(view: View) -> tuple[str, ...]:
    """Who is to choose, else the match itself."""
    if view.visit is None or view.visit.ended_at:
        return ()
    if _is_mentees(view):
        return awaits_people(view)
    if _chosen_by(view) == "mentee" and choice.pending(view):
        return (choice.CHOICE,)
    suggested = _chosen_by(view) == "hr" and choice.suggestion(view) is not None and choice.drawn(view) is None
    return awaits_entries(view, choice.requests_to_hr()) if suggested else (MATCH,)


def perform(view: View, work: Matching, codes: Sequence[str]) -> Change:
    """Return the pairs of the wave with their reasons, who found none, and the round's end.

    Pairs that were not named when the wave was sent back are proposed again, under the codes they have.
    """
    # SciPy is slow to load, and most commands match nobody
    from revflow.engine.matching.reasons import BY_HR, BY_MENTEE  # noqa: PLC0415
    from revflow.engine.matching.wave import Drawing, form  # noqa: PLC0415

    pool, kept = _pool(view), _kept(view, work)
    drawing = None
    if _chosen_by(view) == "mentee":
        named = Choices(pool, view.linked.journeys).standing
        drawing = Drawing(tuple(named.items()), BY_MENTEE, choice.said(view))
    couples = choice.drawn(view)
    if couples is not None:
        drawing = Drawing(couples, BY_HR)
        kept = choice.kept_of(choice.suggestion(view) or (), couples)
    proposed = form(view.program, work, pool, view.linked, codes, kept, drawing)
    if _chosen_by(view) == "hr" and couples is None:
        return Change(facts=(replace(proposed, suggested=True),))
    return Change(facts=(proposed,)) + concluded(view)


def _form(view: View, codes: int) -> Move:
    assert view.visit is not None  # narrowed by the caller
    work = Matching(view.step.id, view.visit.round, view.visit.wave, codes)
    return Move(title=f"{view.step.id}: form pairs of wave {view.visit.wave}", step=view.step.id, work=work)


def _places(view: View) -> int:
    """Return how many pairs there can be."""
    pool = _pool(view)
    return min(len(pool.free_mentees), sum(pool.room(mentor) for mentor in pool.free_mentors))


def _is_mentees(view: View) -> bool:
    return view.state.journey.scope is Scope.MENTEE


def _chosen_by(view: View) -> str:
    assert isinstance(view.step, MatchStep)
    return view.step.chosen_by


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
