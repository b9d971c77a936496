"""What time alone does to an open task: reminders, escalation, lateness, expiry (rules 20 and 21)."""

from dataclasses import dataclass
from datetime import datetime

from revflow.domain.facts import Concluded, Escalated, Fact, Lapsed, Reminded
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskState
from revflow.engine import calendar
from revflow.engine.asking import deciders_of, mail_key, people_of, reads_daily, site_of
from revflow.engine.fold import EXPIRED
from revflow.engine.kinds import kind_of
from revflow.engine.moves import Change, Move
from revflow.engine.state import DECIDING, opens_to_others
from revflow.engine.view import View

HOLD, SKIP, LEAVE = "hold", "skip", "leave"
BY_HAND = -1
"""Number of a reminder that a person ordered."""


@dataclass(frozen=True, slots=True)
class Timer:
    """One moment of a task: `what` is `remind`, `escalate` or `expire`; `number` counts the entries of `remind`."""

    at: datetime
    what: str
    number: int = 0


def timers(view: View, task: Task) -> tuple[Timer, ...]:
    """Return the moments of a task that have not acted yet, earliest first. A task without due date has none."""
    if task.due is None:
        return ()
    found = [*_reminders(view, task, task.due), *_escalations(view, task, task.due), *_expiry(view, task, task.due)]
    return tuple(sorted(found, key=lambda timer: (timer.at, timer.what)))


def _reminders(view: View, task: Task, due: datetime) -> list[Timer]:
    days, site = view.program.calendar, site_of(task.to, view.linked)
    every = [
        Timer(calendar.shift(days, site, due, offset.duration, before=offset.before), "remind", number)
        for number, offset in enumerate(view.step.remind or ())
    ]
    done = {fact.number for fact in _facts(view, task) if isinstance(fact, Reminded)}
    latest = max((timer.at for timer in every if timer.number in done), default=task.asked_at)
    return [timer for timer in every if timer.at > latest]


def _escalations(view: View, task: Task, due: datetime) -> list[Timer]:
    rule = view.step.escalate
    if rule is None or any(isinstance(fact, Escalated) for fact in _facts(view, task)) or not told_late(view, task):
        return []
    days, site = view.program.calendar, site_of(task.to, view.linked)
    return [Timer(calendar.shift(days, site, due, rule.late, before=False), "escalate")]


def _expiry(view: View, task: Task, due: datetime) -> list[Timer]:
    if task.state is TaskState.LATE:
        return []
    days, site = view.program.calendar, site_of(task.to, view.linked)
    grace = view.step.grace
    return [Timer(calendar.extend(days, site, due, grace) if grace else due, "expire")]


def _facts(view: View, task: Task) -> list[Fact]:
    visit = view.state.visits[task.step]
    return [event.fact for event in visit.events if getattr(event.fact, "task", "") == task.id]


def told_late(view: View, task: Task) -> tuple[str, ...]:
    """Return whom a late task is told or opened to: the group's own escalation, else the step's; not who was asked."""
    rule = view.step.escalate
    if rule is None:
        return ()
    group = view.program.groups.get(task.awaits)
    entry = (group.escalate_to if group else None) or rule.to
    who = deciders_of if task.kind in DECIDING else people_of
    return tuple(ref for ref in who(entry, view.program, view.state.journey, view.linked) if ref not in task.to)


def next_time(view: View) -> datetime | None:
    """Return when time alone next changes a task of this round."""
    times = [timer.at for task in _open(view) for timer in timers(view, task) if timer.at > view.now]
    return min(times, default=None)


def _open(view: View) -> list[Task]:
    return [task for task in view.state.open_tasks() if task.step == view.step.id]


def due_move(view: View) -> Move | None:
    """Return the first thing that is due by time in this round: expiry before escalation before a reminder.

    Of several missed reminders only the latest is sent.
    """
    for task in _open(view):
        due = [timer for timer in timers(view, task) if timer.at <= view.now]
        what = {timer.what for timer in due}
        if "expire" in what:
            return _expire(view, task)
        if "escalate" in what:
            return _escalate(view, task)
        if due:
            return _move(view, f"remind {task.awaits}", remind(view, task, due[-1].number))
    return None


def remind(view: View, task: Task, number: int, purpose: str = "") -> Change:
    """Return a reminder of a task to all who may act."""
    place = purpose or f"reminder-{number}"
    return Change(facts=(Reminded(task.id, number),), mails=_mails(view, task, task.to, "reminder", place))


def _escalate(view: View, task: Task) -> Move:
    to = told_late(view, task)
    mails = _mails(view, task, to, "escalation", "escalation", mention=opens_to_others(task))
    title = f"escalate {task.awaits}"
    return _move(view, title, Change(facts=(Escalated(task.id, to),), mails=mails))


def _expire(view: View, task: Task) -> Move:
    action = view.step.on_expiry or HOLD
    lapsed = Change(facts=(Lapsed(task.id, action),))
    if action == HOLD:
        return _move(view, f"{task.awaits} late", lapsed)
    if action == LEAVE:
        ended = Change(facts=(Concluded(view.step.id, task.round, EXPIRED, LEAVE),))
        return _move(view, EXPIRED, lapsed + ended)
    return _move(view, EXPIRED, lapsed + kind_of(view.step).expire(view, task))


def _move(view: View, title: str, change: Change) -> Move:
    return Move(title=f"{view.step.id}: {title}", step=view.step.id, change=change)


def _mails(
    view: View, task: Task, to: tuple[str, ...], template: str, purpose: str, *, mention: bool = True
) -> tuple[MailOrder, ...]:
    tail = task.id.removeprefix(f"{view.state.journey.code}.{task.step}.{task.round}")
    return tuple(
        MailOrder(
            key=mail_key(view, purpose + tail, ref),
            journey=view.state.journey.code,
            template=template,
            to=ref,
            step=task.step,
            task=task.id if mention else "",
            urgent=task.kind in DECIDING and not reads_daily(view.program, task.awaits),
        )
        for ref in to
    )
