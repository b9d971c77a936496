"""What mails say of a date at which several pairs meet: one entry for its mentor, and who comes.

A mail is composed when it goes, so that it says who comes then: what called one pair off tells the mentor of an update
as long as others come, and of a cancellation when nobody does (RFC 5546).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from revflow.definition.meetings import SessionsStep
from revflow.domain.facts import SessionPlanned
from revflow.domain.journeys import Journey, Scope
from revflow.domain.mails import MailOrder
from revflow.domain.people import Person
from revflow.domain.tasks import Task
from revflow.engine import State, standing
from revflow.engine.asking import ASKED
from revflow.engine.commands.together import dated
from revflow.engine.companions import speaks_for_all
from revflow.engine.sessions import CANCELLED, Session, sessions_of
from revflow.engine.sessions.requests import OF_A_DATE
from revflow.engine.state import OPEN_STATES
from revflow.engine.whom import subject_of
from revflow.service.case import Case, load_case, load_state, people_of, program_of
from revflow.service.companions import concerned, states_of
from revflow.service.mail_context import Coming, MailContext
from revflow.service.ports import Db, OutboxMail

GROUP_TOLD = "group-told"
"""Why a mail is skipped that its mentor has already for another pair of the group."""

GROUP = "session-group"
"""The mail that tells a mentor who comes to a date, whatever changes of it."""

INVITATION, CALLED_OFF = "session-invitation", "session-cancelled"
_OF_ALL = frozenset({INVITATION, CALLED_OFF})
"""The mails of a date that say who comes."""

_REMINDING = frozenset({"reminder", "session-nudge", standing.TEMPLATE})

_SAME_TIME = timedelta(hours=12)
"""What comes so soon after the same for another pair of the group is no mail of its own to the mentor."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A date of a group: mentees who come with their sessions, and those of whom it was called off.

    `others`: some other pair has it besides: it has met already, or missed it, or has moved it without this one.
    """

    coming: tuple[tuple[Person, Session], ...]
    called_off: tuple[Person, ...]
    others: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether the date is one still, for whomever; in calendars too, when one of several is called off."""
        return self.others or bool(self.coming)

    def lies_ahead(self, now: datetime) -> bool:
        """Tell whether somebody comes, and it is not over."""
        return any(session.ends > now for _, session in self.coming)


def gathering(db: Db, journey: Journey, meeting: str) -> Gathering:
    """Return who comes to a date of a pair's group as things stand; not who kept another one when the others moved."""
    people = people_of(db, journey.cohort)
    coming: list[tuple[Person, Session]] = []
    called_off: list[Person] = []
    others = False
    own = _at(load_state(db, journey), meeting)
    for other in db.related(Journey(journey.mentor, journey.cohort, Scope.MENTOR)):
        state = load_state(db, other.journey)
        at = _at(state, meeting)
        mentee = people[db.summary(other.journey.mentee).journey.person]
        if at is None:
            continue
        if own is not None and at.starts != own.starts:
            others = others or (at.result != CANCELLED and state.end_so_far() is None)
        elif at in dated(state):
            coming.append((mentee, at))
        elif at.result == CANCELLED or not at.result:
            called_off.append(mentee)
        else:
            others = True
    return Gathering(tuple(coming), tuple(called_off), others)


def _at(state: State, meeting: str) -> Session | None:
    return next((one for one in sessions_of(state.events) if one.meeting == meeting), None)


def of_the_day(
    db: Db, reader: Person, journey: Journey, order: MailOrder, now: datetime
) -> tuple[MailOrder, Gathering | None]:
    """Return a session's mail as it stands now, and who comes; None where pairs meet alone.

    A date that is over is in the mentor's calendar as it was, whichever pair says afterwards that it was cancelled.
    """
    meeting = str(order.data.get("meeting", ""))
    if not meeting or order.template not in _OF_ALL:
        return order, None
    found = gathering(db, journey, meeting)
    off = order.template == CALLED_OFF
    if not (found.stands if off else len(found.coming) > 1) or not _leads(db, reader, journey):
        return order, found
    if off and not found.lies_ahead(now):
        return replace(order, data={**order.data, "method": ""}), found
    as_it_is = {"method": "REQUEST" if order.data["method"] else "", "starts": found.coming[0][1].starts.isoformat()}
    return replace(order, template=GROUP, data={**order.data, **as_it_is}), found


