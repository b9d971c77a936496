"""No program is closed for so long that nothing could come due: what `check` lets pass has a working day in reach."""

from datetime import date, timedelta

import pytest

from definition.small_program import BASE, read, told
from revflow.definition.working_days import LONGEST_SEARCH, next_working_day

MONDAY = date(2027, 3, 1)


def closures(first, days):
    """Closures of a year at most, each beginning where the one before has ended."""
    last = first + timedelta(days=days - 1)
    starts = [first + timedelta(days=number) for number in range(0, days, 365)]
    return [f"{start}/{min(start + timedelta(days=364), last)}" for start in starts]


def checked(closed, more="country: FR"):
    return read(BASE.replace("country: FR", f"closed: [{', '.join(closed)}], {more}"))


@pytest.mark.parametrize(("days", "faults"), [(LONGEST_SEARCH - 1, []), (LONGEST_SEARCH, ["6:45 closed-for-years"])])
def test_closures_that_leave_a_working_day_in_reach_pass_and_a_day_more_does_not(days, faults):
    """Given a week of seven days, when closures follow one on the other, then the day after must be near enough."""
    loaded = checked(closures(MONDAY, days), "weekdays: [mon, tue, wed, thu, fri, sat, sun]")

    assert told(loaded) == faults


def test_what_passes_has_a_working_day_after_every_day():
    """Given the longest stretch that passes, when the next working day is looked for, then it is found."""
    calendar = checked(closures(MONDAY, 1090)).require().calendar

    day = MONDAY - timedelta(days=10)
    while day < MONDAY + timedelta(days=1200):
        assert next_working_day(calendar, "", day) is not None
        assert next_working_day(calendar, "", day, timedelta(days=-1)) is not None
        day += timedelta(days=1)


@pytest.mark.parametrize("gap", [2, 3])
def test_a_gap_without_a_working_day_does_not_part_closures(gap):
    """Given two long closures with a weekend between, or a weekend and a Monday, then the Monday alone parts them."""
    saturday = MONDAY + timedelta(days=5)
    before = closures(saturday - timedelta(days=600), 600)
    after = closures(saturday + timedelta(days=gap), 600)

    loaded = checked([*before, *after])

    assert told(loaded) == (["6:45 closed-for-years"] if gap == 2 else [])


def test_a_public_holiday_of_a_site_does_not_part_closures_for_it():
    """Given a day between two closures that is one of Japan's holidays, then its site alone has no working day."""
    holiday = date(2027, 2, 11)
    closed = [*closures(holiday - timedelta(days=600), 600), *closures(holiday + timedelta(days=1), 600)]

    alone = checked(closed)
    with_site = checked(closed, "country: FR, sites: {Tokyo: {timezone: Asia/Tokyo, country: JP}}")

    assert (told(alone), told(with_site)) == ([], ["6:45 closed-for-years"])
