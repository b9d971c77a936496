"""Answers that several kinds give to the core's questions; a kind takes them over by name."""

from collections.abc import Sequence
from datetime import datetime

from revflow.definition.steps import NEXT
from revflow.domain.facts import Concluded
from revflow.domain.tasks import Task
from revflow.engine.asking import Request, task_id, tasks_of
from revflow.engine.moves import Change, Move
from revflow.engine.state import OPEN_STATES
from revflow.engine.view import View

DONE = "done"
"""Outcome of a step that decides nothing."""


def nothing_to_ask(view: View) -> Change:  # noqa: ARG001 - the protocol's shape
    """Entering asks nobody."""
    return Change()


def nothing_due(view: View) -> Sequence[Move]:  # noqa: ARG001 - the protocol's shape
    """The round moves by people's acts alone."""
    return ()


def no_expiry(view: View, task: Task) -> Change:  # noqa: ARG001 - the protocol's shape
    """Nothing follows from a task's expiry beyond that it lapsed."""
    return Change()


def never(view: View) -> datetime | None:  # noqa: ARG001 - the protocol's shape
    """Nothing but its tasks is timed."""
    return None


def nothing_promised(view: View) -> Change:  # noqa: ARG001 - the protocol's shape
    """The journey's end calls nothing off."""
    return Change()


def open_tasks(view: View) -> tuple[Task, ...]:
    """Return the tasks of the open round that take an answer."""
    return tuple(task for task in tasks_of(view) if task.state in OPEN_STATES)


def awaits_people(view: View) -> tuple[str, ...]:
    """Return whom the open tasks await, each once."""
    return tuple(dict.fromkeys(task.awaits for task in open_tasks(view)))


def awaits_entries(view: View, asked: Sequence[Request]) -> tuple[str, ...]:
    """Return the codes of entries whose task is open, or could not be given to anybody yet, in the order of `by`."""
    tasks = view.state.tasks
    waiting = [one for one in asked if (task := tasks.get(task_id(view, one))) is None or task.state in OPEN_STATES]
    return tuple(dict.fromkeys(one.code for one in waiting))


def concluded(view: View, outcome: str = DONE) -> Change:
    """Return the end of the round, with the next step to follow."""
    return Change(facts=(Concluded(view.step.id, view.round, outcome, NEXT),))
