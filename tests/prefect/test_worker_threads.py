"""The worker's threads live on, or the worker ends whole; an operator's Retry is not lost among them."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from fixtures.live import until
from revflow.domain.facts import ActionFailed, ActionRetried
from revflow.engine import Change
from revflow.loopback import free_port
from revflow.service.case import load_case
from revflow.service.launch import launch
from revflow.service.record import record
from revflow.worker.drivers import Drivers
from revflow.worker.polling import Poller

HERE = Path(__file__).parent


@contextmanager
def polling(house, hand_on, again):
    """Poll in a thread."""
    stop = threading.Event()
    poller = Poller(house.app.ports, hand_on, again, lambda: True)
    thread = threading.Thread(target=poller.run, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join()


def test_polling_goes_on_whatever_one_look_raises(house, caplog):
    """Without this thread no journey would be driven; the log tells kind and place alone."""
    launch(house.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    troubles = [ValueError("Ève Lambert wrote this")]
    handed = set()

    def again():
        for trouble in troubles:
            troubles.remove(trouble)
            raise trouble
        return ["P901"]

    with polling(house, handed.add, again):
        until(lambda: {"E001", "M001", "P901"} <= handed)

    assert "polling stumbled: ValueError at " in caplog.text
    assert "Lambert" not in caplog.text


def test_a_thread_that_ends_by_itself_ends_the_worker(tmp_path):
    """Half a worker would look alive: the whole ends with a line that names the thread, and is started again."""
    told = {"REVFLOW_HOME": str(tmp_path), "PREFECT_API_URL": f"http://127.0.0.1:{free_port()}/api"}

    ended = subprocess.run(
        [sys.executable, str(HERE / "dying.py")], env=os.environ | told, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 3, ended.stderr
    assert "thread poller: SystemExit at " in ended.stderr
    assert "thread poller ended by itself" in ended.stderr


def fail(house, code, step):
    """Let an action of a journey have failed."""
    with house.app.store.write() as db:
        failed = ActionFailed(step, 1, f"{step}: ask", "unexpected")
        record(db, load_case(db, code), Change(facts=(failed,)), actor="", at=house.app.clock.now())


def retries(house, code):
    """Return how often a failed action was ordered to be tried anew."""
    return sum(isinstance(event.fact, ActionRetried) for event in house.state(code).events)


def test_a_retry_of_a_journey_that_is_being_driven_is_followed_afterwards(house, monkeypatch):
    """An operator presses it once; whoever drives at that moment knows nothing of it."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    launch(house.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    house.settle()
    fail(house, "E001", "needs")
    drivers = Drivers(house.app.ports, lambda _code: None, 2)

    drivers.offer("E001")
    drivers.offer("E001", retry=True)
    drivers.start()

    until(lambda: drivers.idle)
    drivers.stop()
    assert retries(house, "E001") == 1


def test_a_retry_that_meets_another_workers_drive_is_followed_later(house, monkeypatch):
    """Several workers share by leases: only the one that was handed the Retry knows of it."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    launch(house.app.ports, HERE / "gates.yaml", HERE / "couple.csv")
    house.settle()
    fail(house, "E001", "needs")
    with house.app.store.write() as db:
        token = db.take_lease("E001", "another worker", house.app.clock.real(), 600)
    done = threading.Event()
    drivers = Drivers(house.app.ports, lambda _code: done.set(), 2)
    drivers.start()

    with polling(house, drivers.offer, drivers.again):
        drivers.offer("E001", retry=True)
        assert done.wait(60)
        assert retries(house, "E001") == 0
        with house.app.store.write() as db:
            db.drop_lease("E001", token)

        until(lambda: retries(house, "E001") == 1)
    drivers.stop()
