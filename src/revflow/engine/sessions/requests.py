"""What a pair is asked about its sessions: a date for the next one, and what became of it.

A session's tasks are told apart by `.s<number>`, then `.a<n>` for each further request of it. The request for a date
and that for the result go to both of the pair and to the executive's assistant; whoever acts first closes it. Where
pairs meet together the mentor alone is asked for the date.
"""

from dataclasses import replace

from revflow.domain.facts import Asked
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import TaskKind
from revflow.engine.asking import due_of, mail_key, tasks_of
from revflow.engine.moves import Change
from revflow.engine.sessions.letters import data
from revflow.engine.sessions.record import Session
from revflow.engine.sessions.round import actors, planners
from revflow.engine.view import View

PAIR = "pair"
"""Whom a session's tasks await: either of the two."""

OF_A_DATE = frozenset({TaskKind.PLAN, TaskKind.SESSION})
"""The tasks of one session: its date, and what became of it."""

_KINDS_OWN = (None, "task-sessions")


def ask_for_date(view: View, number: int) -> Change:
    """Ask all who may plan for the date of a session."""
    return _ask(view, TaskKind.PLAN, number)


def ask_for_result(view: View, session: Session) -> Change:
    """Ask what became of a session, by a mail that goes when it is over."""
    return _ask(view, TaskKind.SESSION, session.number, session)


def _ask(view: View, kind: TaskKind, number: int, session: Session | None = None) -> Change:
    to = actors(view) if session else planners(view)
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
            data=data(view, session, method="") if session else {"number": number},
            not_before=session.ends if session else None,
        )
        for ref in to
    )
    return Change(
        facts=(Asked(task, view.step.id, view.round, kind.value, to, PAIR, due, session=number),), mails=mails
    )


def _attempt(view: View, number: int) -> str:
    earlier = sum(1 for task in tasks_of(view) if task.session == number and task.kind in OF_A_DATE)
    return f".a{earlier}" if earlier else ""
