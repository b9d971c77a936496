"""The calendar where it is hard: clocks that change, 29 February, year ends, closures, other countries (rule 20)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revflow.definition.program import Calendar
from revflow.definition.text import Duration
from revflow.definition.working_days import is_working_day
from revflow.engine.calendar import (
    around,
    deadline,
    extend,
    next_digest,
    next_time,
    sending_time,
    shift,
    zone,
)

SITES = {"Montréal": {"timezone": "America/Toronto", "country": "CA"}}
OFFICE = Calendar(timezone="Europe/Paris", country="FR", sites=SITES)
EVERY_DAY = Calendar(
    timezone="Europe/Paris",
    weekdays=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    sites={"Montréal": {"timezone": "America/Toronto"}},
)
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)

WHERE = st.sampled_from(["", "Montréal"])
CHANGES = st.sampled_from(
    [datetime(2027, 3, 28, 1), datetime(2027, 10, 31, 1), datetime(2027, 3, 14, 7), datetime(2027, 11, 7, 6)]  # noqa: DTZ001 - UTC is set below
)
NEAR_A_CHANGE = st.builds(
    lambda change, minutes: change.replace(tzinfo=UTC) + timedelta(minutes=minutes), CHANGES, st.integers(-4000, 4000)
)
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def paris(*parts):
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC)


def working(amount):
    return Duration(amount, "working days")


def local(site, instant):
    return instant.astimezone(zone(EVERY_DAY, site))


def is_quiet(site, begins, ends, instant):
    clock = local(site, instant).time()
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


# --- clocks that change


@pytest.mark.parametrize(
    ("site", "last", "end"),
    [
        ("", (2027, 3, 27, 12), (2027, 3, 28, 22)),
        ("", (2027, 10, 30, 12), (2027, 10, 31, 23)),
        ("Montréal", (2027, 3, 13, 12), (2027, 3, 15, 4)),
        ("Montréal", (2027, 11, 6, 12), (2027, 11, 8, 5)),
    ],
)
def test_a_day_of_23_or_25_hours_ends_at_its_own_midnight(site, last, end):
    """Given the day before clocks change, when one working day is counted, then it ends with the changed day."""
    assert deadline(EVERY_DAY, site, utc(*last), working(1)) == utc(*end)


@pytest.mark.parametrize(("site", "leap"), [("", (2027, 3, 28, 1)), ("Montréal", (2027, 3, 14, 7))])
@pytest.mark.parametrize("clock", [(2, 0), (2, 30), (2, 59)])
def test_an_hour_that_does_not_exist_is_the_moment_of_the_leap(site, leap, clock):
    """Given half past two the day before, when one day is counted in spring, then it is three o'clock, not later."""
    before = datetime(*(local(site, utc(*leap)).date() - DAY).timetuple()[:3], *clock, tzinfo=zone(EVERY_DAY, site))

    assert deadline(EVERY_DAY, site, before, Duration(1, "days")) == utc(*leap)
    assert shift(EVERY_DAY, site, before + 2 * DAY, Duration(1, "days"), before=True) == utc(*leap)
    assert next_time(EVERY_DAY, site, utc(*leap) - timedelta(hours=1), f"{clock[0]:02}:{clock[1]:02}") == utc(*leap)


def test_a_later_start_never_ends_earlier_over_the_leap():
    """Given starts around half past two, when one day is counted over the leap, then they keep their order."""
    starts = [paris(2027, 3, 27, 1, 0) + timedelta(minutes=minutes) for minutes in range(180)]

    ends = [deadline(EVERY_DAY, "", start, Duration(1, "days")) for start in starts]

    assert ends == sorted(ends)


@pytest.mark.parametrize(("site", "first"), [("", (2027, 10, 31, 0, 30)), ("Montréal", (2027, 11, 7, 5, 30))])
def test_an_hour_that_exists_twice_is_the_first_that_is_still_ahead(site, first):
    """Given half past one or two in autumn, when it is asked for, then the first is meant, and after it the second."""
    early, late = utc(*first), utc(*first) + timedelta(hours=1)
    clock = f"{local(site, early):%H:%M}"

    assert f"{local(site, late):%H:%M}" == clock
    assert next_time(EVERY_DAY, site, early - timedelta(hours=2), clock) == early
    assert next_time(EVERY_DAY, site, early, clock) == early
    assert next_time(EVERY_DAY, site, early + timedelta(minutes=1), clock) == late
    assert next_time(EVERY_DAY, site, late + timedelta(minutes=1), clock) == late + DAY


def test_a_mail_of_the_second_half_past_two_waits_minutes_not_a_day():
    """Given quiet hours that end at 2:45, when a mail is ordered in the repeated hour, then it goes in that hour."""
    repeated = utc(2027, 10, 31, 1, 30)

    assert sending_time(EVERY_DAY, "19:00-02:45", "", repeated) == utc(2027, 10, 31, 1, 45)


