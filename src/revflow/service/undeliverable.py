"""What does not reach its reader is told to HR: a dead address, a mail that failed, a template that makes none."""

import logging
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from revflow.domain.mails import DeadAddress, MailOrder
from revflow.domain.people import Person
from revflow.service.case import people_of
from revflow.service.desk import Desk, open_desk
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.timing import sending_time

ADDRESS_DEAD = "address-dead"
"""Error of a mail that was not tried: others to that address were refused, or came back."""

BOUNCED = "mail-bounced"
"""Error of a mail that a server took, and that came back."""

_HR = "hr"
_OF_TEMPLATE = "hr-template-faulty"
MANAGER = "manager"
"""Whose address it was when the reader is neither a participant nor of a group."""


_log = logging.getLogger("revflow.outbox")


def reader_of(db: Db, mail: OutboxMail) -> Person:
    """Return whom a mail goes to."""
    return people_of(db, mail.cohort)[mail.order.to]


def dead_of(db: Db, mail: OutboxMail) -> DeadAddress | None:
    """Return the mark of a mail's reader if mails do not arrive there, else None."""
    dead = db.dead_addresses()
    return dead.get(reader_of(db, mail).email) if dead else None


def mark_dead(db: Db, mail: OutboxMail, email: str, cause: str, now: datetime) -> DeadAddress:
    """Mark an address as dead, told by what became of a mail; `cause` is its status. Return the mark as it is now."""
    dead = DeadAddress(email, now, cause, mail.order.key)
    return dead if db.add_dead(dead) else db.dead_addresses().get(email, dead)


def tell_of_failed(ports: Ports, db: Db, failed: OutboxMail, now: datetime) -> None:
    """Have HR hear of a mail that failed for good: of its reader's address if that is dead, else of the mail."""
    dead = dead_of(db, failed)
    if dead is None:
        tell_hr(ports, db, failed, now)
    else:
        tell_hr_of_dead(ports, db, failed, dead, now)


def tell_hr_of_dead(ports: Ports, db: Db, mail: OutboxMail, dead: DeadAddress, now: datetime) -> None:
    """Queue the mails by which HR hears that an address is dead, what that means, and which other ways there are.

    Once for each address in a cohort, until it is taken back. Of HR's own, the others of HR hear; of the last one those
    to whom HR's late tasks go (`escalate_to`).
    """
    found = next((one for one in people_of(db, mail.cohort).values() if one.email == dead.email), None)
    if found is None:
        return
    desk = open_desk(ports, db, replace(mail, order=replace(mail.order, to=found.ref)))
    order = mail.order
    told = MailOrder(
        key=f"{desk.cohort.code}/journey.1/unreachable-{found.ref}.{int(dead.since.timestamp())}",
        journey=order.journey,
        template="hr-unreachable",
        to="",
        step=order.step,
        data={"cause": meaning(dead.cause), "whose": desk.role(db.summary(order.journey).journey) or MANAGER},
    )
    if not _queue(desk, told, now) and order.key == dead.mail:
        _log.error("mail %s: nobody of hr is left to be told", sha256(order.key.encode()).hexdigest()[:12])


def meaning(cause: str) -> str:
    """Return what a status says of an address: `unknown`, `full`, `forbidden`, else `failed` (RFC 3463)."""
    match cause.split("."):
        case ["550" | "551" | "553" | "556"] | [_, "1", _]:
            return "unknown"
        case ["552"] | [_, "2", "2"]:
            return "full"
        case [_, "7", _]:
            return "forbidden"
        case _:
            return "failed"


def tell_hr(ports: Ports, db: Db, failed: OutboxMail, now: datetime) -> None:
    """Queue the mails by which each member of HR hears whose address of which journey was not reached, by role.

    Once for each step and reader, however many reminders follow. What HR itself does not get is told to nobody by mail.
    """
    desk = open_desk(ports, db, failed)
    if desk.reader.email in _hr(desk):
        return
    order = failed.order
    whose = desk.role(db.summary(order.journey).journey) or MANAGER
    told = MailOrder(
        key=f"{order.journey}/{order.step or 'journey'}.1/failed-{order.to}",
        journey=order.journey,
        template="hr-mail-failed",
        to="",
        step=order.step,
        data={"cause": failed.error, "whose": whose},
    )
    _queue(desk, told, now)


def tell_hr_of_template(ports: Ports, db: Db, waiting: OutboxMail, place: str, now: datetime) -> None:
    """Queue the mails by which HR hears at once which template has a fault, and where: it will not mend itself.

    `place` is its file and line; each place is told once in a cohort, however many mails wait for it.
    """
    if waiting.order.template == _OF_TEMPLATE:
        return
    desk = open_desk(ports, db, waiting)
    code = desk.cohort.code
    _queue(desk, MailOrder(f"{code}/journey.1/faulty-{place}", code, _OF_TEMPLATE, "", data={"place": place}), now)


def tell_hr_of_file(ports: Ports, db: Db, sent: OutboxMail, cause: str, now: datetime) -> None:
    """Queue the mails by which HR hears that a mail went without a file, and why: `too-large` or `missing`.

    Once for each step of a journey, however many its readers are.
    """
    order = sent.order
    key = f"{order.journey}/{order.step or 'journey'}.1/not-attached"
    told = MailOrder(key, order.journey, "hr-not-attached", "", step=order.step, data={"cause": cause})
    _queue(open_desk(ports, db, sent), told, now)


def _hr(desk: Desk) -> set[str]:
    return {address.lower() for address in desk.program.groups[_HR].members}


def _told(desk: Desk) -> list[Person]:
    """Return whom HR's mails reach: its members, else those to whom its own late tasks go. Nobody at a dead address."""
    dead = desk.db.dead_addresses()
    for addresses in (_hr(desk), _next_to_hr(desk)):
        there = [person for person in desk.people.values() if person.email in addresses and not person.gone]
        found = [person for person in there if person.email not in dead]
        if found:
            return found
    return []


def _next_to_hr(desk: Desk) -> set[str]:
    word = desk.program.groups[_HR].escalate_to or ""
    group = desk.program.groups.get(word)
    return {address.lower() for address in (group.members if group else (word,))}


def _queue(desk: Desk, order: MailOrder, now: datetime) -> int:
    """Queue a mail for each of HR whom it reaches; return for how many. Its key and reader are completed by theirs."""
    readers = _told(desk)
    for person in readers:
        told = replace(order, key=f"{order.key}/{person.ref}", to=person.ref)
        at = sending_time(desk.program, person, told, now)
        desk.db.queue(desk.cohort.name, [replace(told, not_before=at)], now)
    return len(readers)
