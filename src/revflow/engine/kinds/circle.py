"""A circle: those of one side meet from time to time, as long as pairs run; it holds nobody up.

At PwC Australia in 2014 the mentors met each quarter. Somebody gives each meeting a date and a place, whoever has a
running pair is invited, and once it is over one click says whether it took place.
"""

from collections.abc import Sequence
from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.domain.facts import CircleSet, CircleSettled
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task
from revflow.engine.calendar import deadline
from revflow.engine.circles import (
    CANCELLED,
    HELD,
    MOVED,
    RESULTS,
    WORD,
    Meeting,
    ask_for_date,
    ask_for_result,
    asked_from,
    called_off,
    invitations,
    meetings,
    over,
    planned,
    step_of,
)
from revflow.engine.entries import code_of_entry
from revflow.engine.joins import PAIRS, pairs_complete
from revflow.engine.kinds.shared import DONE, awaits_people, concluded, no_expiry, open_tasks
from revflow.engine.kinds.wait import TIME
from revflow.engine.moves import Change, Move
from revflow.engine.rounds import EXPIRED
from revflow.engine.sessions.dates import check_date
from revflow.engine.situation import Situation
from revflow.engine.state import OPEN_STATES
from revflow.engine.view import View

expire = no_expiry
_MOST_CAME = 10_000


def enter(view: View) -> Change:
    """Ask for the date of the first meeting, if there is anybody to meet."""
    return ask_for_date(view, 1) if _runs(view) else Change()


def proceed(view: View) -> Sequence[Move]:
    """End with the last pair; ask for the date of the next meeting in time; invite whoever is to come.

    While no pair runs, though one may come yet, nobody is asked for a date. What nobody has said in time is asked no
    more: a circle holds nobody up.
    """
    name = view.step.id
    silent = _silent(view)
    if silent.facts:
        return (Move(f"{name}: {EXPIRED}", name, silent),)
    if _is_over(view):
        return (Move(f"{name}: {DONE}", name, concluded(view)),)
    at = _asks_at(view)
    due = at is not None and at <= view.now and _runs(view)
    asked = ask_for_date(view, len(meetings(view)) + 1) if due else Change()
    if asked.facts:
        return (Move(f"{name}: ask {code_of_entry(step_of(view).by[0])}", name, asked),)
    told = invitations(view)
    return (Move(f"{name}: invite {len(told.mails)}", name, told),) if told.facts else ()


def awaits(view: View) -> tuple[str, ...]:
    """Return time, while a meeting lies ahead or none is to be planned yet; else who is asked, or pairs to come."""
    meeting = planned(view)
    asked = awaits_people(view) if meeting is None or meeting.ends <= view.now else ()
    return asked or ((TIME,) if wake_at(view) is not None else (PAIRS,))


def wake_at(view: View) -> datetime | None:
    """Return when a meeting that has a date is over, or the time to tell of it is; else when the next is asked for."""
    meeting = planned(view)
    if meeting is not None and meeting.ends > view.now:
        return meeting.ends
    at = _asks_at(view) if meeting is None else _told_by(view, meeting)
    return at if at is not None and at > view.now else None


def abandon(view: View) -> Change:
    """Call off what is planned ahead."""
    meeting = planned(view)
    return Change(mails=called_off(view, meeting)) if meeting is not None and meeting.ends > view.now else Change()


def gather(view: View, task: Task, starts: datetime, place: str) -> Change:
    """Return what a date (UTC, aware) and a place (a digest, or empty) change; who is to come is invited next.

    Raises RefusedError `session-past`, `session-too-far`.
    """
    check_date(view.now, starts)
    last = next((one for one in meetings(view) if one.number == task.session), None)
    return _set(view, task, last.sequence + 2 if last else 0, starts, place)


def settle(
    view: View, task: Task, result: str, starts: datetime | None, place: str | None, came: int | None = None
) -> Change:
    """Return what a meeting's result changes; `starts` and `place` (None: as before) are those of one that was moved.

    Raises RefusedError `session-closed`, `circle-result`, `circle-came`, `session-not-yet`, `session-date`,
    `session-past`, `session-too-far`.
    """
    meeting = planned(view)
    if task.state not in OPEN_STATES or meeting is None:
        raise RefusedError("session-closed", result=task.result)
    if result not in RESULTS:
        raise RefusedError("circle-result", result=result, known=", ".join(RESULTS))
    if came is not None and not 0 <= came <= _MOST_CAME:
        raise RefusedError("circle-came", most=_MOST_CAME)
    if result == HELD and view.now < meeting.starts:
        raise RefusedError("session-not-yet", starts=meeting.starts)
    fact = CircleSettled(task.id, meeting.number, meeting.sequence, result, came if result == HELD else None)
    return Change(facts=(fact,)) + _follow(view, task, meeting, fact, starts, place)


def _follow(
    view: View, task: Task, meeting: Meeting, said: CircleSettled, starts: datetime | None, place: str | None
) -> Change:
    if said.result == MOVED:
        if starts is None:
            raise RefusedError("session-date")
        check_date(view.now, starts)
        return _set(view, task, meeting.sequence + 1, starts, meeting.place if place is None else place)
    if said.result == CANCELLED:
        asked = Change() if _nobody_left(view) else ask_for_date(view, meeting.number)
        told = called_off(view, meeting) if meeting.starts > view.now else ()  # who was there knows that nobody was
        return Change(mails=told) + asked
    return Change()


def _set(view: View, task: Task, sequence: int, starts: datetime, place: str) -> Change:
    duration = step_of(view).duration
    assert duration is not None  # filled in
    minutes = duration.amount * (60 if duration.unit == "hours" else 1)
    fact = CircleSet(task.id, task.session, sequence, starts, minutes, place)
    meeting = Meeting(task.session, sequence, starts, minutes, place)
    return Change(facts=(fact,)) + ask_for_result(view, meeting, task.to)


def _asks_at(view: View) -> datetime | None:
    """Return from when on the next date is asked for, None while something is asked or lies ahead."""
    if open_tasks(view) or planned(view) is not None:
        return None
    past = over(view)
    return asked_from(view, past[-1]) if past else view.now


def _told_by(view: View, meeting: Meeting) -> datetime:
    """Return until when it can be said what became of a meeting: as long as the circle goes on, and it was due."""
    asked = [task.due for task in open_tasks(view) if task.due]
    least = max([deadline(view.program.calendar, "", meeting.ends, WORD), *asked])
    return least if _nobody_left(view) else max(least, asked_from(view, meeting))


def _silent(view: View) -> Change:
    """Return that nobody has said in time what became of a meeting."""
    meeting = planned(view)
    if meeting is None or meeting.ends > view.now or _told_by(view, meeting) > view.now:
        return Change()
    asked = open_tasks(view)
    return Change(facts=tuple(CircleSettled(one.id, meeting.number, meeting.sequence, EXPIRED) for one in asked))


def _is_over(view: View) -> bool:
    return planned(view) is None and _nobody_left(view)


def _nobody_left(view: View) -> bool:
    """Tell whether no pair runs, and none can come any more (rule 3)."""
    return not _runs(view) and pairs_complete(Situation(view.program, view.state, view.linked, view.now))


def _runs(view: View) -> bool:
    return any(other.journey.scope is Scope.PAIR and other.ending is None for other in view.linked.journeys)
