"""A date at which several pairs of a mentor meet, as the page of one of their tasks shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Another pair of a group: its task of the same kind, its mentee's name, and the number of its session."""

    task: str
    who: str
    number: int


@dataclass(frozen=True, slots=True)
class GroupDate:
    """A date of a group: `members` are the others whom it concerns; `leads`: the reader speaks for all, as mentor.

    `own` is the pair itself. `meets` is when the group meets already, without this pair (UTC), or None.
    """

    own: Member
    members: tuple[Member, ...]
    leads: bool
    meets: datetime | None = None
