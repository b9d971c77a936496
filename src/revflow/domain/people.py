"""People of a cohort, known inside by a reference (`U012`) that says nothing of who they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a participant is in a program; one person may be both (rule 1)."""

    MENTOR = "mentor"
    MENTEE = "mentee"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one cohort: a participant of the people list, or one who acts (group member, manager, assistant).

    `ref` is the pseudonymous reference used in events, tasks and Prefect; `key` the identity across list updates
    (rule 24: the column `id`, else the address); `manager` and `assistant` are addresses or empty; `language` is one
    of the program's languages; addresses are lower-case. `gone`: not on the people list any more: kept for the records
    that name this person, asked for nothing and written to by nobody (rules 15, 24).
    """

    ref: str
    key: str
    name: str
    email: str
    roles: frozenset[Role] = frozenset()
    department: str = ""
    site: str = ""
    manager: str = ""
    language: str = ""
    assistant: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from `begins` until `ends` (UTC); `deputy` (a reference) stands in meanwhile, or is empty."""

    ref: str
    begins: datetime
    ends: datetime
    deputy: str = ""

    def covers(self, at: datetime) -> bool:
        """Tell whether the person is away at that moment."""
        return self.begins <= at < self.ends
