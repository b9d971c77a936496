"""Forms: each entry of `by` answers by itself (rule 13)."""

from collections.abc import Sequence

from revflow.definition.steps import FormStep
from revflow.domain.facts import Withdrawn
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import Request, ask_all, tasks_of
from revflow.engine.kinds.shared import DONE, awaits_entries, concluded, never, nothing_promised
from revflow.engine.moves import Change, Move
from revflow.engine.rounds import EXPIRED
from revflow.engine.state import OPEN_STATES
from revflow.engine.view import View

wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Ask each entry."""
    return ask_all(view, _requests(view))


def proceed(view: View) -> Sequence[Move]:
    """Ask those who have been found since; conclude when everybody has answered or time has closed the task."""
    missing = ask_all(view, _requests(view))
    if missing.facts:
        return (Move(f"{view.step.id}: ask again", view.step.id, missing),)
    tasks = tasks_of(view)
    if len(tasks) < len(_requests(view)) or any(task.state in OPEN_STATES for task in tasks):
        return ()
    outcome = DONE if any(task.result == "answered" for task in tasks) else EXPIRED
    return (Move(f"{view.step.id}: {outcome}", view.step.id, concluded(view, outcome)),)


def expire(view: View, task: Task) -> Change:  # noqa: ARG001 - the protocol's shape
    """Skip one answer: its task is withdrawn, the others go on."""
    return Change(facts=(Withdrawn(task.id, EXPIRED),))


def awaits(view: View) -> tuple[str, ...]:
    """Return the entries that have not answered."""
    return awaits_entries(view, _requests(view))


def _requests(view: View) -> tuple[Request, ...]:
    """Return a form's tasks to be: one for each entry of `by`, or for whom the step is for."""
    step = view.step
    assert isinstance(step, FormStep)
    by = step.by or (step.for_each.value,)
    return tuple(Request(TaskKind.ANSWER, entry, index, several=len(by) > 1) for index, entry in enumerate(by))
