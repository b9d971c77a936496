"""Who stands in for people who are away: a deputy, else the group that theirs escalates to (rule 16)."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from revflow.definition.meetings import SessionsStep
from revflow.definition.steps import ApprovalStep, ModuleStep
from revflow.domain.facts import StoodIn
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task
from revflow.engine import ballot
from revflow.engine.asking import asked_of, mail_key, reads_daily, task_id, tasks_of
from revflow.engine.linked import Linked
from revflow.engine.moves import Change, Move
from revflow.engine.state import CARE, DECIDING, OPEN_STATES, SUBJECTS
from revflow.engine.view import View
from revflow.engine.whom import may_decide, people_of, subjects_of

TEMPLATE = "task-stand-in"


def is_away(linked: Linked, ref: str, at: datetime) -> bool:
    """Tell whether somebody is away at that moment, or for good: not on the list of people any more."""
    return ref not in linked.people or any(absence.covers(at) for absence in linked.absences.get(ref, ()))


def claimer(linked: Linked, task: Task, at: datetime) -> str:
    """Return who has taken a task on, or nothing: a claim counts as long as the claimer is there.

    A deputy's counts as long as the principal is away, who acts in person again then (rule 16).
    """
    principal = dict(task.deputies).get(task.claimed_by, "")
    over = bool(principal) and not is_away(linked, principal, at)
    return "" if over or is_away(linked, task.claimed_by, at) else task.claimed_by


def who_is_back(view: View, task: Task, deputy: str) -> str:
    """Return for whom a deputy stands in who is back, and acts in person again (rule 16); empty: nobody is."""
    principal = dict(task.deputies).get(deputy, "")
    return "" if not principal or is_away(view.linked, principal, view.now) else principal


def left_to(view: View, task: Task) -> tuple[str, ...]:
    """Return who is to do a task: who claimed it and is there, else all but deputies whose principal is back."""
    claimed = claimer(view.linked, task, view.now)
    if claimed:
        return (claimed,)
    return tuple(ref for ref in task.to if not who_is_back(view, task, ref))


def is_on_behalf(task: Task) -> bool:
    """Tell whether HR acted on a task for somebody, whose voice it was then, and not HR's own (rule 13)."""
    return bool(task.principal) and (task.closed_by, task.principal) not in task.deputies


def voices(task: Task) -> frozenset[str]:
    """Return whose voice is given by what was said on a task: a deputy gives two, the other is his or her own."""
    said = (task.principal,) if is_on_behalf(task) else (task.closed_by, task.principal)
    return frozenset(filter(None, said))


def busy(view: View, task: Task) -> set[str]:
    """Return who is asked for, or has given, another voice of a task's round, or will be: each has one (rules 13, 16).

    What was said on an earlier hand-in of a module is no voice on this one, nor of an earlier session on the next.
    """
    others = [other for other in tasks_of(view) if other.id != task.id and other.kind is task.kind]
    if isinstance(view.step, ModuleStep | SessionsStep):
        others = [other for other in others if other.state in OPEN_STATES]
    found = {ref for other in others for ref in (*other.to, *voices(other))}
    if not isinstance(view.step, ApprovalStep):
        return found
    to_come = (one for one in ballot.requests(view) if task_id(view, one) not in view.state.tasks)
    return found.union(*(asked_of(view, one) for one in to_come))


def changes_of(view: View, task: Task) -> Iterator[datetime]:
    """Yield the moments to come at which somebody who is asked, or might stand in now, goes away or comes back."""
    for ref in dict.fromkeys((*task.to, *_might_stand_in(view, task))):
        for absence in view.linked.absences.get(ref, ()):
            yield from (at for at in (absence.begins, absence.ends) if at > view.now)


def _might_stand_in(view: View, task: Task) -> Iterator[str]:
    """Yield who might stand in for those who are away, were he or she there and not asked for anything else."""
    away = [ref for ref in task.to if is_away(view.linked, ref, view.now)]
    for principal in away:
        yield from _deputies(view, task, principal, alone=True)
    if away:
        yield from _escalation(view, task)


def due_move(view: View) -> Move | None:
    """Return the asking of somebody who stands in now, for the first of the step's open tasks that needs it.

    Those by which HR looks after a pair are `care.due_move`'s.
    """
    for task in view.state.open_tasks():
        if task.kind in CARE or task.step != view.step.id:
            continue
        if (found := stand_in(view, task)) is not None:
            title = f"{view.step.id}: ask a deputy of {task.awaits}"
            return Move(title, view.step.id, Change(facts=(found,), mails=(_mail(view, task, found),)))
    return None


