"""Joins: what a step waits for, and whether it has come (rules 1 to 4, 8)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, MatchStep, Step
from revflow.domain.journeys import Ending, Scope, StepStatus, Summary
from revflow.engine import calendar
from revflow.engine.linked import Linked
from revflow.engine.pool import match_of, pool_of
from revflow.engine.state import State

PAIRS, MATCH = "pairs", "match"
ENDED = frozenset({StepStatus.DONE, StepStatus.SKIPPED})
_PERSONS = (Scope.MENTEE, Scope.MENTOR)


@dataclass(frozen=True, slots=True)
class Wait:
    """A step that cannot start yet: `on` says for whom or what in codes, empty if only for its own journey's steps.

    `until` is when it starts at the latest whatever happens elsewhere (UTC), None if never.
    """

    on: tuple[str, ...] = ()
    until: datetime | None = None


def awaited(program: Program, step: Step) -> tuple[Step, ...]:
    """Return the steps that a step waits for: those it names, else all above it (rule 2)."""
    if step.after is not None:
        return tuple(other for other in program.steps if other.id in step.after)
    return program.steps[: program.steps.index(step)]


def wave_steps(program: Program) -> tuple[Step, ...]:
    """Return the match and the approvals of the cohort right below it: they run once per wave (rule 6)."""
    match = match_of(program)
    if match is None:
        return ()
    steps: list[Step] = [match]
    for step in program.steps[program.steps.index(match) + 1 :]:
        if not isinstance(step, ApprovalStep) or step.for_each is not Scope.COHORT:
            break
        steps.append(step)
    return tuple(steps)


def wave_open(match: MatchStep, state: State) -> bool:
    """Tell, on the cohort's journey, whether a wave has begun and was not passed yet."""
    last = state.visits.get(match.id)
    return last is not None and last.wave not in state.paired


def waves_left(match: MatchStep, state: State) -> bool:
    """Tell whether another wave may be opened."""
    last = state.visits.get(match.id)
    return (last.wave if last else 0) < match.waves.max


def pairs_complete(program: Program, state: State, linked: Linked) -> bool:
    """Tell, on the cohort's journey, whether the match can make no more pairs (rule 3)."""
    match = match_of(program)
    if match is None or state.status.get(match.id) is StepStatus.SKIPPED:
        return True
    if wave_open(match, state):
        return False
    return not waves_left(match, state) or not pool_of(program, match, state, linked).could_pair_later


def at_latest(program: Program, step: Step, linked: Linked) -> datetime | None:
    """Return when a step starts whatever its joins say: so long after the launch (rule 4)."""
    if step.ready is None or step.ready.at_latest is None:
        return None
    return calendar.deadline(program.calendar, "", linked.launched_at, step.ready.at_latest)


def wait_of(program: Program, step: Step, state: State, linked: Linked, now: datetime) -> Wait | None:
    """Return what a step still waits for, None when it may start."""
    needed = awaited(program, step)
    waves = wave_steps(program)
    plain = [other for other in needed if other.for_each is step.for_each and other not in waves]
    if any(state.status.get(other.id) not in ENDED for other in plain):
        return Wait()
    latest = at_latest(program, step, linked)
    if latest is not None and latest <= now:
        return None
    others = [other for other in needed if other not in plain]
    on = _Joins(program, step, state, linked).missing(others)
    return Wait(on, latest) if on else None


def all_ended(program: Program, step: Step, state: State, linked: Linked) -> bool:
    """Tell whether all that a step waits for has ended, whatever `ready` allows: a report is final only then."""
    needed = [other for other in awaited(program, step) if other.for_each is not step.for_each]
    return not _Joins(program, step, state, linked, whole=True).missing((*wave_steps(program), *needed))


