"""Files that no record names are removed after their time; one that any record names never is."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest

from fixtures.house import House
from fixtures.script import value
from revflow.bootstrap import Settings, open_app
from revflow.domain.errors import RefusedError
from revflow.service.answer import answer
from revflow.service.launch import launch
from revflow.service.sweep import LEFT_OVER, sweep
from revflow.service.tasks import page
from revflow.service.uploads import Upload
from service_people import PAIRS

PDF = b"%PDF-1.7 a proof"
LONGER_AGO = LEFT_OVER + timedelta(hours=1)


@pytest.fixture
def offered(house: House, tmp_path) -> House:
    """A house whose mentors are asked what they offer; a file may prove it."""
    people = tmp_path / "people.csv"
    people.write_text(PAIRS, encoding="utf-8")
    launch(house.app.ports, house.programs / "transition-numerique.yaml", people)
    house.settle()
    return house


def offer(house: House, number: int, content: bytes) -> None:
    """Answer a mentor's offer with a proof."""
    task = house.tasks(step="mentor-offer")[number]
    shown = page(house.app.ports, task.id, task.to[0])
    given = {name: value(shown, name, field) for name, field in shown.fields if name != "proof"}
    answer(house.app.ports, task.id, task.to[0], given, {"proof": [Upload("proof.pdf", io.BytesIO(content))]})


def lying(house: House) -> list[Path]:
    return [path for path in house.app.settings.deliverables.rglob("*") if path.is_file()]


def grow_old(house: House) -> None:
    """Make all files older than any act takes."""
    then = (house.app.clock.real() - LONGER_AGO).timestamp()
    for path in lying(house):
        os.utime(path, (then, then))


def test_a_file_whose_act_broke_off_goes_after_its_time(offered: House):
    """Stored, and never recorded: while it is young somebody may be about to record it."""
    offered.app.ports.files.add(io.BytesIO(PDF), 1000)

    young = sweep(offered.app.ports).left_over
    grow_old(offered)
    old = sweep(offered.app.ports).left_over

    assert (young, old) == (0, 1)
    assert lying(offered) == []


def test_a_recorded_file_stays_however_old_and_whoever_recorded_it_first(offered: House):
    """Two mentors hand in the same bytes: they lie once, under both records."""
    offer(offered, 1, PDF)
    offer(offered, 0, PDF)
    offered.app.ports.files.add(io.BytesIO(b"nobody's"), 1000)
    grow_old(offered)

    removed = sweep(offered.app.ports).left_over

    assert removed == 1
    assert [path.read_bytes() for path in lying(offered)] == [PDF]


def test_bytes_that_once_broke_off_and_are_handed_in_again_stay(offered: House):
    """Storing them makes them young, and the record names them from then on."""
    offered.app.ports.files.add(io.BytesIO(PDF), 1000)
    grow_old(offered)
    offer(offered, 0, PDF)

    assert sweep(offered.app.ports).left_over == 0
    grow_old(offered)
    assert sweep(offered.app.ports).left_over == 0
    assert [path.read_bytes() for path in lying(offered)] == [PDF]


def test_time_that_jumps_makes_no_file_old(offered: House):
    """The age of a file is real time: an upload of a minute ago is no month old because the program's clock jumped."""
    offered.app.ports.files.add(io.BytesIO(PDF), 1000)
    offered.app.clock.advance_to(offered.app.clock.now() + timedelta(days=30))

    assert sweep(offered.app.ports).left_over == 0
    assert len(lying(offered)) == 1


def test_files_of_another_database_are_left_alone(offered: House, tmp_path):
    """A wrong REVFLOW_DATABASE_URL on the same data folder must not cost the right one its files."""
    offer(offered, 0, PDF)
    sweep(offered.app.ports)
    grow_old(offered)
    home = offered.app.settings.home
    other = open_app(Settings(home=home, database_url=f"sqlite:///{tmp_path / 'other.db'}"))

    removed = sweep(other.ports).left_over
    other.store.close()

    assert removed == 0
    assert len(lying(offered)) == 1


def test_a_file_of_another_role_s_field_is_refused_before_it_is_stored(offered: House):
    """Only what this task asks of this person is kept."""
    task = offered.tasks(step="mentor-offer")[0]
    shown = page(offered.app.ports, task.id, task.to[0])
    given = {name: value(shown, name, field) for name, field in shown.fields if name != "proof"}

    with pytest.raises(RefusedError, match="file-not-asked"):
        answer(offered.app.ports, task.id, task.to[0], given, {"topics": [Upload("a.pdf", io.BytesIO(PDF))]})

    assert lying(offered) == []
