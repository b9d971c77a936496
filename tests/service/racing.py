"""Journeys at one gate each, on either database, and people who act in the same moment."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Concluded, Fact, Reopened, TakenBack
from revflow.domain.tasks import Task
from revflow.engine import commands
from revflow.engine.state import OPEN_STATES
from revflow.service.act import Act, act
from revflow.service.drive import drive
from revflow.service.launch import launch
from revflow.service.tick import tick
from service_people import HEAD as COLUMNS

TURNS = 8
"""Journeys of a test: as many races, each from a moment of its own."""

HEAD = """\
revflow: 1
program: races
edition: 2027-1
title: Races
languages: [en]
groups:
  hr: {members: [hr@x.test]}
  sponsor: {members: [boss@x.test], deputies: [vice@x.test]}
  board: {members: [ann@x.test, bob@x.test, cid@x.test, dan@x.test]}
topics: {web: Web}
steps:
"""
FORM = "  - {id: offer, kind: form, for_each: mentor, fields: {note: {type: text}}}\n"
OUTCOMES = "outcomes: {approve: next, decline: leave}"


def gate(how: str, outcomes: str = OUTCOMES, name: str = "vetting") -> str:
    """Return the lines of a gate on each mentor's journey."""
    return f"  - {{id: {name}, kind: approval, for_each: mentor, {how}, {outcomes}}}\n"


@dataclass
class Race:
    """A launched cohort of mentors, each at the first step."""

    house: House
    cohort: str

    @property
    def ports(self):
        return self.house.app.ports

    def ref(self, name: str) -> str:
        """Return the reference of the person whose address begins so."""
        with self.ports.store.read() as db:
            return next(ref for ref, one in db.people(self.cohort).items() if one.email == f"{name}@x.test")

    def tasks(self, step: str = "vetting") -> list[Task]:
        """Return the open tasks of a step, by id."""
        return sorted(self.house.tasks(step=step), key=lambda task: task.id)

    def task(self, task_id: str) -> Task:
        with self.ports.store.read() as db:
            return db.task(task_id)

    def facts(self, code: str, *kinds: type) -> list[Fact]:
        return [event.fact for event in self.house.state(code).events if isinstance(event.fact, kinds)]

    def drive(self, code: str) -> None:
        """Do what a worker does: the timers, then the journey."""
        tick(self.ports)
        drive(self.ports, code)

    def drive_all(self) -> None:
        """Drive whatever is nudged; no mail goes."""
        while codes := self._nudged():
            for code in codes:
                drive(self.ports, code)

    def _nudged(self) -> list[str]:
        with self.ports.store.read() as db:
            return db.nudged(1000, self.house.app.clock.real())

    def take_back(self, task: Task, actor: str) -> None:
        act(
            self.ports,
            task.journey,
            actor,
            lambda it, now: Act(commands.take_back(it.program, it.state, it.linked, actor, task.id, now)),
        )

    def check(self, code: str) -> None:
        """The journal alone makes what the tables say; no gate is concluded twice, unless it was opened again."""
        state = self.house.state(code)
        with self.ports.store.read() as db:
            kept = {key: db.task(key) for key in state.tasks}
            summary = db.summary(code)
        assert kept == state.tasks
        assert summary.version == state.version
        assert [event.number for event in state.events] == list(range(1, state.version + 1))
        moments = [event.at for event in state.events]
        assert moments == sorted(moments)
        concluded: set[tuple[str, int]] = set()
        for event in state.events:
            match event.fact:
                case Concluded(step, round_):
                    assert (step, round_) not in concluded
                    concluded.add((step, round_))
                case TakenBack(task):
                    concluded -= {(state.tasks[task].step, state.tasks[task].round)}
                case Reopened(step=step):
                    concluded = {one for one in concluded if one[0] != step}
        if state.ending is not None:
            assert not any(task.state in OPEN_STATES for task in state.tasks.values())


def start(house: House, tmp_path, *steps: str, mailed: bool = True) -> Race:
    """Launch a program of these steps for some mentors, and ask what is asked first; not `mailed`: mails wait."""
    program = tmp_path / "company" / "programs" / "races.yaml"
    program.parent.mkdir(parents=True)
    program.write_text(HEAD + "".join(steps) + "  - {id: report, kind: report, to: hr}\n", encoding="utf-8")
    people = tmp_path / "people.csv"
    mentors = "".join(f"Mo {n},mo{n}@x.test,mentor,IT,Paris,chief@x.test,en\n" for n in range(TURNS))
    people.write_text(f"{COLUMNS}Me,me@x.test,mentee,IT,Paris,chief@x.test,en\n{mentors}", encoding="utf-8")
    race = Race(house, launch(house.app.ports, program, people))
    if mailed:
        house.settle()
    else:
        race.drive_all()
    return race


def together(*acts: Callable[[], object]) -> list[RefusedError | None]:
    """Let all act from one moment on, each in a thread of its own; return what each was refused for, or None."""
    begin = threading.Barrier(len(acts))
    refused: list[RefusedError | None] = [None] * len(acts)
    broken: list[BaseException] = []

    def run(place: int, acting: Callable[[], object]) -> None:
        begin.wait()
        try:
            acting()
        except RefusedError as error:
            refused[place] = error
        except BaseException as error:  # noqa: BLE001  # told by the test, not lost with the thread
            broken.append(error)

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    return refused


def codes(refused: list[RefusedError | None]) -> list[str]:
    """Return what each got: `done`, or the code of the refusal."""
    return ["done" if one is None else one.code for one in refused]


def a_group(house: House) -> Race:
    """Launch three pairs of one mentor, who is asked for their first date."""
    pages = Path(__file__).parents[1] / "web"
    race = Race(house, launch(house.app.ports, pages / "group.yaml", pages / "group_people.csv"))
    house.settle()
    for task in house.tasks():
        willing(house, task)
    house.settle()
    return race
