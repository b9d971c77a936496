"""Texts, durations and ranges: the small values of the program format, each parsed once from what the file says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Literal

Unit = Literal["min", "hours", "days", "working days", "weeks", "months", "years"]

_UNITS: Mapping[str, Unit] = {
    "min": "min", "minute": "min", "minutes": "min", "hour": "hours", "hours": "hours", "day": "days", "days": "days",
    "working day": "working days", "working days": "working days", "week": "weeks", "weeks": "weeks",
    "month": "months", "months": "months", "year": "years", "years": "years",
}  # fmt: skip
LONGEST_YEARS = 10
"""No time that a program names is longer. What is longer is a slip: no program of the practice lasts more than a few
years. And the calendar ends: it has no day after the year 9999, and knows public holidays for some decades only. The
engine itself has no upper bound (rule 21): two waits follow each other.
"""

_LONGEST: Mapping[Unit, int] = {
    "min": 5_259_600, "hours": 87_660, "days": 3_653, "working days": 2_610, "weeks": 522, "months": 120, "years": 10,
}  # fmt: skip
LAUNCH = "launch"
FIRST, LAST = "first", "last"
"""What a reminder may count from besides the due date: the launch, or these dates of a step of sessions."""

_DURATION = re.compile(r"([0-9]{1,4})\s+([a-z]+(?: [a-z]+)?)")
_OFFSET = re.compile(r"(.*\S)\s+(before|after)(?:\s+(\S+))?")
_RANGE = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")
_QUIET = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])")


def read_range(text: str) -> tuple[int, int]:
    """Read `5-10` as lowest and highest, both included. Raises ValueError."""
    match = _RANGE.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        raise ValueError("range")
    return int(match[1]), int(match[2])


def read_quiet(text: str) -> tuple[time, time]:
    """Read `19:00-08:00` as the hours between which nothing is sent. Raises ValueError."""
    match = _QUIET.fullmatch(text)
    if match is None:
        raise ValueError("quiet")
    return time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people: one per language, or one for all (rule 28), kept under `""`."""

    by_language: Mapping[str, str]

    def say(self, language: str) -> str:
        """Return the text in that language, else the plain one, else the first there is."""
        texts = self.by_language
        return texts.get(language) or texts.get("") or next(iter(texts.values()), "")


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time in the unit it was written in: calendar units depend on the calendar they are applied to."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `5 working days`, `60 min`, `1 week`. Raises ValueError."""
        match = _DURATION.fullmatch(text.strip())
        if match is None or match[2] not in _UNITS:
            raise ValueError("duration")
        return cls(int(match[1]), _UNITS[match[2]])

    @property
    def too_long(self) -> bool:
        """Whether it is longer than LONGEST_YEARS."""
        return self.amount > _LONGEST[self.unit]


@dataclass(frozen=True, slots=True)
class Offset:
    """A time relative to another: `2 working days before`, `1 day after sessions.last`.

    `anchor` is what it counts from: empty for the task's own due date, else `launch`, or a step of sessions and which
    of its dates (`sessions.first`).
    """

    duration: Duration
    before: bool
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> "Offset":
        """Read a duration followed by `before` or `after`, and perhaps by what it counts from. Raises ValueError."""
        match = _OFFSET.fullmatch(text.strip())
        if match is None:
            raise ValueError("offset")
        return cls(Duration.parse(match[1]), match[2] == "before", match[3] or "")

    def __str__(self) -> str:
        """Return it as a program writes it."""
        side = "before" if self.before else "after"
        return f"{self.duration.amount} {self.duration.unit} {side} {self.anchor}".rstrip()
