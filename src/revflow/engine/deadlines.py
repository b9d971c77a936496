"""What time alone does to an open task: reminders, escalation, lateness, expiry (rules 20 and 21)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from revflow.definition.text import Duration
from revflow.domain.facts import Concluded, Escalated, Fact, Lapsed, Reminded
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine import calendar
from revflow.engine.asking import mail_key, reads_daily, site_of
from revflow.engine.kinds import kind_of
from revflow.engine.moves import Change, Move
from revflow.engine.plan import Timer, plan_of
from revflow.engine.rounds import EXPIRED
from revflow.engine.sessions import sessions_of
from revflow.engine.situation import Situation
from revflow.engine.state import DECIDING
from revflow.engine.view import View
from revflow.engine.whom import deciders_of, people_of

HOLD, SKIP, LEAVE = "hold", "skip", "leave"
REMIND = "remind"
_MOST_KEPT = 10_000
_EXACT = frozenset({"min", "hours"})
_THAT_DAY = Duration(0, "working days")
BY_HAND = -1
"""Number of a reminder that a person ordered."""


def timers(view: View, task: Task) -> tuple[Timer, ...]:
    """Return the moments of a task that have not acted yet, earliest first. A task without due date has none."""
    if task.due is None:
        return ()
    every = _moments(view, site_of(task.to, view.linked), task.due)
    facts = _facts(view, task)
    reminded = {fact.number for fact in facts if isinstance(fact, Reminded)}
    latest = max((timer.at for timer in every if timer.number in reminded and timer.what == REMIND), default=None)
    told = any(isinstance(fact, Escalated) for fact in facts)
    return tuple(timer for timer in every if _still_acts(view, task, timer, latest or task.asked_at, told=told))


def _still_acts(view: View, task: Task, timer: Timer, latest: datetime, *, told: bool) -> bool:
    match timer.what:
        case "remind":
            return timer.at > max(latest, _asks_from(view, task))
        case "escalate":
            return not told and bool(told_late(view, task))
        case _:
            return task.state is not TaskState.LATE


def _asks_from(view: View, task: Task) -> datetime:
    """Return from when on a task can be done: what became of a session is asked when it is over."""
    if task.kind is not TaskKind.SESSION:
        return task.asked_at
    ends = (one.ends for one in sessions_of(view.state.visits[task.step].events) if one.number == task.session)
    return max(ends, default=task.asked_at)


def _moments(view: View, site: str, due: datetime) -> tuple[Timer, ...]:
    """Return all moments of a task of this step that is due then, earliest first."""
    kept = plan_of(view.program).moments
    key = (view.step.id, site, due)
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = tuple(sorted(_reckon(view, site, due), key=lambda timer: (timer.at, timer.what)))
    return kept[key]


def _reckon(view: View, site: str, due: datetime) -> Iterator[Timer]:
    days, step = view.program.calendar, view.step
    for number, offset in enumerate(step.remind or ()):
        yield Timer(calendar.shift(days, site, due, offset.duration, before=offset.before), REMIND, number)
    if step.escalate is not None:
        yield Timer(calendar.shift(days, site, due, step.escalate.late, before=False), "escalate")
    yield Timer(calendar.extend(days, site, due, step.grace) if step.grace else due, "expire")


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


def later(it: Situation, by: timedelta) -> Iterator[tuple[str, datetime]]:
    """Yield the open tasks that are not late yet with new due dates, so much later.

    A due date in days is again the end of a working day of who is asked (rule 20).
    """
    for task in it.state.open_tasks():
        if task.due is None or task.state is TaskState.LATE:
            continue
        due, days, site = it.program.step(task.step).due, it.program.calendar, site_of(task.to, it.linked)
        if due is not None and due.unit in _EXACT:
            yield task.id, task.due + by
        else:
            local = task.due.astimezone(calendar.zone(days, site)) + by
            yield task.id, calendar.extend(days, site, local, _THAT_DAY)


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
    mails = _mails(view, task, to, "escalation", "escalation")
    title = f"escalate {task.awaits}"
    return _move(view, title, Change(facts=(Escalated(task.id, to),), mails=mails))


def _expire(view: View, task: Task) -> Move:
    """An action that is not to be had here, an outcome that is offered no more for one, leaves the task late."""
    action = view.step.on_expiry or HOLD
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
    )
