"""Facts of a journey's life: how it begins, is held up, and ends."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A journey begins. For the cohort's own journey: the launch, with the edition's content hash."""

    scope: str
    person: str = ""
    mentee: str = ""
    mentor: str = ""
    topics: tuple[str, ...] = ()
    wave: int = 0
    program: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """A journey ended; `cause` is a code: `steps` (all done), `outcome`, `expired`, `partner`, `no-match`, `hr`..."""

    ending: str
    cause: str


@dataclass(frozen=True, slots=True)
class Left:
    """A participant leaves, or HR says so on his or her behalf (rule 11)."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """HR stops a journey (or the whole cohort, on the cohort's journey)."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A journey is put on hold: by HR, or by an operator's Cancel in Prefect (`cause` says which)."""

    cause: str


@dataclass(frozen=True, slots=True)
class Released:
    """A journey on hold goes on; `dues` are the new due dates (UTC) of its open tasks: time on hold does not count."""

    dues: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Relisted:
    """HR has updated the people list, on the cohort's journey: its `digest` (salted), and how many it concerned."""

    digest: str
    joined: int = 0
    returned: int = 0
    left: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The cohort goes on: a journey that was on hold with it is released next, by its own `Released`."""
