"""A task goes from hand to hand: claimed, given back, handed over by HR or delegated by who is asked."""

from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act, journey_of
from revflow.service.case import Case
from revflow.service.newcomers import ref_at
from revflow.service.ports import Ports


def claim(ports: Ports, task_id: str, actor: str) -> None:
    """Take a task that several may do. Raises RefusedError: see `engine.commands.claim`."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.claim(case.program, case.state, case.linked, actor, task_id, now))

    act(ports, journey_of(task_id), actor, judge)


def give_back(ports: Ports, task_id: str, actor: str = "") -> None:
    """Give a claimed task back; without an actor HR's console takes it back."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.give_back(case.program, case.state, case.linked, actor, task_id, now))

    act(ports, journey_of(task_id), actor, judge)


def reassign(ports: Ports, task_id: str, address: str, actor: str = "") -> None:
    """Hand a task over to the person at an address, whom HR's console (no actor) may bring into the cohort.

    Raises RefusedError: see `engine.commands.reassign`; `task-unknown`, `bad-address`.
    """
    code = journey_of(task_id)
    with ports.store.write() as db:
        db.task(task_id)
        cohort = db.cohort(db.summary(code).journey.cohort)
        known = next((person.ref for name, person in db.people_at(address) if name == cohort.name), "")
        to = known if known or actor else ref_at(db, cohort, address)

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.reassign(case.program, case.state, case.linked, actor, task_id, to, now))

    act(ports, code, actor, judge)
