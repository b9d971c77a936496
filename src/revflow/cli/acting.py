"""As whom a command acts: an address, found among those who may act on the task."""

from collections.abc import Sequence

from revflow.domain.errors import UsageError
from revflow.domain.tasks import Task, TaskState
from revflow.service.ports import Db, Ports


def actor_of(ports: Ports, task_id: str, address: str, option: str = "--as") -> str:
    """Return the reference that acts on a task.

    Without an address it is the one person who may act; where there are several, or none, that is wrong usage, and
    `option` is told. With an address it is that person of the task's cohort, whom the use case may still refuse.
    """
    with ports.store.read() as db:
        task = db.task(task_id)
        cohort = _cohort_of(db, task)
        if address:
            return _person_at(db, task.to, cohort, address)
        if len(task.to) == 1 or (len(task.to) > 1 and task.state not in (TaskState.OPEN, TaskState.LATE)):
            return task.to[0]
        addresses = sorted(person.email for person in db.people(cohort, task.to).values())
    raise UsageError("cli-who-acts", task=task_id, addresses=addresses, option=option)


def person_or_console(ports: Ports, task_id: str, address: str) -> str:
    """Return the person of the task's cohort at an address; without one HR's console acts, who is nobody (empty).

    Nobody need have been asked for the task yet: HR hands such a vote to somebody, too.
    """
    from revflow.service.handing import case_of

    if not address:
        return ""
    with ports.store.read() as db:
        case = case_of(db, task_id)
        task = case.state.tasks.get(task_id)
        return _person_at(db, task.to if task else (), case.cohort.name, address)


def on_behalf(ports: Ports, task_id: str, address: str, principal: str) -> tuple[str, str]:
    """Return who acts on a task, and for whom (empty: in his or her own name).

    Who acts on behalf is named: HR has several members, and the journal says which. Raises UsageError
    `cli-behalf-needs-as`.
    """
    if not principal:
        return actor_of(ports, task_id, address), ""
    if not address:
        raise UsageError("cli-behalf-needs-as", address=principal)
    return actor_of(ports, task_id, address), actor_of(ports, task_id, principal)


def _cohort_of(db: Db, task: Task) -> str:
    return db.summary(task.journey).journey.cohort


def _person_at(db: Db, asked: Sequence[str], cohort: str, address: str) -> str:
    found = [person for name, person in db.people_at(address.strip().lower()) if name == cohort]
    refs = [person.ref for person in sorted(found, key=lambda one: one.gone)]
    if not refs:
        raise UsageError("cli-nobody-at", address=address, cohort=cohort)
    return next((ref for ref in refs if ref in asked), refs[0])
