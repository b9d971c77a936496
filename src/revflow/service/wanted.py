"""What the mentor plans from: what the executive wants to be able to do, told once both have said yes.

Checking against goals is part of the mentors' training, and goals in writing of both (`domain.md`, Training content).
"""

from collections.abc import Iterator, Mapping

from revflow.definition.fields import FormField, TextField, TopicsField
from revflow.definition.steps import FormStep
from revflow.definition.text import Text
from revflow.domain.journeys import Scope, StepStatus
from revflow.domain.tasks import Task
from revflow.engine.whom import subject_of
from revflow.service.case import Case
from revflow.service.page import ShownAnswer
from revflow.service.ports import Db
from revflow.service.sight import Sight, is_private


def wanted(db: Db, sight: Sight, task: Task) -> Iterator[ShownAnswer]:
    """Yield what the mentor reads who plans for a pair: the executive's levels in its topics, and the words shared."""
    case, step = sight.case, sight.case.program.step(task.step)
    pair = case.state.journey
    mentor = subject_of(Scope.MENTOR.value, pair, case.linked)
    plans = isinstance(step, FormStep) and step.for_each is Scope.PAIR and len(step.by) == 1
    if not plans or sight.reader.ref != mentor or not _agreed(case):
        return
    said = db.answers([pair.mentee]).get(pair.mentee, {})
    executive = subject_of(Scope.MENTEE.value, pair, case.linked)
    for form in case.program.steps:
        if isinstance(form, FormStep) and form.for_each is Scope.MENTEE and form.id in said:
            fields = tuple((name, field) for name, field in form.fields.items() if _is_shared(field))
            given = {name: _of_pair(case, said[form.id][name]) for name, _ in fields if said[form.id].get(name)}
            if given:
                yield ShownAnswer(form.title or Text({"": form.id}), sight.name(executive), fields, given)


def _agreed(case: Case) -> bool:
    """Tell whether all that the two decide in private is decided: before, neither learns anything of the other."""
    private = (
        step.id for step in case.program.steps if step.for_each is Scope.PAIR and is_private(case.program, step.id)
    )
    return all(case.state.status.get(step) in (StepStatus.DONE, StepStatus.SKIPPED) for step in private)


def _is_shared(field: FormField) -> bool:
    return isinstance(field, TopicsField) or (isinstance(field, TextField) and field.shared)


def _of_pair(case: Case, value: object) -> object:
    """Return the levels of a pair's topics alone; any other value as it is."""
    if not isinstance(value, Mapping):
        return value
    return {topic: levels for topic, levels in value.items() if topic in case.state.journey.topics}