def test_quiet_hours_that_end_in_the_hour_that_does_not_exist_end_with_the_leap():
    """Given quiet hours until 2:30, when clocks leap over it, then mails go at three."""
    assert sending_time(EVERY_DAY, "19:00-02:30", "", paris(2027, 3, 28, 1, 59)) == paris(2027, 3, 28, 3)


def test_a_mail_waits_a_day_where_the_clocks_leap_over_all_that_is_not_quiet():
    """Given one quarter of an hour that is not quiet, when the clocks leap over it, then the next day has it."""
    assert sending_time(EVERY_DAY, "02:15-02:00", "", paris(2027, 3, 28, 1, 30)) == paris(2027, 3, 29, 2)


@given(NEAR_A_CHANGE, WHERE, CLOCKS, CLOCKS)
def test_a_mail_goes_at_the_first_moment_that_is_not_quiet(now, site, begins, ends):
    """Whatever the hours, on the days about a change: nothing goes in quiet hours, and nothing waits beyond them."""
    at = sending_time(EVERY_DAY, f"{begins:%H:%M}-{ends:%H:%M}", site, now)

    assert not is_quiet(site, begins, ends, at)
    waited = [now + timedelta(minutes=15) * step for step in range(int((at - now) / timedelta(minutes=15)) + 1)]
    assert all(is_quiet(site, begins, ends, moment) for moment in waited if moment < at)


@given(NEAR_A_CHANGE, WHERE, st.integers(1, 40), st.sampled_from(["days", "weeks", "months"]))
def test_a_deadline_in_days_keeps_the_time_of_the_day_or_takes_the_leap(start, site, amount, unit):
    """Whatever the change between: the clock shows the same time, but where it leaps over it."""
    end = deadline(EVERY_DAY, site, start, Duration(amount, unit))

    leapt = local(site, end - MOMENT).utcoffset() != local(site, end).utcoffset()
    assert leapt or local(site, end).time() == local(site, start).time()
    assert end > start


@given(NEAR_A_CHANGE, WHERE)
def test_the_daily_mail_goes_once_on_each_morning_about_a_change(now, site):
    """However long the day: at eight by the clock, the next one within the day, then one each day."""
    first = next_digest(EVERY_DAY, site, now)
    second = next_digest(EVERY_DAY, site, first)

    assert [local(site, at).time() for at in (first, second)] == [time(8)] * 2
    assert local(site, second).date() - local(site, first).date() == DAY
    assert now < first <= now + timedelta(hours=25)


@given(NEAR_A_CHANGE, WHERE, st.integers(0, 12))
def test_a_due_date_about_a_change_is_the_end_of_a_day(start, site, amount):
    """Whatever the start: the due date is midnight of who is asked, so many days after the start's own day."""
    due = deadline(EVERY_DAY, site, start, working(amount))

    assert local(site, due).time() == time()
    assert local(site, due).date() == local(site, start).date() + (amount + 1) * DAY
    assert extend(EVERY_DAY, site, due, Duration(1, "days")) == extend(EVERY_DAY, site, due, working(1))


# --- months, years, 29 February


@pytest.mark.parametrize(
    ("last_day", "duration", "found"),
    [
        ((2027, 1, 30), Duration(1, "months"), (2027, 2, 28)),
        ((2027, 1, 31), Duration(1, "months"), (2027, 2, 28)),
        ((2027, 1, 28), Duration(1, "months"), (2027, 2, 28)),
        ((2028, 1, 30), Duration(1, "months"), (2028, 2, 29)),
        ((2028, 2, 29), Duration(1, "years"), (2029, 2, 28)),
        ((2028, 2, 29), Duration(4, "years"), (2032, 2, 29)),
        ((2027, 2, 28), Duration(1, "years"), (2028, 2, 28)),
        ((2027, 12, 31), Duration(2, "months"), (2028, 2, 29)),
        ((2027, 12, 31), Duration(1, "days"), (2028, 1, 1)),
    ],
)
def test_grace_in_months_ends_the_same_day_of_its_month_or_the_last(last_day, duration, found):
    """Given a due date that ends 30 January, when a month of grace follows, then it ends with February."""
    due = datetime.combine(date(*last_day) + DAY, time(), ZoneInfo("Europe/Paris")).astimezone(UTC)
    end = datetime.combine(date(*found) + DAY, time(), ZoneInfo("Europe/Paris")).astimezone(UTC)

    assert extend(OFFICE, "", due, duration) == end
    assert shift(OFFICE, "", due, duration, before=False) == end


