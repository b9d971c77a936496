"""Floors: the engine alone in memory, and the store's drive without Prefect, journey by journey."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.installation import GATES, PEOPLE, PROGRAM
from fixtures.house import House
from revflow.bootstrap import Settings, open_app
from revflow.definition.load import load
from revflow.domain.people import Person, Role
from revflow.engine import commands
from revflow.engine.driver import Driver
from revflow.service.decide import decide
from revflow.service.drive import drive
from revflow.service.launch import launch

MENTEES = 40
HR = "hr"


def in_memory() -> tuple[int, float]:
    """Drive a cohort through all of its gates in memory; return how many gates, in how many seconds."""
    program = load(PROGRAM).require()
    people = [_person(f"U{number:03d}", Role.MENTEE) for number in range(MENTEES)] + [_person(HR)]
    driver = Driver(program, {one.ref: one for one in people}, datetime(2027, 3, 1, 8, tzinfo=UTC))
    driver.launch()
    begun = time.perf_counter()
    count = 0
    while tasks := driver.tasks():
        for task in tasks:
            driver.act(task.journey, _approval(task.id, driver.now), HR)
            count += 1
    return count, time.perf_counter() - begun


def _person(ref: str, *roles: Role) -> Person:
    return Person(ref, ref, ref, f"{ref}@gates.test", frozenset(roles))


def _approval(task: str, now: datetime) -> Callable:
    return lambda program, state, linked: commands.decide(program, state, linked, HR, task, "approve", "", (), (), now)


def on_the_store(folder: Path) -> tuple[int, float]:
    """Decide and drive gates on SQLite in this thread, without Prefect; return how many, in how many seconds."""
    app = open_app(Settings(home=folder / "floor", web_url="http://revflow.test"))
    house = House(app)
    name = launch(app.ports, PROGRAM, PEOPLE)
    house.settle()
    begun = time.perf_counter()
    count = 0
    for _ in range(GATES):
        for task in house.tasks(cohort=name):
            decide(app.ports, task.id, task.to[0], "approve")
            drive(app.ports, task.journey)
            count += 1
    spent = time.perf_counter() - begun
    app.store.close()
    return count, spent
