"""Working time: deadlines, offsets and sending times in the calendar of who is asked (rule 20). Instants are UTC.

A calendar day ends at 24:00 local time; a local midnight that is given as a *due date* belongs to the day that it ends.
A site which the calendar does not name has the program's own zone and holidays.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from revflow.definition.program import Calendar
from revflow.definition.text import Duration
from revflow.definition.working_days import DAY, WEEKDAYS, is_working_day, next_working_day
from revflow.domain.errors import RefusedError

MORNING = time(8)
"""When mails of the day go out: reminders counted in working days, daily digests."""

_MINUTE = timedelta(minutes=1)
_MOMENT = timedelta(microseconds=1)
_HALF_DAYS = {"am": 8, "pm": 13}
_HALF_HOUR = timedelta(minutes=30)
_WEEK = 7 * 48
_ELAPSED = {"min": timedelta(minutes=1), "hours": timedelta(hours=1)}
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}


def zone(calendar: Calendar, site: str) -> ZoneInfo:
    """Return a site's time zone: its own, else the program's."""
    own = calendar.sites.get(site)
    return ZoneInfo(own.timezone if own else calendar.timezone)


def deadline(calendar: Calendar, site: str, start: datetime, duration: Duration) -> datetime:
    """Return when a time that begins at `start` is over.

    Working days: the end of the n-th working day after the start's local day (rule 20); of 0, the end of that day or
    of the next working day. Days to years: the same local time of the day so much later, months clamped to their last
    day. Minutes and hours: elapsed time.
    """
    if duration.unit == "working days":
        day = start.astimezone(zone(calendar, site)).date()
        return _end_of(calendar, site, _nth_working_day(calendar, site, day, duration.amount))
    return _moved(calendar, site, start, duration.amount, duration)


def around(calendar: Calendar, site: str, instant: datetime, duration: Duration, *, before: bool) -> datetime:
    """Return the instant so long before or after one that is no due date: a launch, a session.

    Working days count from its local day, and mean 08:00 local of the day found; other units keep the local time.
    """
    if duration.unit == "working days":
        day = instant.astimezone(zone(calendar, site)).date()
        return _morning(calendar, site, day, duration.amount, before=before)
    return _moved(calendar, site, instant, -duration.amount if before else duration.amount, duration)


def extend(calendar: Calendar, site: str, due: datetime, duration: Duration) -> datetime:
    """Return when a time that begins at the end of a due date is over: `grace`, for example, added to `due`."""
    if duration.unit == "working days":
        return deadline(calendar, site, due - _MOMENT, duration)
    return _moved_due(calendar, site, due, duration.amount, duration)


def shift(calendar: Calendar, site: str, instant: datetime, duration: Duration, *, before: bool) -> datetime:
    """Return the instant so long before or after a due date.

    Working days count from the due date's local day, and mean 08:00 local of the day found, when people read mails;
    other units keep the local time of the day.
    """
    if duration.unit == "working days":
        day = (instant - _MOMENT).astimezone(zone(calendar, site)).date()
        return _morning(calendar, site, day, duration.amount, before=before)
    return _moved_due(calendar, site, instant, -duration.amount if before else duration.amount, duration)


def next_time(calendar: Calendar, site: str, instant: datetime, hhmm: str) -> datetime:
    """Return the first instant, now or later, at which a site's clocks show `hhmm` (`08:00`), or leap over it."""
    clock = time.fromisoformat(hhmm)
    day = instant.astimezone(zone(calendar, site)).date()
    times = (_at(calendar, site, one, clock, fold) for one in (day, day + DAY) for fold in (0, 1))
    return min(at for at in times if at >= instant)


def sending_time(calendar: Calendar, quiet_hours: str | None, site: str, now: datetime) -> datetime:
    """Return when a mail may go: now, or at the end of the reader's quiet hours (`19:00-08:00`, the end not quiet).

    Where clocks leap over all that is not quiet, it goes on the next day.
    """
    if not quiet_hours:
        return now
    begins, ends = (time.fromisoformat(part.strip()) for part in quiet_hours.split("-"))

    def is_quiet(at: datetime) -> bool:
        clock = at.astimezone(zone(calendar, site)).time()
        return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends

    if not is_quiet(now):
        return now
    end = next_time(calendar, site, now, ends.isoformat())
    return next_time(calendar, site, end + _MINUTE, ends.isoformat()) if is_quiet(end) else end


