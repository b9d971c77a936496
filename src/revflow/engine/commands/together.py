"""Acts on a date at which several pairs of a mentor meet: one word for all, each pair keeps its own journal.

Each orders its own mails. Of those that one act orders for the mentor one is sent, which speaks for all: which one is
decided when it goes, for a pair may be gone or on hold by then (`service.gatherings`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import SessionPlanned
from revflow.domain.tasks import Task
from revflow.engine.commands.acts import plan, settle
from revflow.engine.companions import speaks_for_all
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.sessions import MOVED, Session, sessions_of
from revflow.engine.state import State
from revflow.engine.whom import subject_of

Date = tuple[str, datetime]
"""The name of a date at which pairs meet together, and when it is (UTC)."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One pair's place at a date: its journal and surroundings, the task that is acted on, and what became of it."""

    state: State
    linked: Linked
    task: str
    result: str = ""


def plan_together(
    program: Program, seats: Sequence[Seat], around: Iterable[State], actor: str, starts: datetime, now: datetime
) -> list[Change]:
    """Give pairs that meet together one date (UTC), the first of `seats` naming it.

    `around` are the other pairs of the group: where they meet then already, these join them. Raises RefusedError as
    `commands.plan` does for any of them.
    """
    meeting = next((one.meeting for other in around for one in ahead_of(other, now) if one.starts == starts), "")
    changes: list[Change] = []
    for seat in seats:
        change = plan(program, seat.state, seat.linked, actor, seat.task, starts, now, meeting=meeting)
        named = (fact.meeting for fact in change.facts if isinstance(fact, SessionPlanned))
        meeting = meeting or next(named, "")
        changes.append(change)
    return changes


def settle_together(
    program: Program,
    seats: Sequence[Seat],
    around: Collection[State],
    actor: str,
    starts: datetime | None,
    now: datetime,
) -> list[Change]:
    """Say what became of a date of pairs that met together; each seat has its own result.

    `around` are the other pairs of the group: where they meet at the new date of one that is moved, these join them;
    where they have moved on without these, these have a date of their own from now on.
    Raises RefusedError `group-moves`: one mentee moves it for nobody else; and as `commands.settle` does for any.
    """
    mentor, asked = _mentor(seats[0]), seats[0].state.tasks.get(seats[0].task)
    leads = asked is not None and speaks_for_all(asked, actor, mentor)
    if not leads and seats[0].result == MOVED and any(shares(other, seats[0]) for other in around):
        raise RefusedError("group-moves", who=mentor)
    meeting = _another(seats[0], around, starts, now) if starts else None
    changes: list[Change] = []
    for seat in seats:
        said = (actor, seat.task, seat.result, starts, now)
        changes.append(settle(program, seat.state, seat.linked, *said, meeting=meeting))
        named = (fact.meeting for fact in changes[-1].facts if isinstance(fact, SessionPlanned))
        meeting = meeting if meeting is None else next(named, meeting)
    return changes


def ahead_of(state: State, now: datetime) -> tuple[Session, ...]:
    """Return the sessions of a pair that have a date to come at which others may join it."""
    return () if state.on_hold else tuple(one for one in dated(state) if one.meeting and one.starts > now)


def dated(state: State) -> Iterator[Session]:
    """Yield the sessions of a pair that have a date and no result; of sessions that are over none stands any more."""
    visits = () if state.end_so_far() is not None else state.open_visits()
    return (one for visit in visits for one in sessions_of(visit.events) if not one.result)


def date_of(state: State, task: str) -> Date | None:
    """Return the date that a task asks about, None if it has none, or one at which nobody else can be.

    Its name alone says not enough: a pair that was on hold when the others moved keeps the date that it had.
    """
    found = _session_of(state, state.tasks[task])
    return (found.meeting, found.starts) if found is not None and found.meeting else None


def is_last_word(state: State, task: Task) -> bool:
    """Tell whether what was said on a task stands for its session: that has no other date since."""
    found = _session_of(state, task)
    return found is not None and found.settled_at is not None and found.settled_at == task.closed_at


def _session_of(state: State, task: Task) -> Session | None:
    visit = state.visits[task.step]
    return next((one for one in sessions_of(visit.events) if one.number == task.session), None)


def shares(other: State, seat: Seat) -> bool:
    """Tell whether another pair has the same date as this one, and it is not settled."""
    date = date_of(seat.state, seat.task)
    if other.on_hold or date is None:
        return False
    return any((one.meeting, one.starts) == date for one in dated(other))


def _another(seat: Seat, around: Iterable[State], starts: datetime, now: datetime) -> str | None:
    """Return the name of another date to which pairs belong once theirs is moved; None where it stays theirs.

    A date is one event of calendars: it is moved by who has it last, and no two of them are at the same time.
    """
    own = date_of(seat.state, seat.task)
    if own is None:
        return None
    theirs = [other for other in around if other.end_so_far() is None]
    joined = (one.meeting for other in theirs for one in ahead_of(other, now) if one.starts == starts)
    another = next((meeting for meeting in joined if meeting != own[0]), None)
    since = max(_given(seat.state, own[0]))
    left_behind = any(at > since for other in theirs if not _has(other, own) for at in _given(other, own[0]))
    return "" if another is None and left_behind else another


def _has(state: State, date: Date) -> bool:
    return any((one.meeting, one.starts) == date for one in sessions_of(state.events))


def _given(state: State, meeting: str) -> list[datetime]:
    """Return when a date was given to a pair (UTC), its moves among them."""
    facts = ((event.fact, event.at) for event in state.events)
    return [at for fact, at in facts if isinstance(fact, SessionPlanned) and fact.meeting == meeting]


def _mentor(seat: Seat) -> str:
    return subject_of("mentor", seat.state.journey, seat.linked)
