"""What runs, as HR lists it: cohorts, journeys, tasks, mails."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from revflow.domain.journeys import Scope, Summary
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskState
from revflow.engine.state import CARE, OPEN_STATES
from revflow.service.case import people_of
from revflow.service.ports import Db, OutboxMail, Ports


@dataclass(frozen=True, slots=True)
class CohortStatus:
    """One cohort. `state`: `running`, `held` or its ending; `journeys` counts them by scope and state."""

    cohort: str
    program: str
    edition: str
    state: str
    journeys: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class JourneyStatus:
    """One journey. `subject` says whom it is for: a name, those of a pair, a topic's id, the cohort's name."""

    code: str
    subject: str
    step: str
    awaits: tuple[str, ...]
    since: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """One task, with the addresses of those who may act, of who has claimed it, and of the deputies among them.

    `unreachable`: mails arrive at none of those who may act. `on_hold`: it is open, and takes nothing as long as its
    journey is on hold.
    """

    task: str
    cohort: str
    code: str
    step: str
    kind: str
    awaits: tuple[str, ...]
    due: datetime | None
    state: str
    claimed_by: str
    deputies: tuple[str, ...]
    unreachable: bool
    on_hold: bool


def cohorts(ports: Ports) -> list[CohortStatus]:
    """Return all cohorts, oldest first."""
    with ports.store.read() as db:
        return [_cohort(db, cohort.name) for cohort in db.cohorts()]


def journeys(ports: Ports, cohort: str) -> list[JourneyStatus]:
    """Return a cohort's journeys by code. Raises RefusedError `cohort-unknown`."""
    with ports.store.read() as db:
        db.cohort(cohort)
        found = db.summaries(cohort)
        people = people_of(db, cohort)
        names = {one.journey.code: _name(people, one.journey.person) for one in found}
        return [_journey(summary, names) for summary in found]


def tasks(ports: Ports, *, email: str = "", cohort: str = "", closed: bool = False) -> list[TaskStatus]:
    """Return open and late tasks (with `closed` all), of one address or one cohort where named.

    Raises RefusedError `cohort-unknown`.
    """
    with ports.store.read() as db:
        _check(db, cohort)
        there = (person for _cohort, person in db.people_at(email.lower()) if not person.gone)
        refs = {person.ref for person in there} if email else None
        states = None if closed else (TaskState.OPEN, TaskState.LATE)
        found = db.tasks(cohort=cohort, refs=refs, states=states)
        dead = db.dead_addresses().keys()
        return [_task(db, task, dead) for task in found]


def dead_addresses(ports: Ports) -> Collection[str]:
    """Return the addresses at which mails do not arrive."""
    with ports.store.read() as db:
        return db.dead_addresses().keys()


def outbox(ports: Ports, cohort: str = "") -> list[OutboxMail]:
    """Return the outbox, oldest first. Raises RefusedError `cohort-unknown`."""
    with ports.store.read() as db:
        _check(db, cohort)
        return db.outbox(cohort)


def _check(db: Db, cohort: str) -> None:
    """Refuse a cohort that is named and does not exist: its empty list would read as if nothing were open."""
    if cohort:
        db.cohort(cohort)


def _cohort(db: Db, name: str) -> CohortStatus:
    cohort = db.cohort(name)
    summaries = db.summaries(name)
    own = next(summary for summary in summaries if summary.journey.scope is Scope.COHORT)
    counts = {
        scope.value: dict(Counter(_state(summary) for summary in summaries if summary.journey.scope is scope))
        for scope in Scope
        if scope is not Scope.COHORT
    }
    return CohortStatus(name, cohort.program, cohort.edition_label, _state(own), counts)


def _state(summary: Summary) -> str:
    if summary.ending:
        return summary.ending.value
    if summary.on_hold:
        return "held"
    return "incident" if summary.incident else "running"


def _journey(summary: Summary, names: Mapping[str, str]) -> JourneyStatus:
    journey = summary.journey
    halves = [names.get(code, code) for code in (journey.mentee, journey.mentor) if code]
    subject = names[journey.code] or " + ".join(halves) or ", ".join(journey.topics) or journey.cohort
    return JourneyStatus(journey.code, subject, summary.step, summary.awaits, summary.since, _state(summary))


def _name(people: Mapping[str, Person], ref: str) -> str:
    return people[ref].name if ref in people else ref


def _task(db: Db, task: Task, dead: Collection[str]) -> TaskStatus:
    summary = db.summary(task.journey)
    cohort = summary.journey.cohort
    people = db.people(cohort, task.to)
    addresses = {ref: people[ref].email for ref in task.to if ref in people and not people[ref].gone}
    deputies = dict.fromkeys(deputy for deputy, _principal in task.deputies)
    return TaskStatus(
        task.id,
        cohort,
        task.journey,
        task.step,
        task.kind.value,
        tuple(addresses.values()),
        task.due,
        task.state.value,
        addresses.get(task.claimed_by, ""),
        tuple(addresses[ref] for ref in deputies if ref in addresses),
        unreachable=bool(addresses) and all(address in dead for address in addresses.values()),
        on_hold=summary.on_hold and task.kind not in CARE and task.state in OPEN_STATES,
    )
