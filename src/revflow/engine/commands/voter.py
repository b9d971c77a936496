"""HR names who votes at a gate where nobody who is named there may (rule 16): else it could only end the journey."""

from dataclasses import replace

from revflow.definition.steps import ApprovalStep
from revflow.domain.errors import RefusedError
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import ballot
from revflow.engine.asking import Request, ask_of
from revflow.engine.asking import task_id as id_of
from revflow.engine.commands.guards import check_runs
from revflow.engine.gates import check_heir
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.view import View
from revflow.engine.whom import may_decide, subjects_of

TEMPLATE = "task-handed"
"""What the one who is named reads: that it was handed to him or her."""


def name_voter(it: Situation, actor: str, task_id: str, to: str) -> Change:
    """Ask one person for a vote that nobody could be asked for, under the id that its task would have had.

    `actor` is who acts for HR (empty: its console), `to` who is to vote: who may, and has no other voice there.
    Raises RefusedError `task-unknown`, `held`, `journey-ended`, `own-journey`, `nobody-there`, `left-out`,
    `already-voted`, `asked-already`.
    """
    view, request = _found(it, task_id)
    check_runs(it.state)
    if it.state.on_hold:
        raise RefusedError("held", journey=it.state.journey.code, cause=it.state.on_hold)
    if actor in subjects_of(it.state.journey, it.linked):
        raise RefusedError("own-journey", task=task_id, journey=it.state.journey.code)
    if to not in it.linked.people:
        raise RefusedError("nobody-there", task=task_id)
    if not may_decide(view, (to,)):
        raise RefusedError("left-out", task=task_id, step=view.step.id)
    check_heir(view, _task(view, request, to), to)
    return ask_of(view, replace(request, template=TEMPLATE), (to,))


def _found(it: Situation, task_id: str) -> tuple[View, Request]:
    for visit in it.state.open_visits():
        step = it.program.step(visit.step)
        view = it.view(step, visit)
        requests = ballot.unasked(view) if isinstance(step, ApprovalStep) else ()
        for request in requests:
            if id_of(view, request) == task_id:
                return view, request
    raise RefusedError("task-unknown", task=task_id)


def _task(view: View, request: Request, to: str) -> Task:
    """Return the task that there would be, for those who judge whose vote it may be."""
    return Task(
        id=id_of(view, request),
        journey=view.state.journey.code,
        step=view.step.id,
        round=view.round,
        kind=TaskKind.DECIDE,
        to=(to,),
        awaits=request.code,
        asked_at=view.now,
        entry=request.index,
    )
