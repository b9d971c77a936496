"""Somebody is away for some days, in every cohort; a deputy may stand in (rule 16)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from revflow.definition.text import LONGEST_YEARS
from revflow.domain.errors import RefusedError
from revflow.domain.people import Person
from revflow.domain.tasks import TaskState
from revflow.engine import calendar
from revflow.engine.incidents import NOBODY_TO_ASK
from revflow.service.case import mark_absences, program_of
from revflow.service.newcomers import check_address, ref_at
from revflow.service.ports import Cohort, Db, Ports

_OPEN = (TaskState.OPEN, TaskState.LATE)


def away(ports: Ports, address: str, first: date, last: date, deputy: str = "") -> tuple[str, ...]:
    """Let somebody be away from the first day to the last, both included, in his or her own time zone.

    What is asked of that person goes to the deputy meanwhile. Return the addresses of those who are away then too with
    nobody to stand in, since their deputy is not there: nobody stands in for a deputy (rule 16).

    Raises RefusedError `person-unknown`, `away-order`, `away-past`, `away-far`, `away-deputy` (one's own deputy),
    `bad-address`.
    """
    email, stands_in = address.strip().lower(), deputy.strip().lower()
    if last < first:
        raise RefusedError("away-order", first=first, last=last)
    if last.year > ports.clock.now().year + LONGEST_YEARS:
        raise RefusedError("away-far", last=last, years=LONGEST_YEARS)
    if stands_in == email:
        raise RefusedError("away-deputy", address=email)
    with ports.store.write() as db:
        found = _everywhere(db, email)
        begins, ends = _span(db, found[0], first, last)
        if ends <= ports.clock.now():
            raise RefusedError("away-past", last=last)
        if stands_in:
            check_address(stands_in)
            for cohort in _running(db, found):
                ref_at(db, cohort, stands_in, ports.clock.now())
        db.add_absence(email, begins, ends, stands_in)
        _look_again(db, found)
        return _without_deputy(db, found, begins, ends)


def _without_deputy(db: Db, found: Iterable[tuple[str, Person]], begins: datetime, ends: datetime) -> tuple[str, ...]:
    """Return the addresses of who is away between with a deputy who is, too; one of these people is either of them."""
    left: set[str] = set()
    for cohort, person in found:
        then = [one for one in db.absences(cohort) if one.begins < ends and begins < one.ends]
        away_too = {one.ref for one in then}
        stranded = {one.ref for one in then if one.deputy in away_too and person.ref in (one.ref, one.deputy)}
        left |= {one.email for one in db.people(cohort, stranded).values()}
    return tuple(sorted(left))


def back(ports: Ports, address: str) -> int:
    """End somebody's absences now; return how many there were. Raises RefusedError `person-unknown`."""
    email = address.strip().lower()
    with ports.store.write() as db:
        found = _everywhere(db, email)
        ended = db.end_absences(email, ports.clock.now())
        _look_again(db, found)
    return ended


def _everywhere(db: Db, email: str) -> list[tuple[str, Person]]:
    found = db.people_at(email)
    if not found:
        raise RefusedError("person-unknown", address=email)
    return found


def _running(db: Db, found: Iterable[tuple[str, Person]]) -> list[Cohort]:
    """Return the cohorts of these people in which a journey goes on."""
    names = dict.fromkeys(cohort for cohort, _person in found)
    return [db.cohort(name) for name in names if any(one.ending is None for one in db.summaries(name))]


def _span(db: Db, found: tuple[str, Person], first: date, last: date) -> tuple[datetime, datetime]:
    cohort, person = found
    zone = calendar.zone(program_of(db, db.cohort(cohort)).calendar, person.site)
    begins, ends = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, last + timedelta(days=1)))
    return begins, ends


def _look_again(db: Db, found: Iterable[tuple[str, Person]]) -> None:
    """Have all journeys looked at anew that ask these people for something, or have nobody to ask, until now."""
    mark_absences(db)
    people = list(found)
    tasks = db.tasks(refs=[person.ref for _cohort, person in people], states=_OPEN)
    waiting = (one for cohort in dict.fromkeys(name for name, _ in people) for one in db.summaries(cohort))
    stuck = (one.journey.code for one in waiting if one.incident.startswith(NOBODY_TO_ASK) and one.ending is None)
    db.nudge(dict.fromkeys((*(task.journey for task in tasks), *stuck)))
