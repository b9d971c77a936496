"""Mails to a dead address arrive again: HR says so, never a mail that a server took by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.domain.mails import MailState
from revflow.engine.standing import claimer
from revflow.service.case import load_case
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.sending import TELLING, needless
from revflow.service.undeliverable import ADDRESS_DEAD, BOUNCED

_OF_THE_ADDRESS = frozenset({ADDRESS_DEAD, BOUNCED, "mail-refused"})


def revive(ports: Ports, address: str) -> int:
    """Take the mark of a dead address away and queue what failed for it and is still needed; return how many mails.

    Of several on one task the newest alone goes again, and none while a colleague has taken it on. Raises RefusedError
    `not-dead`.
    """
    email = address.strip().lower()
    now = ports.clock.now()
    with ports.store.write() as db:
        if not db.drop_dead(email):
            raise RefusedError("not-dead", address=email)
        again = list(_newest(mail for mail in _failed(db, email) if not _needless(db, mail, now)))
        for mail in again:
            db.put_mail(replace(mail, state=MailState.QUEUED, tries=0, next_try=None, sent_at=None, error="", path=""))
    return len(again)


def _failed(db: Db, email: str) -> Iterator[OutboxMail]:
    for _cohort, person in db.people_at(email):
        yield from (mail for mail in db.failed_mails_to(person.ref) if mail.error in _OF_THE_ADDRESS)


def _needless(db: Db, mail: OutboxMail, now: datetime) -> bool:
    """Tell whether what a mail asks for is over, asked of somebody else, or taken on by a colleague who is there.

    A mail that tells of others' tasks asks its reader for nothing: no claim makes it needless.
    """
    if needless(db, mail):
        return True
    if not mail.order.task or mail.order.template in TELLING:
        return False
    task = db.task(mail.order.task)
    return claimer(load_case(db, task.journey).linked, task, now) not in ("", mail.order.to)


def _newest(mails: Iterable[OutboxMail]) -> Iterable[OutboxMail]:
    """Return the newest mail on each task, and each mail that is on none."""
    return {mail.order.task or mail.order.key: mail for mail in mails}.values()
