"""A task goes from hand to hand: claimed, given back, handed over by HR or delegated by who is asked."""

from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.engine import commands
from revflow.service.act import Act, act, journey_of, naming
from revflow.service.case import Case, load_case
from revflow.service.newcomers import ref_at
from revflow.service.ports import Db, Ports


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

    It may be a vote that nobody could be asked for, under the id that an incident's mail names.

    Raises RefusedError: see `engine.commands.reassign`; `task-unknown`, `bad-address`.
    """
    code, email = journey_of(task_id), address.strip().lower()
    with ports.store.read() as db:
        case = case_of(db, task_id)
    to = next((ref for ref, person in case.linked.people.items() if person.email == email), "")
    if not to and not actor:
        to = _bring_in(ports, case, task_id, email)

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.reassign(case.program, case.state, case.linked, actor, task_id, to, now))

    act(ports, code, actor, judge)


def case_of(db: Db, task_id: str) -> Case:
    """Return the case of a task, which HR may hand over before anybody is asked. Raises RefusedError `task-unknown`."""
    try:
        return load_case(db, journey_of(task_id))
    except RefusedError:
        raise RefusedError("task-unknown", task=task_id) from None


def _bring_in(ports: Ports, case: Case, task_id: str, email: str) -> str:
    """Return the reference of somebody new, who comes in only where nothing else speaks against the handing over."""
    with naming(case, ""):
        try:
            commands.reassign(case.program, case.state, case.linked, "", task_id, "", ports.clock.now())
        except RefusedError as refused:
            if refused.code != "nobody-there":
                raise
    with ports.store.write() as db:
        return ref_at(db, case.cohort, email, ports.clock.now())
