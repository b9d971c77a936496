"""What is asked by the form of a task's page: enough to read what was sent and to act on it, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass

from revflow.definition.fields import FormField
from revflow.definition.steps import FormStep, Step
from revflow.domain.errors import RefusedError
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import calendar
from revflow.engine.answers import fields_for
from revflow.engine.sessions.pulse import questions
from revflow.service.act import journey_of, naming
from revflow.service.case import Case, load_case, people_of, program_of
from revflow.service.in_hand import heir_of, was_asked
from revflow.service.ports import Db


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A task, its step, who has its page open, the fields asked for by name, and in which time zone dates are typed."""

    task: Task
    step: Step
    reader: Person
    fields: Mapping[str, FormField]
    zone: str


def form_in(db: Db, task_id: str, ref: str) -> TaskForm:
    """Return what a task's form asks of a person. Raises RefusedError `task-unknown`, `task-not-yours`, `task-handed`.

    Whether the task still takes an act is judged when it is done.
    """
    task = db.task(task_id)
    cohort = db.cohort(db.summary(journey_of(task_id)).journey.cohort)
    reader = people_of(db, cohort.name).get(ref)
    if reader is None or reader.gone:
        raise RefusedError("task-unknown", task=task_id)
    if ref not in task.to:
        check_asked(load_case(db, task.journey), task, ref)
    program = program_of(db, cohort)
    step = program.step(task.step)
    zone = str(calendar.zone(program.calendar, reader.site))
    return TaskForm(task, step, reader, fields_of(task, step), zone)


def check_asked(case: Case, task: Task, ref: str) -> None:
    """Refuse who is not asked: whoever was, before it was handed over, is told who has it now.

    Raises RefusedError `task-handed`, `task-not-yours`.
    """
    if ref in task.to:
        return
    with naming(case, ref):
        heir = heir_of(case.state, task, ref)
        if heir or was_asked(case.state, task, ref):
            raise RefusedError("task-handed", task=task.id, who=heir or task.to[0])
        raise RefusedError("task-not-yours", task=task.id, awaits=task.awaits)


def fields_of(task: Task, step: Step) -> Mapping[str, FormField]:
    """Return the fields that a task asks for, by name; none where it asks for no answer."""
    asking = questions() if task.kind is TaskKind.PULSE else step
    return fields_for(asking, task.awaits) if isinstance(asking, FormStep) else {}
