"""HR corrects what was recorded of a session: clicks go wrong, and two may remember differently (rule 12).

The first word stands until HR, whom both are told to write to, has another one.
"""

from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.domain.facts import SessionCorrected, Withdrawn
from revflow.engine.kinds.shared import open_tasks
from revflow.engine.moves import Change
from revflow.engine.sessions.letters import to_pair
from revflow.engine.sessions.record import CANCELLED, HELD, MISSED, Session
from revflow.engine.sessions.requests import OF_A_DATE, ask_for_date
from revflow.engine.sessions.round import check_took_place, sessions
from revflow.engine.view import View

RESULTS = (HELD, MISSED, CANCELLED)
"""What a session that counts as held is corrected to: held at another time, or not at all."""

CORRECTED = "corrected"
"""Why the request for the next session's date is withdrawn: this one is to be found a date again."""


def correct(view: View, number: int, result: str, starts: datetime | None, reason: str) -> Change:
    """Return what it changes that HR corrects a session that counts as held; `starts` (UTC) is when it was held.

    One that was not held is planned anew (rule 12), unless a later one has had a date already: then one more follows.
    Raises RefusedError `correct-result`, `not-corrected`, `correct-date`, `correct-when`, `session-not-over`,
    `session-before-pair`, `session-twice`.
    """
    if result not in RESULTS:
        raise RefusedError("correct-result", result=result, known=", ".join(RESULTS))
    session = next((one for one in sessions(view) if (one.number, one.result) == (number, HELD)), None)
    if session is None:
        raise RefusedError("not-corrected", number=number)
    if result == HELD:
        if starts is None:
            raise RefusedError("correct-when")
        check_took_place(view, number, starts)
    elif starts is not None:
        raise RefusedError("correct-date", result=result)
    fact = SessionCorrected(number, session.sequence, result, starts or session.starts, reason)
    said = {"number": number, "result": result, "starts": fact.starts.isoformat()}
    told = to_pair(view, "session-corrected", f"corrected.{view.state.version}", said)
    anew = Change() if result == HELD else _anew(view, session)
    return Change(facts=(fact,), mails=told) + anew


def _anew(view: View, session: Session) -> Change:
    """Ask for another date of a session, instead of the next one's; not where a later one has had a date.

    Where nobody is asked any more, while the other one may agree to more, one more is asked for.
    """
    last = sessions(view)[-1]
    asked = [task for task in open_tasks(view) if task.kind in OF_A_DATE]
    if last.number > session.number:
        return Change() if asked else ask_for_date(view, last.number + 1)
    return Change(facts=tuple(Withdrawn(task.id, CORRECTED) for task in asked)) + ask_for_date(view, session.number)
