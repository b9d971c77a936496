"""What holds when several write at once, and when one of them dies."""

import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest

from revflow.domain.errors import OutsideError, StaleError
from revflow.domain.facts import Entered
from revflow.domain.mails import MailOrder
from revflow.store import open_store
from store.spring import LAUNCH, plant

DYING = """
import os, signal, sys
from datetime import UTC, datetime
from revflow.domain.facts import Entered
from revflow.domain.mails import MailOrder
from revflow.store import open_store

with open_store(sys.argv[1]).write() as db:
    db.append("P001", [Entered("plan", 1)], "", datetime.now(UTC), 0)
    db.set_mark("here", "yes")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _together(*works):
    """Run each work in a thread of its own, all from one moment on; return what each returned or raised."""
    start = threading.Barrier(len(works))
    results = [None] * len(works)

    def run(place, work):
        start.wait()
        try:
            results[place] = work()
        except (OutsideError, StaleError) as error:
            results[place] = type(error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_two_who_append_to_the_same_version_one_wins(store):
    """The other is told that it is stale; its facts are nowhere."""

    def append(step):
        with store.write() as db:
            db.append("P001", [Entered(step, 1)], "", LAUNCH, 0)
            return step

    results = _together(*[lambda step=step: append(step) for step in "abcd"])
    with store.read() as db:
        [event] = db.events("P001")
    assert sorted(map(str, results)) == sorted([event.fact.step, *[str(StaleError)] * 3])


def test_under_its_lock_everybody_appends_in_turn(store):
    """Who locks a journey first and then reads it is never stale."""

    def append():
        for _ in range(5):
            with store.write() as db:
                db.lock(["P001"])
                version = db.summary("P001").version
                db.append("P001", [Entered("plan", version + 1)], "", LAUNCH, version)

    assert _together(append, append, append) == [None, None, None]
    with store.read() as db:
        assert [event.fact.round for event in db.events("P001")] == list(range(1, 16))


def test_of_two_who_take_a_lease_one_gets_it(store):
    """Also of a lease that ran out: exactly one takes over."""

    def take(at):
        with store.write() as db:
            return db.take_lease("P001", "w", at, 30)

    first = _together(*[lambda: take(LAUNCH)] * 4)
    later = _together(*[lambda: take(LAUNCH + timedelta(minutes=1))] * 4)
    assert sorted(map(str, first)) == ["1", "None", "None", "None"]
    assert sorted(map(str, later)) == ["2", "None", "None", "None"]


def test_no_nudge_is_lost_between_drivers_and_deciders(store):
    """When all is quiet, the last fact was seen by a drive that began after it."""
    seen = []
    done = threading.Event()

    def decide():
        try:
            for number in range(20):
                with store.write() as db:
                    db.append("P001", [Entered("plan", number + 1)], "", LAUNCH, number)
                    db.nudge(["P001"])
        finally:
            done.set()

    def drive():
        while True:
            finished = done.is_set()
            with store.write() as db:
                token = db.take_lease("P001", "w", LAUNCH, 30) if db.nudged(1, LAUNCH) else None
            if token is not None:
                with store.read() as db:
                    seen.append(db.summary("P001").version)
                with store.write() as db:
                    db.drop_lease("P001", token)
            elif finished:
                return

    assert _together(decide, drive, drive) == [None, None, None]
    with store.read() as db:
        assert db.nudged(1, LAUNCH) == []
    assert max(seen) == 20


def test_who_takes_a_waiting_nudge_sees_what_its_last_nudger_wrote(store):
    """A journey that was nudged already is nudged again by a writer: a driver waits for that writer's commit."""
    with store.write() as db:
        db.nudge(["C001"])
    seen = []

    def drive():
        with store.write() as db:
            assert db.take_lease("C001", "w", LAUNCH, 30) == 1
        with store.read() as db:
            seen.append(db.summary("P001").version)

    driver = threading.Thread(target=drive)
    with store.write() as db:
        db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)
        db.nudge(["C001"])
        driver.start()
        driver.join(0.3)
    driver.join()
    assert seen == [1]


