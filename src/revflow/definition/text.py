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
_DURATION = re.compile(r"(\d{1,4})\s+([a-z]+(?: [a-z]+)?)")
LAUNCH = "launch"
FIRST, LAST = "first", "last"
"""What a reminder may count from besides the due date: the launch, or these dates of a step of sessions."""

_OFFSET = re.compile(r"(.*\S)\s+(before|after)(?:\s+(\S+))?")
_RANGE = re.compile(r"(\d{1,4})-(\d{1,4})")
_QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


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
