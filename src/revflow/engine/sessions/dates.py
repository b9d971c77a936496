"""A fair date for the next session: a proposal, no more."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import chain, takewhile

from revflow.definition.fields import SlotsField
from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.definition.text import Duration
from revflow.definition.working_days import is_working_day
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Journey
from revflow.domain.people import Absence
from revflow.engine.calendar import deadline, zone
from revflow.engine.linked import Linked
from revflow.engine.sessions.record import Session
from revflow.engine.whom import subject_of, subjects_of

NOTICE = Duration(3, "days")
"""No date is proposed sooner than that."""

HORIZON = timedelta(days=366)
"""No session is planned further ahead."""

Span = tuple[datetime, datetime]
"""When something begins and ends (UTC)."""

_PACE = Duration(2, "weeks")
_HOUR = Duration(60, "min")
_USUAL = (time(10), time(14))
_HALF_HOURS = tuple(time(number // 2, number % 2 * 30) for number in range(16, 36))
_LOOK_AHEAD = 28
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HALVES = {"am": (8, 13), "pm": (13, 18)}


def check_date(now: datetime, starts: datetime) -> None:
    """Refuse a start that is no date for people to meet. Raises RefusedError `session-past`, `session-too-far`."""
    if starts <= now:
        raise RefusedError("session-past", starts=starts)
    if starts > now + HORIZON:
        raise RefusedError("session-too-far", starts=starts, days=HORIZON.days)


def fair_date(
    program: Program,
    step: SessionsStep,
    journey: Journey,
    linked: Linked,
    held: tuple[Session, ...],
    now: datetime,
    busy: Collection[Span] = (),
    others: Collection[tuple[Journey, Linked]] = (),
) -> datetime | None:
    """Return a start (UTC) at the step's pace after the last session held, on a working day of both, neither away.

    Nor is either `busy` then with another pair. It lies in half-days that both have offered, or in the daytime of both,
    if there are any within four weeks; at 10:00 or 14:00 of the mentee, or where these suit the two zones at no time,
    at the first half-hour that does. None: at least one of the two is away for a year. It is to suit `others` too:
    pairs of the same mentor that meet with this one.
    """
    wishes = list(_wishes(program, journey, linked, others))
    sites = [site for site, _ in wishes]
    earliest = _earliest(program, step, sites[0], held, now)
    length, latest = _length(step), now + HORIZON
    away = (one for pair in ((journey, linked), *others) for _, one in absences(*pair))
    taken = (*busy, *((one.begins, one.ends) for one in away))

    def free(clocks: Iterable[time]) -> Iterator[datetime]:
        return (at for at in _starts(program, sites, earliest, latest, clocks) if not _is_taken(taken, at, length))

    candidates = list(free(_USUAL))
    until = min(candidates[0] + timedelta(days=_LOOK_AHEAD), latest) if candidates else earliest
    near = [[*takewhile(lambda start: start < until, free(clocks))] for clocks in (_USUAL, _HALF_HOURS)]
    last = length - timedelta(minutes=1)
    fitting = (
        start
        for wanted in (wishes, [(site, frozenset[str]()) for site in sites])
        for start in chain(*near)
        if all(_fits(program, site, slots, at) for site, slots in wanted for at in (start, start + last))
    )
    return next(chain(fitting, candidates), None)


def _wishes(
    program: Program, journey: Journey, linked: Linked, others: Iterable[tuple[Journey, Linked]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield site and half-days offered of all whom a date is to suit, the mentee first."""
    for role, code in (("mentee", journey.mentee), ("mentor", journey.mentor)):
        yield _site(role, journey, linked), _offered(program, linked, code)
    for other, theirs in others:
        yield _site("mentee", other, theirs), _offered(program, theirs, other.mentee)


def _earliest(program: Program, step: SessionsStep, site: str, held: tuple[Session, ...], now: datetime) -> datetime:
    soonest = deadline(program.calendar, site, now, NOTICE)
    last = max((one.starts for one in held), default=None)
    return max(soonest, deadline(program.calendar, site, last, step.every or _PACE)) if last else soonest


def _length(step: SessionsStep) -> timedelta:
    duration = step.duration or _HOUR
    return timedelta(minutes=duration.amount * (60 if duration.unit == "hours" else 1))


def _is_taken(taken: Iterable[Span], at: datetime, length: timedelta) -> bool:
    """Tell whether a session that starts then would fall into one of these times."""
    return any(at < ends and begins < at + length for begins, ends in taken)


def absences(journey: Journey, linked: Linked) -> tuple[tuple[str, Absence], ...]:
    """Return when one of the pair is away, each with who it is (a reference), the earliest first."""
    both = dict.fromkeys(subjects_of(journey, linked))
    found = [(ref, absence) for ref in both for absence in linked.absences.get(ref, ())]
    return tuple(sorted(found, key=lambda one: one[1].begins))


def _starts(
    program: Program, sites: list[str], earliest: datetime, latest: datetime, clocks: Iterable[time]
) -> Iterator[datetime]:
    """Yield these times of the mentee's days on which both work."""
    here = zone(program.calendar, sites[0])
    first = earliest.astimezone(here).date()
    for day in (first + timedelta(days=number) for number in range(HORIZON.days)):
        if all(is_working_day(program.calendar, site, day) for site in sites):
            starts = (datetime.combine(day, clock, here).astimezone(UTC) for clock in clocks)
            yield from (start for start in starts if earliest <= start <= latest)


def _fits(program: Program, site: str, slots: frozenset[str], start: datetime) -> bool:
    """Tell whether a moment lies in a half-day that was offered; who has offered none is taken at any half-day."""
    local = start.astimezone(zone(program.calendar, site))
    halves = [half for half, (begins, ends) in _HALVES.items() if begins <= local.hour < ends]
    return any(not slots or f"{_DAYS[local.weekday()]}-{half}" in slots for half in halves)


def _offered(program: Program, linked: Linked, code: str) -> frozenset[str]:
    """Return the half-days that a participant has offered, in all forms that ask for some."""
    answers: Mapping[str, Mapping[str, object]] = linked.answers.get(code, {})
    forms = (step for step in program.steps if isinstance(step, FormStep) and step.id in answers)
    values = (
        answers[form.id].get(name)
        for form in forms
        for name, field in form.fields.items()
        if isinstance(field, SlotsField)
    )
    return frozenset(str(slot) for value in values if isinstance(value, list | tuple) for slot in value)


def _site(role: str, journey: Journey, linked: Linked) -> str:
    person = linked.people.get(subject_of(role, journey, linked))
    return person.site if person else ""
