"""The one clock of all processes."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from revflow.store import StoreClock, open_store

DAY = timedelta(days=1)


@pytest.fixture
def clock(empty_store):
    """Give the clock of an empty store."""
    return StoreClock(empty_store)


def test_time_is_real_until_it_jumps(clock):
    """Both are aware, in UTC."""
    before = datetime.now(UTC)
    now, real = clock.now(), clock.real()
    assert before <= now <= real <= datetime.now(UTC)
    assert now.tzinfo is UTC


def test_time_jumps_forward_and_goes_on_from_there(clock):
    """Real time, which leases use, never jumps."""
    there = clock.now() + 30 * DAY
    assert clock.advance_to(there)
    assert there <= clock.now() < there + DAY
    assert clock.real() < there


def test_time_never_jumps_back(clock):
    """An instant that has passed is reached already."""
    there = clock.now() + 30 * DAY
    clock.advance_to(there)
    assert clock.advance_to(there - 20 * DAY)
    assert clock.now() >= there


def test_all_processes_have_the_same_time(clock, store_url):
    """Another process's clock follows within 50 ms."""
    other_store = open_store(store_url)
    other = StoreClock(other_store)
    there = other.now() + 30 * DAY
    clock.advance_to(there)
    time.sleep(0.06)
    assert other.now() >= there
    other_store.close()


def test_whoever_is_at_work_can_hold_time(clock):
    """Until so much real time has passed, or it is let go: then it jumps again."""
    there = clock.now() + 30 * DAY
    clock.hold(60)
    assert clock.held()
    assert not clock.advance_to(there)
    assert clock.now() < there
    clock.hold(0)
    assert not clock.held()
    assert clock.advance_to(there)


def test_time_can_be_let_go_for_one_jump(clock):
    """Whoever waits for one jump sees it before the next: time is held again by the jump itself."""
    there = clock.now() + 30 * DAY
    clock.hold(60)

    clock.let_jump_once(60)

    assert not clock.held()
    assert clock.advance_to(there)
    assert clock.held()
    assert not clock.advance_to(there + DAY)
