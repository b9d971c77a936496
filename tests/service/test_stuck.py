"""A journey that cannot be driven on does not stand still unheard: HR is told, and everybody sees it."""

import sqlite3
import time
from pathlib import Path

import pytest

from fixtures.house import House
from revflow.domain.errors import OutsideError
from revflow.service import status
from revflow.service.drive import drive
from revflow.service.launch import launch
from revflow.service.stuck import tell_stuck
from revflow.worker import drivers as driving
from revflow.worker.drivers import Drivers
from revflow.worker.stuck import LASTING, Stuck
from service_people import PAIRS


@pytest.fixture
def cohort(house: House, tmp_path) -> str:
    """The pilot, launched, and nobody has driven yet."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    return launch(house.app.ports, house.programs / "pilot.yaml", people)


def state(house: House, cohort: str, code: str) -> str:
    return next(one.state for one in status.journeys(house.app.ports, cohort) if one.code == code)


def told(house: House, code: str) -> list[object]:
    """Return the causes that HR was told of a journey, one for each mail."""
    mails = status.outbox(house.app.ports)
    return [
        mail.order.data["cause"] for mail in mails if (mail.order.template, mail.order.journey) == ("hr-incident", code)
    ]


def test_a_journey_that_is_stuck_is_told_once_and_cleared_by_the_next_drive(house: House, cohort):
    """Given a stuck journey, when it is told twice and then driven, then HR has one mail and the incident is over."""
    assert tell_stuck(house.app.ports, "E001")
    assert not tell_stuck(house.app.ports, "E001")
    assert (state(house, cohort, "E001"), told(house, "E001")) == ("incident", ["cannot-go-on"])

    house.settle()

    assert state(house, cohort, "E001") == "running"
    assert [task.journey for task in house.tasks(step="needs") if task.journey == "E001"] == ["E001"]
    assert tell_stuck(house.app.ports, "E001"), "stuck anew is news again"
    assert told(house, "E001") == ["cannot-go-on"] * 2


def test_what_hr_is_told_of_a_stuck_journey_says_what_to_do(house: House, cohort):
    """Given a stuck journey, when its mail is sent, then it names the log, and no action that failed."""
    tell_stuck(house.app.ports, "E001")
    house.settle()

    mail = next(mail for mail in status.outbox(house.app.ports) if mail.order.template == "hr-incident")
    with Path(mail.path).open(encoding="utf-8") as letter:
        text = letter.read()
    assert mail.state.value == "sent"
    assert "worker" in text
    assert "action" not in text


def test_a_worker_tells_of_a_journey_that_no_drive_can_move(house: House, cohort, monkeypatch):
    """Given an edition of an earlier version with an endless due date, when it is driven, then HR hears of it."""
    database = sqlite3.connect(house.app.settings.home / "revflow.db")
    with database:
        database.execute("UPDATE editions SET source = replace(source, '10 working days', '9999 years')")
    database.close()
    monkeypatch.setattr(driving, "PAUSES", (0.01,))
    workers = Drivers(house.app.ports, lambda _code: None, count=1)
    workers.start()
    workers.offer("E001")

    deadline = time.monotonic() + 60
    while not told(house, "E001") and time.monotonic() < deadline:
        for code in workers.again():
            workers.offer(code)
        time.sleep(0.01)
    workers.stop()

    with pytest.raises(ValueError, match="year"):
        drive(house.app.ports, "E001")
    assert (state(house, cohort, "E001"), told(house, "E001")) == ("incident", ["cannot-go-on"])


def test_only_stumbles_in_a_row_for_one_reason_are_told():
    """Given stumbles for changing reasons, and a drive between, when they are counted, then nobody is alarmed."""
    heard: list[str] = []
    stuck = Stuck(heard.append)

    for number in range(3 * LASTING):
        stuck.stumbled("E001", OutsideError("store-busy" if number % 2 else "disk-full"))
    for _ in range(LASTING - 1):
        stuck.stumbled("E002", OutsideError("disk-full"))
    stuck.went_on("E002")
    stuck.stumbled("E002", OutsideError("disk-full"))
    assert heard == []

    for _ in range(LASTING - 1):
        stuck.stumbled("E002", OutsideError("disk-full"))
    assert heard == ["E002"]


def test_a_telling_that_fails_is_tried_again_and_ends_no_driver(caplog):
    """Given a database that does not answer, when a journey is told to be stuck, then that is logged by its kind."""

    def unreachable(_code):
        raise OutsideError("store-unreachable", reason="secret")

    stuck = Stuck(unreachable)

    for _ in range(LASTING + 1):
        stuck.stumbled("E001", OutsideError("store-unreachable"))

    assert caplog.text.count("E001: cannot go on, and HR cannot be told (OutsideError at ") == 2
