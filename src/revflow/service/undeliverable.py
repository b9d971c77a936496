"""A mail that failed for good is told to HR, who can reach its reader in another way."""

from dataclasses import replace
from datetime import datetime

from revflow.domain.mails import MailOrder
from revflow.service.desk import open_desk
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.timing import sending_time

_HR = "hr"
MANAGER = "manager"
"""Whose address it was when the reader is neither a participant nor of a group."""


def tell_hr(ports: Ports, db: Db, failed: OutboxMail, now: datetime) -> None:
    """Queue the mails by which each member of HR hears whose address of which journey was not reached, by role.

    Once for each step and reader, however many reminders follow. What HR itself does not get is told to nobody by mail.
    """
    desk = open_desk(ports, db, failed)
    hr = {address.lower() for address in desk.program.groups[_HR].members}
    if desk.reader.email in hr:
        return
    order = failed.order
    whose = desk.role(db.summary(order.journey).journey) or MANAGER
    for person in desk.people.values():
        if person.email in hr:
            told = MailOrder(
                key=f"{order.journey}/{order.step or 'journey'}.1/failed-{order.to}/{person.ref}",
                journey=order.journey,
                template="hr-mail-failed",
                to=person.ref,
                step=order.step,
                data={"cause": failed.error, "whose": whose},
            )
            at = sending_time(desk.program, person, told, now)
            db.queue(failed.cohort, [replace(told, not_before=at)], now)
