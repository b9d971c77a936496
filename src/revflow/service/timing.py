"""When a mail may go: quiet hours, one mail a day for a group that asks for it, so many a week for everybody else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from revflow.definition.program import Program
from revflow.domain.mails import MailOrder, OutboxMail
from revflow.domain.people import Person
from revflow.engine import calendar
from revflow.engine.deadlines import REMINDED_BY_HAND

TOGETHER = "together"
"""What a mail's data says that was put off over the weekly cap: it goes in one mail with the others of that morning."""

_CAPPED = ("reminder", "escalation")
_MOMENT = timedelta(microseconds=1)


def wants_digest(program: Program, person: Person) -> bool:
    """Tell whether a person gets one mail a day: a member of a group with `mail: daily`."""
    daily = (group for group in program.groups.values() if group.mail == "daily")
    return any(person.email == address.lower() for group in daily for address in group.members)


def is_line(program: Program, person: Person, order: MailOrder) -> bool:
    """Tell whether a mail is a line of one that stands for several: a daily mail, or what a full week has put off.

    It asks for something, and can wait until the morning.
    """
    return bool(order.task) and not order.urgent and (TOGETHER in order.data or wants_digest(program, person))


def sending_time(program: Program, person: Person, order: MailOrder, now: datetime) -> datetime:
    """Return the earliest moment (UTC) at which a mail ordered now may go. Urgent mails go at once."""
    if order.urgent:
        return now
    at = calendar.next_digest(program.calendar, person.site, now) if wants_digest(program, person) else now
    return calendar.sending_time(program.calendar, program.defaults.mail.quiet_hours, person.site, at)


def is_capped(program: Program, person: Person, order: MailOrder) -> bool:
    """Tell whether `max_per_week` may put a mail off: a reminder, or word that somebody else is late.

    Never a first request, a decision, an invitation, or what a person has ordered; nor the lines of a daily mail.
    """
    if program.defaults.mail.max_per_week is None or order.urgent or wants_digest(program, person):
        return False
    return order.template in _CAPPED and not order.purpose.startswith(REMINDED_BY_HAND)


def counted_from(program: Program, person: Person, at: datetime) -> datetime:
    """Return since when mails count for the week in which one would go at that moment."""
    return calendar.week_of(program.calendar, person.site, at)[0]


def with_room(
    program: Program, person: Person, order: MailOrder, at: datetime, others: Sequence[OutboxMail]
) -> MailOrder:
    """Return a capped mail that would go at `at` with the moment at which its reader's week has room for it.

    All mails of a week count, whatever they are, and those that were put off to one morning count as the one mail that
    they become. `others` are the reader's mails of that week and later, read while nobody else counts them: two
    journeys that write in the same instant would each take the last place.
    """
    most = program.defaults.mail.max_per_week or 0
    if _taken(program, person, others, at) < most:
        return replace(order, not_before=at)
    waiting = {other.due_at for other in others if TOGETHER in other.order.data}
    mornings = _mornings(program, person, order, at)
    found = next(one for one in mornings if one in waiting or _taken(program, person, others, one) < most)
    return replace(order, not_before=found, data={**order.data, TOGETHER: True})


def _mornings(program: Program, person: Person, order: MailOrder, at: datetime) -> Iterator[datetime]:
    """Yield the first morning of each week to come on which the reader works."""
    while True:
        _, monday = calendar.week_of(program.calendar, person.site, at)
        morning = calendar.next_digest(program.calendar, person.site, monday - _MOMENT)
        at = sending_time(program, person, order, morning)
        yield at


def _taken(program: Program, person: Person, others: Sequence[OutboxMail], at: datetime) -> int:
    begins, ends = calendar.week_of(program.calendar, person.site, at)
    week = [other for other in others if begins <= other.due_at < ends]
    together = {other.due_at for other in week if TOGETHER in other.order.data}
    return len(together) + sum(1 for other in week if TOGETHER not in other.order.data)
