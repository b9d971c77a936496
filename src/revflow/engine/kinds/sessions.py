"""Mentoring sessions: the pair gives each a date, and says with one click what became of it (rule 12).

As practised in French companies: 5 to 10 of one hour, planned by the two; six one-to-one ones at AXA Group 2014.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import LEAVE, NEXT
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, Concluded, SessionContested, SessionPlanned, SessionSettled, Withdrawn
from revflow.domain.journeys import Journey
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import tasks_of
from revflow.engine.kinds.shared import DONE, open_tasks
from revflow.engine.kinds.wait import TIME
from revflow.engine.linked import Linked
from revflow.engine.moves import Change, Move
from revflow.engine.refreshing import refreshers
from revflow.engine.rounds import EXPIRED, FEWER
from revflow.engine.sessions import CANCELLED, HELD, MISSED, MOVED, RESULTS, Session, alerts, sessions_of
from revflow.engine.sessions.agreement import answered, count_of, open_proposal, proposal_of, tell
from revflow.engine.sessions.dates import Span, check_date, fair_date
from revflow.engine.sessions.letters import cancelled, data, invitations, to_pair
from revflow.engine.sessions.meeting import ask_when_alone, meeting_of
from revflow.engine.sessions.pulse import ask_pulse
from revflow.engine.sessions.requests import OF_A_DATE, PAIR, ask_for_date, ask_for_result
from revflow.engine.sessions.round import (
    check_took_place,
    held,
    meets_with_others,
    minutes_of,
    planned,
    sessions,
    step_of,
)
from revflow.engine.state import FLEETING, OPEN_STATES, State
from revflow.engine.view import View
from revflow.engine.whom import subject_of


def enter(view: View) -> Change:
    """Ask the pair for the date of the first session."""
    return ask_for_date(view, 1)


def proceed(view: View) -> Sequence[Move]:
    """Ask those who were not to be found when the step was entered; tell of time that slips."""
    missing = ask_for_date(view, 1) if not tasks_of(view) else Change()
    if missing.facts:
        return (Move(f"{view.step.id}: ask again", view.step.id, missing),)
    if _is_over(view):
        return (Move(f"{view.step.id}: {DONE}", view.step.id, _end(view, count_of(view))),)
    alone = ask_when_alone(view)
    if alone.facts:
        return (Move(f"{view.step.id}: ask both for the date", view.step.id, alone),)
    slips = alerts.due_move(view)
    return (slips,) if slips else ()


def expire(view: View, task: Task) -> Change:
    """Let a proposal that nobody answers be over, which who made it hears, or a pulse; a session's own tasks stay."""
    if task.kind not in FLEETING:
        return Change()
    told = (tell(view, task, EXPIRED),) if task.kind is TaskKind.AGREE else ()
    return Change(facts=(Withdrawn(task.id, EXPIRED),), mails=told)


def awaits(view: View) -> tuple[str, ...]:
    """Return time, while a session lies ahead; else the pair, or who has to agree to more sessions."""
    if _ends(view):
        return (TIME,)
    asked = [task.awaits for task in open_tasks(view) if task.kind is TaskKind.AGREE]
    return (PAIR,) if _is_asked(view) else tuple(asked) or (PAIR,)


def wake_at(view: View) -> datetime | None:
    """Return when the session that lies ahead ends: then the pair is awaited; or when its time has slipped too long."""
    return min(filter(None, (_ends(view), alerts.next_time(view))), default=None)


def abandon(view: View) -> Change:
    """Call off what is planned ahead."""
    return Change(mails=cancellations(view))


def plan(view: View, task: Task, _actor: str, starts: datetime, meeting: str = "") -> Change:
    """Return what a date (UTC, aware) changes: invitations go out, and the result is asked for once it is over.

    `meeting` names the date of a group that the pair is to meet with.
    Raises RefusedError `session-past`, `session-too-far`.
    """
    check_date(view.now, starts)
    return _planned(view, task.session, _next_sequence(view, task.session), starts, meeting)


