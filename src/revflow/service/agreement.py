"""The agreement of a pair, composed from its plan: aims, how often and how long, rules, and what stays between the two.

Motives, rules and goals in writing are part of both trainings (Clutterbuck: both sides are prepared). It is read by the
two where one of them agrees to the plan, and again with each session; it is nobody else's.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, FormStep
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.state import SUBJECTS
from revflow.engine.whom import subjects_of
from revflow.service.judged import answers_to
from revflow.service.page import Agreement
from revflow.service.ports import Db
from revflow.service.sight import Sight, is_private
from revflow.service.time_asked import TimeAsked, time_of
from revflow.texts.content import Content

AGREEMENT = "agreement"
"""The content that says rules and confidentiality; a company may have its own."""

_DATED = (TaskKind.PLAN, TaskKind.SESSION)


def agreement(db: Db, sight: Sight, task: Task, text: Callable[[str], Content], count: int = 0) -> Agreement | None:
    """Return the agreement on a page of one of a pair that has a plan, None anywhere else.

    `text` reads a content; `count` is how many sessions the two have agreed on, 0: as many as the program says.
    """
    case, step = sight.case, sight.case.program.step(task.step)
    journey = case.state.journey
    if journey.scope is not Scope.PAIR or sight.reader.ref not in subjects_of(journey, case.linked):
        return None
    at_gate = isinstance(step, ApprovalStep) and not is_private(case.program, step.id)
    if not at_gate and not (isinstance(step, SessionsStep) and task.kind in _DATED):
        return None
    plan = tuple(answer for form in _plans(sight) for answer in answers_to(db, sight, step, form))
    if not plan:
        return None
    return Agreement(() if at_gate else plan, _time(case.program, count), text(AGREEMENT))


def _time(program: Program, count: int) -> TimeAsked | None:
    time = time_of(program, Scope.PAIR)
    if time is None or not count:
        return time
    return replace(time, sessions=count, weeks=max(1, round(time.weeks * count / time.sessions)))


def _plans(sight: Sight) -> Iterator[FormStep]:
    """Yield the forms in which one of a pair writes for both; what both are asked apart is no plan."""
    forms = (step for step in sight.case.program.steps if isinstance(step, FormStep) and step.for_each is Scope.PAIR)
    for form in forms:
        if form.id in sight.case.state.visits and len(form.by) == 1 and form.by[0] in SUBJECTS:
            yield form
