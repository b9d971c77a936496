"""The others with whom a pair meets, as the pages of its dates show them."""

from collections.abc import Iterator
from datetime import datetime

from revflow.definition.meetings import SessionsStep
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.commands.together import ahead_of, date_of
from revflow.engine.companions import speaks_for_all
from revflow.engine.sessions import sessions_of
from revflow.engine.state import OPEN_STATES, State
from revflow.engine.whom import subject_of
from revflow.service.case import Case, load_state
from revflow.service.group_date import GroupDate, Member
from revflow.service.ports import Db
from revflow.service.sight import Sight


def states_of(db: Db, case: Case) -> dict[str, State]:
    """Return the journals of a pair's companions, by code: none where pairs meet alone."""
    return {other.journey.code: load_state(db, other.journey) for other in case.linked.companions}


def group_date(db: Db, case: Case, sight: Sight, task: Task, now: datetime) -> GroupDate | None:
    """Return whom else a task of a date concerns; None where the pair meets alone."""
    step = case.program.step(task.step)
    if not isinstance(step, SessionsStep) or not step.together or task.state not in OPEN_STATES:
        return None
    states = states_of(db, case)
    leads = speaks_for_all(task, sight.reader.ref, subject_of("mentor", case.state.journey, case.linked))
    others = (one for one in concerned(case.state, states, task) if not leads or sight.reader.ref in one.to)
    found = [_member(db, case, states[other.journey], other) for other in others]
    meets = next_meeting(case, states, now) if task.kind is TaskKind.PLAN else None
    if not found and meets is None:
        return None
    members = tuple(sorted(found, key=lambda one: (one.who.casefold(), one.task)))
    return GroupDate(_member(db, case, case.state, task), members, leads, meets)


def concerned(state: State, others: dict[str, State], task: Task) -> Iterator[Task]:
    """Yield the open tasks by which other pairs need a date too, or ask about the same date as a task does."""
    for other in others.values():
        if other.on_hold or other.end_so_far() is not None:
            continue
        for one in other.open_tasks():
            same = (one.kind, one.step) == (task.kind, task.step)
            if same and (task.kind is TaskKind.PLAN or date_of(other, one.id) == date_of(state, task.id) is not None):
                yield one


def next_meeting(case: Case, others: dict[str, State], now: datetime) -> datetime | None:
    """Return the first date ahead at which the pair's companions meet and it could join them; none it called off."""
    ahead = (one.starts for other in others.values() for one in ahead_of(other, now))
    own = {one.starts for one in sessions_of(case.state.events)}
    return min((starts for starts in ahead if starts not in own), default=None)


def _member(db: Db, case: Case, state: State, task: Task) -> Member:
    mentee = case.everybody[db.summary(state.journey.mentee).journey.person]
    return Member(task.id, mentee.name, task.session)
