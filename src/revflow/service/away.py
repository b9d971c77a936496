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


def away(ports: Ports, address: str, first: date, last: date, deputy: str = "") -> bool:
    """Let somebody be away from the first day to the last, both included, in his or her own time zone.

    What is asked of that person goes to the deputy meanwhile. Return whether the deputy is there all that time: nobody
    stands in for a deputy (rule 16). Raises RefusedError `person-unknown`, `away-order`, `away-past`, `away-far`,
    `away-deputy` (one's own deputy), `bad-address`.
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
        return not _away_meanwhile(db, stands_in, begins, ends)


def _away_meanwhile(db: Db, email: str, begins: datetime, ends: datetime) -> bool:
    """Tell whether somebody is away too, at any moment between; an empty address is nobody."""
    people = db.people_at(email) if email else []
    known = ((person.ref, one) for cohort, person in people for one in db.absences(cohort))
    return any(one.ref == ref and one.begins < ends and begins < one.ends for ref, one in known)


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
