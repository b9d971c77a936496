"""Mentoring sessions: the pair gives each a date, and says with one click what became of it (rule 12).

A session's tasks are told apart by `.s<number>`, then `.a<n>` for each further request of it. The request for a date
and that for the result go to both of the pair and to the executive's assistant; whoever acts first closes it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from revflow.definition.program import Program
from revflow.definition.steps import SessionsStep
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, SessionContested, SessionPlanned, SessionSettled
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import due_of, mail_key, tasks_of
from revflow.engine.kinds.shared import concluded, no_expiry
from revflow.engine.kinds.wait import TIME
from revflow.engine.linked import Linked
from revflow.engine.moves import Change, Move
from revflow.engine.refreshing import refreshers
from revflow.engine.sessions import CANCELLED, HELD, MISSED, MOVED, RESULTS, Session, fair_date, sessions_of
from revflow.engine.state import OPEN_STATES, State
from revflow.engine.view import View
from revflow.engine.whom import people_of, subject_of

PAIR = "pair"
"""Whom a session's tasks await: either of the two."""

HORIZON = timedelta(days=366)
"""No session is planned further ahead."""

_USUAL_MINUTES = 60
_KINDS_OWN = (None, "task-sessions")


expire = no_expiry


def enter(view: View) -> Change:
    """Ask the pair for the date of the first session."""
    return _ask_for_date(view, 1)


def proceed(view: View) -> Sequence[Move]:
    """Ask those who were not to be found when the step was entered."""
    missing = _ask_for_date(view, 1) if not tasks_of(view) else Change()
    return (Move(f"{view.step.id}: ask again", view.step.id, missing),) if missing.facts else ()


def awaits(view: View) -> tuple[str, ...]:
    """Return time, while a session lies ahead; else the pair."""
    return (TIME,) if wake_at(view) else (PAIR,)


def wake_at(view: View) -> datetime | None:
    """Return when the session that lies ahead ends: then the pair is awaited."""
    return min((session.ends for session in planned(view) if session.ends > view.now), default=None)


def abandon(view: View) -> Change:
    """Call off what is planned ahead."""
    return Change(mails=cancellations(view))


def plan(view: View, task: Task, _actor: str, starts: datetime) -> Change:
    """Return what a date (UTC, aware) changes: invitations go out, and the result is asked for once it is over.

    Raises RefusedError `session-past`, `session-too-far`.
    """
    _check_date(view, starts)
    return _planned(view, task.session, _next_sequence(view, task.session), starts)


def settle(view: View, task: Task, actor: str, result: str, starts: datetime | None) -> Change:
    """Return what a session's result changes; `starts` is the new date of one that was moved.

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
        view, session, result, starts
    )


def cancellations(view: View) -> tuple[MailOrder, ...]:
    """Return the mails that call off what is planned ahead, for when the pair's journey ends before it."""
    ahead = [session for session in planned(view) if session.ends > view.now]
    return tuple(chain.from_iterable(_cancelled(view, session) for session in ahead))


def sessions(view: View) -> tuple[Session, ...]:
    """Return the round's sessions by number, each as its newest events tell it."""
    return sessions_of(view.visit.events if view.visit else ())


def planned(view: View) -> tuple[Session, ...]:
    """Return the sessions that have a date and no result yet."""
    return tuple(session for session in sessions(view) if not session.result)


def proposal(program: Program, state: State, linked: Linked, now: datetime) -> datetime | None:
    """Return a fair date for the next session of a pair (UTC), None when no sessions are under way."""
    for visit in state.open_visits():
        step = program.step(visit.step)
        if isinstance(step, SessionsStep):
            held = tuple(session for session in sessions_of(visit.events) if session.result == HELD)
            return fair_date(program, step, state.journey, linked, held, now)
    return None


def _follow(view: View, session: Session, result: str, starts: datetime | None) -> Change:
    """Return what comes after a result: the next date to be found, or the end when enough are held."""
    if result == MOVED:
        if starts is None:
            raise RefusedError("session-date")
        _check_date(view, starts)
        return _planned(view, session.number, session.sequence + 1, starts)
    if result == HELD:
        held = 1 + sum(1 for other in sessions(view) if other.result == HELD)
        again = Change(mails=refreshers(view, held, _step(view).count))
        return again + (concluded(view) if held >= _step(view).count else _ask_for_date(view, session.number + 1))
    cancelled = Change(mails=_cancelled(view, session)) if result == CANCELLED else Change()
    return cancelled + _ask_for_date(view, session.number)


