"""What time alone does to an open task: reminders, escalation, lateness, expiry (rules 20 and 21)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from revflow.definition.steps import ApprovalStep
from revflow.domain.facts import Concluded, Escalated, Lapsed, Reminded, TakenBack
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine import calendar
from revflow.engine.anchors import anchor_of
from revflow.engine.asking import mail_key, reads_daily, site_of_task
from revflow.engine.ballot import is_tie_break
from revflow.engine.kinds import kind_of
from revflow.engine.moves import Change, Move
from revflow.engine.plan import Timer, plan_of
from revflow.engine.rounds import EXPIRED
from revflow.engine.sessions import sessions_of
from revflow.engine.standing import busy, left_to, who_is_back
from revflow.engine.state import CARE, DECIDING, FLEETING, opens_to_others
from revflow.engine.view import View
from revflow.engine.whom import deciders_of, people_of, subjects_of

HOLD, SKIP, LEAVE = "hold", "skip", "leave"
REMIND, ESCALATE, EXPIRE = "remind", "escalate", "expire"
_MOST_KEPT = 10_000
BY_HAND = -1
"""Number of a reminder that a person ordered."""

REMINDED_BY_HAND = "reminder-by-hand"
"""What such a reminder's mail is for, before its own number."""


def timers(view: View) -> Iterator[tuple[Task, tuple[Timer, ...]]]:
    """Yield the open tasks of a round, each with its moments that have not acted yet, earliest first.

    A task without due date has none. What a gate says once time is up is the outcome of the whole gate: its tasks
    expire when time is up for all who are asked, and are there (rule 15).
    """
    times = [(task, _moments_of(view, task, task.due)) for task in _open(view) if task.due is not None]
    together = isinstance(view.step, ApprovalStep) and view.step.on_expiry not in (None, HOLD)
    there = [moments for task, moments in times if not view.linked.people.keys().isdisjoint(task.to)]
    every = there or [moments for _, moments in times]
    up = max((one.at for moments in every for one in moments if one.what == EXPIRE), default=view.now)
    for task, moments in times:
        own = (replace(one, at=up) if together and one.what == EXPIRE else one for one in moments)
        yield task, _to_come(view, task, sorted(own, key=lambda one: one.at))


def _to_come(view: View, task: Task, every: Sequence[Timer]) -> tuple[Timer, ...]:
    acted = _acted(view, task)
    after = max([_asks_from(view, task), *(at for (what, _), at in acted.items() if what == REMIND)])
    return tuple(one for one in every if (one.what, one.number) not in acted and _still_acts(view, task, one, after))


def _acted(view: View, task: Task) -> dict[tuple[str, int], datetime]:
    """Return the timers of a task that have acted, and when; a reminder by hand is none."""
    found: dict[tuple[str, int], datetime] = {}
    for event in view.state.visits[task.step].events:
        match event.fact:
            case Reminded(task=name, number=number) if name == task.id and number != BY_HAND:
                found[REMIND, number] = event.at
            case Escalated(task=name, number=number) if name == task.id:
                found[ESCALATE, number] = event.at
            case _:
                pass
    return found


def _still_acts(view: View, task: Task, timer: Timer, after: datetime) -> bool:
    """Tell whether a timer that has not acted yet will: reminders after the last one and once the task can be done.

    A gate that has concluded is none that time could decide: a declined pair's other half is asked still (rule 7).
    """
    match timer.what:
        case "remind":
            return timer.at > after
        case "escalate":
            return bool(told_late(view, task, timer.number))
        case _:
            return task.state is not TaskState.LATE and not (view.visit and view.visit.outcome)


def _asks_from(view: View, task: Task) -> datetime:
    """Return from when on a task can be done: what became of a session is asked when it is over.

    What a take-back opens is asked anew with it.
    """
    events = view.state.visits[task.step].events
    if task.kind is not TaskKind.SESSION:
        taken = ((event.at, event.fact) for event in reversed(events))
        again = (at for at, fact in taken if isinstance(fact, TakenBack) and task.id in (fact.task, *fact.reopens))
        return next(again, task.asked_at)
    ends = (one.ends for one in sessions_of(events) if one.number == task.session)
    return max(ends, default=task.asked_at)


def _moments_of(view: View, task: Task, due: datetime) -> tuple[Timer, ...]:
    """Return all moments of a task in the calendar of who is asked, earliest first; few if it closes by itself."""
    every = _moments(view, site_of_task(view.state, view.linked, task), due)
    if task.kind not in FLEETING:
        return every
    return (*(one for one in every if one.what == REMIND and one.at < due), Timer(due, EXPIRE))


def _moments(view: View, site: str, due: datetime) -> tuple[Timer, ...]:
    """Return all moments of a task of this step that is due then, earliest first."""
    kept = plan_of(view.program).moments
    anchors = (reminder.anchor for reminder in view.step.remind or ())
    key = (view.step.id, site, due, tuple(anchor_of(view, anchor) if anchor else due for anchor in anchors))
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = tuple(sorted(_reckon(view, site, due, key[3]), key=lambda one: (one.at, one.what, one.number)))
    return kept[key]