def told_of(db: Db, reader: Person, journey: Journey, asked: MailOrder, found: Gathering) -> MailContext:
    """Return what a mail says of who comes: to a mentor all, and who has dropped out; to a mentee the others."""
    mentee = people_of(db, journey.cohort)[db.summary(journey.mentee).journey.person]
    off = asked.template == CALLED_OFF
    others = found.called_off if off and not found.coming else tuple(person for person, _ in found.coming)
    dates = [event.fact for event in load_state(db, journey).events if isinstance(event.fact, SessionPlanned)]
    times = sum(1 for fact in dates if fact.meeting == asked.data["meeting"])
    return MailContext(
        sequence=times - 1,
        others=tuple(one.name for one in others if one.ref not in (mentee.ref, reader.ref)),
        coming=tuple(Coming(name=person.name, number=session.number) for person, session in found.coming),
        gone=mentee.name if off and found.stands else "",
    )


def attendees(db: Db, reader: Person, journey: Journey, order: MailOrder, found: Gathering) -> tuple[Person, ...]:
    """Return who is named in a calendar: all who come with the mentor; of one who is called off, that one alone."""
    people = people_of(db, journey.cohort)
    mentee, mentor = (people[db.summary(code).journey.person] for code in (journey.mentee, journey.mentor))
    if order.data["method"] != "CANCEL":
        return (*(person for person, _ in found.coming), mentor)
    return (mentee,) if found.stands and reader.ref == mentee.ref else (*(found.called_off or (mentee,)), mentor)


def others_asked(db: Db, case: Case, reader: Person, task: Task) -> tuple[str, ...]:
    """Return the names of those whom a mentor's task of a date concerns besides, in the order of their tasks."""
    return tuple(
        case.everybody[db.summary(db.summary(one.journey).journey.mentee).journey.person].name
        for one in _together(db, case, reader, task)
    )


def told_by_another(db: Db, mail: OutboxMail, task: Task) -> bool:
    """Tell whether a mentor has this request or reminder for another pair of the group, whose page speaks for all."""
    reminds = mail.order.template in _REMINDING
    if task.kind not in OF_A_DATE or not (reminds or mail.order.purpose.startswith(f"{ASKED}.")):
        return False
    step = program_of(db, db.cohort(mail.cohort)).step(task.step)
    if not isinstance(step, SessionsStep) or not step.together:
        return False
    case = load_case(db, task.journey)
    others = [one for one in _together(db, case, case.everybody[mail.order.to], task) if one.id < task.id]
    lately = db.mails_to(mail.order.to, mail.queued_at - _SAME_TIME) if others else []
    told = {one.order.task for one in lately if one.order.template == mail.order.template}
    return any(one.id in told for one in others)


def told_of_date(db: Db, mail: OutboxMail) -> bool:
    """Tell whether a mentor hears of a date by a mail for another of its pairs: of the same act, or that it is off."""
    date = _date(mail)
    if not date[0] or mail.order.template not in _OF_ALL:
        return False
    journey = db.summary(mail.order.journey).journey
    if not _leads(db, people_of(db, mail.cohort)[mail.order.to], journey):
        return False
    mails = (one for one in db.mails_to(mail.order.to, mail.queued_at - _SAME_TIME) if one.order.key != mail.order.key)
    same = [one for one in mails if one.order.template == mail.order.template and _date(one) == date]
    first = (one for one in same if one.queued_at == mail.queued_at and one.order.key < mail.order.key)
    if any(_has_gone_or_goes(db, one) for one in first):
        return True
    off = mail.order.template == CALLED_OFF and any(one.sent_at and one.sent_at >= mail.queued_at for one in same)
    return off and not gathering(db, journey, str(date[0])).coming


def _has_gone_or_goes(db: Db, mail: OutboxMail) -> bool:
    """Tell whether a mail was sent, or will be: its pair is not on hold, and its date still asks what became of it."""
    if mail.sent_at is not None:
        return True
    task = db.task(mail.order.task) if mail.order.task else None
    return not db.summary(mail.order.journey).on_hold and (task is None or task.state in OPEN_STATES)


def _date(mail: OutboxMail) -> tuple[object, object]:
    return mail.order.data.get("meeting"), mail.order.data.get("starts")


def _together(db: Db, case: Case, reader: Person, task: Task) -> list[Task]:
    if not speaks_for_all(task, reader.ref, subject_of("mentor", case.state.journey, case.linked)):
        return []
    found = (one for one in concerned(case.state, states_of(db, case), task) if reader.ref in one.to)
    return sorted(found, key=lambda one: one.id)


def _leads(db: Db, reader: Person, journey: Journey) -> bool:
    return db.summary(journey.mentor).journey.person == reader.ref
