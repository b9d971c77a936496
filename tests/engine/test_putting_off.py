"""Rule 20: what could not be done for a while is due later by as long, and no more than that."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.company import MONDAY
from engine.test_gates import at_gate, gate
from engine.test_quorum import NEXT_OR_OUT
from revflow.engine import commands

PARIS = ZoneInfo("Europe/Paris")
TWO_VOTES = "by: [hr, sponsor], quorum: all"


def asked(due, by="by: sponsor", at=MONDAY):
    """Return a company at a gate that time decides, and the sponsor's task."""
    company = at_gate(gate(f"{by}, due: {due}, grace: 0 days, on_expiry: decline", NEXT_OR_OUT), at=at)
    return company, company.task("E001", "review", "sponsor")


def say_and_take_back(company, task, after):
    company.decide("E001", "review", "approve", task=task)
    company.move_to(company.now + after)
    actor = task.to[0]
    company.act("E001", lambda p, s, n: commands.take_back(p, s, n, actor, task.id, company.now), actor)


def hold(company, task, after):
    company.act(task.journey, lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))
    company.move_to(company.now + after)
    company.act(task.journey, lambda p, s, n: commands.release(p, s, n, "", company.now))


def due_of(company, task):
    return company.states["E001"].tasks[task.id].due


@pytest.mark.parametrize("stop", [say_and_take_back, hold])
@pytest.mark.parametrize("due", ["2 working days", "2 days"])
def test_moments_put_nothing_off_for_ever(stop, due):
    """Each of twenty seconds gave one more working day: one vote, taken back often, kept a gate open for a month."""
    company, task = asked(due, TWO_VOTES)

    for _ in range(20):
        stop(company, task, timedelta(seconds=1))

    assert due_of(company, task) - task.due <= timedelta(days=1)
    company.jump_to_end()
    assert company.ending("E001") == "declined"


@pytest.mark.parametrize("stop", [say_and_take_back, hold])
def test_each_time_that_could_not_be_used_is_given_back(stop):
    """However often, and over a weekend: who is asked has as much time as without."""
    company, task = asked("2 working days")
    closed = timedelta()

    for hours in (20, 30, 5, 100, 11, 47):
        company.move_to(company.now + timedelta(hours=1))
        stop(company, task, timedelta(hours=hours))
        closed += timedelta(hours=hours)
        assert due_of(company, task) >= task.due + closed
        assert due_of(company, task) > company.now


@pytest.mark.parametrize("stop", [say_and_take_back, hold])
def test_what_is_closed_in_its_last_hour_is_not_over_when_it_opens_again(stop):
    """Also where the day that was given before is used up while it is closed."""
    company, task = asked("2 working days")
    stop(company, task, timedelta(hours=1))
    last = due_of(company, task)
    company.move_to(last - timedelta(minutes=30))

    stop(company, task, timedelta(hours=2))

    assert due_of(company, task) > company.now
    assert company.ending("E001") == ""


def test_a_vote_that_others_close_is_given_its_time_back_each_time_it_opens_again():
    """One who votes for all and takes it back, often: the time of who is asked besides ran out while it was closed."""
    company = at_gate(gate("by: [hr, sponsor], quorum: first, due: 2 working days, on_expiry: decline", NEXT_OR_OUT))
    deciding, other = (company.task("E001", "review", who) for who in ("hr", "sponsor"))
    closed = timedelta()

    for _ in range(4):
        company.move_to(company.now + timedelta(hours=1))
        say_and_take_back(company, deciding, timedelta(hours=72))
        closed += timedelta(hours=72)
        assert due_of(company, other) >= other.due + closed
        assert due_of(company, other) > company.now


def test_a_vote_given_and_taken_back_before_it_is_closed_by_another_gets_no_time_twice():
    """What counts is when it was closed last: the first time had been given back already."""
    company = at_gate(gate("by: [hr, sponsor], quorum: first, due: 2 working days, on_expiry: decline", NEXT_OR_OUT))
    one, other = (company.task("E001", "review", who) for who in ("hr", "sponsor"))
    say_and_take_back(company, other, timedelta(hours=1))
    company.move_to(company.now + timedelta(hours=47))

    for _ in range(3):
        say_and_take_back(company, one, timedelta(seconds=1))

    assert due_of(company, other) <= other.due + timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "hours", "more"),
    [
        (datetime(2027, 3, 22, 9, tzinfo=UTC), 7 * 24 - 1, 7),  # to summer time: from 10:00 to 10:00 a week later
        (datetime(2027, 10, 27, 8, tzinfo=UTC), 7 * 24 + 1, 7),  # to winter time: the same
    ],
)
def test_a_week_on_hold_is_a_week_though_clocks_change(now, hours, more):
    """Rule 20 and daylight saving: from ten to ten o'clock a week later is seven days more, not eight."""
    company, task = asked("2 working days", at=now)

    hold(company, task, timedelta(hours=hours))

    assert due_of(company, task).astimezone(PARIS) == task.due.astimezone(PARIS) + timedelta(days=more)
