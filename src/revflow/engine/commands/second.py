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
    Locked,
    Reassigned,
    Released,
    Relisted,
    Reminded,
    Reopened,
    Replaced,
    Skipped,
    StoodIn,
    TakenBack,
    UnmetTold,
    WaveAsked,
    Withdrawn,
    WordsReleased,
)
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskState
from revflow.engine import ballot
from revflow.engine.asking import ask_again, tasks_of
from revflow.engine.commands.guards import check_runs, view_of
from revflow.engine.commands.handing import is_hr
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.putting_off import later
from revflow.engine.releasing import is_release
from revflow.engine.routing import declined_gate
from revflow.engine.situation import Situation
from revflow.engine.standing import is_away
from revflow.engine.state import State, Visit
from revflow.engine.summary import has_moved
from revflow.engine.view import View

_NOTHING_DONE = (
    Entered, Skipped, Asked, Withdrawn, Reminded, Escalated, Lapsed, StoodIn, Reassigned, Replaced, Claimed, GivenBack,
    Alerted, Held, Released, GoesOn, Relisted, Locked, WaveAsked, WordsReleased, UnmetTold,
)  # fmt: skip
"""Facts after a decision that nobody did anything for: what they asked is simply not asked any more."""

_CLOSED_WITH_IT = ("concluded", "expired")
"""What becomes of a gate's tasks that are open when it concludes."""

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
    undone = not visit.outcome and visit not in state.open_visits()
    if undone or task.round != visit.round or (visit.outcome and _was_followed(it, visit)):
        raise RefusedError("follows-done", task=task_id, step=step.id)
    taken = _taken_back(it, task, visit)
    return Change(facts=(taken,), mails=tuple(_asked_again(it, actor, taken)))


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
    if declined_gate(state) is not None:
        raise RefusedError("pair-declined", journey=state.journey.code)
    if any(visit.step == step.id for visit in state.open_visits()):
        raise RefusedError("still-open", task=task_id, step=step.id)
    below = tuple(v.step for v in state.open_visits() if step.id in it.plan.above[v.step])
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
    if any(not (isinstance(event.fact, _NOTHING_DONE) or is_release(event.fact)) for event in after):
        return True
    joined = (*it.linked.journeys, *((it.linked.cohort,) if it.linked.cohort else ()))
    return any(has_moved(other, visit.ended_at) for other in joined)


def _since(state: State, visit: Visit) -> Iterator[Event]:
    """Yield what happened in the journey since a round's conclusion."""
    concluded = max(event.number for event in visit.events if isinstance(event.fact, Concluded))
    yield from (event for event in state.events if event.number > concluded)


def _taken_back(it: Situation, task: Task, visit: Visit) -> TakenBack:
    last_words, closed = _besides(view_of(it, task), task)
    again = (task, *closed)
    undone: dict[str, None] = {}
    if visit.outcome:
        steps = (event.fact for event in _since(it.state, visit))
        undone = dict.fromkeys(fact.step for fact in steps if isinstance(fact, Entered | Skipped))
    return TakenBack(
        task.id,
        undone=tuple(undone),
        reopens=tuple(one.id for one in closed),
        withdraws=tuple(one.id for one in last_words),
        dues=tuple(later(it, ((one, it.now - one.closed_at) for one in again if one.closed_at is not None))),
    )


def _besides(view: View, task: Task) -> tuple[list[Task], list[Task]]:
    """Return HR's last words that a vote taken back leaves without ground, and what is open again besides it.

    Who takes the last word itself back gives nobody else a vote again: no outcome can win still (rule 14).
    """
    others = [one for one in tasks_of(view) if one.id != task.id]
    if ballot.is_tie_break(view, task):
        return [], [one for one in others if one.result in _CLOSED_WITH_IT]
    last_words = [one for one in others if ballot.is_tie_break(view, one)]
    closed = [one for one in others if one not in last_words and one.result in (*_CLOSED_WITH_IT, "undecided")]
    return [one for one in last_words if one.state is not TaskState.WITHDRAWN], closed


def _asked_again(it: Situation, actor: str, taken: TakenBack) -> Iterator[MailOrder]:
    """Yield requests to all for whom a task is open again, but for who takes the decision back, and knows."""
    for name in (taken.task, *taken.reopens):
        task = it.state.tasks[name]
        there = [ref for ref in task.to if ref != actor and ref in it.linked.people and _may_act(it, task, ref)]
        yield from ask_again(view_of(it, task), task, there)


def _may_act(it: Situation, task: Task, ref: str) -> bool:
    """A deputy may as long as the principal is away (rule 16)."""
    principal = dict(task.deputies).get(ref, "")
    return not principal or is_away(it.linked, principal, it.now)