def record(view: View, task: Task, starts: datetime) -> Change:
    """Return what a session changes that took place though it had no date here; `task` asks for one.

    It counts like any other (rule 12: sessions end when `count` are held), and its pair hears of it.
    Raises RefusedError `session-not-over`, `session-before-pair`, `session-twice`.
    """
    check_took_place(view, task.session, starts)
    session = Session(task.session, _next_sequence(view, task.session), starts, minutes_of(view))
    took_place = (
        SessionPlanned(session.number, session.sequence, starts, session.minutes),
        SessionSettled(session.number, session.sequence, HELD),
    )
    told = to_pair(view, "session-recorded", f"recorded.s{session.number}.{session.sequence}", data(view, session, ""))
    return Change(facts=took_place, mails=told) + _follow(view, session, HELD, None)


def settle(
    view: View, task: Task, actor: str, result: str, starts: datetime | None, meeting: str | None = None
) -> Change:
    """Return what a session's result changes; `starts` is the new date of one that was moved.

    `meeting` names another date of a group, with which one that was moved takes place then; empty: one of its own.

    A task that is done already: the same result again changes nothing, another one is kept beside the first (rule 12).
    Raises RefusedError `session-result`, `session-not-yet`, `session-date`, `session-past`, `session-too-far`,
    `session-closed`.
    """
    if result not in RESULTS:
        raise RefusedError("session-result", result=result, known=", ".join(RESULTS))
    if task.state not in OPEN_STATES:
        return _contest(view, task, actor, result)
    session = next(session for session in planned(view) if session.number == task.session)
    if result in (HELD, MISSED) and view.now < session.starts:
        raise RefusedError("session-not-yet", starts=session.starts)
    return Change(facts=(SessionSettled(session.number, session.sequence, result),)) + _follow(
        view, session, result, starts, meeting
    )


def agree(view: View, task: Task, *, agreed: bool) -> Change:
    """Return what the answer to a proposal changes: the sessions end, or go on, when they were to do otherwise."""
    change = answered(view, task, agreed=agreed)
    count = proposal_of(view, task.id).count if agreed else count_of(view)
    if held(view) >= count:
        return change + _end(view, count)
    return change if _is_asked(view) else change + ask_for_date(view, len(sessions(view)) + 1)


def cancellations(view: View) -> tuple[MailOrder, ...]:
    """Return the mails that call off what is planned ahead, for when the pair's journey ends before it."""
    ahead = [session for session in planned(view) if session.ends > view.now]
    return tuple(chain.from_iterable(cancelled(view, session) for session in ahead))


def proposal(
    program: Program,
    state: State,
    linked: Linked,
    now: datetime,
    busy: Collection[Span] = (),
    others: Collection[tuple[Journey, Linked]] = (),
) -> datetime | None:
    """Return a fair date for the next session of a pair (UTC), None when no sessions are under way.

    `busy` is when one of the two has a session with somebody else; a date that the two have already is none of them.
    `others` are the pairs that meet with this one, whom it is to suit too.
    """
    for visit in state.open_visits():
        step = program.step(visit.step)
        if isinstance(step, SessionsStep):
            known = sessions_of(visit.events)
            before = tuple(session for session in known if session.result == HELD)
            taken = (*busy, *((session.starts, session.ends) for session in known if not session.result))
            return fair_date(program, step, state.journey, linked, before, now, taken, others)
    return None


def _ends(view: View) -> datetime | None:
    return min((session.ends for session in planned(view) if session.ends > view.now), default=None)


def _follow(view: View, session: Session, result: str, starts: datetime | None, meeting: str | None = None) -> Change:
    """Return what comes after a result: the next date to be found, or the end when enough are held."""
    if result == MOVED:
        return _moved(view, session, starts, meeting)
    if result == HELD:
        done = 1 + held(view)
        return Change(mails=refreshers(view, done, count_of(view))) + _go_on(view, done, session.number + 1)
    asked = ask_for_date(view, session.number)
    if result == CANCELLED and meets_with_others(view):
        asked = replace(asked, mails=())  # the mentor alone is asked, by the mail that calls the session off
    page = "".join(fact.task for fact in asked.facts if isinstance(fact, Asked))
    return (Change(mails=cancelled(view, session, page)) if result == CANCELLED else Change()) + asked


