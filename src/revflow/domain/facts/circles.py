"""Facts of a circle: those of one side of the pairs, the mentors or the mentees, who meet from time to time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CircleSet:
    """Meeting `number` (from 1) has a date, said on `task`; `sequence` is iCalendar's, raised by each move.

    Where it takes place lies apart under `place` (a digest), or was not said.
    """

    task: str
    number: int
    sequence: int
    starts: datetime
    minutes: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class CircleSettled:
    """What became of a meeting: `held`, `moved`, `cancelled`, or `expired`: nobody has said in time.

    `came` is how many were there, None: not said.
    """

    task: str
    number: int
    sequence: int
    result: str
    came: int | None = None


@dataclass(frozen=True, slots=True)
class CircleInvited:
    """Those whose journeys these are (`codes`) are invited to the newest date of a meeting."""

    step: str
    round: int
    number: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CircleExcused:
    """Those whose journeys these are (`codes`) have left before a meeting, and are not expected any more."""

    step: str
    round: int
    number: int
    codes: tuple[str, ...]
