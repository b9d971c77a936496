"""A step's round of sessions: its lines, the sessions so far, and who may plan and confirm them."""

from datetime import datetime, timedelta

from revflow.definition.meetings import SessionsStep
from revflow.domain.errors import RefusedError
from revflow.engine.sessions.record import HELD, Session, sessions_of
from revflow.engine.view import View
from revflow.engine.whom import people_of, subject_of

_USUAL_MINUTES = 60


def step_of(view: View) -> SessionsStep:
    """Return the step of a view of sessions."""
    assert isinstance(view.step, SessionsStep)
    return view.step


def sessions(view: View) -> tuple[Session, ...]:
    """Return the round's sessions by number, each as its newest events tell it."""
    return sessions_of(view.visit.events if view.visit else ())


def planned(view: View) -> tuple[Session, ...]:
    """Return the sessions that have a date and no result yet."""
    return tuple(session for session in sessions(view) if not session.result)


def held(view: View) -> int:
    """Return how many sessions were held."""
    return sum(1 for session in sessions(view) if session.result == HELD)


def minutes_of(view: View) -> int:
    """Return how long a session is, in minutes."""
    duration = step_of(view).duration
    if duration is None:
        return _USUAL_MINUTES
    return duration.amount * (60 if duration.unit == "hours" else 1)


def check_took_place(view: View, number: int, starts: datetime) -> None:
    """Refuse what cannot have taken place: not over yet, before the two were a pair, or while another one was held.

    Raises RefusedError `session-not-over`, `session-before-pair`, `session-twice`.
    """
    ends = starts + timedelta(minutes=minutes_of(view))
    if ends > view.now:
        raise RefusedError("session-not-over", starts=starts)
    since = view.state.opened_at
    if since is not None and starts < since:
        raise RefusedError("session-before-pair", starts=starts, since=since)
    others = (one for one in sessions(view) if one.result == HELD and one.number != number)
    twice = next((one for one in others if one.starts < ends and starts < one.ends), None)
    if twice is not None:
        raise RefusedError("session-twice", number=twice.number, starts=twice.starts)


def actors(view: View) -> tuple[str, ...]:
    """Return those of `confirm_by`, and the executive's assistant, who may plan and confirm."""
    program, journey, linked = view.program, view.state.journey, view.linked
    roles = step_of(view).confirm_by or ("mentor", "mentee")
    refs = [ref for role in roles for ref in people_of(role, program, journey, linked)]
    if "mentee" in roles:
        refs += assistants(view)
    return tuple(dict.fromkeys(refs))


def planners(view: View) -> tuple[str, ...]:
    """Return who gives a session its date: whoever may confirm it; of pairs that meet together the mentor alone."""
    asked = actors(view)
    mentor = subject_of("mentor", view.state.journey, view.linked)
    return (mentor,) if meets_with_others(view) and mentor in asked else asked


def meets_with_others(view: View) -> bool:
    """Tell whether the pair has companions with whom it meets now, not on hold (AXA France 2014: small groups)."""
    return step_of(view).together and any(not other.on_hold for other in view.linked.companions)


def assistants(view: View) -> tuple[str, ...]:
    """Return the executive's assistant, if there is one."""
    mentee = view.linked.people.get(subject_of("mentee", view.state.journey, view.linked))
    return view.linked.refs(mentee.assistant) if mentee and mentee.assistant else ()