def test_29_february_is_a_day_like_others():
    """Given Monday 28 February 2028, when working days are counted, then the leap day is the first of them."""
    assert deadline(OFFICE, "", paris(2028, 2, 28, 9), working(1)) == paris(2028, 3, 1)
    assert deadline(OFFICE, "", paris(2028, 2, 28, 9), working(2)) == paris(2028, 3, 2)
    assert shift(OFFICE, "", paris(2028, 3, 3), working(2), before=True) == paris(2028, 2, 29, 8)
    assert deadline(OFFICE, "", paris(2028, 2, 29, 9), Duration(1, "years")) == paris(2029, 2, 28, 9)


def test_a_year_ends_between_its_holidays():
    """Given Thursday 23 December 2027, when working days are counted, then the first of January is none of them.

    Christmas is a Saturday in France and kept on the Monday in Canada, whose New Year's Day moves as well.
    """
    assert deadline(OFFICE, "", paris(2027, 12, 30, 9), working(1)) == paris(2028, 1, 1)
    assert deadline(OFFICE, "", paris(2027, 12, 30, 9), working(2)) == paris(2028, 1, 4)
    assert is_working_day(OFFICE, "", date(2027, 12, 27))
    assert not is_working_day(OFFICE, "Montréal", date(2027, 12, 27))
    assert not is_working_day(OFFICE, "Montréal", date(2028, 1, 3))


def test_a_holiday_that_is_kept_in_the_year_before_counts():
    """Given New Year's Day on a Saturday in the United States, when Friday comes, then nobody works in the old year."""
    office = Calendar(timezone="America/New_York", country="US")

    assert not is_working_day(office, "", date(2021, 12, 31))
    assert not is_working_day(office, "", date(2027, 12, 31))


# --- sites and closures


def test_one_question_to_two_countries_is_due_by_each_one_s_holidays():
    """Given Thursday 1 July 2027, when each has two working days, then Canada Day and Bastille Day count apart."""
    july = utc(2027, 6, 30, 12)
    assert deadline(OFFICE, "", july, working(2)) == paris(2027, 7, 3)
    assert deadline(OFFICE, "Montréal", july, working(2)) == utc(2027, 7, 6, 4)
    assert deadline(OFFICE, "", utc(2027, 7, 13, 12), working(1)) == paris(2027, 7, 16)
    assert deadline(OFFICE, "Montréal", utc(2027, 7, 13, 12), working(1)) == utc(2027, 7, 15, 4)


def test_a_closure_over_a_weekend_takes_its_working_days_alone():
    """Given closed from Friday to Monday, when two working days follow Thursday, then it is Wednesday's end."""
    office = OFFICE.model_copy(update={"closed": ("2027-03-05/2027-03-08",)})

    assert deadline(office, "", paris(2027, 3, 4, 9), working(2)) == paris(2027, 3, 11)
    assert shift(office, "", paris(2027, 3, 10), working(1), before=True) == paris(2027, 3, 4, 8)
    assert next_digest(office, "", paris(2027, 3, 4, 9)) == paris(2027, 3, 9, 8)


def test_a_closure_longer_than_a_month_is_waited_out():
    """Given two months closed over a year's end, when one working day is counted, then it is the first after them."""
    office = OFFICE.model_copy(update={"closed": ("2027-12-01/2028-01-31",)})

    assert deadline(office, "", paris(2027, 11, 30, 9), working(1)) == paris(2028, 2, 2)
    assert next_digest(office, "", paris(2027, 11, 30, 9)) == paris(2028, 2, 1, 8)
    assert around(office, "", paris(2028, 2, 1, 9), working(1), before=True) == paris(2027, 11, 30, 8)
    assert sending_time(office, "19:00-08:00", "", paris(2027, 12, 24, 23)) == paris(2027, 12, 25, 8)


@given(st.dates(date(2026, 1, 1), date(2031, 1, 1)), st.integers(0, 300), WHERE)
def test_nothing_is_due_on_a_day_that_is_closed(first, length, site):
    """Whatever the closure: a due date asked for before it lies before or after it, never in it."""
    last = first + length * DAY
    office = OFFICE.model_copy(update={"closed": (f"{first}/{last}",)})

    due = deadline(office, site, datetime.combine(first - DAY, time(12), UTC), working(1))

    day = (due - MOMENT).astimezone(zone(office, site)).date()
    assert is_working_day(office, site, day)
    assert not first <= day <= last


# --- around moments that are no due dates


def test_a_session_s_own_day_counts_even_at_midnight():
    """Given a session at 0:00 on Wednesday, when one working day before is asked for, then it is Tuesday at eight."""
    assert around(OFFICE, "", paris(2027, 3, 3), working(1), before=True) == paris(2027, 3, 2, 8)
    assert shift(OFFICE, "", paris(2027, 3, 3), working(1), before=True) == paris(2027, 3, 1, 8)
    assert around(OFFICE, "", paris(2027, 3, 3, 10), Duration(1, "days"), before=False) == paris(2027, 3, 4, 10)
    assert around(OFFICE, "", paris(2027, 3, 3, 10), Duration(90, "min"), before=True) == paris(2027, 3, 3, 8, 30)
