"""Second thoughts: a decision is taken back, or HR has a step done once more."""

from collections.abc import Iterator
from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, FormStep, ModuleStep, TrainingStep
from revflow.domain.errors import RefusedError
from revflow.domain.facts import (
    Alerted,
    Asked,
    Claimed,
    Concluded,
    Entered,
    Escalated,
    Event,
    GivenBack,
    GoesOn,
    Held,
    Lapsed,
    Reassigned,
    Released,
    Reminded,
    Reopened,
    Skipped,
    StoodIn,
    TakenBack,
    Withdrawn,
)
from revflow.domain.tasks import Task, TaskState
from revflow.engine import ballot
from revflow.engine.commands.guards import check_runs, view_of
from revflow.engine.commands.handing import is_hr
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import OPEN_STATES, State, Visit
from revflow.engine.summary import has_moved

_NOTHING_DONE = (
    Entered, Skipped, Asked, Withdrawn, Reminded, Escalated, Lapsed, StoodIn, Reassigned, Claimed, GivenBack, Alerted,
    Held, Released, GoesOn,
)  # fmt: skip
"""Facts after a decision that nobody did anything for: what they asked is simply not asked any more."""

_REPEATABLE = (FormStep, ApprovalStep, ModuleStep, TrainingStep)


def take_back(program: Program, state: State, linked: Linked, actor: str, task_id: str, now: datetime) -> Change:
    """Take one's own decision at a gate back, as long as nothing that follows was done; then it can be given anew.

    Whose vote it was may, and who gave it. Raises RefusedError `task-unknown`, `not-taken-back` (no approval's vote),
    `not-your-decision`, `follows-done`, `journey-ended`, `held`.
    """
    task = _task(state, task_id)
    it = Situation(program, state, linked, now)
    step, visit = program.step(task.step), state.visits[task.step]
    if not isinstance(step, ApprovalStep) or task.state is not TaskState.DONE:
        raise RefusedError("not-taken-back", task=task_id)
    if not actor or actor not in (task.closed_by, task.principal):
        raise RefusedError("not-your-decision", task=task_id, who=task.closed_by, at=task.closed_at)
    _check_moves(state)
    if task.round != visit.round or (visit.outcome and _was_followed(it, visit)):
        raise RefusedError("follows-done", task=task_id, step=step.id)
    return Change(facts=(_taken_back(it, task, visit),))


def reopen(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, reason: str, now: datetime
) -> Change:
    """Have the step of a task done once more, by HR (an empty `actor` is its console); `reason` is a digest.

    What was answered is offered again, as after "back" (rule 17); steps below that are open wait for it, ended ones
    keep their outcome. Raises RefusedError `task-unknown`, `not-hr`, `reopen-reason`, `not-reopened`, `still-open`,
    `journey-ended`, `held`.
    """
    task = _task(state, task_id)
    if not is_hr(program, state, linked, actor):
        raise RefusedError("not-hr")
    if not reason:
        raise RefusedError("reopen-reason", task=task_id)
    _check_moves(state)
    it = Situation(program, state, linked, now)
    step = program.step(task.step)
    if not isinstance(step, _REPEATABLE) or step.id in it.plan.wave_ids:
        raise RefusedError("not-reopened", step=step.id)
    if any(visit.step == step.id for visit in state.open_visits()):
        raise RefusedError("still-open", task=task_id, step=step.id)
    below = tuple(v.step for v in state.open_visits() if step in it.plan.awaited[v.step])
    return Change(facts=(Reopened(task_id, step.id, reason, below),))


def _task(state: State, task_id: str) -> Task:
    task = state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    return task


def _check_moves(state: State) -> None:
    check_runs(state)
    if state.on_hold:
        raise RefusedError("held", journey=state.journey.code, cause=state.on_hold)


def _was_followed(it: Situation, visit: Visit) -> bool:
    """Tell whether anything was done since the gate concluded, or a journey that is joined to this one went on."""
    assert visit.ended_at is not None  # it has concluded
    after = tuple(_since(it.state, visit))
    if any(not isinstance(event.fact, _NOTHING_DONE) for event in after):
        return True
    joined = (*it.linked.journeys, *((it.linked.cohort,) if it.linked.cohort else ()))
    return any(has_moved(other, visit.ended_at) for other in joined)


def _since(state: State, visit: Visit) -> Iterator[Event]:
    """Yield what happened in the journey since a round's conclusion."""
    concluded = max(event.number for event in visit.events if isinstance(event.fact, Concluded))
    yield from (event for event in state.events if event.number > concluded)


def _taken_back(it: Situation, task: Task, visit: Visit) -> TakenBack:
    view = view_of(it, task)
    here = [t for t in it.state.tasks.values() if (t.step, t.round) == (task.step, task.round) and t.id != task.id]
    last_word = [t for t in here if ballot.is_tie_break(view, t) and t.state in OPEN_STATES]
    if visit.outcome:
        undone = dict.fromkeys(
            event.fact.step for event in _since(it.state, visit) if isinstance(event.fact, Entered | Skipped)
        )
        closed = [t.id for t in here if t.state is TaskState.WITHDRAWN and t.closed_at == visit.ended_at]
        return TakenBack(task.id, tuple(undone), tuple(closed))
    others = [t.id for t in here if last_word and t.result == "undecided"]
    return TakenBack(task.id, (), tuple(others), tuple(t.id for t in last_word))