class _Joins:
    """The joins of one step with other scopes."""

    def __init__(self, program: Program, step: Step, state: State, linked: Linked, *, whole: bool = False) -> None:
        self._program = program
        self._step = step
        self._state = state
        self._linked = linked
        self._share = step.ready.share if step.ready and not whole else 1.0
        self._waves = {other.id for other in wave_steps(program)}

    def missing(self, needed: Iterable[Step]) -> tuple[str, ...]:
        """Return codes of what has not come, in the order of the scopes."""
        by_scope: dict[Scope, list[str]] = {}
        for other in needed:
            scope = (
                Scope.PAIR if other.id in self._waves and self._step.for_each is not Scope.COHORT else other.for_each
            )
            by_scope.setdefault(scope, [])
            if other.id not in self._waves or self._step.for_each is Scope.COHORT:
                by_scope[scope].append(other.id)
        match self._step.for_each:
            case Scope.COHORT:
                return self._for_cohort(by_scope)
            case Scope.PAIR:
                return self._for_pair(by_scope)
            case _:
                return self._for_one(by_scope)

    def _for_cohort(self, by_scope: dict[Scope, list[str]]) -> tuple[str, ...]:
        missing = [scope.value for scope in _PERSONS if scope in by_scope and not self._arrived(scope, by_scope[scope])]
        made = [scope for scope in (Scope.PAIR, Scope.TOPIC) if scope in by_scope]
        if made and not self._all_made(made, by_scope):
            missing.append(PAIRS)
        elif by_scope.get(Scope.COHORT) and not self._wave_passed():
            missing.append(MATCH)
        return tuple(missing)

    def _all_made(self, made: Iterable[Scope], by_scope: dict[Scope, list[str]]) -> bool:
        """Tell whether all that a match makes has arrived, and no more can be made (rule 3)."""
        complete = pairs_complete(self._program, self._state, self._linked)
        return complete and all(self._arrived(scope, by_scope[scope]) for scope in made)

    def _wave_passed(self) -> bool:
        return bool(self._state.paired) or pairs_complete(self._program, self._state, self._linked)

    def _arrived(self, scope: Scope, steps: list[str]) -> bool:
        """Tell whether the share of a population has arrived; who has left or was declined counts (rule 4)."""
        population = [other for other in self._linked.journeys if other.journey.scope is scope]
        arrived = sum(1 for other in population if _passed(other, steps))
        return arrived >= math.ceil(self._share * len(population) - 1e-9)

    def _for_pair(self, by_scope: dict[Scope, list[str]]) -> tuple[str, ...]:
        own = {other.journey.code: other for other in self._linked.journeys}
        journey = self._state.journey
        missing = self._cohort(by_scope)
        for scope, code in ((Scope.MENTEE, journey.mentee), (Scope.MENTOR, journey.mentor)):
            if by_scope.get(scope) and code in own and not _passed(own[code], by_scope[scope]):
                missing.append(scope.value)
        topics = [other for other in self._linked.journeys if other.journey.scope is Scope.TOPIC]
        if by_scope.get(Scope.TOPIC) and not all(_passed(topic, by_scope[Scope.TOPIC]) for topic in topics):
            missing.append(Scope.TOPIC.value)
        return tuple(missing)

    def _for_one(self, by_scope: dict[Scope, list[str]]) -> tuple[str, ...]:
        """Below a match, one pair that has passed the steps above is enough (rule 8)."""
        missing = self._cohort(by_scope)
        if Scope.PAIR in by_scope and not any(_lives(pair, by_scope[Scope.PAIR]) for pair in self._pairs()):
            running = any(pair.ending is None for pair in self._pairs())
            missing.append(PAIRS if running else MATCH)
        return tuple(missing)

    def _pairs(self) -> list[Summary]:
        return [other for other in self._linked.journeys if other.journey.scope is Scope.PAIR]

    def _cohort(self, by_scope: dict[Scope, list[str]]) -> list[str]:
        steps = by_scope.get(Scope.COHORT, [])
        cohort = self._linked.cohort
        return [Scope.COHORT.value] if cohort is not None and not _passed(cohort, steps) else []


def _passed(other: Summary, steps: Iterable[str]) -> bool:
    return other.ending is not None or all(step in other.steps for step in steps)


def _lives(pair: Summary, steps: Iterable[str]) -> bool:
    return pair.ending is Ending.FINISHED or (pair.ending is None and all(step in pair.steps for step in steps))
