"""The date that a page proposes for the next session: fair to the pair, and free of what either has with others."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskKind
from revflow.engine.kinds.sessions import proposal
from revflow.engine.sessions import sessions_of
from revflow.engine.sessions.dates import Span
from revflow.engine.state import OPEN_STATES
from revflow.engine.whom import subjects_of
from revflow.service.case import Case, load_case, load_state
from revflow.service.companions import next_meeting, states_of
from revflow.service.ports import Db


def next_date(db: Db, case: Case, now: datetime) -> datetime | None:
    """Return a start (UTC) at which neither has a session planned in another pair; None where there is none.

    Where the pair meets with others, it is their next date if they have one, else one that suits them too.
    """
    meets = next_meeting(case, states_of(db, case), now)
    if meets is not None:
        return meets
    others = [load_case(db, one.journey.code) for one in case.linked.companions if not one.on_hold]
    busy = tuple(chain.from_iterable(_planned(db, one) for one in (case, *others)))
    group = [(one.state.journey, one.linked) for one in others]
    return proposal(case.program, case.state, case.linked, now, busy, group)


def _planned(db: Db, case: Case) -> Iterator[Span]:
    for code in dict.fromkeys(_other_pairs(db, case)):
        if code != case.state.journey.code:
            planned = sessions_of(load_state(db, db.summary(code).journey).events)
            yield from ((one.starts, one.ends) for one in planned if not one.result)


def _other_pairs(db: Db, case: Case) -> Iterator[str]:
    """Yield the running pairs of the two: those of their journeys, then of their other roles and cohorts."""
    for own in case.linked.journeys:
        if own.journey.scope in (Scope.MENTEE, Scope.MENTOR):
            pairs = (one for one in db.related(own.journey) if one.journey.scope is Scope.PAIR)
            yield from (one.journey.code for one in pairs if one.ending is None)
    emails = [case.everybody[ref].email for ref in subjects_of(case.state.journey, case.linked)]
    refs = [person.ref for email in emails for _cohort, person in db.people_at(email)]
    asked = db.tasks(refs=refs, states=OPEN_STATES) if refs else []
    yield from (task.journey for task in asked if task.kind is TaskKind.SESSION)
