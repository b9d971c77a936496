"""Working time in the calendar of who is asked (rule 20)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revflow.definition.program import Calendar
from revflow.definition.text import Duration
from revflow.definition.working_days import is_working_day
from revflow.domain.errors import RefusedError
from revflow.engine.calendar import (
    deadline,
    extend,
    hours_of_week,
    next_digest,
    next_time,
    sending_time,
    shift,
)

PARIS = Calendar(
    timezone="Europe/Paris",
    country="FR",
    closed=("2027-08-02/2027-08-20", "2027-12-24"),
    sites={"Montréal": {"timezone": "America/Toronto", "country": "CA"}, "Pune": {"timezone": "Asia/Kolkata"}},
)
WORKING = st.integers(1, 400)
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
SITES = st.sampled_from(["", "Montréal", "Pune"])


def days(amount):
    return Duration(amount, "working days")


def paris(*parts):
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC)


def test_working_days_end_with_the_nth_working_day_after_the_start():
    """Asked on a Monday morning, five working days last until the end of next Monday (rule 20)."""
    assert deadline(PARIS, "", paris(2027, 3, 1, 9), days(5)) == paris(2027, 3, 9)


def test_the_start_day_never_counts_even_at_its_first_minute():
    """Asked at midnight, or late at night, the next working day is the first."""
    assert deadline(PARIS, "", paris(2027, 3, 1, 0, 0), days(1)) == paris(2027, 3, 3)
    assert deadline(PARIS, "", paris(2027, 3, 1, 23, 59), days(1)) == paris(2027, 3, 3)


def test_weekends_holidays_and_closed_days_do_not_count():
    """Friday 30 July 2027, then three closed weeks; All Saints' Day is a Monday in 2027."""
    assert deadline(PARIS, "", paris(2027, 7, 30, 9), days(1)) == paris(2027, 8, 24)
    assert deadline(PARIS, "", paris(2027, 10, 29, 9), days(1)) == paris(2027, 11, 3)
    assert not is_working_day(PARIS, "", date(2027, 12, 24))


def test_a_site_has_its_own_zone_and_holidays_but_the_programs_closures():
    """Canada Day is a working day in Paris; a site without a country has the program's holidays."""
    assert not is_working_day(PARIS, "Montréal", date(2027, 7, 1))
    assert is_working_day(PARIS, "", date(2027, 7, 1))
    assert not is_working_day(PARIS, "", date(2027, 7, 14))
    assert is_working_day(PARIS, "Montréal", date(2027, 7, 14))
    assert not is_working_day(PARIS, "Pune", date(2027, 7, 14))
    assert not is_working_day(PARIS, "Montréal", date(2027, 8, 4))
    end = deadline(PARIS, "Montréal", paris(2027, 3, 1, 9), days(1))
    assert end == datetime(2027, 3, 3, tzinfo=ZoneInfo("America/Toronto"))


def test_a_day_counts_by_the_local_date_of_who_is_asked():
    """Monday 3:00 in Paris is still Sunday in Montréal, where Monday is then the first working day."""
    assert deadline(PARIS, "Montréal", paris(2027, 3, 1, 3), days(1)) == datetime(
        2027, 3, 2, tzinfo=ZoneInfo("America/Toronto")
    )


def test_days_keep_the_local_time_when_clocks_change():
    """A week over the last Sunday of March is an hour short; hours are elapsed time."""
    start = paris(2027, 3, 26, 9)
    assert deadline(PARIS, "", start, Duration(1, "weeks")) == paris(2027, 4, 2, 9)
    assert deadline(PARIS, "", start, Duration(1, "weeks")) - start == timedelta(days=7, hours=-1)
    assert deadline(PARIS, "", start, Duration(72, "hours")) - start == timedelta(hours=72)


def test_a_day_that_clocks_change_in_ends_at_its_own_midnight():
    """The night of the change has its day's end in the new offset."""
    open_sundays = PARIS.model_copy(update={"weekdays": ("sun",), "country": None})
    assert deadline(open_sundays, "", paris(2027, 3, 27, 9), days(1)) == datetime(2027, 3, 28, 22, tzinfo=UTC)
    assert deadline(open_sundays, "", paris(2027, 10, 30, 9), days(1)) == datetime(2027, 10, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ((2027, 1, 31, 9), Duration(1, "months"), (2027, 2, 28, 9)),
        ((2028, 1, 31, 9), Duration(1, "months"), (2028, 2, 29, 9)),
        ((2028, 2, 29, 9), Duration(1, "years"), (2029, 2, 28, 9)),
        ((2027, 11, 30, 9), Duration(3, "months"), (2028, 2, 29, 9)),
        ((2027, 12, 31, 9), Duration(12, "months"), (2028, 12, 31, 9)),
        ((2027, 12, 31, 23), Duration(1, "days"), (2028, 1, 1, 23)),
    ],
)
def test_months_are_clamped_to_their_last_day(start, duration, end):
    """29 February and year ends included."""
    assert deadline(PARIS, "", paris(*start), duration) == paris(*end)


