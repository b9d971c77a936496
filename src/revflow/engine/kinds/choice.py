"""Choosing at a match: mentees name their mentors, each on the own journey, or HR draws the pairs of a wave."""

from collections.abc import Mapping, Sequence

from revflow.definition.steps import MatchStep
from revflow.domain.facts import ChoiceOpened, Drawn, Proposal, Proposed
from revflow.domain.journeys import Scope, Summary
from revflow.domain.tasks import TaskKind
from revflow.engine.asking import Request, ask_all
from revflow.engine.bars import Couple
from revflow.engine.choices import (
    CHOICE_GONE,
    CHOSE_NOBODY,
    NO_CHOICE,
    NOBODY,
    Choices,
    chosen_by,
    is_settled,
)
from revflow.engine.moves import Change
from revflow.engine.pool import Pool, steps_above
from revflow.engine.view import View
from revflow.engine.whom import HR

CHOICE = "choice"
"""What the cohort's journey awaits while mentees choose."""


def ask_mentee(view: View) -> Change:
    """Ask the mentee whose journey it is."""
    return ask_all(view, (Request(TaskKind.CHOOSE, Scope.MENTEE.value),))


def ask_hr(view: View) -> Change:
    """Ask HR to draw the pairs of the round; nothing if it was asked."""
    return ask_all(view, requests_to_hr())


def requests_to_hr() -> tuple[Request, ...]:
    """Return the one task of HR in a round."""
    return (Request(TaskKind.CHOOSE, HR),)


def open_choice(view: View, pool: Pool) -> Change:
    """Let all mentees choose who can and have not yet; nothing if there are none."""
    asked = Choices(pool, view.linked.journeys).to_ask()
    if not asked:
        return Change()
    told = ChoiceOpened(view.step.id, view.round)
    return Change(facts=(ChoiceOpened(view.step.id, view.round, asked),), tells=tuple((code, told) for code in asked))


def pending(view: View) -> bool:
    """Tell whether somebody is still to choose in this round; nobody waits for who is gone, on hold, or late."""
    asked = asked_in(view)
    return any(one.journey.code in asked and _still_to_choose(view, one) for one in view.linked.journeys)


def asked_in(view: View) -> frozenset[str]:
    """Return the mentees whom the open round asks."""
    facts = [event.fact for event in view.visit.events] if view.visit else []
    return frozenset(code for fact in facts if isinstance(fact, ChoiceOpened) for code in fact.mentees)


def _still_to_choose(view: View, one: Summary) -> bool:
    assert isinstance(view.step, MatchStep)
    if one.ending is not None or one.on_hold or is_settled(one, view.round):
        return False
    return all(step in one.steps for step in steps_above(view.program, view.step, Scope.MENTEE))


def said(view: View) -> Mapping[str, str]:
    """Return why mentees who have chosen, or were to, found nobody: by code. Nothing of those whom nobody asked."""
    asked = asked_in(view)
    found: dict[str, str] = {}
    for one in view.linked.journeys:
        if one.journey.scope is Scope.MENTEE and (one.journey.code in asked or chosen_by(one)):
            nobody = CHOSE_NOBODY if NOBODY in one.counts else NO_CHOICE
            found[one.journey.code] = CHOICE_GONE if chosen_by(one) else nobody
    return found


def drawn(view: View) -> tuple[Couple, ...] | None:
    """Return the couples that HR has drawn in the open round, None if it has not."""
    facts = [event.fact for event in view.visit.events if isinstance(event.fact, Drawn)] if view.visit else []
    return facts[-1].couples if facts else None


def suggestion(view: View) -> tuple[Proposal, ...] | None:
    """Return what the rules found in the open round, None if they were not asked yet."""
    facts = [event.fact for event in view.visit.events if isinstance(event.fact, Proposed)] if view.visit else []
    return facts[-1].pairs if facts else None


def kept_of(suggested: Sequence[Proposal], couples: Sequence[Couple]) -> tuple[Proposal, ...]:
    """Return the suggested pairs that HR has drawn too."""
    return tuple(pair for pair in suggested if (pair.mentee, pair.mentor) in couples)
