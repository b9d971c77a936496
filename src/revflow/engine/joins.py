"""Joins: what a step waits for, and whether it has come (rules 1 to 4, 8)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import MatchStep, Step
from revflow.domain.journeys import Ending, Scope, StepStatus, Summary
from revflow.engine import calendar
from revflow.engine.choices import choice_of
from revflow.engine.linked import Linked
from revflow.engine.plan import plan_of
from revflow.engine.routing import sent_back_to
from revflow.engine.second_chances import LATER, second_chance
from revflow.engine.situation import Situation
from revflow.engine.state import State

PAIRS, MATCH, TIME = "pairs", "match", "time"
ENDED = frozenset({StepStatus.DONE, StepStatus.SKIPPED})
_PERSONS = (Scope.MENTEE, Scope.MENTOR)


@dataclass(frozen=True, slots=True)
class Wait:
    """A step that cannot start yet: `on` says for whom or what in codes, empty if only for its own journey's steps.

    `until` is when it starts at the latest whatever happens elsewhere (UTC), None if never.
    """

    on: tuple[str, ...] = ()
    until: datetime | None = None


def wave_open(match: MatchStep, state: State) -> bool:
    """Tell, on the cohort's journey, whether a wave has begun and was not passed yet."""
    last = state.visits.get(match.id)
    return last is not None and last.wave not in state.paired


def waves_left(match: MatchStep, state: State) -> bool:
    """Tell whether another wave may be opened: none may where `when` has left the match out."""
    if state.status.get(match.id) is StepStatus.SKIPPED:
        return False
    last = state.visits.get(match.id)
    return (last.wave if last else 0) < match.waves.max


def before_first_wave(match: MatchStep, state: State) -> bool:
    """Tell whether the first wave is still to open: until then nobody ends for want of a partner (rule 4)."""
    return match.id not in state.visits and waves_left(match, state)


def pairs_complete(it: Situation) -> bool:
    """Tell, on the cohort's journey, whether the match can make no more pairs (rule 3)."""
    match = it.plan.match
    if match is None:
        return True
    if before_first_wave(match, it.state) or wave_open(match, it.state):
        return False
    return not waves_left(match, it.state) or not it.pool.could_pair_later


def at_latest(it: Situation, step: Step) -> datetime | None:
    """Return when a step starts whatever its joins say: so long after the launch (rule 4)."""
    if step.ready is None or step.ready.at_latest is None:
        return None
    return calendar.deadline(it.program.calendar, "", it.linked.launched_at, step.ready.at_latest)


def wait_of(it: Situation, step: Step) -> Wait | None:
    """Return what a step still waits for, None when it may start."""
    needed = it.plan.awaited[step.id]
    waves = it.plan.wave_ids
    others = [other for other in needed if other.for_each is not step.for_each or other.id in waves]
    plain = (other.id for other in needed if other.for_each is step.for_each and other.id not in waves)
    reopened = sent_back_to(it.program, step, it.state)
    if any(it.state.status.get(other) not in ENDED for other in (*plain, *reopened)):
        return Wait()
    opens = second_chance(it, step)
    if opens is not None:
        return Wait((TIME,), opens)
    latest = at_latest(it, step)
    if latest is not None and latest <= it.now:
        return None
    on = _Joins(it, step).missing(others)
    return Wait(on, latest) if on else None


def all_ended(program: Program, step: Step, state: State, linked: Linked) -> bool:
    """Tell whether all that a step waits for has ended, whatever `ready` allows: a report is final only then."""
    it = Situation(program, state, linked, linked.launched_at)
    needed = [other for other in it.plan.awaited[step.id] if other.for_each is not step.for_each]
    return not _Joins(it, step, whole=True).missing((*it.plan.waves, *needed))


def concerns_cohort(program: Program, before: Summary, after: Summary) -> bool:
    """Tell whether what changed in one journey may let its cohort's own journey go on.

    Its end or its hold does, a second chance that it waits for, a choice that is made or whose time is up, and the last
    of a group of steps that some step of the cohort waits for; or lets it wait again: the first of such a group that is
    taken back or reopened.
    """
    if _standing(before) != _standing(after):
        return True
    groups = plan_of(program).cohort_joins[after.journey.scope]
    return any((group <= after.steps.keys()) != (group <= before.steps.keys()) for group in groups)


def _standing(summary: Summary) -> tuple[object, ...]:
    return summary.ending, summary.on_hold, LATER in summary.counts, choice_of(summary)


class _Joins:
    """The joins of one step with other scopes."""

    def __init__(self, it: Situation, step: Step, *, whole: bool = False) -> None:
        self._it = it
        self._step = step
        self._linked = it.linked
        self._share = step.ready.share if step.ready and not whole else 1.0
        self._waves = it.plan.wave_ids

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
        complete = pairs_complete(self._it)
        return complete and all(self._arrived(scope, by_scope[scope]) for scope in made)

    def _wave_passed(self) -> bool:
        return bool(self._it.state.paired) or pairs_complete(self._it)

    def _arrived(self, scope: Scope, steps: list[str]) -> bool:
        """Tell whether the share of a population has arrived; who has left or was declined counts (rule 4).

        So does, for a match, who waits for a second chance: a later wave takes him or her.
        """
        population = [other for other in self._linked.journeys if other.journey.scope is scope]
        later = isinstance(self._step, MatchStep)
        arrived = sum(1 for other in population if _passed(other, steps) or (later and other.counts.get(LATER)))
        return arrived >= math.ceil(self._share * len(population) - 1e-9)

    def _for_pair(self, by_scope: dict[Scope, list[str]]) -> tuple[str, ...]:
        own = {other.journey.code: other for other in self._linked.journeys}
        journey = self._it.state.journey
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
