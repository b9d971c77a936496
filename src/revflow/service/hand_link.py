"""The link of a task's page, to be given to its person by hand: another way to who is not reached by mail."""

from revflow.domain.errors import RefusedError
from revflow.domain.tasks import TaskState
from revflow.service import links
from revflow.service.ports import Ports

_OPEN = (TaskState.OPEN, TaskState.LATE)


def link_by_hand(ports: Ports, task_id: str, ref: str) -> tuple[str, str]:
    """Return the address of somebody who may act on an open task, and the signed link of its page for that person.

    Raises RefusedError `task-unknown`, `link-over`, `task-not-yours`, `person-gone`.
    """
    with ports.store.read() as db:
        task = db.task(task_id)
        if task.state not in _OPEN:
            raise RefusedError("link-over", task=task_id)
        if ref not in task.to:
            raise RefusedError("task-not-yours", task=task_id, awaits=task.awaits)
        cohort = db.summary(task.journey).journey.cohort
        person = db.people(cohort, [ref])[ref]
        if person.gone:
            raise RefusedError("person-gone", who=person.name)
        token = links.sign(ports, db, cohort, "task", task_id, ref)
        return person.email, f"{ports.web_url}/tasks/{token}"
