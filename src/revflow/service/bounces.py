"""Mails that came back: the address is marked, the mail has failed, HR is told."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from revflow.domain.mails import MailState
from revflow.service.case import people_of
from revflow.service.letters import DIGEST, message_id
from revflow.service.ports import Bounce, Db, OutboxMail, Ports
from revflow.service.undeliverable import BOUNCED, mark_dead, reader_of, tell_hr_of_dead

LATELY = timedelta(days=30)
"""Mail systems give a mail up after some days: a report of a mail that was sent longer ago is none of ours."""

MOST = 200
"""Messages looked at in one go."""

_PLACE = "bounces-place"
"""Mark that keeps how far the mailbox was looked at."""

_log = logging.getLogger("revflow.bounces")


def take_bounces(ports: Ports) -> int:
    """Take what came back since the last time, each report once; return how many told of mails of ours.

    Raises OutsideError, see the port.
    """
    if ports.bounces is None:
        return 0
    with ports.store.read() as db:
        place = db.mark(_PLACE)
    taken = 0
    for looked in ports.bounces.waiting(MOST, place):
        if looked.bounce is None and looked.place == place:
            continue
        with ports.store.write() as db:
            taken += looked.bounce is not None and _take(ports, db, looked.bounce)
            if looked.place != place:
                db.set_mark(_PLACE, looked.place)
    return taken


def _take(ports: Ports, db: Db, bounce: Bounce) -> bool:
    name = f"bounce:{bounce.mark}"
    if db.mark(name):
        return False
    now = ports.clock.now()
    db.set_mark(name, now.isoformat())
    found = list(_returned(ports, db, bounce, now))
    for mail, address, status in found:
        dead = mark_dead(db, mail, address, status, now)
        if address == reader_of(db, mail).email:
            _fail(db, mail)
        tell_hr_of_dead(ports, db, mail, dead, now)
    _log.info("bounce %s: %s", bounce.mark[:12], "taken" if found else "not ours")
    return bool(found)


def _returned(ports: Ports, db: Db, bounce: Bounce, now: datetime) -> Iterator[tuple[OutboxMail, str, str]]:
    """Yield each mail that came back, with the address at which it did not arrive and the status."""
    sent = db.mails_sent(now - LATELY)
    mail = _by_message(ports, sent, bounce.message)
    for failure in bounce.failures:
        if mail is not None:
            yield mail, _address(db, mail, failure.addresses), failure.status
            continue
        newest = ((_by_address(db, sent, address), address) for address in failure.addresses)
        yield from ((found, address, failure.status) for found, address in newest if found is not None)


def _by_message(ports: Ports, sent: Sequence[OutboxMail], message: str) -> OutboxMail | None:
    for mail in reversed(sent):
        if message in (message_id(ports, mail.order.key), message_id(ports, DIGEST + mail.order.key)):
            return mail
    return None


def _by_address(db: Db, sent: Sequence[OutboxMail], address: str) -> OutboxMail | None:
    """Return the newest mail that went to an address."""
    readers = {(cohort, person.ref) for cohort, person in db.people_at(address)}
    found = [mail for mail in sent if (mail.cohort, mail.order.to) in readers]
    return max(found, key=lambda mail: mail.sent_at or mail.queued_at, default=None)


def _address(db: Db, mail: OutboxMail, named: Sequence[str]) -> str:
    """Return whose address of a mail's readers is named; its first reader's where a mail system names another."""
    people = people_of(db, mail.cohort)
    copies = [people[ref].email for ref in mail.order.cc if ref in people]
    reader = people[mail.order.to].email
    return reader if reader in named else next((email for email in copies if email in named), reader)


def _fail(db: Db, mail: OutboxMail) -> None:
    """Let a mail that came back have failed, with all lines of the same daily mail."""
    for line in db.mails_sent(mail.sent_at or mail.queued_at):
        if (line.cohort, line.order.to, line.sent_at) == (mail.cohort, mail.order.to, mail.sent_at):
            db.put_mail(replace(line, state=MailState.FAILED, error=BOUNCED))