def test_a_due_date_that_ends_a_day_belongs_to_that_day():
    """Due at Wednesday's end: two working days before is Monday, one after is Thursday, at 8:00."""
    due = paris(2027, 3, 4)
    assert shift(PARIS, "", due, days(2), before=True) == paris(2027, 3, 1, 8)
    assert shift(PARIS, "", due, days(1), before=False) == paris(2027, 3, 4, 8)
    assert shift(PARIS, "", due, Duration(1, "days"), before=True) == paris(2027, 3, 3)
    assert shift(PARIS, "", due, Duration(90, "min"), before=False) == due + timedelta(minutes=90)


def test_grace_counts_from_the_day_that_the_due_date_ends():
    """One working day of grace after Wednesday's end lasts until Thursday's end, not Friday's."""
    assert extend(PARIS, "", paris(2027, 3, 4), days(1)) == paris(2027, 3, 5)
    assert extend(PARIS, "", paris(2027, 3, 4), Duration(1, "days")) == paris(2027, 3, 5)


def test_a_calendar_that_never_opens_is_refused_in_words():
    """Searching ends; the remedy is in the sentence."""
    never = Calendar(weekdays=())
    with pytest.raises(RefusedError, match="calendar-always-closed"):
        deadline(never, "", datetime(2027, 1, 1, tzinfo=UTC), days(1))


@pytest.mark.parametrize(
    ("hour", "minute", "sent"),
    [(18, 59, (1, 18, 59)), (19, 0, (2, 8, 0)), (23, 0, (2, 8, 0)), (7, 59, (1, 8, 0)), (8, 0, (1, 8, 0))],
)
def test_mails_wait_for_the_end_of_quiet_hours(hour, minute, sent):
    """`19:00-08:00` in the reader's own time."""
    now = paris(2027, 3, 1, hour, minute)
    assert sending_time(PARIS, "19:00-08:00", "", now) == paris(2027, 3, *sent)
    assert sending_time(PARIS, None, "", now) == now


def test_quiet_hours_may_lie_within_a_day():
    """`12:00-14:00` is a quiet lunch."""
    assert sending_time(PARIS, "12:00-14:00", "", paris(2027, 3, 1, 13)) == paris(2027, 3, 1, 14)
    assert sending_time(PARIS, "12:00-14:00", "", paris(2027, 3, 1, 15)) == paris(2027, 3, 1, 15)


def test_daily_mails_go_on_working_mornings():
    """After 8:00 on a Friday, the next is on Monday."""
    assert next_digest(PARIS, "", paris(2027, 3, 5, 7)) == paris(2027, 3, 5, 8)
    assert next_digest(PARIS, "", paris(2027, 3, 5, 8)) == paris(2027, 3, 8, 8)
    assert next_digest(PARIS, "", paris(2027, 3, 6, 3)) == paris(2027, 3, 8, 8)


def test_the_next_time_on_the_clock_may_be_now():
    """Otherwise it is today's or tomorrow's."""
    assert next_time(PARIS, "", paris(2027, 3, 1, 8), "08:00") == paris(2027, 3, 1, 8)
    assert next_time(PARIS, "", paris(2027, 3, 1, 9), "08:00") == paris(2027, 3, 2, 8)


def test_half_days_of_two_sites_meet_in_the_utc_week():
    """A morning of Montréal is an afternoon of Paris; Pune keeps half-hours."""
    march = paris(2027, 3, 1, 9)
    montreal = hours_of_week(PARIS, "Montréal", ["mon-am"], march)
    afternoon = hours_of_week(PARIS, "", ["mon-pm"], march)
    assert (montreal & afternoon).bit_count() == 8
    assert montreal & hours_of_week(PARIS, "", ["mon-am"], march) == 0
    assert hours_of_week(PARIS, "Pune", ["mon-am"], march).bit_count() == 10


@given(STARTS, WORKING, SITES)
def test_a_deadline_is_ahead_ends_a_working_day_and_grows(start, amount, site):
    """Whatever the start, the number and the site."""
    end = deadline(PARIS, site, start, days(amount))
    here = ZoneInfo(PARIS.sites[site].timezone if site else PARIS.timezone)
    last = (end - timedelta(microseconds=1)).astimezone(here).date()
    assert end > start
    assert is_working_day(PARIS, site, last)
    assert end.astimezone(here).date() == last + timedelta(days=1)
    assert deadline(PARIS, site, start, days(amount + 1)) > end


@given(STARTS, WORKING, SITES)
def test_so_many_days_before_and_after_bring_back_the_due_day(start, amount, site):
    """`before` undoes `after`, counted from the end of the day that was found."""
    due = deadline(PARIS, site, start, days(1))
    after = extend(PARIS, site, due, days(amount))
    here = ZoneInfo(PARIS.sites[site].timezone if site else PARIS.timezone)
    back = shift(PARIS, site, after, days(amount), before=True).astimezone(here)
    assert back.date() == (due - timedelta(microseconds=1)).astimezone(here).date()
    assert (back.hour, back.minute) == (8, 0)
