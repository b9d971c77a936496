"""A disk without room: every command that writes says so, and leaves what was there whole."""

import json
import os
import shutil
import subprocess

import pytest

from fixtures.house import House
from revflow.bootstrap import Settings, open_app

LEFT = (0, 4096, 8192, 32768, 65536, 131072, 262144)
"""Bytes left on the disk: SQLite's files fail one after another, in ways of their own."""


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, of two megabytes, on which the data folder lies."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", place], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def house(disk):
    """The installation of these tests lies on the small disk."""
    app = open_app(Settings(home=disk / "home", web_url="http://revflow.test"))
    yield House(app)
    app.store.close()


def fill(disk, left):
    """Fill the disk but for so many bytes."""
    ballast = disk / "ballast"
    ballast.unlink(missing_ok=True)
    free = shutil.disk_usage(disk).free
    if free > left:
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, free - left)


def is_told(said):
    return said.code == 3 and said.out == "" and said.err.startswith("The disk is full") and said.err.count("\n") == 1


def journal(house):
    with house.app.store.read() as db:
        return {code: db.summary(code).version for code in db.open_journeys()}


@pytest.mark.parametrize("left", LEFT)
def test_a_launch_on_a_full_disk_says_so(disk, small, revflow, monkeypatch, left):
    """The first thing that an installation stores is where its disk is found too small."""
    # given a data folder not made yet, on a disk with little room
    monkeypatch.setenv("REVFLOW_HOME", str(disk / "new"))
    fill(disk, left)
    # when a cohort is launched
    said = revflow("launch", small.program, "--people", small.people)
    # then it is told
    assert is_told(said)


@pytest.mark.parametrize("left", LEFT)
def test_what_people_do_on_a_full_disk_is_done_whole_or_told(disk, cohort, revflow, tmp_path, left):
    """What finds room is done; what does not says so, changes nothing, and can be done once there is room."""
    # given a cohort whose people are asked, on a disk with little room
    answer, outline = tmp_path / "answer.json", tmp_path / "outline.md"
    answer.write_text(json.dumps({"topics": {"data": {"now": 3}}, "note": "n"}))
    outline.write_text("# Data\n" * 100_000)
    offer, module = cohort.task("offer"), cohort.task("module")
    before = journal(cohort.house)
    fill(disk, left)
    # when they act
    acts = [
        ("attach", module.id, f"outline={outline}", "--as", "ada@mini.test"),
        ("answer", offer.id, "--json", answer),
        ("sweep",),
    ]
    said = [revflow(*words) for words in acts]
    # then each is done or told, and what was told was not done
    assert all(one.code == 0 or is_told(one) for one in said), said
    assert is_told(said[0])
    assert journal(cohort.house)[module.journey] == before[module.journey]
    (disk / "ballast").unlink(missing_ok=True)
    assert all(revflow(*words).code == 0 for words, one in zip(acts, said, strict=True) if one.code)
