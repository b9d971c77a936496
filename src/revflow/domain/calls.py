"""Calls: what a step of kind `call` tells a function, and what the function may hand back.

A function is found by its name in the entry point group `revflow.functions`; it takes a `Call` and returns `CallFile`s,
none if it makes no file. `docs/functions.md` shows one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CallPerson:
    """A participant of the journey: `code` is that of his or her own journey, `language` one of the program's."""

    code: str
    name: str
    email: str
    language: str
    department: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class CallSession:
    """A session that was held: `starts` is aware, UTC; its length in minutes."""

    number: int
    starts: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the name of a group by language, and of its one member if that is a person's; else `name` is empty."""

    title: Mapping[str, str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """What a function is told.

    `key` is the same whenever the same call is made again: a function that acts elsewhere hands it on, so that what was
    done is not done twice. `at` is the moment at which the step was entered (UTC), the same for each try; `zone` the
    program's time zone. `told` is the step's `with`. `people` are those of the journey by role, `mentee` and `mentor`;
    `topics` the names of its topics, the lead topic first; names are by language, the program's own language first.
    `templates` are the folders to look for templates in, the company's own first.
    """

    key: str
    journey: str
    scope: str
    step: str
    cohort: str
    company: str
    title: Mapping[str, str]
    at: datetime
    zone: str = "UTC"
    told: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, CallPerson] = field(default_factory=dict)
    topics: tuple[Mapping[str, str], ...] = ()
    sessions: tuple[CallSession, ...] = ()
    signer: Signer | None = None
    templates: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class CallFile:
    """A file that a function has made: its name as people see it, with its ending, and its bytes."""

    name: str
    data: bytes
