"""What use cases need from outside, as protocols: the adapters implement them, `bootstrap` puts them together."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from revflow.domain.calls import Call
from revflow.domain.mails import OutboxMail
from revflow.service.records import Cohort, Deliverable
from revflow.service.store_port import Db, Store

__all__ = [
    "Bounce",
    "Bounces",
    "Clock",
    "Cohort",
    "Db",
    "Deliverable",
    "Failure",
    "Files",
    "Functions",
    "Invitation",
    "Letter",
    "Letters",
    "Looked",
    "OutboxMail",
    "Ports",
    "Post",
    "Runner",
    "Store",
    "at_once",
]


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

    def tidy(self, before: datetime) -> int:
        """Remove what uploads that broke off before then have left behind (real time, UTC); return how many files."""
        ...

    def claim(self, owner: str) -> str:
        """Make these files an owner's if they are nobody's yet; return whose they are."""
        ...

    def stored(self, before: datetime) -> list[str]:
        """Return the SHA-256 of each file that was last stored before then (real time, UTC)."""
        ...

    def remove(self, sha256: str, before: datetime) -> bool:
        """Remove a file unless it was stored anew since then; say whether it was removed."""
        ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """A mentoring session for calendars: one request, update or cancellation (RFC 5546).

    `journey`, `series` (empty for the first step of its kind), `number` and `realm` (something of the cohort that never
    changes and is the installation's own) make the UID, the same through all updates; `sequence` rises with each.
    `starts` is aware; `zone` the IANA time zone in which the session is held; `stamp` the order's time. `attendees` are
    (name, address) pairs; `topic` a name or empty.
    `mentees_are`: executives or learners (`service.roles`).
    `circle`: it is a meeting of a circle with that title, and `place` where, or empty.
    `meeting` names the date of a small group instead; `alone`: others keep the date that is cancelled for its reader.
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
    mentees_are: str = "executives"
    topic: str = ""
    language: str = "en"
    cancelled: bool = False
    circle: str = ""
    place: str = ""
    meeting: str = ""
    series: str = ""
    alone: bool = False

    @property
    def uid(self) -> str:
        """The event's identity in every calendar."""
        own = ".".join(filter(None, (self.journey, self.series, str(self.number))))
        return f"{self.meeting or own}.{self.realm}@revflow"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, rendered: ready to be handed over.

    `attachments` are (file name, media type, bytes); `name` is that of `to`; `date` the mail's Date (aware), the
    machine's time if None; `invitation` rides along as a calendar part and file. `left_out` are files that could not be
    attached, as (name, why).
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
    left_out: tuple[tuple[str, str], ...] = ()


class Post(Protocol):
    """Hands letters over: by SMTP, or into a Maildir."""

    def send(self, letter: Letter) -> str:
        """Hand one letter over; return the path of the `.eml`, or "".

        Raises OutsideError `mail-refused`, `mail-unreachable`, `mail-login`, `mail-tls`, `mail-sender`,
        `mail-redirect`, `mail-header`, `mail-folder`, whose `data["permanent"]` says whether trying again is vain;
        of `mail-refused`, `data["reader"]` whether the reader's address is to blame.
        """
        ...

    def batch(self) -> AbstractContextManager[None]:
        """Keep one connection for the letters handed over inside; outside, each letter has its own."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A reader whom a mail did not reach: by the addresses that the report has for him or her, and the status."""

    addresses: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail system says of a mail that it could not deliver (RFC 3464).

    `mark` names the report for ever; `message` is the Message-ID of the mail that came back, or empty where that did
    not come along. Addresses are in small letters, statuses of RFC 3463 (`5.1.1`).
    """

    mark: str
    message: str
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look into the mailbox has found: a bounce, or none any more; and the place up to which it has come.

    A place is a word of the mailbox's own; empty before the first look, and where none is needed.
    """

    bounce: Bounce | None
    place: str


class Bounces(Protocol):
    """The mailbox to which mails that cannot be delivered come back."""

    def waiting(self, most: int, place: str) -> Iterator[Looked]:
        """Yield the bounces among at most so many messages behind a place, and how far the look has come.

        A bounce is put away when the next is asked for: commit it, with its place, before. What is none is not looked
        at again. Raises OutsideError: `bounces-folder`; `bounces-unreachable`, `bounces-tls`, `bounces-login`,
        `bounces-mailbox`.
        """
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


class Functions(Protocol):
    """The functions that call steps name."""

    def call(self, name: str, asked: Call) -> object:
        """Call a function; return what it hands back. Raises OutsideError `function-unknown`, and what it raises."""
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
    program names no HR address; `bounces` the mailbox where mails come back, if there is one.
    """

    store: Store
    clock: Clock
    files: Files
    letters: Letters
    post: Post
    secret: str
    web_url: str
    templates: Path
    functions: Functions
    reply_to: str = ""
    bounces: Bounces | None = None
