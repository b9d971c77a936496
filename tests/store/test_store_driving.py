"""What a store must do, on SQLite and on PostgreSQL alike: nudges, leases, timers, marks, runs."""

from datetime import timedelta

import pytest

from revflow.domain.errors import StaleError
from revflow.domain.journeys import Ending, Summary
from store.spring import JOURNEYS, LAUNCH

MINUTE = timedelta(minutes=1)
ENTERED = {journey.code: journey for journey in JOURNEYS}


def _take(store, code="P001", at=LAUNCH):
    with store.write() as db:
        return db.take_lease(code, "w1", at, 30)


def _nudged(store, at=LAUNCH):
    with store.read() as db:
        return db.nudged(10, at)


def test_the_oldest_nudge_is_followed_first(store):
    """Who is nudged again keeps its place, so nobody starves; unknown and ended journeys are passed over."""
    with store.write() as db:
        db.put_summary(Summary(ENTERED["T001"], ending=Ending.FINISHED))
    for codes in (["P001"], ["E001", "T001", "P999"], ["P001"], ["C001"]):
        with store.write() as db:
            db.nudge(codes)
    assert _nudged(store) == ["P001", "E001", "C001"]
    with store.read() as db:
        assert db.nudged(2, LAUNCH) == ["P001", "E001"]


def test_a_lease_is_one_drivers_until_it_runs_out(store):
    """The token grows with every holder; taking it takes the nudge."""
    with store.write() as db:
        db.nudge(["P001"])
    assert _take(store) == 1
    assert _take(store) is None
    assert _nudged(store) == []
    assert _take(store, at=LAUNCH + MINUTE) == 2


def test_a_nudge_during_a_drive_is_not_lost(store):
    """It waits until the lease is given back, and is followed then."""
    token = _take(store)
    with store.write() as db:
        db.nudge(["P001"])
    assert _nudged(store) == []
    assert _take(store) is None
    with store.write() as db:
        db.drop_lease("P001", token)
    assert _nudged(store) == ["P001"]


def test_a_late_nudge_waits_and_an_earlier_one_goes_before(store):
    """It neither comes before its time, nor takes anybody's place who is nudged for now, earlier or later."""
    with store.write() as db:
        db.nudge(["P001"])
        db.nudge(["P001", "C001", "E001"], late=3600)
        assert db.nudged(10, LAUNCH) == ["P001"]
        db.nudge(["E001"])
    assert _nudged(store) == ["P001", "E001"]


def test_open_journeys_are_all_but_those_that_ended(store):
    """Also those that are on hold: they may be released."""
    with store.write() as db:
        db.put_summary(Summary(ENTERED["P001"], ending=Ending.FINISHED))
        db.put_summary(Summary(ENTERED["E001"], on_hold=True))
    with store.read() as db:
        assert db.open_journeys() == ["C001", "E001", "M001", "M002", "T001", "T002"]


def test_a_driver_that_was_lost_is_replaced(store):
    """Its nudge went with its lease; when the lease runs out the journey is to be driven again."""
    assert _take(store) == 1
    assert _nudged(store, LAUNCH + MINUTE / 4) == []
    assert _nudged(store, LAUNCH + MINUTE) == ["P001"]


def test_who_lost_the_lease_writes_nothing_more(store):
    """The fencing token of an earlier holder is stale, and giving it back changes nothing."""
    first = _take(store)
    second = _take(store, at=LAUNCH + MINUTE)

    def write_as_the_first():
        with store.write() as db:
            db.set_mark("here", "yes")
            db.check_lease("P001", first)

    with pytest.raises(StaleError):
        write_as_the_first()
    with store.write() as db:
        db.drop_lease("P001", first)
        db.check_lease("P001", second)
        assert db.mark("here") == ""
        assert db.leases() == 1


def test_a_token_grows_even_when_leases_are_given_back(store):
    """A token never comes twice, or an old driver could pass for a new one."""
    tokens = []
    for _ in range(3):
        tokens.append(_take(store))
        with store.write() as db:
            db.drop_lease("P001", tokens[-1])
    assert tokens == [1, 2, 3]
    with store.read() as db:
        assert db.leases() == 0


def test_journeys_whose_time_has_come_are_due(store):
    """The earliest first; none that ended or is on hold."""
    wakes = {
        "E001": {"wake_at": LAUNCH + MINUTE},
        "M001": {"wake_at": LAUNCH},
        "M002": {"wake_at": LAUNCH, "on_hold": True},
        "P001": {"wake_at": LAUNCH, "ending": Ending.STOPPED},
        "T001": {"wake_at": LAUNCH + 9 * MINUTE},
    }
    with store.write() as db:
        for code, changes in wakes.items():
            db.put_summary(Summary(ENTERED[code], **changes))
    with store.read() as db:
        assert db.next_due() == LAUNCH
        assert db.due_journeys(LAUNCH + MINUTE, 10) == ["M001", "E001"]
        assert db.due_journeys(LAUNCH + MINUTE, 1) == ["M001"]
        assert db.due_journeys(LAUNCH - MINUTE, 10) == []


def test_nothing_is_due_in_a_quiet_store(empty_store):
    """Then time need not jump anywhere."""
    with empty_store.read() as db:
        assert db.next_due() is None
        assert db.clock_offset() == 0
        assert db.leases() == 0


def test_a_mark_keeps_its_last_value(store):
    """One that was never set is empty."""
    with store.write() as db:
        db.set_mark("cursor", "1")
        db.set_mark("cursor", "2")
    with store.read() as db:
        assert db.mark("cursor") == "2"
        assert db.mark("none") == ""


def test_open_journeys_without_a_run_are_found(store):
    """A run that was lost is made again; an ended journey needs none."""
    with store.write() as db:
        for journey in JOURNEYS:
            db.set_run(journey.code, f"run-{journey.code}")
        db.set_run("P001", "")
        db.set_run("E001", "")
        db.put_summary(Summary(ENTERED["E001"], ending=Ending.LEFT))
    with store.read() as db:
        assert db.without_run(10) == ["P001"]
        assert db.run("P001") == ""
        assert db.run("C001") == "run-C001"


def test_a_lease_is_held_longer_by_its_own_driver_alone(store):
    """What takes its time keeps others away; a driver whose lease was taken over hears so."""
    token = _take(store)
    with store.write() as db:
        db.hold_lease("P001", token, LAUNCH + 2 * MINUTE)
    assert _take(store, at=LAUNCH + MINUTE) is None
    assert _take(store, at=LAUNCH + 2 * MINUTE) == token + 1
    with pytest.raises(StaleError), store.write() as db:
        db.hold_lease("P001", token, LAUNCH + 9 * MINUTE)