def next_digest(calendar: Calendar, site: str, now: datetime) -> datetime:
    """Return when a daily mail goes next: 08:00 local of a working day, strictly after now."""
    day = now.astimezone(zone(calendar, site)).date()
    if is_working_day(calendar, site, day) and _at(calendar, site, day, MORNING) > now:
        return _at(calendar, site, day, MORNING)
    return _at(calendar, site, _nth_working_day(calendar, site, day, 1), MORNING)


def week_of(calendar: Calendar, site: str, instant: datetime) -> tuple[datetime, datetime]:
    """Return when a site's week of that instant begins, on Monday at 0:00 local, and when the next one does."""
    day = instant.astimezone(zone(calendar, site)).date()
    monday = day - day.weekday() * DAY
    return midnight(calendar, site, monday), midnight(calendar, site, monday + 7 * DAY)


def midnight(calendar: Calendar, site: str, day: date) -> datetime:
    """Return the instant at which that local day begins."""
    return _at(calendar, site, day, time())


def hours_of_week(calendar: Calendar, site: str, slots: Iterable[str], at: datetime) -> int:
    """Return half-days of a site's week (`mon-am`) as a set of half-hours of the UTC week, a bit each from Monday 0:00.

    Mornings are 8 to 13, afternoons 13 to 18 local time; `at` says which offset from UTC counts (summer or winter).
    """
    offset = at.astimezone(zone(calendar, site)).utcoffset() or timedelta()
    shift_by = int(offset / _HALF_HOUR)
    hours = 0
    for slot in slots:
        day, _, half = slot.partition("-")
        first = WEEKDAYS.index(day) * 48 + _HALF_DAYS[half] * 2 - shift_by
        for half_hour in range(first, first + 10):
            hours |= 1 << half_hour % _WEEK
    return hours


def _nth_working_day(calendar: Calendar, site: str, day: date, count: int, step: timedelta = DAY) -> date:
    """Return the count-th working day from `day` on, which counts only if `count` is 0."""
    if count == 0 and is_working_day(calendar, site, day):
        return day
    for _ in range(max(count, 1)):
        day = _next_working_day(calendar, site, day, step)
    return day


def _next_working_day(calendar: Calendar, site: str, day: date, step: timedelta) -> date:
    found = next_working_day(calendar, site, day, step)
    if found is None:
        raise RefusedError("calendar-always-closed", site=site, day=day)
    return found


def _end_of(calendar: Calendar, site: str, day: date) -> datetime:
    return _at(calendar, site, day + DAY, time())


def _morning(calendar: Calendar, site: str, day: date, count: int, *, before: bool) -> datetime:
    return _at(calendar, site, _nth_working_day(calendar, site, day, count, -DAY if before else DAY), MORNING)


def _at(calendar: Calendar, site: str, day: date, clock: time, fold: int = 0) -> datetime:
    return _instant(datetime.combine(day, clock, zone(calendar, site)).replace(fold=fold))


def _instant(local: datetime) -> datetime:
    """Return the instant of a local time; of one that the clocks leap over in spring, that of the leap."""
    found = local.astimezone(UTC)
    back = found.astimezone(local.tzinfo)
    if back.replace(tzinfo=None) == local.replace(tzinfo=None):
        return found
    leap = local.replace(second=0, microsecond=0, fold=0).astimezone(UTC)
    summer = leap.astimezone(local.tzinfo).utcoffset()
    while (leap - _MINUTE).astimezone(local.tzinfo).utcoffset() == summer:
        leap -= _MINUTE
    return leap


def _moved_due(calendar: Calendar, site: str, due: datetime, amount: int, duration: Duration) -> datetime:
    """Return a due date so much later; one that ends a day ends the day that is found, the month's last at most."""
    last = (due - _MOMENT).astimezone(zone(calendar, site))
    if duration.unit in _ELAPSED or _end_of(calendar, site, last.date()) != due:
        return _moved(calendar, site, due, amount, duration)
    return _end_of(calendar, site, _later(last, amount, duration).date())


def _moved(calendar: Calendar, site: str, instant: datetime, amount: int, duration: Duration) -> datetime:
    if duration.unit in _ELAPSED:
        return (instant + amount * _ELAPSED[duration.unit]).astimezone(UTC)
    return _instant(_later(instant.astimezone(zone(calendar, site)), amount, duration))


def _later(local: datetime, amount: int, duration: Duration) -> datetime:
    if duration.unit in _DAYS:
        return local + timedelta(days=amount * _DAYS[duration.unit])
    return _months_later(local, amount * _MONTHS[duration.unit])


def _months_later(local: datetime, months: int) -> datetime:
    years, month = divmod(local.month - 1 + months, 12)
    year = local.year + years
    return local.replace(year=year, month=month + 1, day=min(local.day, monthrange(year, month + 1)[1]))
