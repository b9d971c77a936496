"""When a mail may go: quiet hours, and one mail a day for a group that asks for it."""

from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.mails import MailOrder
from revflow.domain.people import Person
from revflow.engine import calendar


def wants_digest(program: Program, person: Person) -> bool:
    """Tell whether a person gets one mail a day: a member of a group with `mail: daily`."""
    daily = (group for group in program.groups.values() if group.mail == "daily")
    return any(person.email == address.lower() for group in daily for address in group.members)


def in_digest(order: MailOrder) -> bool:
    """Tell whether a mail may be a line of a daily mail: it asks for something, and can wait until the morning."""
    return bool(order.task) and not order.urgent


def sending_time(program: Program, person: Person, order: MailOrder, now: datetime) -> datetime:
    """Return the earliest moment (UTC) at which a mail ordered now may go. Urgent mails go at once."""
    if order.urgent:
        return now
    if wants_digest(program, person):
        return calendar.next_digest(program.calendar, person.site, now)
    return calendar.sending_time(program.calendar, program.defaults.mail.quiet_hours, person.site, now)
