"""What does not reach its reader is told to HR: a mail that failed for good, and a template that makes none."""

from dataclasses import replace
from datetime import datetime

from revflow.domain.mails import MailOrder
from revflow.service.desk import Desk, open_desk
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.timing import sending_time

_HR = "hr"
_OF_TEMPLATE = "hr-template-faulty"
MANAGER = "manager"
"""Whose address it was when the reader is neither a participant nor of a group."""


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


def _hr(desk: Desk) -> set[str]:
    return {address.lower() for address in desk.program.groups[_HR].members}


def _queue(desk: Desk, order: MailOrder, now: datetime) -> None:
    """Queue a mail for each member of HR; its key and reader are completed by theirs."""
    hr = _hr(desk)
    for person in desk.people.values():
        if person.email in hr:
            told = replace(order, key=f"{order.key}/{person.ref}", to=person.ref)
            at = sending_time(desk.program, person, told, now)
            desk.db.queue(desk.cohort.name, [replace(told, not_before=at)], now)
