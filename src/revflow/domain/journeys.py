"""Journeys: one subject's way through the steps of its scope."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Scope(StrEnum):
    """Who or what a step is for (rule 1)."""

    COHORT = "cohort"
    MENTEE = "mentee"
    MENTOR = "mentor"
    PAIR = "pair"
    TOPIC = "topic"


LETTERS: Mapping[Scope, str] = {
    Scope.COHORT: "C",
    Scope.MENTEE: "E",
    Scope.MENTOR: "M",
    Scope.PAIR: "P",
    Scope.TOPIC: "T",
}
"""First letter of a journey's code, by scope: `P017` is a pair; `E` stands for executive."""


class Ending(StrEnum):
    """How a journey ended (rule 5)."""

    FINISHED = "finished"
    LEFT = "left"
    DECLINED = "declined"
    STOPPED = "stopped"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class Journey:
    """One subject of one cohort.

    `code` is its public name, unique in the installation. `person` is the reference of a mentee or mentor (scope
    mentee, mentor); `mentee` and `mentor` are the codes of a pair's two journeys; `topics` the ordered topics of a pair
    (the first leads, rule 9) or the single topic of a topic's journey; `wave` that of a pair (from 1), else 0.
    """

    code: str
    cohort: str
    scope: Scope
    person: str = ""
    mentee: str = ""
    mentor: str = ""
    topics: tuple[str, ...] = ()
    wave: int = 0


class StepStatus(StrEnum):
    """Where a step of a journey stands. `SKIPPED`, left out by `when` or expiry, counts as ended (rule 2)."""

    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Summary:
    """What other journeys, lists and Prefect see of a journey: derived from its events, kept in step with them.

    `version` counts the journey's events. `steps` maps the ids of ended steps to their outcome (`""` for a plain pass,
    `"skipped"` when skipped); an open step is in `step`. `awaits` names roles, groups or kinds of wait in codes
    (`hr`, `mentee`, `mentor.manager`, `match`, `time`), never people. `wake_at` is when time alone next changes
    something (UTC), None when nothing is timed. `since` is when it began to await what it awaits. `counts` are the
    numbers that a report adds up, as `engine.reporting.counts_of` names them (`sessions.held`, `asked.needs`), the
    dates of sessions that others' reminders count from (`engine.anchors.dates_of`), and when the journey last went on
    (`engine.summary.has_moved`).
    """

    journey: Journey
    version: int = 0
    step: str = ""
    awaits: tuple[str, ...] = ()
    since: datetime | None = None
    wake_at: datetime | None = None
    ending: Ending | None = None
    on_hold: bool = False
    incident: str = ""
    steps: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
