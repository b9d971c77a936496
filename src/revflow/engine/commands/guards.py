"""What every act on a task checks first; who decided what when is said in the refusal."""

from revflow.definition.steps import ApprovalStep
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Concluded, Lapsed
from revflow.domain.journeys import Ending
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine import ballot
from revflow.engine.situation import Situation
from revflow.engine.standing import claimer, is_on_behalf
from revflow.engine.state import CARE, DECIDING, OPEN_STATES, SUBJECTS, State
from revflow.engine.tasks_after import TAKEN_BACK
from revflow.engine.view import View
from revflow.engine.whom import HR, people_of, subjects_of


def task_for(state: State, actor: str, task_id: str, *kinds: TaskKind) -> Task:
    """Return a task of one of these kinds that this person was asked, open or not.

    Raises RefusedError `task-unknown`, `wrong-kind`, `task-not-yours`.
    """
    task = state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    if task.kind not in kinds:
        raise RefusedError("wrong-kind", task=task_id, kind=task.kind.value)
    if actor not in task.to:
        raise RefusedError("task-not-yours", task=task_id, awaits=task.awaits)
    return task


def check_not_claimed(it: Situation, task: Task, actor: str) -> None:
    """Leave a task to who has claimed it, as long as that claim counts (`standing.claimer`): `claimed`."""
    if claimer(it.linked, task, it.now) not in ("", actor):
        raise RefusedError("claimed", task=task.id, who=task.claimed_by)


def check_not_own(it: Situation, actor: str, task_id: str) -> None:
    """Tell a subject of a journey, who is never asked to decide on it (rule 16), just that: `own-journey`."""
    task = it.state.tasks.get(task_id)
    if task is None or task.kind not in DECIDING | CARE or task.awaits in SUBJECTS or actor in task.to:
        return
    if actor in subjects_of(it.state.journey, it.linked):
        raise RefusedError("own-journey", task=task_id, journey=task.journey)


def task_on_behalf(it: Situation, actor: str, principal: str, reason: str, task_id: str, *kinds: TaskKind) -> Task:
    """Return a task that somebody acts on: who was asked, or HR for a `principal` who was, with a reason.

    `reason` is a digest. Raises RefusedError as `task_for` does, `behalf-hr`, `behalf-reason`, `own-journey`,
    `behalf-own-yes` (a mentee's or mentor's own vote), `behalf-once`.
    """
    if not principal:
        return task_for(it.state, actor, task_id, *kinds)
    task = task_for(it.state, principal, task_id, *kinds)
    if actor not in people_of(HR, it.program, it.state.journey, it.linked):
        raise RefusedError("behalf-hr", task=task_id)
    if actor in subjects_of(it.state.journey, it.linked):
        raise RefusedError("own-journey", task=task_id, journey=task.journey)
    if not reason:
        raise RefusedError("behalf-reason", task=task_id)
    if task.kind in DECIDING and task.awaits in SUBJECTS:
        raise RefusedError("behalf-own-yes", task=task_id, awaits=task.awaits)
    _check_behalf_once(it.state, actor, task)
    return task


def _check_behalf_once(state: State, actor: str, task: Task) -> None:
    """Let nobody of HR be several people in one round of a gate (rule 13): `behalf-once`."""
    gate = (task.step, task.round, TaskKind.DECIDE)
    round_ = [one for one in state.tasks.values() if (one.step, one.round, one.kind) == gate]
    if task.kind is TaskKind.DECIDE and any(one.closed_by == actor and is_on_behalf(one) for one in round_):
        raise RefusedError("behalf-once", task=task.id)


def check_not_settled(it: Situation, task: Task) -> None:
    """Tell who comes after a gate's conclusion who or what made it, unless that is nobody's to know.

    Raises RefusedError `task-settled` (who, outcome, at), `task-settled-by-time` (outcome, at).
    """
    step = it.program.step(task.step)
    if task.state is not TaskState.WITHDRAWN or task.result != "concluded" or not isinstance(step, ApprovalStep):
        return
    rounds = (*it.state.past, *it.state.visits.values())
    visit = next(one for one in rounds if (one.step, one.round) == (task.step, task.round))
    last = next((event for event in reversed(visit.events) if isinstance(event.fact, Concluded)), None)
    if last is None or step.private:
        return
    if last.actor:
        raise RefusedError("task-settled", task=task.id, who=last.actor, outcome=visit.outcome, at=last.at)
    if any(isinstance(event.fact, Lapsed) and event.at == last.at for event in visit.events):
        raise RefusedError("task-settled-by-time", task=task.id, outcome=visit.outcome, at=last.at)


def check_turn(it: Situation, task: Task) -> None:
    """Refuse a vote that does not count now: `task-withdrawn`.

    It is that of a member who is gone, or is no voter here any more (rule 15), or comes before the turn of its entry,
    which an earlier vote's taking back has put off.
    """
    view = view_of(it, task)
    if ballot.is_dropped(view, task):
        raise RefusedError("task-withdrawn", task=task.id, result=Ending.LEFT.value, at=it.state.last_at)
    if isinstance(view.step, ApprovalStep) and task in ballot.out_of_turn(view):
        raise RefusedError("task-withdrawn", task=task.id, result=TAKEN_BACK, at=it.state.last_at)


def check_open(state: State, task: Task) -> None:
    """Refuse what comes too late: `journey-ended`, `task-closed` (who, result, at), `task-withdrawn`, `held`.

    A hold is no reason to leave a pair without HR's care: those tasks are done on hold too.
    """
    ending = state.end_so_far()
    if task.state not in OPEN_STATES:
        if ending is not None and task.state is TaskState.WITHDRAWN:
            raise RefusedError("journey-ended", journey=task.journey, ending=ending.value, at=task.closed_at)
        if task.state is TaskState.WITHDRAWN:
            raise RefusedError("task-withdrawn", task=task.id, result=task.result, at=task.closed_at)
        raise RefusedError("task-closed", task=task.id, who=task.closed_by, result=task.result, at=task.closed_at)
    if state.on_hold and task.kind not in CARE:
        raise RefusedError("held", journey=task.journey, cause=state.on_hold)


def check_runs(state: State) -> None:
    """Refuse to change a journey that has ended, or was told to and is not driven yet: `journey-ended`."""
    ending = state.end_so_far()
    if ending is not None:
        raise RefusedError("journey-ended", journey=state.journey.code, ending=ending.value, at=state.last_at)


def view_of(it: Situation, task: Task) -> View:
    """Return what the kind of a task's step sees of its round."""
    return it.view(it.program.step(task.step), it.state.visits[task.step])
