"""What the worker logs when something goes wrong that nobody foresaw."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

import revflow
from fixtures.house import House
from revflow.worker.drivers import Drivers
from revflow.worker.ticking import Ticker


class BrokenStore:
    """A store whose failures tell what they should not."""

    def read(self):
        raise ValueError("Ève Lambert wrote this")

    write = read


@pytest.fixture
def broken(house: House):
    return replace(house.app.ports, store=BrokenStore())


def test_a_drive_that_stumbles_is_logged_without_its_text(broken, caplog):
    """The kind of the exception and the line of code are enough to find it."""
    done = threading.Event()
    drivers = Drivers(broken, lambda _code: done.set(), count=1)
    drivers.start()

    drivers.offer("P001")
    done.wait(20)
    drivers.stop()

    assert "P001: drive stumbled (ValueError at " in caplog.text
    assert "Lambert" not in caplog.text


def test_a_tick_that_stumbles_is_logged_without_its_text(house: House, broken, caplog):
    """Timers go on, and the log holds nothing of what was written."""
    stop = threading.Event()
    ticker = Ticker(broken, house.app.clock, Drivers(broken, lambda _code: None), jumps=False)
    caplog.handler.addFilter(lambda _record: stop.set() or True)
    thread = threading.Thread(target=ticker.run, args=(stop,))
    thread.start()
    stop.wait(20)
    ticker.hurry()
    thread.join()

    assert "tick stumbled: ValueError at " in caplog.text
    assert "Lambert" not in caplog.text


def test_no_log_line_carries_the_text_of_an_exception():
    """Whoever logs an unforeseen exception tells its kind and place: `service.trouble`."""
    sources = {path: path.read_text("utf-8") for path in Path(revflow.__file__).parent.rglob("*.py")}

    assert len(sources) > 100
    assert [path.name for path, text in sources.items() if "exc_info" in text or "log.exception(" in text] == []
