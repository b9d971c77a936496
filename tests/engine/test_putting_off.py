"""Rule 20: what could not be done for a while is due later by as long, and no more than that."""

from datetime import timedelta

import pytest

from engine.test_gates import at_gate, gate
from engine.test_quorum import NEXT_OR_OUT
from revflow.engine import commands

TWO_VOTES = "by: [hr, sponsor], quorum: all"


def asked(due, by="by: sponsor"):
    """Return a company at a gate that time decides, and the sponsor's task."""
    company = at_gate(gate(f"{by}, due: {due}, grace: 0 days, on_expiry: decline", NEXT_OR_OUT))
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
