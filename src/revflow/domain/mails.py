"""Mails as they are ordered by the engine; texts are rendered when they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

HR_LATE = "hr-late"
"""The mail that tells others that HR is late with a call; it goes on hold too, which it may be about."""


class MailState(StrEnum):
    """An outbox row's way: queued, then sent; or skipped (says why); or failed after its last try."""

    QUEUED = "queued"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MailOrder:
    """One mail to one person. `key` is unique: a mail is ordered once, whatever is repeated; its Message-ID too.

    The key is `<journey>/<step>.<round>/<purpose>/<ref>`. `template` names `templates/mail/<name>/`; `to` and `cc` are
    references. `task` is the task whose link the mail carries, or empty. `urgent` ignores quiet hours, weekly caps and
    daily digests (decisions and invitations). `data` holds codes and numbers for the template, never personal content.
    `not_before` is the earliest moment of sending (UTC).
    """

    key: str
    journey: str
    template: str
    to: str
    cc: tuple[str, ...] = ()
    step: str = ""
    task: str = ""
    urgent: bool = False
    data: Mapping[str, object] = field(default_factory=dict)
    attach: tuple[str, ...] = ()
    not_before: datetime | None = None

    @property
    def purpose(self) -> str:
        """What it is for among the mails of its step's round: the key's third part."""
        return self.key.split("/")[2]


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

    @property
    def due_at(self) -> datetime:
        """When it may go: the latest of when it was queued, its earliest moment and its next try."""
        return max(at for at in (self.queued_at, self.order.not_before, self.next_try) if at)


@dataclass(frozen=True, slots=True)
class DeadAddress:
    """An address at which mails do not arrive, `since` (UTC) one was refused or came back, until HR takes it back.

    `cause` is the status that was told, of RFC 3463 (`5.1.1`) or of SMTP (`550`); `mail` the key of that mail.
    """

    email: str
    since: datetime
    cause: str
    mail: str
