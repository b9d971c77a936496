"""What follows from a program alone: order, joins and waves, computed once for each program in this process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from revflow.definition.joins import acceptances, ahead_of, wave_of
from revflow.definition.meetings import CircleStep
from revflow.definition.program import Program
from revflow.definition.steps import MatchStep, Step
from revflow.definition.text import LAUNCH
from revflow.domain.journeys import Scope

_MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Timer:
    """One moment of a task: `what` is `remind`, `escalate` or `expire`; `number` counts the entries of that line."""

    at: datetime
    what: str
    number: int = 0


Occasion = tuple[str, str, datetime, tuple[datetime | None, ...]]
"""A step, a site, a due date, and for each entry of `remind` the moment that it counts from, None if not known yet."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A program, looked at from the engine.

    `place` counts the steps from 0; `own` are those of each scope, in order; `awaited` what each waits for (rule 2),
    `above` the ids of those and of all that they wait for in turn.
    `waves` are the match and the approvals of the cohort right below it, which run once per wave (rule 6).
    `cohort_joins` are the groups of steps of a scope that some step of the cohort waits for. `moments` keeps what was
    reckoned of due dates, by step, site, due date and what reminders count from: the calendar is slow, and always says
    the same. `dated` are the steps of sessions that some reminder counts from, `dated_for` the scopes that do so.
    """

    place: Mapping[str, int]
    own: Mapping[Scope, tuple[Step, ...]]
    awaited: Mapping[str, tuple[Step, ...]]
    above: Mapping[str, frozenset[str]]
    match: MatchStep | None
    waves: tuple[Step, ...]
    wave_ids: frozenset[str]
    cohort_joins: Mapping[Scope, tuple[frozenset[str], ...]]
    dated: frozenset[str]
    dated_for: frozenset[Scope]
    moments: dict[Occasion, tuple[Timer, ...]] = field(default_factory=dict)


_kept: dict[int, tuple[Program, Plan]] = {}


def plan_of(program: Program) -> Plan:
    """Return a program's plan."""
    kept = _kept.get(id(program))
    if kept is None or kept[0] is not program:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        kept = _kept[id(program)] = (program, _plan(program))
    return kept[1]


def _plan(program: Program) -> Plan:
    match = next((step for step in program.steps if isinstance(step, MatchStep)), None)
    awaited = {step.id: _awaited(program, number) for number, step in enumerate(program.steps)}
    waves = wave_of(program)
    return Plan(
        place={step.id: number for number, step in enumerate(program.steps)},
        own={scope: tuple(step for step in program.steps if step.for_each is scope) for scope in Scope},
        awaited=awaited,
        above=_above(awaited),
        match=match,
        waves=waves,
        wave_ids=frozenset(step.id for step in waves),
        cohort_joins={scope: _cohort_joins(program, awaited, scope) for scope in Scope},
        dated=frozenset(name for step in program.steps for name in _dated(step)),
        dated_for=frozenset(step.for_each for step in program.steps if any(_dated(step))),
    )


def _dated(step: Step) -> Iterator[str]:
    """Yield the steps of sessions that a step's reminders count from."""
    anchors = (reminder.anchor for reminder in step.remind or ())
    yield from (anchor.partition(".")[0] for anchor in anchors if anchor not in ("", LAUNCH))


def _awaited(program: Program, number: int) -> tuple[Step, ...]:
    """Return the steps that a step waits for: those it names, else all above it (rule 2)."""
    step = program.steps[number]
    if step.after is None:
        return ahead_of(program, step)
    return tuple(other for other in program.steps if other.id in step.after)


def _above(awaited: Mapping[str, tuple[Step, ...]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, steps in awaited.items():
        direct = frozenset(step.id for step in steps)
        found[name] = direct.union(*(found.get(step, frozenset()) for step in direct))
    return found


def _cohort_joins(
    program: Program, awaited: Mapping[str, tuple[Step, ...]], scope: Scope
) -> tuple[frozenset[str], ...]:
    cohort = [number for number, step in enumerate(program.steps) if step.for_each is Scope.COHORT]
    joined = [awaited[program.steps[number].id] for number in cohort]
    joined += [program.steps[:number] for number in cohort if isinstance(program.steps[number], MatchStep)]
    if scope is Scope.PAIR and any(isinstance(step, CircleStep) for step in program.steps):
        joined.append(tuple(step for step in program.steps if step.id in acceptances(program)))
    groups = (frozenset(other.id for other in steps if other.for_each is scope) for steps in joined)
    return tuple(dict.fromkeys(group for group in groups if group))
