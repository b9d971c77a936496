"""Facts of mentoring sessions."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """Session `number` (from 1) has a date; `sequence` is iCalendar's, raised by each move.

    `meeting` names the date where pairs meet together, the same for all of a group that meet then; else it is empty.
    """

    number: int
    sequence: int
    starts: datetime
    minutes: int
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class SessionSettled:
    """What became of a planned session: `held`, `moved`, `cancelled` or `missed`; said by the event's actor."""

    number: int
    sequence: int
    result: str


@dataclass(frozen=True, slots=True)
class SessionCorrected:
    """HR, the event's actor, corrects what was said of a session: its `result`, and when it began.

    Why lies apart under `reason` (a digest).
    """

    number: int
    sequence: int
    result: str
    starts: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class CountProposed:
    """One of a pair, the event's actor, proposes `count` sessions in all; `task` asks the other one.

    Why lies apart under `reason` (a digest), or was not said.
    """

    step: str
    round: int
    task: str
    count: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CountAnswered:
    """The other one of the pair agrees, or does not, to as many sessions as `task` proposes (rule 12)."""

    task: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class HelpCalled:
    """One of a pair, the event's actor, asks HR for a call (`task`); what for lies apart under `plea`, or is unsaid."""

    step: str
    round: int
    task: str
    plea: str = ""


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
