"""The store as use cases see it: one transaction (`Db`), and what opens transactions (`Store`)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from revflow.domain.facts import Event, Fact
from revflow.domain.journeys import Journey, Summary
from revflow.domain.mails import DeadAddress, MailOrder, OutboxMail
from revflow.domain.people import Absence, Person
from revflow.domain.tasks import Task, TaskState
from revflow.service.kept import Kept
from revflow.service.records import Cohort, Deliverable


class Db(Protocol):
    """One transaction on the store. Everything read is consistent; everything written commits at the end, or nothing.

    Times are UTC. Writers are serialised per journey by `lock` (PostgreSQL) or wholly (SQLite, BEGIN IMMEDIATE).
    """

    @property
    def kept(self) -> Kept:
        """What this process keeps of this store between transactions."""

    # cohorts, editions, people
    def add_edition(self, digest: str, source: str, path: str) -> None:
        """Keep an edition by its content hash: resolved source, and where it came from; known ones stay."""

    def edition(self, digest: str) -> str:
        """Return an edition's resolved source. Raises RefusedError `edition-unknown`."""

    def add_cohort(self, cohort: Cohort) -> None:
        """Add a cohort; its name must be new."""

    def cohort(self, name: str) -> Cohort:
        """Return a cohort by name. Raises RefusedError `cohort-unknown`."""

    def cohorts(self) -> list[Cohort]:
        """Return all cohorts, oldest first."""

    def add_people(self, cohort: str, people: Iterable[Person]) -> None:
        """Add people of a cohort."""

    def people(self, cohort: str, refs: Iterable[str] | None = None) -> dict[str, Person]:
        """Return people by reference: those named, or all of the cohort."""

    def people_at(self, email: str) -> list[tuple[str, Person]]:
        """Return (cohort, person) for everybody with that address."""

    def add_absence(self, email: str, begins: datetime, ends: datetime, deputy: str) -> None:
        """Let somebody be away, in every cohort; `deputy` is an address or empty."""

    def end_absences(self, email: str, at: datetime) -> int:
        """End at that moment what somebody's absences there still are; return how many."""

    def absences(self, cohort: str) -> list[Absence]:
        """Return the absences of a cohort's people, by reference."""

    def deputies_missing(self, cohort: str, at: datetime) -> list[str]:
        """Return the addresses of deputies who are not in a cohort, of its people's absences not over at that time."""

    def mint(self, letter: str, count: int) -> list[str]:
        """Return so many new codes with that letter, unique in the installation; gaps may arise, repetitions never."""

    # journeys and their journal
    def add_journeys(self, journeys: Iterable[Journey]) -> None:
        """Add journeys without events; their first fact follows in the same transaction."""

    def lock(self, codes: Iterable[str]) -> None:
        """Lock these journeys, in the order of their codes, until the transaction ends."""

    def summary(self, code: str) -> Summary:
        """Return a journey's summary. Raises RefusedError `journey-unknown`."""

    def summaries(self, cohort: str) -> list[Summary]:
        """Return all journeys of a cohort, by scope and code."""

    def related(self, journey: Journey) -> list[Summary]:
        """Return the journeys joined to one, as `engine.linked.Linked.journeys` says."""

    def put_summary(self, summary: Summary) -> None:
        """Write a journey's summary; its version is kept by `append` alone."""

    def events(self, code: str, after: int = 0) -> list[Event]:
        """Return a journey's events with numbers above `after`, in order."""

    def append(self, code: str, facts: Sequence[Fact], actor: str, at: datetime, expected: int) -> list[Event]:
        """Append facts; return them as events. Raises StaleError when the journey's version is not `expected`."""

    # tasks
    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Write tasks, new or changed."""

    def task(self, task_id: str) -> Task:
        """Return a task. Raises RefusedError `task-unknown`."""

    def tasks(
        self, *, cohort: str = "", refs: Iterable[str] | None = None, states: Iterable[TaskState] | None = None
    ) -> list[Task]:
        """Return tasks by due date: of one cohort, of those who may act, in those states."""

    # personal content, apart and erasable
    def put_content(self, digest: str, journey: str, step: str, task: str, kind: str, data: object) -> None:
        """Keep personal content under its digest; the same digest again changes nothing."""

    def content(self, digest: str) -> object | None:
        """Return personal content, or None when it was erased."""

    def answers(self, journeys: Iterable[str]) -> dict[str, dict[str, Mapping[str, object]]]:
        """Return journey to step to newest answer."""

    def put_deliverable(self, deliverable: Deliverable) -> None:
        """Record a stored file; the same file for the same task again changes nothing."""

    def deliverables(self, *, journey: str = "", sha256: str = "") -> list[Deliverable]:
        """Return records of files, oldest first: of a journey, or with that digest."""

    # outbox
    def queue(self, cohort: str, orders: Iterable[MailOrder], now: datetime) -> None:
        """Put mails into the outbox; a key that is there already is left as it is."""

    def due_mails(self, now: datetime, limit: int) -> list[OutboxMail]:
        """Return queued mails whose time has come, oldest first."""

    def due_mails_to(self, cohort: str, ref: str, now: datetime) -> list[OutboxMail]:
        """Return all queued mails to one reader whose time has come, oldest first."""

    def count_last(self, readers: Iterable[str], work: Callable[[], None]) -> None:
        """Do some work as the last of the transaction, when nobody else counts these readers' mails until its end."""

    def mails_to(self, ref: str, since: datetime) -> list[OutboxMail]:
        """Return the mails to one reader that wait or went and were due since then, the longest due first."""

    def mails_sent(self, since: datetime) -> list[OutboxMail]:
        """Return the mails that were sent since then, oldest first."""

    def failed_mails_to(self, ref: str) -> list[OutboxMail]:
        """Return the mails to one reader that failed, oldest first."""

    def outbox(self, cohort: str = "") -> list[OutboxMail]:
        """Return the outbox, oldest first."""

    def put_mail(self, mail: OutboxMail) -> None:
        """Write what became of a mail."""

    def swap_mail(self, known: OutboxMail, after: OutboxMail) -> bool:
        """Write what became of a mail if its state, tries and next try are still as `known` has them; say whether."""

    def add_dead(self, dead: DeadAddress) -> bool:
        """Mark an address as dead, unless it is; return whether it was news."""

    def drop_dead(self, email: str) -> bool:
        """Take the mark of an address away; return whether it had one."""

    def dead_addresses(self) -> dict[str, DeadAddress]:
        """Return all addresses at which mails do not arrive."""

    # driving
    def nudge(self, codes: Iterable[str], late: float = 0.0) -> None:
        """Ask that these journeys be driven, after `late` seconds at the earliest; unknown and ended ones are not."""

    def nudged(self, limit: int, real_now: datetime) -> list[str]:
        """Return nudged journeys that nobody holds a valid lease on, oldest nudge first."""

    def open_journeys(self) -> list[str]:
        """Return all journeys that have not ended, by code."""

    def due_journeys(self, now: datetime, limit: int) -> list[str]:
        """Return open journeys whose `wake_at` has come, earliest first."""

    def next_due(self) -> datetime | None:
        """Return the next moment at which time alone brings work (a journey's or a mail's), or None."""

    def take_lease(self, code: str, holder: str, real_now: datetime, seconds: float) -> int | None:
        """Take the right to drive a journey and clear its nudge: a growing fencing token, or None when it is held."""

    def check_lease(self, code: str, token: int) -> None:
        """Raise StaleError unless the token is the current one."""

    def hold_lease(self, code: str, token: int, until: datetime) -> None:
        """Hold a lease until then (real time, UTC). Raises StaleError unless the token is the current one."""

    def drop_lease(self, code: str, token: int) -> None:
        """Give the right back, if the token is still the current one."""

    def leases(self) -> int:
        """Return how many leases are held."""

    def clock_offset(self) -> float:
        """Return the program clock's offset from real time, in seconds."""

    def set_clock_offset(self, seconds: float) -> None:
        """Move the program clock (rule 22)."""

    def mark(self, name: str) -> str:
        """Return a named value, or empty."""

    def marks(self, *names: str) -> tuple[str, ...]:
        """Return several named values, in the order of their names."""

    def set_mark(self, name: str, value: str) -> None:
        """Keep a named value."""

    # runs in Prefect
    def run(self, code: str) -> str:
        """Return the id of a journey's run in Prefect, or empty."""

    def set_run(self, code: str, run: str) -> None:
        """Keep the id of a journey's run; empty: it is to be made again."""

    def without_run(self, limit: int) -> list[str]:
        """Return open journeys that have no run."""

    # the sealing chain
    def seal(self, limit: int) -> int:
        """Chain at most so many unsealed events, in commit order; return how many."""

    def verify(self) -> list[str]:
        """Recompute the chain; return a code with journey and number for each fault."""


class Store(Protocol):
    """Opens transactions."""

    def read(self) -> AbstractContextManager[Db]:
        """Open a transaction that only reads."""

    def write(self) -> AbstractContextManager[Db]:
        """Open a transaction that commits at the end, and rolls back on any exception."""

    def changes(self) -> Callable[[], bool] | None:
        """Return what one thread may ask, at almost no cost, whether anybody has committed since it last asked.

        None where the database cannot tell: then it is to be read.
        """