def _moved(view: View, session: Session, starts: datetime | None, meeting: str | None) -> Change:
    """Return what a new date changes; where it is another one of the group, or its own, the earlier one is called off.

    Of one that the others have left behind the mentor's calendar has theirs by the name that it had.
    """
    if starts is None:
        raise RefusedError("session-date")
    check_date(view.now, starts)
    if meeting is None:
        return _planned(view, session.number, session.sequence + 1, starts, session.meeting)
    mentor = subject_of("mentor", view.state.journey, view.linked)
    off = tuple(mail for mail in cancelled(view, session) if meeting or mail.to != mentor)
    return Change(mails=off) + _planned(view, session.number, _after_cancelled(session), starts, meeting)


def _go_on(view: View, done: int, number: int) -> Change:
    """Return what follows when `done` sessions were held: the date of the next one, or the end.

    While the other one of the pair is asked to agree to more, neither. A pulse is asked between sessions alone: after
    the last one the program's own survey follows.
    """
    count, proposal = count_of(view), open_proposal(view)
    if done >= count and (proposal is None or proposal.count <= done):
        return _end(view, count)
    asked = ask_for_date(view, number) if done < count else Change()
    return asked + ask_pulse(view, number - 1)


def _end(view: View, count: int) -> Change:
    """Return the end of the sessions; below the lower bound, that of the pair, which counts as stopped (rule 12)."""
    step = step_of(view)
    fewer = count < min(step.lowest, step.count)
    outcome, route = (FEWER, LEAVE) if fewer else (DONE, NEXT)
    return Change(facts=(Concluded(view.step.id, view.round, outcome, route),), mails=cancellations(view))


def _is_over(view: View) -> bool:
    """Tell whether enough sessions were held, and nobody is asked for anything any more that could change that."""
    return held(view) >= count_of(view) and not _is_asked(view) and open_proposal(view) is None


def _is_asked(view: View) -> bool:
    return any(task.kind in OF_A_DATE for task in open_tasks(view))


def _contest(view: View, task: Task, actor: str, result: str) -> Change:
    """Keep a different word of the other one beside the first, once; the first stands.

    A new date is no word on what was, and before its time a session was neither held nor missed.
    """
    session = next((session for session in sessions(view) if session.number == task.session), None)
    if session is None or session.settled_at is None or task.closed_at != session.settled_at:
        raise RefusedError("session-closed", result=task.result)
    if session.result == result:
        return Change()
    no_word = result == MOVED or (result in (HELD, MISSED) and view.now < session.starts)
    if no_word or actor == session.settled_by or session.contested or session.final:
        raise RefusedError("session-closed", result=session.result)
    fact = SessionContested(session.number, session.sequence, result)
    said: dict[str, object] = {"number": session.number, "result": session.result, "other": result, "page": task.id}
    purpose = f"contested.s{session.number}.{session.sequence}"
    return Change(facts=(fact,), mails=to_pair(view, "session-contested", purpose, said))


def _next_sequence(view: View, number: int) -> int:
    """Return a sequence above all that calendars have seen: a cancellation has taken one too."""
    last = next((session for session in sessions(view) if session.number == number), None)
    if last is None:
        return 0
    return _after_cancelled(last) if last.result == CANCELLED else last.sequence + 1


def _after_cancelled(session: Session) -> int:
    """Return the sequence that follows a session's cancellation, which takes one of its own."""
    return session.sequence + 2


def _planned(view: View, number: int, sequence: int, starts: datetime, meeting: str) -> Change:
    named = meeting or meeting_of(view)
    session = Session(number, sequence, starts, minutes_of(view), meeting=named)
    asked = ask_for_result(view, session)
    task = "".join(fact.task for fact in asked.facts if isinstance(fact, Asked))
    fact = SessionPlanned(number, sequence, starts, session.minutes, named)
    return Change(facts=(fact,), mails=invitations(view, session, task)) + asked
