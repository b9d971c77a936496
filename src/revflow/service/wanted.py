"""What the mentor plans from: what the executive wants to be able to do, told once both have said yes.

Checking against goals is part of the mentors' training, and goals in writing of both (`domain.md`, Training content).
"""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from revflow.definition.fields import FormField, TextField, TopicsField
from revflow.definition.steps import FINISH, NEXT, FormStep
from revflow.definition.text import Text
from revflow.domain.facts import Answered
from revflow.domain.journeys import Journey, Scope, StepStatus
from revflow.domain.tasks import Task
from revflow.engine.answers import fields_for
from revflow.engine.state import State
from revflow.engine.whom import subject_of
from revflow.service.case import Case, load_state
from revflow.service.page import ShownAnswer
from revflow.service.ports import Db
from revflow.service.sight import Sight, is_private


def wanted(db: Db, sight: Sight, task: Task) -> Iterator[ShownAnswer]:
    """Yield what the mentor reads who plans for a pair: the executive's levels in its topics, and the words shared.

    They are of the forms above the plan alone, as at a gate (`Sight.reads`), and only while the pair goes on.
    """
    case, step = sight.case, sight.case.program.step(task.step)
    pair = case.state.journey
    mentor = subject_of(Scope.MENTOR.value, pair, case.linked)
    plans = isinstance(step, FormStep) and step.for_each is Scope.PAIR and len(step.by) == 1
    if not plans or sight.reader.ref != mentor or case.state.end_so_far() is not None or not _agreed(case):
        return
    said = _said(db, pair)
    executive = subject_of(Scope.MENTEE.value, pair, case.linked)
    for form in takewhile(lambda one: one.id != step.id, case.program.steps):
        if isinstance(form, FormStep) and form.id in said:
            own = fields_for(form, Scope.MENTEE.value)
            fields = tuple((name, field) for name, field in own.items() if _is_shared(field))
            given = {name: _of_pair(case, said[form.id][name]) for name, _ in fields if said[form.id].get(name)}
            if given:
                yield ShownAnswer(form.title or Text({"": form.id}), sight.name(executive), fields, given)


def _said(db: Db, pair: Journey) -> Mapping[str, Mapping[str, object]]:
    """Return the executive's own newest answers by form: none of a manager or another who is asked about the same."""
    state = load_state(db, db.summary(pair.mentee).journey)
    digests = {
        state.tasks[event.fact.task].step: event.fact.digest
        for event in state.events
        if isinstance(event.fact, Answered) and state.tasks[event.fact.task].awaits == Scope.MENTEE.value
    }
    said = {form: db.content(digest) for form, digest in digests.items()}
    return {form: answer for form, answer in said.items() if isinstance(answer, Mapping)}


def _agreed(case: Case) -> bool:
    """Tell whether both have said yes to all that they decide in private: else neither learns anything of the other."""
    steps = (step.id for step in case.program.steps if step.for_each is Scope.PAIR)
    return all(_is_passed(case.state, step) for step in steps if is_private(case.program, step))


def _is_passed(state: State, step: str) -> bool:
    if state.status.get(step) is StepStatus.SKIPPED:
        return True
    return state.status.get(step) is StepStatus.DONE and state.visits[step].route in (NEXT, FINISH)


def _is_shared(field: FormField) -> bool:
    return isinstance(field, TopicsField) or (isinstance(field, TextField) and field.shared)


def _of_pair(case: Case, value: object) -> object:
    """Return the levels of a pair's topics alone; any other value as it is."""
    if not isinstance(value, Mapping):
        return value
    return {topic: levels for topic, levels in value.items() if topic in case.state.journey.topics}