def _contest(view: View, task: Task, actor: str, result: str) -> Change:
    """Keep a different word of the other one beside the first, once; the first stands."""
    session = next((session for session in sessions(view) if session.number == task.session), None)
    if session is None or session.settled_at is None or task.closed_at != session.settled_at:
        raise RefusedError("session-closed", result=task.result)
    if session.result == result:
        return Change()
    if actor == session.settled_by or session.contested:
        raise RefusedError("session-closed", result=session.result)
    fact = SessionContested(session.number, session.sequence, result)
    data: dict[str, object] = {"number": session.number, "result": session.result, "other": result, "page": task.id}
    purpose = f"contested.s{session.number}.{session.sequence}"
    return Change(facts=(fact,), mails=_to_pair(view, "session-contested", purpose, data))


def _check_date(view: View, starts: datetime) -> None:
    if starts <= view.now:
        raise RefusedError("session-past", starts=starts)
    if starts > view.now + HORIZON:
        raise RefusedError("session-too-far", starts=starts, days=HORIZON.days)


def _next_sequence(view: View, number: int) -> int:
    """Return a sequence above all that calendars have seen: a cancellation has taken one too."""
    last = next((session for session in sessions(view) if session.number == number), None)
    if last is None:
        return 0
    return last.sequence + (2 if last.result == CANCELLED else 1)


def _planned(view: View, number: int, sequence: int, starts: datetime) -> Change:
    session = Session(number, sequence, starts, _minutes(_step(view)))
    asked = _ask(view, TaskKind.SESSION, number, session)
    task = "".join(fact.task for fact in asked.facts if isinstance(fact, Asked))
    fact = SessionPlanned(number, sequence, starts, session.minutes)
    invitations = _to_pair(view, "session-invitation", f"invitation.s{number}.{sequence}", _data(view, session), task)
    return Change(facts=(fact,), mails=invitations) + asked


def _cancelled(view: View, session: Session) -> tuple[MailOrder, ...]:
    gone = replace(session, sequence=session.sequence + 1)
    purpose = f"cancelled.s{session.number}.{gone.sequence}"
    return _to_pair(view, "session-cancelled", purpose, _data(view, gone, method="CANCEL"))


def _data(view: View, session: Session, method: str = "REQUEST") -> dict[str, object]:
    return {
        "number": session.number,
        "sequence": session.sequence,
        "starts": session.starts.isoformat(),
        "minutes": session.minutes,
        "method": method if _step(view).invite else "",
    }


def _to_pair(view: View, template: str, purpose: str, data: dict[str, object], task: str = "") -> tuple[MailOrder, ...]:
    """Return one mail to each of the two, which goes at once: it concerns their calendars."""
    journey = view.state.journey
    refs = (subject_of(role, journey, view.linked) for role in ("mentee", "mentor"))
    return tuple(
        MailOrder(
            key=mail_key(view, purpose, ref),
            journey=journey.code,
            template=template,
            to=ref,
            step=view.step.id,
            task=task,
            urgent=True,
            data=data,
        )
        for ref in dict.fromkeys(filter(None, refs))
    )


def _ask_for_date(view: View, number: int) -> Change:
    return _ask(view, TaskKind.PLAN, number)


def _ask(view: View, kind: TaskKind, number: int, session: Session | None = None) -> Change:
    """Ask all who may plan, as one task; for the result of a session, by a mail that goes when it is over."""
    to = _actors(view)
    if not to:
        return Change()
    ending = f".s{number}{_attempt(view, number)}"
    task = f"{view.state.journey.code}.{view.step.id}.{view.round}{ending}"
    due = due_of(replace(view, now=session.ends) if session else view, to)
    own = view.step.mail if view.step.mail not in _KINDS_OWN else None
    mails = tuple(
        MailOrder(
            key=mail_key(view, f"asked{ending}", ref),
            journey=view.state.journey.code,
            template="session-confirm" if session else own or "session-plan",
            to=ref,
            step=view.step.id,
            task=task,
            data=_data(view, session, method="") if session else {"number": number},
            not_before=session.ends if session else None,
        )
        for ref in to
    )
    return Change(
        facts=(Asked(task, view.step.id, view.round, kind.value, to, PAIR, due, session=number),), mails=mails
    )


def _attempt(view: View, number: int) -> str:
    earlier = sum(1 for task in tasks_of(view) if task.session == number)
    return f".a{earlier}" if earlier else ""


def _actors(view: View) -> tuple[str, ...]:
    """Return those of `confirm_by`, and the executive's assistant, who may plan and confirm."""
    program, journey, linked = view.program, view.state.journey, view.linked
    roles = _step(view).confirm_by or ("mentor", "mentee")
    refs = [ref for role in roles for ref in people_of(role, program, journey, linked)]
    mentee = linked.people.get(subject_of("mentee", journey, linked))
    if mentee and mentee.assistant and "mentee" in roles:
        refs += linked.refs(mentee.assistant)
    return tuple(dict.fromkeys(refs))


def _minutes(step: SessionsStep) -> int:
    if step.duration is None:
        return _USUAL_MINUTES
    return step.duration.amount * (60 if step.duration.unit == "hours" else 1)


def _step(view: View) -> SessionsStep:
    assert isinstance(view.step, SessionsStep)
    return view.step
