"""Send what the outbox holds and is due: claim, render, hand over, commit, one mail at a time."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from revflow.domain.errors import OutsideError, RevflowError
from revflow.domain.mails import MailState
from revflow.domain.people import Person
from revflow.domain.tasks import TaskState
from revflow.service import crash
from revflow.service.case import people_of, program_of
from revflow.service.letters import compose, compose_digest
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.timing import in_digest, wants_digest

CLAIM = timedelta(minutes=2)
"""A claimed mail that was not settled is sent again after that: its sender died (a crash loses none)."""

BACKOFF = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""Rule 23, for mails: then the row is failed, which HR sees."""

UNREACHABLE = "mail-unreachable"
"""No fault of the mail: it stays queued however long the server is gone, and is tried at least each hour."""

LONGEST_OUTAGE_WAIT = timedelta(hours=1)

_log = logging.getLogger("revflow.outbox")


def send_due(ports: Ports, limit: int = 50) -> int:
    """Send the mails that are due; return how many were settled (sent, skipped or failed)."""
    now = ports.clock.now()
    if not _anything_due(ports, now):
        return 0
    with ports.store.write() as db:
        claimed = [replace(mail, next_try=now + CLAIM, tries=mail.tries + 1) for mail in db.due_mails(now, limit)]
        for mail in claimed:
            db.put_mail(mail)
    batches = _batches(ports, claimed)
    with ports.post.batch():
        for number, batch in enumerate(batches):
            if not _settle(ports, batch, now):
                _give_back(ports, [mail for later in batches[number + 1 :] for mail in later], now)
                break
    return len(claimed)


def _give_back(ports: Ports, claimed: Sequence[OutboxMail], now: datetime) -> None:
    """Leave for later what was claimed when the mail server does not answer: each would wait as long in vain."""
    with ports.store.write() as db:
        for mail in claimed:
            db.put_mail(replace(mail, tries=mail.tries - 1, next_try=now + BACKOFF[0]))


def _anything_due(ports: Ports, now: datetime) -> bool:
    with ports.store.read() as db:
        return bool(db.due_mails(now, 1))


def _batches(ports: Ports, mails: Iterable[OutboxMail]) -> list[list[OutboxMail]]:
    """Return the mails to be sent together: those of one person who gets one mail a day, else each alone."""
    batches: dict[str, list[OutboxMail]] = {}
    with ports.store.read() as db:
        for mail in mails:
            person, digest = _reader(db, mail)
            key = f"{mail.cohort}/{person.ref}" if digest and in_digest(mail.order) else mail.order.key
            batches.setdefault(key, []).append(mail)
    return list(batches.values())


def _reader(db: Db, mail: OutboxMail) -> tuple[Person, bool]:
    person = people_of(db, mail.cohort)[mail.order.to]
    return person, wants_digest(program_of(db, db.cohort(mail.cohort)), person)


def _settle(ports: Ports, batch: Sequence[OutboxMail], now: datetime) -> bool:
    """Send one batch as one mail and commit what became of it; False when the mail server does not answer."""
    with ports.store.read() as db:
        stale = [mail for mail in batch if _answered(db, mail)]
        live = [mail for mail in batch if mail not in stale]
    done = [replace(mail, state=MailState.SKIPPED, error="task-closed") for mail in stale]
    done += _hand_over(ports, live, now) if live else []
    crash.point("mail-before-commit")
    with ports.store.write() as db:
        for mail in done:
            db.put_mail(mail)
    crash.point("mail-after-commit")
    return all(mail.error != UNREACHABLE for mail in done)


def _answered(db: Db, mail: OutboxMail) -> bool:
    """Tell whether the mail asks for something that was done meanwhile."""
    return bool(mail.order.task) and db.task(mail.order.task).state not in (TaskState.OPEN, TaskState.LATE)


def _hand_over(ports: Ports, batch: Sequence[OutboxMail], now: datetime) -> list[OutboxMail]:
    try:
        with ports.store.read() as db:
            _person, digest = _reader(db, batch[0])
            daily = digest and in_digest(batch[0].order)
            letter = compose_digest(ports, db, batch, now) if daily else compose(ports, db, batch[0], now)
        crash.point("mail-before-send")
        path = ports.post.send(letter)
        crash.point("mail-after-send")
    except RevflowError as error:
        return [_failed(mail, error, now) for mail in batch]
    return [replace(mail, state=MailState.SENT, sent_at=now, path=path, next_try=None, error="") for mail in batch]


def _failed(mail: OutboxMail, error: RevflowError, now: datetime) -> OutboxMail:
    _log.warning("mail %s: %s", sha256(mail.order.key.encode()).hexdigest()[:12], error.code)
    permanent = bool(error.data.get("permanent")) or not isinstance(error, OutsideError)
    if error.code == UNREACHABLE:
        wait = min(BACKOFF[min(mail.tries, len(BACKOFF)) - 1], LONGEST_OUTAGE_WAIT)
        return replace(mail, error=error.code, next_try=now + wait)
    if permanent or mail.tries > len(BACKOFF):
        return replace(mail, state=MailState.FAILED, error=error.code, next_try=None)
    return replace(mail, error=error.code, next_try=now + BACKOFF[mail.tries - 1])
