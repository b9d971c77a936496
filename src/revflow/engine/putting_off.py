"""Due dates are put off by as long as a task could not be done: it was closed, or its journey on hold (rule 20)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from revflow.definition.steps import REMATCH
from revflow.definition.text import Duration
from revflow.domain.facts import Asked, Concluded, Fact, Held, Released, TakenBack, Voted, Withdrawn
from revflow.domain.tasks import Task, TaskState
from revflow.engine import calendar
from revflow.engine.asking import site_of_task
from revflow.engine.situation import Situation

_EXACT = frozenset({"min", "hours"})
_THAT_DAY = Duration(0, "working days")
_DAY = timedelta(days=1)


def later(it: Situation, times: Iterable[tuple[Task, timedelta]]) -> Iterator[tuple[str, datetime]]:
    """Yield tasks that are not late yet with new due dates, each so much later as is said of it.

    A due date in days is again the end of a working day of who is asked (rule 20). What that day gives beyond the time
    itself is used up before another one is given: a vote that is taken back again and again puts nothing off for ever.
    """
    for task, by in times:
        if task.due is None or task.state is TaskState.LATE:
            continue
        due = it.program.step(task.step).due
        if due is not None and due.unit in _EXACT:
            yield task.id, task.due + by
        else:
            site = site_of_task(it.state, it.linked, task)
            time = _put_off(it, site, _time_of(it, site, task), it.now - by, it.now)
            yield task.id, max(task.due, calendar.extend(it.program.calendar, site, time, _THAT_DAY))


def _time_of(it: Situation, site: str, task: Task) -> datetime:
    """Return when a task's own time is over, put off by what it was before, and not yet the end of a day."""
    time, closed_at, held_at = task.due or it.now, None, None
    for event in it.state.events:
        fact = event.fact
        if isinstance(fact, Asked) and fact.task == task.id:
            time = fact.due or time
        elif _closes(fact, task):
            closed_at = closed_at or event.at
        elif isinstance(fact, Held):
            held_at = held_at or event.at
        if _names(fact, task):
            since = closed_at if isinstance(fact, TakenBack) else held_at
            time = _put_off(it, site, time, since or event.at, event.at)
        if isinstance(fact, TakenBack) and task.id in (fact.task, *fact.reopens):
            closed_at = None
        elif isinstance(fact, Released):
            held_at = None
    return time


def _closes(fact: Fact, task: Task) -> bool:
    """Tell whether a task was closed: it was voted or withdrawn, or its gate concluded but for a declined pair's."""
    if isinstance(fact, Concluded):
        return (fact.step, fact.round) == (task.step, task.round) and fact.route != REMATCH
    return isinstance(fact, Voted | Withdrawn) and fact.task == task.id


def _names(fact: Fact, task: Task) -> bool:
    return isinstance(fact, TakenBack | Released) and task.id in dict(fact.dues)


def _put_off(it: Situation, site: str, time: datetime, since: datetime, until: datetime) -> datetime:
    """Return a time so much later, and not before it can be used if it was not over; of no working day, its end.

    That is the end of the working day which follows. Where clocks were changed meanwhile, the time is what went by or
    what they show, whichever is less: an hour must not give another day.
    """
    days = it.program.calendar
    zone = calendar.zone(days, site)
    shown = until.astimezone(zone).replace(tzinfo=None) - since.astimezone(zone).replace(tzinfo=None)
    after = time.astimezone(zone) + min(until - since, shown)
    if calendar.extend(days, site, time, _THAT_DAY) > since:
        after = max(after, until.astimezone(zone))
    end = calendar.extend(days, site, after, _THAT_DAY)
    return after if end.astimezone(zone) - after <= _DAY else end