def stand_in(view: View, task: Task) -> StoodIn | None:
    """Return who is to stand in for whom on an open task now, if anybody is and it was not said yet.

    A person's own yes is nobody else's, and a member who was asked apart and is gone is dropped (rule 15). A group's
    deputies are asked only when nobody of it is there.
    """
    if task.awaits in SUBJECTS or ballot.is_dropped(view, task):
        return None
    told = tuple(pair for pair in task.deputies if _was_told(view, task, *pair))
    others = {deputy for deputy, _ in task.deputies}
    asleep = others - {deputy for deputy, _ in told}
    acting = [ref for ref in task.to if ref not in asleep and not is_away(view.linked, ref, view.now)]
    for principal in (ref for ref in task.to if ref not in others and is_away(view.linked, ref, view.now)):
        if any(p == principal and not is_away(view.linked, deputy, view.now) for deputy, p in told):
            continue
        again = {deputy for deputy, p in task.deputies if p == principal}
        found = _suitable(view, task, _deputies(view, task, principal, alone=not acting), again)
        deputy = next(found, None)
        if deputy is not None:
            return StoodIn(task.id, deputy, principal)
    if acting:
        return None
    escalated = next(_suitable(view, task, _escalation(view, task)), None)
    return StoodIn(task.id, escalated) if escalated is not None else None


def _was_told(view: View, task: Task, deputy: str, principal: str) -> bool:
    """Tell whether a deputy was asked since the principal is away; of an absence that is over nobody needs to hear."""
    since = _away_since(view.linked, principal, view.now)
    fact = StoodIn(task.id, deputy, principal)
    events = view.visit.events if view.visit else ()
    return any(event.fact == fact and event.at >= since for event in events)


def _away_since(linked: Linked, ref: str, at: datetime) -> datetime:
    """Return since when somebody is away at that moment; absences that follow on each other are one.

    Who is gone from the list of people is away for good: since ever.
    """
    if ref not in linked.people:
        return datetime.min.replace(tzinfo=UTC)
    spans, begins = linked.absences.get(ref, ()), at
    while earlier := [one.begins for one in spans if one.begins < begins <= one.ends]:
        begins = min(earlier)
    return begins


def _deputies(view: View, task: Task, principal: str, *, alone: bool) -> Iterator[str]:
    """Yield who may stand in for somebody: whom he or she named, the group's deputies, who did so the last time."""
    named = (one.deputy for one in view.linked.absences.get(principal, ()) if one.covers(view.now) and one.deputy)
    yield from named
    group = view.program.groups.get(task.awaits)
    if alone and group is not None:
        yield from (ref for address in group.deputies for ref in view.linked.refs(address))
    yield from (deputy for deputy, earlier in task.deputies if earlier == principal)


def _escalation(view: View, task: Task) -> tuple[str, ...]:
    group = view.program.groups.get(task.awaits)
    if group is None or group.escalate_to is None:
        return ()
    return people_of(group.escalate_to, view.program, view.state.journey, view.linked)


def _suitable(
    view: View, task: Task, found: Iterator[str] | tuple[str, ...], again: Collection[str] = ()
) -> Iterator[str]:
    """Yield those who are there and asked for nothing else in this round; at a gate no subject of the journey either.

    Nor does one of a pair hear what the other one asks HR for; but one person may call several. Those in `again` were
    asked on this task before. The deputy of a deputy is not asked.
    """
    allowed = tuple(found)
    if task.kind in DECIDING | CARE:
        subjects = subjects_of(view.state.journey, view.linked)
        allowed = tuple(ref for ref in may_decide(view, allowed) if ref not in subjects)
    others = set() if task.kind in CARE else busy(view, task)
    asked = others | set(task.to).difference(again)
    for ref in allowed:
        if ref in view.linked.people and ref not in asked and not is_away(view.linked, ref, view.now):
            yield ref


def _mail(view: View, task: Task, found: StoodIn) -> MailOrder:
    tail = task.id.removeprefix(f"{view.state.journey.code}.{task.step}.{task.round}")
    return MailOrder(
        key=mail_key(view, f"stand-in-{view.state.version}{tail}", found.deputy),
        journey=view.state.journey.code,
        template=TEMPLATE,
        to=found.deputy,
        step=task.step,
        task=task.id,
        urgent=task.kind in DECIDING and not reads_daily(view.program, task.awaits),
        data={"principal": found.principal},
    )
