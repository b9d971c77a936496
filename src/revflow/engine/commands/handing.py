"""A task goes from hand to hand: claimed, given back, handed over. HR and who is asked may do so."""

from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Claimed, GivenBack, Reassigned
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task
from revflow.engine.asking import mail_key, reads_daily
from revflow.engine.ballot import is_tie_break
from revflow.engine.commands.guards import check_not_claimed, check_not_own, check_open, view_of
from revflow.engine.commands.voter import name_voter
from revflow.engine.gates import check_heir, check_still_away, check_voter
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.sessions.requests import PAIR
from revflow.engine.situation import Situation
from revflow.engine.state import CARE, DECIDING, SUBJECTS, State
from revflow.engine.view import View
from revflow.engine.whom import HR, may_decide, people_of, subjects_of


def claim(program: Program, state: State, linked: Linked, actor: str, task_id: str, now: datetime) -> Change:
    """Take a task that several may do; nothing changes if it is one's own already.

    Nobody claims a vote that is not his or hers to give. Raises RefusedError `task-unknown`, `task-not-yours`,
    `principal-back`, `claimed`, `already-voted`, `own-journey`, and as `check_open` does.
    """
    task = _open_task(state, task_id)
    if actor not in task.to:
        raise RefusedError("task-not-yours", task=task_id, awaits=task.awaits)
    it = Situation(program, state, linked, now)
    if task.kind in DECIDING:
        check_still_away(view_of(it, task), task, actor)
    if task.claimed_by == actor:
        return Change()
    check_not_claimed(it, task, actor)
    if task.kind in DECIDING:
        check_voter(view_of(it, task), task, actor, dict(task.deputies).get(actor, ""))
    return Change(facts=(Claimed(task_id),))


def give_back(program: Program, state: State, linked: Linked, actor: str, task_id: str, now: datetime) -> Change:
    """Give a claimed task back, or HR takes it from who does not come to it. Raises as `claim` does, `own-journey`."""
    task = _open_task(state, task_id)
    if not task.claimed_by:
        return Change()
    check_not_own(Situation(program, state, linked, now), actor, task_id)
    if actor != task.claimed_by and not is_hr(program, state, linked, actor):
        raise RefusedError("claimed", task=task_id, who=task.claimed_by)
    return Change(facts=(GivenBack(task_id),))


def reassign(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, to: str, now: datetime
) -> Change:
    """Hand a task over to one person, who is mailed: HR may (an empty `actor` is its console), and who is asked.

    What a mentee or mentor is asked for is his or her own, and sessions are the pair's. At a gate it must be somebody
    who may decide there. Nobody but HR hands over what another has claimed, or in whose place a principal who is back
    acts again; and nobody of HR chooses who decides on his or her own journey (rule 16), nor gets one of a pair what
    the other one asks HR for. A vote that nobody could be asked for is given to one person by HR (`name_voter`).
    Raises RefusedError `task-unknown`, `task-not-yours`, `claimed`, `task-personal`, `nobody-there`, `left-out`,
    `principal-back`, `own-journey`, `already-voted`, `asked-already`, and as `check_open` does.
    """
    by_hr = is_hr(program, state, linked, actor)
    if by_hr and task_id not in state.tasks:
        return name_voter(Situation(program, state, linked, now), actor, task_id, to)
    task = _open_task(state, task_id)
    if actor not in task.to and not by_hr:
        raise RefusedError("task-not-yours", task=task_id, awaits=task.awaits)
    it = Situation(program, state, linked, now)
    check_not_own(it, actor, task_id)
    if not by_hr:
        check_not_claimed(it, task, actor)
    if task.awaits in (*SUBJECTS, PAIR):
        raise RefusedError("task-personal", task=task_id, awaits=task.awaits)
    if to not in linked.people:
        raise RefusedError("nobody-there", task=task_id)
    if task.kind in CARE and to in subjects_of(state.journey, linked):
        raise RefusedError("own-journey", task=task_id, journey=task.journey)
    if task.to == (to,):
        return Change()
    view = view_of(it, task)
    if task.kind in DECIDING:
        _check_decider(view, task, to)
        if not by_hr:
            check_still_away(view, task, actor)
        check_heir(view, task, to)
    return Change(facts=(Reassigned(task_id, to),), mails=(_mail(view, task, to),))


def _check_decider(view: View, task: Task, to: str) -> None:
    """Hand a vote to nobody whom the step leaves out: `left-out`."""
    if not may_decide(view, (to,)) and not _has_last_word(view, task, to):
        raise RefusedError("left-out", task=task.id, step=task.step)


def _has_last_word(view: View, task: Task, ref: str) -> bool:
    """Tell whether a gate that no outcome could win is anybody's of HR to decide: `except` does not hold (rule 14)."""
    return is_tie_break(view, task) and ref in people_of(HR, view.program, view.state.journey, view.linked)


def is_hr(program: Program, state: State, linked: Linked, actor: str) -> bool:
    """Tell whether somebody acts for HR: a member of the group, or its console (empty)."""
    return actor in ("", *people_of(HR, program, state.journey, linked))


def _open_task(state: State, task_id: str) -> Task:
    task = state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    check_open(state, task)
    return task


def _mail(view: View, task: Task, to: str) -> MailOrder:
    tail = task.id.removeprefix(f"{view.state.journey.code}.{task.step}.{task.round}")
    waits = task.kind not in CARE  # what names its task by that waits as long as the journey is on hold
    return MailOrder(
        key=mail_key(view, f"handed-{view.state.version}{tail}", to),
        journey=view.state.journey.code,
        template="task-handed",
        to=to,
        step=task.step,
        task=task.id if waits else "",
        data={} if waits else {"page": task.id},
        urgent=task.kind in DECIDING and not reads_daily(view.program, task.awaits),
    )
