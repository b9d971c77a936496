"""Tasks, and whose they are."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, select

from revflow.domain.errors import RefusedError
from revflow.domain.tasks import Task, TaskState
from revflow.store import tables as t
from revflow.store.part import Part
from revflow.store.rows import TASK, plain, to_task

_TASKS = select(*[t.tasks.c[name] for name in TASK]).order_by(
    t.tasks.c.due.nulls_last(), t.tasks.c.asked_at, t.tasks.c.id
)
_TASK = _TASKS.where(t.tasks.c.id == bindparam("id"))
_OF_JOURNEY = _TASKS.where(t.tasks.c.journey == bindparam("code"))
_FORGET_PEOPLE = delete(t.task_people).where(t.task_people.c.task == bindparam("id"))


class Tasks(Part):
    """Queries on requests to people."""

    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Write tasks as they stand now: new ones, and those that are there already."""
        listed = list(tasks)
        if not listed:
            return
        self._upsert(t.tasks, ("id",), [plain(task, TASK) for task in listed])
        self._db.execute(_FORGET_PEOPLE, [{"id": task.id} for task in listed])
        self._insert_all_new(t.task_people, [{"task": task.id, "ref": ref} for task in listed for ref in task.to])

    def task(self, task_id: str) -> Task:
        """Return a task. Raises RefusedError `task-unknown`."""
        row = self._db.execute(_TASK, {"id": task_id}).one_or_none()
        if row is None:
            raise RefusedError("task-unknown", task=task_id)
        return to_task(row)

    def tasks(
        self, *, cohort: str = "", refs: Iterable[str] | None = None, states: Iterable[TaskState] | None = None
    ) -> list[Task]:
        """Return tasks by due date, then those without: of a cohort, of any of these people, in one of these states."""
        asked: dict[str, object] = {"cohort": cohort} if cohort else {}
        if refs is not None:
            asked["refs"] = list(refs)
        if states is not None:
            asked["states"] = list(states)
        return [to_task(row) for row in self._db.execute(_chosen(frozenset(asked)), asked)]

    def tasks_of(self, code: str) -> list[Task]:
        """Return a journey's tasks by due date."""
        return [to_task(row) for row in self._db.execute(_OF_JOURNEY, {"code": code})]


@cache
def _chosen(by: frozenset[str]) -> Select[Any]:
    """Return the tasks chosen by these: `cohort`, `refs`, `states`."""
    journeys = select(t.journeys.c.code).where(t.journeys.c.cohort == bindparam("cohort"))
    theirs = select(t.task_people.c.task).where(t.task_people.c.ref.in_(bindparam("refs", expanding=True)))
    conditions = {
        "cohort": t.tasks.c.journey.in_(journeys),
        "refs": t.tasks.c.id.in_(theirs),
        "states": t.tasks.c.state.in_(bindparam("states", expanding=True)),
    }
    return _TASKS.where(*[conditions[name] for name in sorted(by)])
