"""The order of steps: what waits for what, whether it can, and whether every step can be reached."""

from collections.abc import Iterator

from revflow.definition.checks.gates import AHEAD, unread_outcomes
from revflow.definition.draft import Draft
from revflow.definition.fields import TopicsField
from revflow.definition.joins import joins, waits_for
from revflow.definition.meetings import CircleStep
from revflow.definition.nearest import near
from revflow.definition.steps import NEXT, ApprovalStep, FormStep, MatchStep, Step
from revflow.domain.journeys import Scope

_MADE_BY_MATCH = {Scope.PAIR, Scope.TOPIC}


def check(draft: Draft) -> None:
    """Check `after` of every step; then, where all steps could be read, what is missing above them."""
    for index, step in draft.steps():
        for number, name in enumerate(step.after or ()):
            _check_after(draft, index, step, number, name)
    if draft.whole:
        _check_matches(draft)
        _check_reachable(draft)
        for index, step in draft.steps():
            _check_ready(draft, index, step)


def _check_after(draft: Draft, index: int, step: Step, number: int, name: str) -> None:
    at = ("steps", index, "after", number)
    others = {other.id: (position, other) for position, other in draft.steps()}
    if name not in draft.ids:
        draft.fault("unknown-step", *at, word=name, near=near(name, (other for other in draft.ids if other != step.id)))
    elif name in others:
        position, other = others[name]
        if position >= index:
            draft.fault("after-not-above", *at, word=name)
        elif isinstance(other, CircleStep):
            draft.fault("after-circle", *at, word=name)
        elif not joins(step.for_each, other.for_each):
            draft.fault("no-join", *at, word=name, scope=step.for_each.value, other=other.for_each.value)


def _check_ready(draft: Draft, index: int, step: Step) -> None:
    """Tell a share that nothing is counted for: the cohort's steps alone wait for a population (rule 4)."""
    at = ("steps", index, "ready")
    many = any(other.for_each is not Scope.COHORT for other in waits_for(draft.program, step))
    if step.for_each is Scope.COHORT and many:
        return
    if isinstance(step, CircleStep) and draft.wrote(*at):
        draft.warn("ready-idle", *at)
    elif draft.wrote(*at, "share"):
        draft.warn("ready-idle", *at, "share")


def _check_matches(draft: Draft) -> None:
    match: tuple[int, Step] | None = None
    missed = False
    for index, step in draft.steps():
        if step.for_each in _MADE_BY_MATCH and match is None and not missed:
            missed = True
            draft.fault("no-match-above", "steps", index, "for_each", scope=step.for_each.value)
        if isinstance(step, MatchStep):
            _check_match(draft, index, step, match)
            match = match or (index, step)


def _check_match(draft: Draft, index: int, step: MatchStep, first: tuple[int, Step] | None) -> None:
    if first:
        draft.fault("match-twice", "steps", index, "kind", word=first[1].id)
    if step.for_each is not Scope.COHORT:
        draft.fault("match-not-cohort", "steps", index, "for_each")
    for scope in (Scope.MENTEE, Scope.MENTOR):
        if any(_topics_asked(draft, index, scope)):
            continue
        if step.crossed:
            draft.fault("crossed-without-topics", "steps", index, "crossed", scope=scope.value)
        elif step.chosen_by == "rules":
            draft.warn("match-without-topics", "steps", index, "kind", scope=scope.value)


def _topics_asked(draft: Draft, before: int, scope: Scope) -> Iterator[str]:
    for index, step in draft.steps():
        if index < before and isinstance(step, FormStep) and step.for_each is scope:
            yield from (name for name, one in step.fields.items() if isinstance(one, TopicsField))


def _check_reachable(draft: Draft) -> None:
    """Tell the first step behind a gate that lets nobody through: those further down wait for it."""
    for place, gate in draft.steps():
        if not isinstance(gate, ApprovalStep) or _lets_through(draft, gate) or unread_outcomes(draft, place, gate):
            continue
        behind = (
            index for index, step in draft.steps() if gate in waits_for(draft.program, step) and _carried(gate, step)
        )
        for index in behind:
            draft.fault("unreachable", "steps", index, "id", word=gate.id)
            break


def _lets_through(draft: Draft, gate: ApprovalStep) -> bool:
    """Say whether an outcome leads on, or might, were it not at fault itself."""
    ways = {one.then for one in gate.outcomes.values()}
    return not ways or NEXT in ways or not ways <= {*AHEAD, *draft.ids}


def _carried(gate: Step, step: Step) -> bool:
    """Say whether a journey that is ended at the gate takes the step with it: a cohort only counts it as ended."""
    if gate.for_each is Scope.COHORT:
        return True
    return gate.for_each is step.for_each or (step.for_each is Scope.PAIR and gate.for_each is not Scope.TOPIC)
