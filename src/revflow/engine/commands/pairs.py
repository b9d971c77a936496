"""What the two of a pair may do beside their tasks, and how they answer each other."""

from datetime import datetime

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.tasks import TaskKind
from revflow.engine import care
from revflow.engine.commands.guards import check_open, check_runs, task_for, view_of
from revflow.engine.kinds import sessions
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.sessions.agreement import next_task, propose
from revflow.engine.sessions.pulse import answer_pulse
from revflow.engine.situation import Situation
from revflow.engine.state import State
from revflow.engine.view import View


def propose_count(
    program: Program, state: State, linked: Linked, actor: str, count: int, reason: str, now: datetime
) -> Change:
    """Propose more or fewer sessions to the other one of the pair; `reason` is a digest, or empty.

    Raises RefusedError `journey-ended`, `held`, `no-sessions`, and as `engine.sessions.agreement` does.
    """
    return propose(sessions_under_way(program, state, linked, now), actor, count, reason)


def count_task(program: Program, state: State, linked: Linked, now: datetime) -> str:
    """Return the id of the task that a proposal made now would ask. Raises as `propose_count` does."""
    return next_task(sessions_under_way(program, state, linked, now))


def agree(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, now: datetime, *, agreed: bool
) -> Change:
    """Answer the other one's proposal (rule 12). Raises as `task_for` and `check_open` do."""
    task = task_for(state, actor, task_id, TaskKind.AGREE)
    check_open(state, task)
    return sessions.agree(view_of(Situation(program, state, linked, now), task), task, agreed=agreed)


def pulse(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    digest: str,
    now: datetime,
    *,
    talk: bool = False,
) -> Change:
    """Take the answer to a pulse, which lies apart under `digest`; whoever says so in it is called by HR (`talk`).

    Raises as `task_for` and `check_open` do.
    """
    task = task_for(state, actor, task_id, TaskKind.PULSE)
    check_open(state, task)
    view = view_of(Situation(program, state, linked, now), task)
    return answer_pulse(task, digest) + (care.call(view, actor, "") if talk else Change())


def sessions_under_way(program: Program, state: State, linked: Linked, now: datetime) -> View:
    """Return the round of sessions that a pair is in. Raises RefusedError `journey-ended`, `held`, `no-sessions`."""
    check_runs(state)
    if state.on_hold:
        raise RefusedError("held", journey=state.journey.code, cause=state.on_hold)
    for visit in state.open_visits():
        step = program.step(visit.step)
        if isinstance(step, SessionsStep):
            return Situation(program, state, linked, now).view(step, visit)
    raise RefusedError("no-sessions", journey=state.journey.code)
