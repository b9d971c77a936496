"""What use cases need from outside, as protocols: the adapters implement them, `bootstrap` puts them together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from revflow.domain.facts import Event, Fact
from revflow.domain.journeys import Journey, Summary
from revflow.domain.mails import MailOrder, MailState
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskState


@dataclass(frozen=True, slots=True)
class Cohort:
    """One launch. `edition` is the content hash of its program; `folder` where its program stood (for its templates).

    `code` is the code of the cohort's own journey; `salt` salts the digests of personal content (hex); `seed` feeds the
    match; `launched_at` UTC.
    """

    name: str
    code: str
    edition: str
    program: str
    edition_label: str
    folder: str
    salt: str
    seed: int
    launched_at: datetime


@dataclass(frozen=True, slots=True)
class OutboxMail:
    """One row of the outbox. `tries` so far; `sent_at`, `error` (a code) and `path` (of the `.eml`) once known."""

    order: MailOrder
    cohort: str
    queued_at: datetime
    state: MailState
    tries: int = 0
    next_try: datetime | None = None
    sent_at: datetime | None = None
    error: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A stored file's record: `sha256` names it in the data folder; `name` is the file's own, `size` in bytes."""

    sha256: str
    journey: str
    step: str
    task: str
    label: str
    name: str
    size: int
    by: str
    at: datetime


class Db(Protocol):
    """One transaction on the store. Everything read is consistent; everything written commits at the end, or nothing.

    Times are UTC. Writers are serialised per journey by `lock` (PostgreSQL) or wholly (SQLite, BEGIN IMMEDIATE).
    """

    # cohorts, editions, people
    def add_edition(self, digest: str, source: str, path: str) -> None: ...
    def edition(self, digest: str) -> str: ...
    def add_cohort(self, cohort: Cohort) -> None: ...
    def cohort(self, name: str) -> Cohort: ...
    def cohorts(self) -> list[Cohort]: ...
    def add_people(self, cohort: str, people: Iterable[Person]) -> None: ...
    def people(self, cohort: str, refs: Iterable[str] | None = None) -> dict[str, Person]: ...
    def people_at(self, email: str) -> list[tuple[str, Person]]: ...
    def mint(self, letter: str, count: int) -> list[str]: ...

    # journeys and their journal
    def add_journeys(self, journeys: Iterable[Journey]) -> None: ...
    def lock(self, codes: Iterable[str]) -> None: ...
    def summary(self, code: str) -> Summary: ...
    def summaries(self, cohort: str) -> list[Summary]: ...
    def related(self, journey: Journey) -> list[Summary]: ...
    def put_summary(self, summary: Summary) -> None: ...
    def events(self, code: str, after: int = 0) -> list[Event]: ...
    def append(self, code: str, facts: Sequence[Fact], actor: str, at: datetime, expected: int) -> list[Event]: ...

    # tasks
    def put_tasks(self, tasks: Iterable[Task]) -> None: ...
    def task(self, task_id: str) -> Task: ...
    def tasks(
        self, *, cohort: str = "", refs: Iterable[str] | None = None, states: Iterable[TaskState] | None = None
    ) -> list[Task]: ...

    # personal content, apart and erasable
    def put_content(self, digest: str, journey: str, step: str, task: str, kind: str, data: object) -> None: ...
    def content(self, digest: str) -> object | None: ...
    def answers(self, journeys: Iterable[str]) -> dict[str, dict[str, Mapping[str, object]]]: ...
    def put_deliverable(self, deliverable: Deliverable) -> None: ...
    def deliverables(self, *, journey: str = "", sha256: str = "") -> list[Deliverable]: ...

    # outbox
    def queue(self, cohort: str, orders: Iterable[MailOrder], now: datetime) -> None: ...
    def due_mails(self, now: datetime, limit: int) -> list[OutboxMail]: ...
    def outbox(self, cohort: str = "") -> list[OutboxMail]: ...
    def put_mail(self, mail: OutboxMail) -> None: ...

    # driving
    def nudge(self, codes: Iterable[str]) -> None: ...
    def nudged(self, limit: int, real_now: datetime) -> list[str]: ...
    def due_journeys(self, now: datetime, limit: int) -> list[str]: ...
    def next_due(self) -> datetime | None: ...
    def take_lease(self, code: str, holder: str, real_now: datetime, seconds: float) -> int | None: ...
    def check_lease(self, code: str, token: int) -> None: ...
    def drop_lease(self, code: str, token: int) -> None: ...
    def leases(self) -> int: ...
    def clock_offset(self) -> float: ...
    def set_clock_offset(self, seconds: float) -> None: ...
    def mark(self, name: str) -> str: ...
    def set_mark(self, name: str, value: str) -> None: ...

    # runs in Prefect
    def run(self, code: str) -> str: ...
    def set_run(self, code: str, run: str) -> None: ...
    def without_run(self, limit: int) -> list[str]: ...

    # the sealing chain
    def seal(self, limit: int) -> int: ...
    def verify(self) -> list[str]: ...


