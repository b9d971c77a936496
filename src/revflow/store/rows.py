"""Rows to values and back. A column has the name of its field; the few that differ are named here."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.mails import MailOrder, MailState
from revflow.domain.people import Person, Role
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.service.ports import Cohort, Deliverable, OutboxMail

Values = dict[str, Any]


def _names(cls: type[Any], *without: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.name not in without)


COHORT = _names(Cohort)
PERSON = _names(Person)
JOURNEY = _names(Journey)
SUMMARY = _names(Summary, "journey")
TASK = _names(Task)
DELIVERABLE = _names(Deliverable)
ORDER = _names(MailOrder)
MAIL = _names(OutboxMail, "order")


def plain(value: object, names: tuple[str, ...]) -> Values:
    """Return a value's fields by column name."""
    return {name: getattr(value, name) for name in names}


def person_row(cohort: str, person: Person) -> Values:
    """Return the columns of a person of a cohort."""
    roles = sorted(role.value for role in person.roles)
    return plain(person, PERSON) | {"cohort": cohort, "roles": roles, "extra": dict(person.extra)}


def to_person(row: Sequence[Any]) -> Person:
    """Read a person from the columns PERSON."""
    values = dict(zip(PERSON, row, strict=True))
    return Person(**values | {"roles": frozenset(map(Role, values["roles"]))})


def journey_row(journey: Journey) -> Values:
    """Return a new journey's columns, its empty summary's included."""
    links = {name: getattr(journey, name) or None for name in ("person", "mentee", "mentor")}
    lead = journey.topics[0] if journey.topics else ""
    return plain(journey, JOURNEY) | links | {"lead": lead, "awaits": (), "steps": {}, "counts": {}}


def to_summary(row: Sequence[Any]) -> Summary:
    """Read a summary from the columns JOURNEY + SUMMARY, in this order."""
    code, cohort, scope, person, mentee, mentor, topics, wave, *own = row
    version, step, awaits, since, wake_at, ending, on_hold, incident, steps, counts = own
    journey = Journey(code, cohort, Scope(scope), person or "", mentee or "", mentor or "", tuple(topics), wave)
    ended = Ending(ending) if ending else None
    return Summary(journey, version, step, tuple(awaits), since, wake_at, ended, on_hold, incident, steps, counts)


def summary_row(summary: Summary) -> Values:
    """Return the summary's columns that change; the version is the journal's own affair."""
    return plain(summary, SUMMARY) | {"steps": dict(summary.steps), "counts": dict(summary.counts)}


def to_task(row: Sequence[Any]) -> Task:
    """Read a task from the columns TASK."""
    values = dict(zip(TASK, row, strict=True))
    changed = {
        "kind": TaskKind(values["kind"]),
        "state": TaskState(values["state"]),
        "to": tuple(values["to"]),
        "deputies": tuple((deputy, principal) for deputy, principal in values["deputies"]),
    }
    return Task(**values | changed)


def order_row(cohort: str, order: MailOrder, now: datetime) -> Values:
    """Return the columns of a newly queued mail."""
    return plain(order, ORDER) | {
        "cohort": cohort,
        "data": dict(order.data),
        "queued_at": now,
        "state": MailState.QUEUED,
        "due_at": max(now, order.not_before or now),
    }


def mail_row(mail: OutboxMail) -> Values:
    """Return the columns of a mail that change on its way; `not_before` too, for a sender who postpones it."""
    own = plain(mail, ("state", "tries", "next_try", "sent_at", "error", "path"))
    return own | {"not_before": mail.order.not_before, "due_at": mail.due_at}


def to_mail(row: Sequence[Any]) -> OutboxMail:
    """Read a mail from the columns ORDER + MAIL, in this order."""
    order = dict(zip(ORDER, row[: len(ORDER)], strict=True))
    values = dict(zip(MAIL, row[len(ORDER) :], strict=True))
    lists = {"cc": tuple(order["cc"]), "attach": tuple(order["attach"])}
    return OutboxMail(MailOrder(**order | lists), **values | {"state": MailState(values["state"])})
