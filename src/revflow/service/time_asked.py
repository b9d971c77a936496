"""The time that a program asks of one who takes part: what a manager releases, who sees it and not the topics.

Leaving is invisible to the line manager (`domain.md`, Law and ethics in France and the EU); that a manager is asked
for the time alone is ours.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import Step, TrainingStep
from revflow.definition.text import Duration
from revflow.domain.journeys import Scope
from revflow.engine.calendar import deadline
from revflow.engine.pool import match_of

_MINUTES = 60
_USUAL = (Duration(60, "min"), Duration(2, "weeks"))
_ANY_DAY = datetime(2027, 1, 4, tzinfo=UTC)
"""A Monday: only how long a pace is counts."""


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """What one pair asks of one person: `sessions` of `minutes` each, over about `weeks`; `trainings` before them.

    `pairs` is how many pairs one person may have at a time at most.
    """

    sessions: int
    minutes: int
    weeks: int
    trainings: int
    pairs: int

    @property
    def hours(self) -> int:
        """The hours of all sessions with one person, rounded up."""
        return -(-self.sessions * self.minutes // _MINUTES)


def time_asked(program: Program, gate: Step, awaits: str) -> TimeAsked | None:
    """Return the time that a manager is asked for at a gate on one person, None anywhere else."""
    if not awaits.endswith(".manager") or gate.for_each not in (Scope.MENTOR, Scope.MENTEE):
        return None
    return time_of(program, gate.for_each)


def time_of(program: Program, scope: Scope) -> TimeAsked | None:
    """Return the time that a program asks of one of a scope; None where it has no sessions."""
    step = next((step for step in program.steps if isinstance(step, SessionsStep)), None)
    if step is None:
        return None
    length, pace = step.duration or _USUAL[0], step.every or _USUAL[1]
    minutes = length.amount * (_MINUTES if length.unit == "hours" else 1)
    days = (deadline(program.calendar, "", _ANY_DAY, pace) - _ANY_DAY).days
    match = match_of(program)
    return TimeAsked(
        sessions=step.count,
        minutes=minutes,
        weeks=max(1, round(days * step.count / 7)),
        trainings=sum(
            1 for one in program.steps if isinstance(one, TrainingStep) and one.for_each in (scope, Scope.PAIR)
        ),
        pairs=match.mentees_per_mentor if match is not None and scope is Scope.MENTOR else 1,
    )
