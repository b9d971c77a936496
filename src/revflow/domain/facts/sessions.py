"""Facts of mentoring sessions."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """Session `number` (from 1) has a date; `sequence` is iCalendar's, raised by each move."""

    number: int
    sequence: int
    starts: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class SessionSettled:
    """What became of a planned session: `held`, `moved`, `cancelled` or `missed`; said by the event's actor."""

    number: int
    sequence: int
    result: str


@dataclass(frozen=True, slots=True)
class SessionsSlipped:
    """The time for sessions slips; `cause`: `cancellations` in a row, or `unplanned`: nothing lies ahead for too long.

    `stage`: `nudge`, the executive was reminded of it; `told`, whoever the step's `alert` names.
    """

    step: str
    round: int
    cause: str
    stage: str


@dataclass(frozen=True, slots=True)
class SessionContested:
    """A second, different confirmation came: the first stands, the other is shown to both (rule 12)."""

    number: int
    sequence: int
    result: str