def _reckon(view: View, site: str, due: datetime, anchors: Sequence[datetime | None]) -> Iterator[Timer]:
    """Yield the moments; a chain keeps its order, whatever its units come to in this calendar."""
    days, step = view.program.calendar, view.step
    for number, (offset, anchor) in enumerate(zip(step.remind or (), anchors, strict=True)):
        if anchor is not None:
            counted = calendar.around if offset.anchor else calendar.shift
            yield Timer(counted(days, site, anchor, offset.duration, before=offset.before), REMIND, number)
    told = due
    for number, escalation in enumerate(step.escalate):
        told = max(told, calendar.shift(days, site, due, escalation.late, before=False))
        yield Timer(told, ESCALATE, number)
    yield Timer(calendar.extend(days, site, due, step.grace) if step.grace else due, "expire")


def told_late(view: View, task: Task, number: int) -> tuple[str, ...]:
    """Return whom a step of the chain tells, or opens the task to; not who was asked already and may still act.

    A group's own escalation replaces the first of its tasks. A gate is never opened to its subject (rule 16).
    """
    group = view.program.groups.get(task.awaits) if number == 0 else None
    entry = (group.escalate_to if group else None) or view.step.escalate[number].to
    if opens_to_others(task):
        subjects = subjects_of(view.state.journey, view.linked)
        found = tuple(ref for ref in deciders_of(view, entry) if ref not in subjects)
    elif task.kind in DECIDING:
        found = deciders_of(view, entry)
    else:
        found = people_of(entry, view.program, view.state.journey, view.linked)
    return tuple(ref for ref in found if ref not in task.to or who_is_back(view, task, ref))


def next_time(view: View) -> datetime | None:
    """Return when time alone next changes a task of this round."""
    times = [timer.at for _, moments in timers(view) for timer in moments if timer.at > view.now]
    return min(times, default=None)


def _open(view: View) -> list[Task]:
    return [task for task in view.state.open_tasks() if task.step == view.step.id and task.kind not in CARE]


def due_move(view: View) -> Move | None:
    """Return the first thing that is due by time in this round: expiry before escalation before a reminder.

    Of several missed reminders only the latest is sent.
    """
    for task, moments in timers(view):
        due = [timer for timer in moments if timer.at <= view.now]
        if any(timer.what == EXPIRE for timer in due):
            return _expire(view, task)
        escalation = next((timer for timer in due if timer.what == ESCALATE), None)
        if escalation is not None:
            return _escalate(view, task, escalation.number)
        if due:
            return _move(view, f"remind {task.awaits}", remind(view, task, due[-1].number))
    return None


def remind(view: View, task: Task, number: int, purpose: str = "") -> Change:
    """Return a reminder of a task to all whom it is left to."""
    mails = _mails(view, task, left_to(view, task), "reminder", purpose or f"reminder-{number}")
    return Change(facts=(Reminded(task.id, number),), mails=mails)


def _escalate(view: View, task: Task, number: int) -> Move:
    """Tell people, and add at a gate those who have no other voice in its round: each has one (rules 13, 20)."""
    told = told_late(view, task, number)
    others = busy(view, task) if opens_to_others(task) and not is_tie_break(view, task) else frozenset[str]()
    fact = Escalated(task.id, tuple(ref for ref in told if ref not in others), number)
    mails = _mails(view, task, told, "escalation", f"escalation-{number}" if number else "escalation")
    return _move(view, f"escalate {task.awaits}", Change(facts=(fact,), mails=mails))


def _expire(view: View, task: Task) -> Move:
    """An action that is not to be had here, an outcome that is offered no more for one, leaves the task late."""
    action = SKIP if task.kind in FLEETING else view.step.on_expiry or HOLD
    lapsed = Change(facts=(Lapsed(task.id, action),))
    if action == HOLD:
        return _move(view, f"{task.awaits} late", lapsed)
    if action == LEAVE:
        ended = Change(facts=(Concluded(view.step.id, task.round, EXPIRED, LEAVE),))
        return _move(view, EXPIRED, lapsed + ended)
    expired = kind_of(view.step).expire(view, task)
    if not expired.facts:
        return _move(view, f"{task.awaits} late", Change(facts=(Lapsed(task.id, HOLD),)))
    return _move(view, EXPIRED, lapsed + expired)


def _move(view: View, title: str, change: Change) -> Move:
    return Move(title=f"{view.step.id}: {title}", step=view.step.id, change=change)


def _mails(view: View, task: Task, to: tuple[str, ...], template: str, purpose: str) -> tuple[MailOrder, ...]:
    """Return mails that name the task: whoever may not act learns who is late, and gets no link."""
    tail = task.id.removeprefix(f"{view.state.journey.code}.{task.step}.{task.round}")
    return tuple(
        MailOrder(
            key=mail_key(view, purpose + tail, ref),
            journey=view.state.journey.code,
            template=template,
            to=ref,
            step=task.step,
            task=task.id,
            urgent=task.kind in DECIDING and not reads_daily(view.program, task.awaits),
        )
        for ref in to
        if ref in view.linked.people
    )
