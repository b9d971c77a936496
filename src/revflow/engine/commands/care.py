"""One of a pair asks HR for help, its mentor pulls the safety brake, and HR answers."""

from datetime import datetime

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Confirmed
from revflow.domain.tasks import TaskKind
from revflow.engine import care
from revflow.engine.commands.guards import check_not_claimed, check_open, check_runs, task_for
from revflow.engine.commands.pairs import sessions_under_way
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import State
from revflow.engine.view import View


def call_hr(program: Program, state: State, linked: Linked, actor: str, plea: str, now: datetime) -> Change:
    """Ask HR for a call, whatever the pair is at, on hold too; `plea` is a digest, or empty.

    Raises RefusedError `journey-ended`, `no-sessions`, `help-of-two`, `help-nobody`.
    """
    return care.call(_sessions_so_far(program, state, linked, now), actor, plea)


def call_task(program: Program, state: State, linked: Linked, now: datetime) -> str:
    """Return the id of the task that a call made now would make. Raises as `call_hr` does."""
    return care.next_call(_sessions_so_far(program, state, linked, now))


def brake(program: Program, state: State, linked: Linked, actor: str, now: datetime) -> Change:
    """Pause a pair at its mentor's word. Raises RefusedError as `sessions_under_way` does, `brake-of-mentor`."""
    return care.brake(sessions_under_way(program, state, linked, now), actor)


def called(program: Program, state: State, linked: Linked, actor: str, task_id: str, now: datetime) -> Change:
    """HR has called who asked for it, on hold or not. Raises as `task_for` and `check_open` do, `claimed`."""
    task = task_for(state, actor, task_id, TaskKind.HELP)
    check_open(state, task)
    check_not_claimed(Situation(program, state, linked, now), task, actor)
    return Change(facts=(Confirmed(task.id),))


def resume(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, outcome: str, now: datetime
) -> Change:
    """HR says how a paused pair goes on. Raises as `task_for` and `check_open` do, `outcome-unknown`."""
    task = task_for(state, actor, task_id, TaskKind.PAUSE)
    check_open(state, task)
    return care.resume(Situation(program, state, linked, now), task, outcome)


def _sessions_so_far(program: Program, state: State, linked: Linked, now: datetime) -> View:
    """Return the pair's newest round of sessions, open or not. Raises RefusedError `journey-ended`, `no-sessions`."""
    check_runs(state)
    for visit in reversed(tuple(state.visits.values())):
        step = program.step(visit.step)
        if isinstance(step, SessionsStep):
            return Situation(program, state, linked, now).view(step, visit)
    raise RefusedError("no-sessions", journey=state.journey.code)
