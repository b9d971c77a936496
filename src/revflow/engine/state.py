"""A journey's state: its events folded. Nothing is in it that the events do not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from revflow.domain.facts import Event
from revflow.domain.journeys import Ending, Journey, StepStatus
from revflow.domain.tasks import Task


@dataclass(frozen=True, slots=True)
class Visit:
    """One round of one step. `events` are those of this round, from `Entered` on: kinds derive what they need of them."""

    step: str
    round: int
    wave: int
    entered_at: datetime
    events: tuple[Event, ...] = ()
    outcome: str = ""
    route: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """`visits` holds the newest round of each step entered, `past` all earlier ones; `skipped` steps map to why.

    `status` says where each step stands now: after `back:<step>` the reopened steps are waiting again (rule 17).
    """

    journey: Journey
    version: int = 0
    visits: Mapping[str, Visit] = field(default_factory=dict)
    past: tuple[Visit, ...] = ()
    status: Mapping[str, StepStatus] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    left: bool = False
    stopped: str | None = None
    on_hold: str = ""
    unmatchable: bool = False
    ending: Ending | None = None
    opened_at: datetime | None = None
    last_at: datetime | None = None
