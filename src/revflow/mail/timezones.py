"""Time zones as calendars want them: VTIMEZONE with yearly rules, which Outlook reads too (RFC 5545, 3.6.5).

icalendar's own lists single onsets, and puts those of summer time an hour late; so they are made here from `zoneinfo`.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_YEAR = 370
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def zone_part(name: str, instant: datetime) -> Timezone:
    """Return the zone as it is around an instant: the changes of the year before it, taken to come again each year."""
    zone = ZoneInfo(name)
    part = Timezone()
    part.add("tzid", name)
    onsets = _onsets(zone, instant.astimezone(UTC))[-2:]
    for onset in onsets:
        part.add_component(_observance(zone, onset, yearly=True))
    if not onsets:
        part.add_component(_observance(zone, datetime(1970, 1, 1, tzinfo=UTC), yearly=False))
    return part


def _onsets(zone: ZoneInfo, until: datetime) -> list[datetime]:
    """Return the instants of the year before `until` at which the zone's offset changed."""
    days = [until - timedelta(days=back) for back in range(_YEAR, -1, -1)]
    return [
        _bisect(zone, before, after)
        for before, after in pairwise(days)
        if _offset(zone, before) != _offset(zone, after)
    ]


def _bisect(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = _offset(zone, before)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    return (after + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _observance(zone: ZoneInfo, onset: datetime, *, yearly: bool) -> TimezoneStandard | TimezoneDaylight:
    old, new = (
        (_offset(zone, onset - timedelta(minutes=1)), _offset(zone, onset)) if yearly else (_offset(zone, onset),) * 2
    )
    local = (onset + old).replace(tzinfo=None)
    part = TimezoneDaylight() if onset.astimezone(zone).dst() else TimezoneStandard()
    part.add("tzoffsetfrom", old)
    part.add("tzoffsetto", new)
    part.add("tzname", onset.astimezone(zone).tzname() or zone.key)
    part.add("dtstart", local)
    if yearly:
        part.add("rrule", vRecur(freq="YEARLY", bymonth=local.month, byday=_weekday_of_month(local)))
    return part


def _weekday_of_month(day: datetime) -> str:
    """Return `-1SU`, `2SU`: the last one of the month, if it is among its last seven days, else the n-th."""
    last = (day + timedelta(days=7)).month != day.month
    return f"{-1 if last else (day.day - 1) // 7 + 1}{_WEEKDAYS[day.weekday()]}"


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
