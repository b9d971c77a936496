"""A nudge is taken with the lease, and given back with it unless all was done: then the sweep finds what is left."""

import os
import time
from contextlib import suppress

import pytest

from fixtures.house import House
from revflow.domain.errors import OutsideError, StaleError
from revflow.service import drive as driving
from revflow.service.drive import drive
from revflow.service.launch import launch
from revflow.service.sweep import sweep
from service_people import PAIRS


@pytest.fixture
def launched(house: House, tmp_path) -> House:
    """A house whose pilot was launched, and where nobody has driven yet."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    launch(house.app.ports, house.programs / "pilot.yaml", people)
    return house


def nudged(house: House) -> list[str]:
    with house.app.store.read() as db:
        return db.nudged(100, house.app.clock.real())


def breaking(error: Exception):
    def runner(_title, _move):
        raise error

    return runner


def test_a_drive_that_fails_gives_its_nudge_back(launched: House, monkeypatch):
    """Whoever drives next finds it, in this process or another."""
    monkeypatch.setattr(driving, "AGAIN_SECONDS", 0.0)

    with pytest.raises(OutsideError, match="disk-full"):
        drive(launched.app.ports, "E001", breaking(OutsideError("disk-full")))

    assert "E001" in nudged(launched)
    assert launched.tasks(step="needs") == []
    launched.settle()
    assert "E001" in {task.journey for task in launched.tasks(step="needs")}


def test_a_drive_that_fails_is_not_driven_again_at_once(launched: House):
    """Its trouble may last: the nudge that is given back waits."""
    with suppress(OutsideError):
        drive(launched.app.ports, "E001", breaking(OutsideError("disk-full")))

    assert "E001" not in nudged(launched)
    assert "E002" in nudged(launched)


def test_a_person_s_act_does_not_wait_for_a_failed_drive_s_pause(launched: House):
    """A nudge for now comes before the one that waits."""
    with suppress(OutsideError):
        drive(launched.app.ports, "E001", breaking(OutsideError("disk-full")))

    with launched.app.store.write() as db:
        db.nudge(["E001"])

    assert "E001" in nudged(launched)


def test_a_drive_that_was_stale_is_driven_again(launched: House):
    """Others wrote first: what they wrote is still to be seen."""
    assert drive(launched.app.ports, "E001", breaking(StaleError("version"))) is None

    assert "E001" in nudged(launched)


def test_a_drive_that_ran_to_its_end_needs_no_other(launched: House):
    """Else every drive would bring the next."""
    drive(launched.app.ports, "E001")

    assert "E001" not in nudged(launched)


def test_the_sweep_finds_what_nobody_was_nudged_for(launched: House):
    """However the nudges were lost: after the sweep all goes on."""
    for code in nudged(launched):
        with launched.app.store.write() as db:
            db.drop_lease(code, db.take_lease(code, "lost", launched.app.clock.real(), 30))
    assert nudged(launched) == []

    swept = sweep(launched.app.ports)
    launched.settle()

    assert swept.nudged == 6
    assert {task.journey for task in launched.tasks()} == {"E001", "E002", "M001", "M002", "M003"}


def test_the_sweep_removes_what_a_killed_upload_has_left(launched: House):
    """Half a file of two days ago is nobody's any more."""
    folder = launched.app.settings.deliverables
    folder.mkdir(parents=True, exist_ok=True)
    left = folder / ".incoming-x"
    left.write_bytes(b"half")
    os.utime(left, (time.time() - 2 * 86400,) * 2)

    assert sweep(launched.app.ports).left_over == 1
    assert not left.exists()
