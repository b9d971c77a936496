"""HR releases what an executive wrote to those who design modules (rule 29).

External consultants see needs and levels, never who (`domain.md`, Law and ethics in France and the EU).
"""

from datetime import datetime

from revflow.definition.fields import TextField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.domain.errors import RefusedError
from revflow.domain.facts import WordsReleased
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine.commands.guards import check_runs
from revflow.engine.commands.handing import is_hr
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.state import State


def release_words(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    field: str,
    now: datetime,  # noqa: ARG001 - all acts have the same shape
) -> Change:
    """Release one free text of an answer, of no later one; nothing changes if it is released already.

    Raises RefusedError `task-unknown`, `not-hr`, `no-words`, `journey-ended`.
    """
    task = state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    if not is_hr(program, state, linked, actor):
        raise RefusedError("not-hr")
    check_runs(state)
    step = program.step(task.step)
    words = step.fields.get(field) if isinstance(step, FormStep) else None
    written = isinstance(words, TextField) and not words.hr_only
    if not written or task.kind is not TaskKind.ANSWER or task.state is not TaskState.DONE:
        raise RefusedError("no-words", task=task_id, field=field)
    fact = WordsReleased(task_id, field)
    return Change() if any(event.fact == fact for event in state.events) else Change(facts=(fact,))
