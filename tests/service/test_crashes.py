"""Killed at any commit boundary and started again, a program ends the same: nothing lost, nothing done twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from fixtures.house import House
from revflow.bootstrap import Settings, open_app
from revflow.domain.facts import Asked, Concluded, Ended, Entered, SessionSettled
from revflow.service import status
from service_people import ONE_PAIR

HERE = Path(__file__).parent
POINTS = {
    "launch-before-commit": (1,),
    "launch-after-commit": (1,),
    "lease-taken": (1, 15),
    "before-commit": (2, 20),
    "after-commit": (3, 17),
    "before-lease-dropped": (5, 18),
    "act-before-commit": (2, 11),
    "act-after-commit": (4, 13),
    "mail-before-send": (1, 9),
    "mail-after-send": (2, 12),
    "mail-before-commit": (4, 15),
    "mail-after-commit": (5, 10),
}


def live(home: Path, people: Path, crash: str = "") -> int:
    """Run the living process; return its exit code (-9: killed at the crash point)."""
    environ = {**os.environ, "PYTHONPATH": str(HERE.parent), "REVFLOW_CRASH": crash}
    command = [sys.executable, str(HERE / "living.py"), str(home), str(people)]
    return subprocess.run(command, env=environ, check=False, timeout=240).returncode


def told(home: Path) -> dict[str, list[object]]:
    """Return what each journey's journal says, without times, numbers of codes, and who was first to act."""
    app = open_app(Settings(home=home, web_url="http://revflow.test"))
    house = House(app)
    lines: dict[str, list[object]] = {}
    for line in status.journeys(app.ports, "pilote-2027-1"):
        for event in house.state(line.code).events:
            fact = event.fact
            if isinstance(fact, Entered | Concluded):
                lines.setdefault(line.code, []).append((type(fact).__name__, fact.step, fact.round))
            elif isinstance(fact, Asked):
                lines.setdefault(line.code, []).append(("Asked", fact.task))
            elif isinstance(fact, Ended | SessionSettled):
                lines.setdefault(line.code, []).append(fact)
    app.store.close()
    return lines


def sent(home: Path) -> Counter[str]:
    """Return how often each mail was handed over: files in the Maildir by Message-ID."""
    letters = [path for path in (home / "mail").rglob("*") if path.is_file()]
    ids = [
        line
        for path in letters
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.lower().startswith("message-id:")
    ]
    return Counter(ids)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> tuple[Path, dict[str, list[object]]]:
    """A life without a crash, to compare with."""
    folder = tmp_path_factory.mktemp("undisturbed")
    people = folder / "people.csv"
    people.write_text(ONE_PAIR, encoding="utf-8")
    assert live(folder / "home", people) == 0
    return people, told(folder / "home")


@pytest.mark.slow
@pytest.mark.parametrize("crash", [f"{name}:{nth}" for name, nths in POINTS.items() for nth in nths])
def test_a_life_with_a_crash_ends_like_one_without(undisturbed, tmp_path, crash):
    """Killed once at that point, then started again: the same journal, each mail once."""
    people, expected = undisturbed
    home = tmp_path / "home"

    killed = live(home, people, crash)
    ended = live(home, people)

    assert killed == -signal.SIGKILL
    assert ended == 0
    assert told(home) == expected
    assert set(sent(home).values()) == {1}