@pytest.mark.postgres
def test_rows_that_name_a_locked_journey_may_be_added(postgres_url):
    """A lock keeps off who changes the journey, not who queues a mail that names it: else the two wait in a ring."""
    opened = open_store(postgres_url, patience=0.3)
    plant(opened)
    token = 1
    with opened.write() as db:
        assert db.take_lease("P001", "w", LAUNCH, 30) == token
    with opened.write() as db:
        db.lock(["P001"])
        db.check_lease("P001", token)

        def queue():
            with opened.write() as other:
                other.queue("spring", [MailOrder("k", "P001", "needs", "U001")], LAUNCH)

        [queued] = _together(queue)
    opened.close()
    assert queued is None


def test_two_senders_never_hold_the_same_mail(store, store_url):
    """Who reads due mails in a transaction that writes has them for itself until it ends."""
    with store.write() as db:
        db.queue("spring", [MailOrder(f"k{n}", "E001", "needs", "U001") for n in range(2)], LAUNCH)
    other = open_store(store_url, patience=0.2)

    def read_while_others_send():
        with other.write() as db:
            return [mail.order.key for mail in db.due_mails(LAUNCH, 10)]

    with store.write() as db:
        assert len(db.due_mails(LAUNCH, 10)) == 2
        [found] = _together(read_while_others_send)
    other.close()
    assert found in ([], OutsideError)


def test_codes_minted_at_once_are_all_different(store):
    """Also where several processes launch."""

    def mint():
        with store.write() as db:
            return db.mint("P", 10)

    minted = [code for codes in _together(mint, mint, mint) for code in codes]
    assert len(set(minted)) == 30


def test_a_process_that_is_killed_leaves_nothing_half_done(store, store_url):
    """What was not committed is not there, and the store goes on."""
    died = subprocess.run([sys.executable, "-c", DYING, store_url], check=False)
    assert died.returncode == -signal.SIGKILL
    again = open_store(store_url)
    with again.write() as db:
        assert db.events("P001") == []
        assert db.mark("here") == ""
        db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)
    again.close()


def test_who_writes_in_another_process_waits_for_its_turn(store, store_url):
    """A moment in which somebody else writes is no trouble: whoever has patience gets to write."""
    other = open_store(store_url)

    def write():
        with other.write() as late:
            late.set_mark("who", late.mark("who") + "later")

    writer = threading.Thread(target=write)
    with store.write() as db:
        db.lock(["P001"])
        db.set_mark("who", "first")
        writer.start()
        writer.join(0.2)
    writer.join()
    other.close()
    with store.read() as db:
        assert db.mark("who").endswith("later")


@pytest.mark.parametrize("same_pool", [True, False])
def test_a_store_that_stays_locked_is_busy(store, store_url, same_pool):
    """Who waits too long is told so, plainly, and nothing of it is written."""
    other = open_store(store_url, patience=0.2)
    impatient = other if same_pool else open_store(store_url, patience=0.2)
    with other.write() as db:
        db.lock(["P001"])
        db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)

        def append():
            with impatient.write() as late:
                late.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)

        with pytest.raises(OutsideError) as refused:
            append()
    assert refused.value.code == "store-busy"
    other.close()
    impatient.close()
    with store.read() as db:
        assert len(db.events("P001")) == 1


def test_a_second_sealer_waits_for_the_first(store):
    """Then it goes on from where the first has ended: a place is given once."""
    with store.write() as db:
        db.append("P001", [Entered("plan", number) for number in range(1, 6)], "", LAUNCH, 0)
    sealed = []

    def seal():
        with store.write() as db:
            sealed.append(db.seal(10))

    second = threading.Thread(target=seal)
    with store.write() as db:
        sealed.append(db.seal(3))
        second.start()
        second.join(0.2)
        assert second.is_alive()
    second.join()
    with store.read() as db:
        assert db.verify() == []
    assert sealed == [3, 2]
