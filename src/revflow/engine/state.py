"""A journey's state: its events folded. Nothing is in it that the events do not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from revflow.domain.facts import Alerted, Event
from revflow.domain.journeys import Ending, Journey, Scope, StepStatus
from revflow.domain.tasks import Task, TaskKind, TaskState

OPEN_STATES = frozenset({TaskState.OPEN, TaskState.LATE})
"""A task that takes an answer, late or not."""

DECIDING = frozenset({TaskKind.DECIDE, TaskKind.REVIEW})
"""Tasks that ask for a vote at a gate."""

FLEETING = frozenset({TaskKind.AGREE, TaskKind.PULSE})
"""Tasks that close by themselves when they are due, and that nobody else is told of."""

CARE = frozenset({TaskKind.HELP, TaskKind.PAUSE})
"""HR's tasks that look after a pair: no line of the step about due dates, reminders or expiry is for them."""

SUBJECTS = (Scope.MENTEE.value, Scope.MENTOR.value)
"""Roles that are a journey's own people."""


WITH_COHORT, GOING_ON = "cohort", "goes-on"
"""Why a journey is on hold that was so with all of its cohort; and why still, though the cohort goes on already."""


def opens_to_others(task: Task) -> bool:
    """Tell whether escalating a task adds deciders (rule 20): at a gate, but never for a person's own yes."""
    return task.kind in DECIDING and task.awaits not in SUBJECTS


@dataclass(frozen=True, slots=True)
class Visit:
    """One round of one step. `events` are those of this round, from `Entered` on: kinds read in them what they need.

    `found` is where the step stood that its `route` led back to, which a take-back restores.
    """

    step: str
    round: int
    wave: int
    entered_at: datetime
    events: tuple[Event, ...] = ()
    outcome: str = ""
    route: str = ""
    ended_at: datetime | None = None
    found: StepStatus | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A step's action that failed and did not succeed since (rule 23): `count` tries so far, the last one at `at`."""

    step: str
    round: int
    action: str
    code: str
    count: int
    at: datetime


Told = tuple[str, str, str]
"""A mentee, a topic without a mentor, and what was told of it, as `facts.UnmetTold` says."""


@dataclass(frozen=True, slots=True)
class State:
    """`visits` holds the newest round of each step entered, `past` all earlier ones; `skipped` steps map to why.

    `status` says where each step stands now: after `back:<step>` the reopened steps are waiting again (rule 17).
    On the cohort's journey `paired` are the waves that were passed, `told` the journeys that no later wave can take,
    `locks` what HR wants of two: (mentee, mentor) to `together`, `apart` or `free`, `lock_topics`
    on which topic, if it named one; `unmet` what mentees of a crossed match were told of topics without a mentor.
    `wave_asked` is the newest wave that HR has asked for, 0: none.
    On a mentee's journey `choosing` is the round of the match that asks it to choose a mentor, 0: none did.
    `reopened` are the steps that HR had done once more, each with its event's number.
    `failures` are the actions that wait for another try, by step; `alerts` the incidents that HR was told of.
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
    paired: tuple[int, ...] = ()
    told: frozenset[str] = frozenset()
    locks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lock_topics: Mapping[tuple[str, str], str] = field(default_factory=dict)
    unmet: frozenset[Told] = frozenset()
    wave_asked: int = 0
    choosing: int = 0
    reopened: tuple[tuple[str, int], ...] = ()
    alerts: frozenset[Alerted] = frozenset()
    failures: Mapping[str, Failure] = field(default_factory=dict)
    ending: Ending | None = None
    opened_at: datetime | None = None
    last_at: datetime | None = None

    def end_so_far(self) -> Ending | None:
        """Return how the journey has ended, or will when it is driven next: it was told so, and goes on to nothing."""
        if self.ending is None and self.left:
            return Ending.LEFT
        return Ending.STOPPED if self.ending is None and self.stopped is not None else self.ending

    def open_tasks(self) -> tuple[Task, ...]:
        """Return the tasks that take an answer, in the order they were asked."""
        return tuple(task for task in self.tasks.values() if task.state in OPEN_STATES)

    def open_visits(self) -> tuple[Visit, ...]:
        """Return the rounds that are open, in the order they were entered."""
        return tuple(v for v in self.visits.values() if self.status.get(v.step) is StepStatus.OPEN)
