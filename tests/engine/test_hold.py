"""What a hold does: nothing moves, nothing is taken, and its time does not count against anybody (rule 20)."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.company import MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_deadlines import TIMES, facts, paris, waiting
from engine.test_leaving import hold
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Lapsed, Reminded
from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskState
from revflow.engine import commands


def release(company, code):
    company.act(code, lambda p, s, n: commands.release(p, s, n, "", company.now))


def test_a_journey_on_hold_takes_nothing_and_goes_on_when_released():
    """On hold nothing moves, nothing is taken, time does not count against anybody."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    hold(company, "E001")

    with pytest.raises(RefusedError) as refused:
        company.want("E001")

    assert refused.value.code == "held"
    assert company.summaries["E001"].on_hold
    assert company.summaries["E001"].wake_at is None
    release(company, "E001")
    company.want("E001")
    assert company.steps("E001") == {"needs": ""}


def test_who_is_on_hold_is_not_matched():
    """A wave takes only those who are there."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")
    hold(company, "E001")

    company.offer("M001")
    assert company.of(Scope.PAIR) == []
    release(company, "E001")

    assert company.of(Scope.PAIR) == ["P001"]


def test_holding_twice_changes_nothing():
    """An operator's Cancel that is told twice is one hold."""
    company = Company(program_of(NEEDS, OFFER, REPORT))
    hold(company, "E001")
    version = company.states["E001"].version

    hold(company, "E001")

    assert company.states["E001"].version == version
    release(company, "E001")
    release(company, "E001")
    assert company.states["E001"].version == version + 1


def test_hr_hears_of_a_hold_that_it_did_not_order():
    """An operator's Cancel puts a journey on hold, and HR decides what becomes of it."""
    company = Company(program_of(NEEDS, OFFER, REPORT))

    hold(company, "E001", "operator-cancel")
    hold(company, "M001", "hr")

    told = [(mail.journey, mail.data["cause"]) for mail in company.mails_of("hr-incident")]
    assert told == [("E001", "on-hold"), ("E001", "on-hold")]


def on_hold(company, code, days):
    """Put a journey on hold for so long, and release it."""
    company.act(code, lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))
    company.move_to(company.now + timedelta(days=days))
    company.act(code, lambda p, s, n: commands.release(p, s, n, "", company.now))


def test_time_on_hold_does_not_count_against_who_is_asked():
    """Rule 20: after three weeks on hold all that counts from the due date is later: nothing expires at once."""
    company = waiting(TIMES + ", on_expiry: leave")
    company.move_to(paris(3, 9))

    on_hold(company, "E001", 21)

    assert company.ending("E001") == ""
    assert company.task("E001", "needs").due == datetime(2027, 3, 30, 22, tzinfo=UTC)  # the day after Easter Monday
    assert facts(company, Reminded) == facts(company, Lapsed) == []
    company.move_to(datetime(2027, 3, 25, 12, tzinfo=UTC))
    assert facts(company, Reminded) == [Reminded("E001.needs.1", 0)]
    company.move_to(datetime(2027, 4, 13, 22, tzinfo=UTC))
    assert company.ending("E001") == "left"


def test_after_a_hold_a_task_is_due_at_the_end_of_a_working_day():
    """Rule 20: due on Monday evening, three days on hold: the end of Thursday; four and a half: of the Monday after."""
    for days, day in ((3, 12), (4.5, 16)):
        company = waiting()
        company.move_to(paris(3, 9))

        on_hold(company, "E001", days)

        assert company.task("E001", "needs").due == paris(day)


def test_after_a_hold_hours_stay_hours():
    """A due date in hours is later by exactly the hold."""
    company = waiting("due: 6 hours")
    on_hold(company, "E001", 0.5)

    assert company.task("E001", "needs").due == MONDAY + timedelta(hours=18)


def test_a_reminder_that_was_sent_before_a_hold_is_not_sent_again():
    """Rule 21: each reminder once, whatever the due date is now."""
    company = waiting()
    company.move_to(paris(4, 9))
    assert facts(company, Reminded) == [Reminded("E001.needs.1", 0)]

    on_hold(company, "E001", 7)
    company.move_to(paris(17, 12))

    assert facts(company, Reminded) == [Reminded("E001.needs.1", 0), Reminded("E001.needs.1", 1)]


def test_a_task_that_was_late_before_a_hold_stays_late():
    """A hold excuses nobody for the time before."""
    company = waiting(TIMES + ", on_expiry: hold")
    company.move_to(paris(23, 12))
    due = company.task("E001", "needs").due

    on_hold(company, "E001", 7)

    assert (company.task("E001", "needs").state, company.task("E001", "needs").due) == (TaskState.LATE, due)


def test_a_journey_of_a_cohort_on_hold_that_hr_holds_stays_on_hold_after_the_cohort():
    """What HR holds apart goes on by HR's own word, whichever hold came first."""
    company = Company(program_of(NEEDS, OFFER, REPORT))
    hold(company, "C001")
    hold(company, "E001")

    release(company, "C001")

    assert [code for code, one in company.summaries.items() if one.on_hold] == ["E001"]
    release(company, "E001")
    company.want("E001")


def test_a_journey_that_is_released_while_its_cohort_is_on_hold_goes_on_with_the_cohort():
    """Nothing moves in a cohort on hold; the whole time does not count (rule 20)."""
    company = waiting()
    hold(company, "E001")
    hold(company, "C001")
    company.move_to(company.now + timedelta(days=2))

    release(company, "E001")

    assert company.summaries["E001"].on_hold
    company.move_to(company.now + timedelta(days=1))
    release(company, "C001")
    assert not company.summaries["E001"].on_hold
    assert company.task("E001", "needs").due == paris(12)


def test_a_journey_that_was_on_hold_longer_than_its_cohort_goes_on_at_once_when_released():
    """The cohort's hold is over by then."""
    company = Company(program_of(NEEDS, OFFER, REPORT))
    hold(company, "E001")
    hold(company, "C001")
    release(company, "C001")

    release(company, "E001")

    assert not company.summaries["E001"].on_hold
    company.want("E001")
    assert "needs" in company.steps("E001")


def test_a_wait_does_not_run_while_its_journey_is_on_hold():
    """Given two weeks to wait, when the journey is on hold for a month of them, then they end a month later."""
    settle = "  - {id: settle, kind: wait, for_each: mentee, duration: 14 days}\n"
    company = Company(program_of(NEEDS, settle, OFFER, REPORT))
    company.want("E001")
    ends = company.summaries["E001"].wake_at
    company.move_to(MONDAY + timedelta(days=3))
    hold(company, "E001")
    company.move_to(MONDAY + timedelta(days=33))
    release(company, "E001")

    assert company.steps("E001") == {"needs": ""}
    wake = company.summaries["E001"].wake_at
    assert wake is not None
    assert ends is not None
    assert timedelta(days=29) < wake - ends < timedelta(days=31)
    company.move_to(wake)
    assert company.steps("E001") == {"needs": "", "settle": ""}