class Store(Protocol):
    """Opens transactions."""

    def read(self) -> AbstractContextManager[Db]:
        """Open a transaction that only reads."""
        ...

    def write(self) -> AbstractContextManager[Db]:
        """Open a transaction that commits at the end, and rolls back on any exception."""
        ...


class Clock(Protocol):
    """The one clock of all processes (rule 22): real time plus an offset kept in the database."""

    def now(self) -> datetime:
        """Return the program's time, UTC, aware."""
        ...

    def real(self) -> datetime:
        """Return the machine's time, UTC: for leases and retries of machinery, which never jump."""
        ...


class Files(Protocol):
    """Deliverables, by SHA-256, under the data folder."""

    def add(self, stream: BinaryIO, max_bytes: int) -> tuple[str, int]:
        """Store a stream; return its SHA-256 and size. Raises RefusedError `file-too-big`, OutsideError `disk-full`."""
        ...

    def path(self, sha256: str) -> Path:
        """Return where that file lies. Raises RefusedError `file-unknown`."""
        ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """A mentoring session for calendars: one request, update or cancellation (RFC 5546).

    `journey`, `number` and `realm` (something of the cohort that never changes and is the installation's own) make the
    UID, the same through all updates; `sequence` rises with each. `starts` is aware; `zone` the IANA time zone in which
    the session is held; `stamp` the order's time. `attendees` are (name, address) pairs; `topic` a name or empty.
    """

    journey: str
    number: int
    realm: str
    sequence: int
    starts: datetime
    minutes: int
    zone: str
    stamp: datetime
    attendees: tuple[tuple[str, str], ...]
    program: str
    topic: str = ""
    language: str = "en"
    cancelled: bool = False

    @property
    def uid(self) -> str:
        """The event's identity in every calendar."""
        return f"{self.journey}.{self.number}.{self.realm}@revflow"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, rendered: ready to be handed over.

    `attachments` are (file name, media type, bytes); `name` is that of `to`; `date` the mail's Date (aware), the
    machine's time if None; `invitation` rides along as a calendar part and file.
    """

    message_id: str
    to: str
    subject: str
    text: str
    html: str
    cc: tuple[str, ...] = ()
    reply_to: str = ""
    language: str = ""
    attachments: tuple[tuple[str, str, bytes], ...] = ()
    name: str = ""
    date: datetime | None = None
    invitation: Invitation | None = None


class Post(Protocol):
    """Hands letters over: by SMTP, or into a Maildir."""

    def send(self, letter: Letter) -> str:
        """Hand one letter over; return the path of the `.eml`, or "".

        Raises OutsideError `mail-refused`, `mail-unreachable`, `mail-login`, `mail-tls`, `mail-header`, `mail-folder`,
        whose `data["permanent"]` says whether trying again is vain.
        """
        ...

    def batch(self) -> AbstractContextManager[None]:
        """Keep one connection for the letters handed over inside; outside, each letter has its own."""
        ...


class Letters(Protocol):
    """Renders mails from templates (sandboxed, strict)."""

    def render(
        self, template: str, language: str, context: Mapping[str, object], folder: str = ""
    ) -> tuple[str, str, str]:
        """Return subject, text and HTML of `templates/mail/<template>/` in that language.

        `folder` holds the company's own templates; `context` is a `service.mail_context.MailContext`.
        Raises OutsideError `template-faulty`.
        """
        ...


Runner = Callable[[str, Callable[[], None]], None]
"""Runs one move under its title: directly, or as a Prefect task run of the journey's run."""


def at_once(_title: str, move: Callable[[], None]) -> None:
    """Run a move directly: the Runner for tests and the in-memory way."""
    move()


@dataclass(frozen=True, slots=True)
class Ports:
    """All that use cases are given. `web_url` is the public address in mails, without a slash at its end.

    `secret` signs links; `templates` is the shipped templates' folder; `reply_to` the address that answers go to when a
    program names no HR address.
    """

    store: Store
    clock: Clock
    files: Files
    letters: Letters
    post: Post
    secret: str
    web_url: str
    templates: Path
    reply_to: str = ""
