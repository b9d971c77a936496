"""Mails about a session: invitations, cancellations, and what they hold for calendars."""

from dataclasses import replace
from datetime import UTC, datetime

from revflow.domain.mails import MailOrder
from revflow.engine.asking import mail_key
from revflow.engine.series import series_of
from revflow.engine.sessions.record import Session
from revflow.engine.sessions.round import step_of
from revflow.engine.view import View
from revflow.engine.whom import subjects_of

INVITATION, CANCELLATION = "invitation", "cancelled"
"""What these mails are for, in their keys."""

_REVISIONS_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def invitations(view: View, session: Session, task: str) -> tuple[MailOrder, ...]:
    """Return the invitations of both to a session, with the link of the task that says what became of it."""
    return to_pair(
        view, "session-invitation", f"{INVITATION}.s{session.number}.{session.sequence}", data(view, session), task
    )


def cancelled(view: View, session: Session, page: str = "") -> tuple[MailOrder, ...]:
    """Return the mails that call a session off; its cancellation takes a sequence number of its own.

    `page` is the task that asks for another date, if one is asked for.
    """
    gone = replace(session, sequence=session.sequence + 1)
    purpose = f"{CANCELLATION}.s{session.number}.{gone.sequence}"
    more: dict[str, object] = {"page": page} if page else {}
    return to_pair(view, "session-cancelled", purpose, data(view, gone, method="CANCEL") | more)


def data(view: View, session: Session, method: str = "REQUEST") -> dict[str, object]:
    """Return what a mail about a session is told; `method` is iTIP's, left out where calendars are not touched.

    Of a date at which pairs meet together, `revision` is its sequence in calendars: seconds, so that it rises whichever
    of the pairs changes something, and none needs to read the others for it (RFC 5546: of equals the later stamp wins).
    `series` tells a further step or round of sessions apart, whose numbers begin anew.
    """
    series = series_of(view)
    shared: dict[str, object] = {"series": series} if series else {}
    if session.meeting:
        shared |= {"meeting": session.meeting, "revision": int((view.now - _REVISIONS_FROM).total_seconds())}
    return shared | {
        "number": session.number,
        "sequence": session.sequence,
        "starts": session.starts.isoformat(),
        "minutes": session.minutes,
        "method": method if step_of(view).invite else "",
    }


def to_pair(view: View, template: str, purpose: str, data: dict[str, object], task: str = "") -> tuple[MailOrder, ...]:
    """Return one mail to each of the two, which goes at once: it concerns their calendars."""
    journey = view.state.journey
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
        for ref in dict.fromkeys(subjects_of(journey, view.linked))
    )
