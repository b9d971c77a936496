"""Who was there: several participants of a training are ticked off at once by whoever confirms it."""

from collections.abc import Iterable, Iterator

from revflow.domain.errors import RefusedError, RevflowError
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine.state import SUBJECTS
from revflow.service.case import Case
from revflow.service.confirm import confirm
from revflow.service.ports import Db, Ports
from revflow.service.sight import Sight

_OPEN = (TaskState.OPEN, TaskState.LATE)


def tick_off(ports: Ports, task_ids: Iterable[str], actor: str) -> dict[str, RevflowError]:
    """Confirm each of these trainings by itself; return what was refused, by task: it keeps none of the others."""
    refused: dict[str, RevflowError] = {}
    for task_id in task_ids:
        try:
            confirm(ports, task_id, actor)
        except RefusedError as error:
            refused[task_id] = error
    return refused


def others(db: Db, case: Case, sight: Sight, task: Task) -> tuple[tuple[str, str], ...]:
    """Return the other participants of a training whom the reader may tick off, as (task, who) pairs by name.

    To an external group codes stand for names (rule 29). Nobody ticks off for others what these confirm themselves.
    """
    if task.kind is not TaskKind.CONFIRM or task.awaits in SUBJECTS or task.state not in _OPEN:
        return ()
    return tuple(sorted(_others(db, case, sight, task), key=lambda one: one[1].casefold()))


def _others(db: Db, case: Case, sight: Sight, task: Task) -> Iterator[tuple[str, str]]:
    people = db.people(case.cohort.name) if not sight.external else {}
    for other in db.tasks(cohort=case.cohort.name, refs=(sight.reader.ref,), states=_OPEN):
        summary = db.summary(other.journey)
        same = (other.step, other.kind, other.awaits) == (task.step, task.kind, task.awaits)
        if same and other.id != task.id and other.claimed_by in ("", sight.reader.ref) and not summary.on_hold:
            person = people.get(summary.journey.person)
            yield other.id, person.name if person else other.journey
