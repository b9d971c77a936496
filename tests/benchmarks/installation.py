"""What is measured: everything that `revflow up` starts, in a folder of its own, and a cohort of gates in a row."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from revflow.bootstrap import App, Settings, open_app
from revflow.domain.errors import RefusedError
from revflow.loopback import free_port
from revflow.service.launch import launch
from revflow.worker.up import Up

HERE = Path(__file__).parent
PROGRAM = HERE / "gates.yaml"
PEOPLE = HERE / "people.csv"
GATES = 12
"""How many gates a journey of the program has."""

LOOK_SECONDS = 0.002
"""How often it is looked whether a gate is reached: seldom enough to leave the cores to those who are measured."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The parts, up; and the store as one more process sees it."""

    app: App
    up: Up

    def launch(self, name: str) -> list[str]:
        """Launch a cohort; return the codes of its journeys, their first gates reached and shown in Prefect."""
        launch(self.app.ports, PROGRAM, PEOPLE, name=name)
        with self.app.store.read() as db:
            codes = [one.journey.code for one in db.summaries(name) if one.journey.person]
        for code in codes:
            wait_until(lambda code=code: self.reached(code, 1), 60)
        return codes

    def reached(self, code: str, gate: int) -> bool:
        """Tell whether a gate's task is there, and its mail beside it."""
        wanted = task_of(code, gate)
        with self.app.store.read() as db:
            try:
                db.task(wanted)
            except RefusedError:
                return False
            return any(mail.order.task == wanted for mail in db.outbox())


def task_of(code: str, gate: int) -> str:
    """Return the id of a gate's task."""
    return task_of_step(code, f"gate-{gate:02d}")


def task_of_step(code: str, step: str) -> str:
    """Return the id of a step's first task."""
    return f"{code}.{step}.1"


def wait_until(ready: Callable[[], bool], seconds: float, look: float = 0.05) -> None:
    """Wait until `ready` says yes. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(look)


@contextmanager
def installed(folder: Path) -> Iterator[Installation]:
    """Start all parts on free ports of loopback; end them with the block."""
    settings = Settings(home=folder / "home", web_url="http://revflow.test")
    with Up(settings, free_port(2)) as up:
        app = open_app(settings)
        try:
            yield Installation(app, up)
        finally:
            app.store.close()
