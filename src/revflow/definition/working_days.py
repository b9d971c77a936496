"""Which days people work on: weekdays of the calendar that are no public holiday and not closed (rule 20)."""

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from revflow.definition.program import Calendar

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_SEARCH = 1100
"""In how many days a working day is to be found: no company closes for three years."""

DAY = timedelta(days=1)


def is_working_day(calendar: Calendar, site: str, day: date) -> bool:
    """Tell whether people of a site work on that day: a weekday of the calendar, no public holiday, not closed."""
    if WEEKDAYS[day.weekday()] not in calendar.weekdays:
        return False
    own = calendar.sites.get(site)
    country = (own.country if own else None) or calendar.country
    if country and day in _public_holidays(country, day.year):
        return False
    return not any(first <= day <= last for first, last in _closures(calendar.closed))


def next_working_day(calendar: Calendar, site: str, day: date, step: timedelta = DAY) -> date | None:
    """Return the next working day after `day`, or with a `step` back the last one before; None where none is near."""
    found = (day + distance * step for distance in range(1, LONGEST_SEARCH + 1))
    return next((one for one in found if is_working_day(calendar, site, one)), None)


@lru_cache(maxsize=512)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    return frozenset(country_holidays(country, years=year))


@lru_cache(maxsize=64)
def _closures(closed: tuple[str, ...]) -> tuple[tuple[date, date], ...]:
    ranges = (text.partition("/") for text in closed)
    return tuple((date.fromisoformat(first), date.fromisoformat(last or first)) for first, _, last in ranges)
