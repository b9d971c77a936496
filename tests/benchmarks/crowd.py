"""Many decisions within a minute: by the links of mails, over HTTP, each at a moment that is planned beforehand."""

import csv
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.installation import HERE, Installation, task_of_step, wait_until
from revflow.domain.facts import Asked, Voted
from revflow.domain.tasks import Task, TaskState
from revflow.service import links
from revflow.service.answer import answer
from revflow.service.launch import launch

PROGRAM = HERE / "crowd.yaml"
COUNT = 500
SECONDS = 60.0
APART = SECONDS / COUNT
IN_TIME = 10.0
"""Seconds after the last decision within which all that follows is to stand in the journal."""

GATE = "needs-review"
NEXT = "expectations"
SETTLES = 300.0
LOOK_SECONDS = 1.0
"""How often Prefect is asked how many runs it shows: its server has enough to do."""

_NEEDS = {
    "topics": ["linkedin"],
    "topics.linkedin.now": "1",
    "topics.linkedin.wanted": "3",
    "purpose": "Speak with our customers where they are.",
    "slots": ["mon-am", "thu-pm"],
    "volunteer": "on",
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of it, times in seconds: of each decision that was answered, and of what followed.

    `opened`: from the link to the page that asks. `answered`: from the planned moment of the decision to the end of the
    page that answers it. `followed`: from the planned moment to the fact in the journal that asks for the next task.
    `committed`: how many votes the journal has. `settled`: from the last answer until every next task stands in the
    journal, and its mail in the outbox; `shown`: until Prefect shows it too.
    """

    opened: list[float]
    answered: list[float]
    followed: list[float]
    committed: int
    settled: float
    shown: float


def decide_all(place: Installation, folder: Path) -> Crowd:
    """Bring a cohort to one gate, decide it for everybody within a minute, and see what follows."""
    tasks = _gates(place, folder)
    said = _clicked(place, folder, tasks)
    last = max(one["answered"] for one in said.values())
    wait_until(lambda: _all_asked(place), SETTLES, 0.02)
    settled = time.time() - last
    wait_until(lambda: _shown(place, "Awaiting mentee") == COUNT, SETTLES, LOOK_SECONDS)
    shown = time.time() - last
    votes, asked = _facts(place, tasks)
    return Crowd(
        opened=[one["opened"] - one["opens"] for one in said.values()],
        answered=[one["answered"] - one["planned"] for one in said.values() if one["status"] == httpx.codes.OK],
        followed=[asked[task.journey] - said[task.journey]["planned"] for task in tasks],
        committed=votes,
        settled=max(0.0, settled),
        shown=max(0.0, shown),
    )


def in_time(followed: Sequence[float]) -> int:
    """Return how many were followed by the next gate in time; each is seconds from its own moment, in their order."""
    last = (len(followed) - 1) * APART
    return sum(number * APART + seconds <= last + IN_TIME for number, seconds in enumerate(followed))


def _gates(place: Installation, folder: Path) -> list[Task]:
    """Launch, let all mentees answer, and return the tasks of the gate, once Prefect shows that all wait for HR."""
    launch(place.app.ports, PROGRAM, listed(folder, COUNT), name="crowd")
    wait_until(lambda: len(_open(place, "needs")) == COUNT, SETTLES)
    for task in _open(place, "needs"):
        answer(place.app.ports, task.id, task.to[0], _NEEDS)
    wait_until(lambda: len(_open(place, GATE)) == COUNT, SETTLES)
    wait_until(lambda: _shown(place, "Awaiting HR") == COUNT, SETTLES, LOOK_SECONDS)
    return _open(place, GATE)


def listed(folder: Path, count: int) -> Path:
    """Write a people list of so many mentees; return its path."""
    path = folder / f"mentees-{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "email", "role", "department", "site", "manager", "language"])
        rows.writerows([f"Mentee {n}", f"mentee{n}@gates.test", "mentee", "Sales", "", "", "en"] for n in range(count))
    return path


def _open(place: Installation, step: str) -> list[Task]:
    with place.app.store.read() as db:
        return [task for task in db.tasks(cohort="crowd", states=[TaskState.OPEN]) if task.step == step]


def _clicked(place: Installation, folder: Path, tasks: list[Task]) -> dict[str, dict[str, float]]:
    """Let a process of its own decide; return what it noted of each journey, by code."""
    plan, noted = folder / "clicks.json", folder / "clicked.json"
    with place.app.store.read() as db:
        found = {
            task.journey: links.sign(place.app.ports, db, "crowd", "task", task.id, task.to[number % len(task.to)])
            for number, task in enumerate(tasks)
        }
    told = {"links": {code: f"{place.up.web_url}/tasks/{token}" for code, token in found.items()}, "seconds": SECONDS}
    plan.write_text(json.dumps(told), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "benchmarks.clicking", str(plan), str(noted)], check=True)
    clicked: dict[str, dict[str, float]] = json.loads(noted.read_text(encoding="utf-8"))
    return clicked


def _all_asked(place: Installation) -> bool:
    wanted = {task.id for task in _open(place, NEXT)}
    if len(wanted) < COUNT:
        return False
    with place.app.store.read() as db:
        return wanted <= {mail.order.task for mail in db.outbox("crowd")}


def _shown(place: Installation, name: str) -> int:
    """Return how many mentees' runs have a state of that name in Prefect; -1 while it is too busy to say."""
    tags = {"all_": ["cohort:crowd", "scope:mentee"]}
    wanted = {"flow_runs": {"tags": tags, "state": {"name": {"any_": [name]}}}}
    try:
        return int(httpx.post(f"{place.up.server.api_url}/flow_runs/count", json=wanted, timeout=20).json())
    except httpx.HTTPError:
        return -1


def _facts(place: Installation, tasks: list[Task]) -> tuple[int, dict[str, float]]:
    """Return how many votes the journal has, and when it asked for each next task."""
    votes, asked = 0, {}
    with place.app.store.read() as db:
        for task in tasks:
            for event in db.events(task.journey):
                votes += isinstance(event.fact, Voted) and event.fact.task == task.id
                if isinstance(event.fact, Asked) and event.fact.task == task_of_step(task.journey, NEXT):
                    asked[task.journey] = event.at.timestamp()
    return votes, asked
