"""Approvals: gates. Here is the asking; `engine.gates` computes the outcome with the vote that makes it (rule 15)."""

from collections.abc import Sequence

from revflow.definition.steps import ApprovalStep
from revflow.domain.facts import Concluded
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import Request, ask_all
from revflow.engine.kinds.shared import awaits_entries, never, nothing_promised
from revflow.engine.moves import Change, Move
from revflow.engine.routing import offered, route_of
from revflow.engine.view import View

wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Ask each entry of `by` for one vote (rule 13)."""
    return ask_all(view, _requests(view))


def proceed(view: View) -> Sequence[Move]:
    """Ask those who have been found since."""
    missing = ask_all(view, _requests(view))
    return (Move(f"{view.step.id}: ask again", view.step.id, missing),) if missing.facts else ()


def expire(view: View, task: Task) -> Change:
    """Conclude with the outcome that `on_expiry` names; nothing if it is not to be had any more."""
    name = view.step.on_expiry or ""
    outcome = offered(view.step, view.state).get(name)
    return Change(facts=(Concluded(task.step, task.round, name, route_of(outcome)),)) if outcome else Change()


def awaits(view: View) -> tuple[str, ...]:
    """Return the entries that have not voted."""
    return awaits_entries(view, _requests(view))


def _requests(view: View) -> tuple[Request, ...]:
    step = view.step
    assert isinstance(step, ApprovalStep)
    several = len(step.by) > 1
    return tuple(Request(TaskKind.DECIDE, entry, index, several=several) for index, entry in enumerate(step.by))
