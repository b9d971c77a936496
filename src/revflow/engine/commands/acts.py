"""Acts on a task: by whoever was asked."""

from collections.abc import Collection, Sequence
from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import ModuleStep
from revflow.domain.facts import Answered, Voted
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import gates
from revflow.engine.commands.guards import (
    check_not_claimed,
    check_not_own,
    check_not_settled,
    check_open,
    check_turn,
    task_for,
    task_on_behalf,
    view_of,
)
from revflow.engine.commands.handing import is_hr
from revflow.engine.kinds import module, sessions, training
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import State
from revflow.engine.verdicts import verdict_mails
from revflow.engine.vetting import refused_by
from revflow.engine.view import View


def answer(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    digest: str,
    now: datetime,
    *,
    principal: str = "",
    reason: str = "",
    notice: str = "",
) -> Change:
    """Take a form's answer, which was checked already and lies under `digest`; HR's on behalf of `principal` too.

    `notice` is the version of the privacy notice that was read with it, or empty.
    """
    it = Situation(program, state, linked, now)
    task = task_on_behalf(it, actor, principal, reason, task_id, TaskKind.ANSWER)
    check_open(state, task)
    check_not_claimed(it, task, principal or actor)
    return Change(facts=(Answered(task.id, digest, principal, reason, notice),))


def decide(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    outcome: str,
    remark: str,
    scores: Sequence[tuple[str, int]],
    pairs: Sequence[str],
    now: datetime,
    *,
    topics: Collection[str] | None = None,
    principal: str = "",
    reason: str = "",
) -> Change:
    """Take a vote, with the gate's outcome if it is concluded by it (rule 15); HR's on behalf of `principal` too.

    `remark` and `reason` are digests of what was said, or empty; `topics` those that are approved, None for all. Raises
    RefusedError: see `guards.task_on_behalf`, `engine.gates`, `engine.vetting`, `engine.kinds.module`.
    """
    it = Situation(program, state, linked, now)
    check_not_own(it, actor, task_id)
    task = task_on_behalf(it, actor, principal, reason, task_id, TaskKind.DECIDE, TaskKind.REVIEW)
    check_not_settled(it, task)
    check_open(state, task)
    check_turn(it, task)
    check_not_claimed(it, task, principal or actor)
    view = view_of(it, task)
    refused = refused_by(view, outcome, topics)
    said = Voted(task.id, outcome, remark, tuple(scores), tuple(pairs), principal, reason, refused)
    ballot = gates.in_whose_name(view, task, actor, said)
    if isinstance(view.step, ModuleStep):
        return module.review(view, ballot)
    facts = gates.vote(view, task, actor, ballot)
    return Change(facts=facts, mails=verdict_mails(view, facts))


def attach(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    files: Sequence[tuple[str, str]],
    now: datetime,
) -> Change:
    """Take a module's deliverables, (name, SHA-256) pairs. Raises RefusedError: see `engine.kinds.module`."""
    it = Situation(program, state, linked, now)
    task = task_for(state, actor, task_id, TaskKind.ATTACH)
    check_open(state, task)
    check_not_claimed(it, task, actor)
    return module.attach(view_of(it, task), task, actor, files)


def confirm(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, digest: str, now: datetime
) -> Change:
    """Take the word that a training is done; `digest` names the commitments, or is empty."""
    it = Situation(program, state, linked, now)
    task = task_for(state, actor, task_id, TaskKind.CONFIRM)
    check_open(state, task)
    check_not_claimed(it, task, actor)
    return training.confirm(view_of(it, task), task, actor, digest)


def plan(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    starts: datetime,
    now: datetime,
    *,
    meeting: str = "",
) -> Change:
    """Give a session its date (UTC), that of a group's `meeting` if it is one.

    Raises RefusedError: see `engine.kinds.sessions`.
    """
    task = task_for(state, actor, task_id, TaskKind.PLAN)
    check_open(state, task)
    return sessions.plan(_view(program, state, linked, now, task), task, actor, starts, meeting)


def record(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, starts: datetime, now: datetime
) -> Change:
    """Take the word of one of the pair, or of HR, that a session took place at a date (UTC) that was not planned.

    Raises RefusedError: see `guards.task_for`, `engine.kinds.sessions`.
    """
    asked = state.tasks.get(task_id)
    by_hr = asked is not None and actor not in asked.to and is_hr(program, state, linked, actor)
    task = task_for(state, asked.to[0] if asked and by_hr else actor, task_id, TaskKind.PLAN)
    check_open(state, task)
    return sessions.record(_view(program, state, linked, now, task), task, starts)


def settle(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    result: str,
    starts: datetime | None,
    now: datetime,
    *,
    meeting: str | None = None,
) -> Change:
    """Say what became of a session; a second, different word is kept beside the first (rule 12).

    `meeting` names the date of a group to which one that was moved belongs from now on; None: as before.
    """
    task = task_for(state, actor, task_id, TaskKind.SESSION)
    if not task.closed_by:
        check_open(state, task)
    return sessions.settle(_view(program, state, linked, now, task), task, actor, result, starts, meeting)


def _view(program: Program, state: State, linked: Linked, now: datetime, task: Task) -> View:
    return view_of(Situation(program, state, linked, now), task)
