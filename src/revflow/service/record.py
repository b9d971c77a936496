"""The one door through which facts enter: events, tasks, new journeys and mails, in the transaction that is open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from revflow.domain.facts import Fact, Opened
from revflow.domain.journeys import Journey, Summary
from revflow.domain.mails import MailOrder
from revflow.domain.people import Person
from revflow.engine import Change, State, fold
from revflow.engine.nudging import joined_by, to_nudge
from revflow.engine.whom import HR
from revflow.service.case import Case, load_state
from revflow.service.ports import Db
from revflow.service.timing import counted_from, is_capped, sending_time, with_room

_Capped = tuple[MailOrder, Person, datetime]
"""A mail, its reader, and when it would go."""


def record(db: Db, case: Case, change: Change, *, actor: str, at: datetime) -> State:
    """Write a change to a journey and to those it tells; return the journey's new state.

    `actor` is a reference, or empty for the engine. Told and new journeys are nudged. Raises StaleError when somebody
    wrote to the journey since the case was read; then nothing of the change may be committed.
    """
    state = _append(db, case.state, change.facts, actor, at)
    _open(db, case, change.opens, actor, at)
    for code, fact in change.tells:
        _tell(db, code, fact, actor, at)
    _queue(db, case, change.mails, at)
    return state


def keep_in_step(db: Db, case: Case, after: Summary) -> None:
    """Write a journey's summary if it has changed since the case was read, and nudge those who see it."""
    if case.summary != after:
        db.put_summary(after)
        db.nudge(to_nudge(case.program, case.summary, after, _concerned(case), case.cohort.code))


def _concerned(case: Case) -> tuple[Summary, ...]:
    """Return who is joined to a journey, and who meets with a pair."""
    return (*case.linked.journeys, *case.linked.companions)


def open_journey(db: Db, journey: Journey, *, program: str, actor: str, at: datetime) -> None:
    """Write the first fact of a journey that was just added, and nudge it."""
    opened = Opened(
        scope=journey.scope.value,
        person=journey.person,
        mentee=journey.mentee,
        mentor=journey.mentor,
        topics=journey.topics,
        wave=journey.wave,
        program=program,
    )
    db.append(journey.code, [opened], actor, at, 0)
    db.nudge([journey.code])


def _append(db: Db, state: State, facts: Sequence[Fact], actor: str, at: datetime) -> State:
    if not facts:
        return state
    code = state.journey.code
    at = max(at, state.last_at or at)  # machines' clocks differ, and who tells another journey had the time before
    after = fold(state.journey, db.append(code, facts, actor, at, state.version), state)
    db.put_tasks(task for key, task in after.tasks.items() if state.tasks.get(key) != task)
    return after


def _open(db: Db, case: Case, journeys: Sequence[Journey], actor: str, at: datetime) -> None:
    """Add new journeys; those that they join are nudged too: a person's step may wait for a pair, in any wave."""
    db.add_journeys(journeys)
    for journey in journeys:
        open_journey(db, journey, program=case.cohort.edition, actor=actor, at=at)
    db.nudge(joined_by(journeys, case.linked.journeys))


def _queue(db: Db, case: Case, mails: Sequence[MailOrder], at: datetime) -> None:
    """Queue mails, each with its earliest moment; those that a full week may put off see all that is queued before.

    None to who is gone from the list of people.
    """
    program, orders = case.program, []
    capped: list[_Capped] = []
    for order in case.linked.reaching(mails):
        person = case.linked.people[order.to]
        moment = sending_time(program, person, order, max(at, order.not_before or at))
        if is_capped(program, person, order):
            capped.append((order, person, moment))
        else:
            orders.append(replace(order, not_before=moment))
    db.queue(case.cohort.name, orders, at)
    if capped:
        readers = {person.ref for _order, person, _moment in capped}
        db.count_last(readers, partial(_queue_capped, db, case, capped, at))


def _queue_capped(db: Db, case: Case, capped: Sequence[_Capped], at: datetime) -> None:
    """Queue mails that a full week may put off; nobody else fills their readers' weeks meanwhile."""
    for order, person, moment in capped:
        others = db.mails_to(person.ref, counted_from(case.program, person, moment))
        db.queue(case.cohort.name, [with_room(case.program, person, order, moment, others)], at)


def _tell(db: Db, code: str, fact: Fact, actor: str, at: datetime) -> None:
    """Write a fact to another journey; what puts it on hold shows at once, all else when it is driven."""
    db.lock([code])
    before = db.summary(code)
    after = _append(db, load_state(db, before.journey), [fact], actor, at)
    if after.on_hold and not before.on_hold and after.ending is None:
        db.put_summary(replace(before, version=after.version, on_hold=True, awaits=(HR,), wake_at=None))
    db.nudge([code])
