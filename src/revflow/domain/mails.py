"""Mails as they are ordered by the engine; texts are rendered when they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
