"""What happened at a step, told from the journal: who did what when, what was remarked, what became of sessions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from revflow.definition.meetings import SessionsStep
from revflow.definition.text import Duration
from revflow.domain.facts import (
    Answered,
    Asked,
    Attached,
    Chosen,
    CircleSet,
    CircleSettled,
    Claimed,
    Concluded,
    Confirmed,
    CountAnswered,
    CountProposed,
    Drawn,
    Event,
    Fact,
    GivenBack,
    Lapsed,
    Reassigned,
    Reopened,
    Replaced,
    SessionContested,
    SessionCorrected,
    SessionPlanned,
    SessionSettled,
    StoodIn,
    TakenBack,
    Voted,
    Withdrawn,
    WordsReleased,
)
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import calendar
from revflow.engine.rounds import EXPIRED
from revflow.engine.sessions import as_corrected
from revflow.engine.state import CARE, State
from revflow.engine.tasks_after import SessionFact
from revflow.service.page import HistoryLine, Remark, SessionLine
from revflow.service.ports import Db
from revflow.service.sight import Sight, is_private

CONTEST_SHOWN = Duration(5, "working days")
"""How long both of a pair see that the second one said otherwise (rule 12)."""

_BACK = "back:"

_LINES: Mapping[type[Fact], tuple[str, tuple[str, ...]]] = {
    Asked: ("asked", ("due",)),
    Answered: ("answered", ()),
    WordsReleased: ("words-released", ()),
    Voted: ("voted", ("outcome",)),
    Attached: ("attached", ("files",)),
    Chosen: ("chosen", ()),
    Drawn: ("drawn", ()),
    Confirmed: ("confirmed", ()),
    Withdrawn: ("withdrawn", ("why",)),
    Lapsed: ("lapsed", ("action",)),
    Concluded: ("concluded", ("outcome",)),
    CountProposed: ("count-proposed", ("count",)),
    CountAnswered: ("count-answered", ("agreed",)),
    SessionPlanned: ("planned", ("starts",)),
    SessionSettled: ("settled", ("result",)),
    CircleSet: ("planned", ("starts",)),
    CircleSettled: ("settled", ("result",)),
    SessionContested: ("contested", ("result",)),
    SessionCorrected: ("corrected", ("result",)),
    Claimed: ("claimed", ()),
    GivenBack: ("given-back", ()),
    TakenBack: ("taken-back", ()),
    Reopened: ("reopened", ()),
    Reassigned: ("reassigned", ("to",)),
    Replaced: ("replaced", ("former", "heir")),
    StoodIn: ("stood-in", ("deputy", "principal")),
}
"""Which facts a page tells, under which code, with which of their fields."""

_ALONE = frozenset({TaskKind.AGREE, TaskKind.PULSE, *CARE})
"""Tasks whose page tells of nothing else, and of which no other page tells."""

_REFERENCES = ("to", "deputy", "principal", "former", "heir")
"""Fields that hold a person's reference, which a page tells by name."""


def history(sight: Sight, task: Task, now: datetime) -> tuple[HistoryLine, ...]:
    """Return what happened at the task's step, oldest first; of a private gate only the reader's own acts."""
    private = is_private(sight.case.program, task.step)
    elsewhere = _sessions_elsewhere(sight.case.state, task)
    return tuple(
        HistoryLine(event.at, sight.name(event.actor), *told)
        for event in sight.case.state.events
        if event.number not in elsewhere
        and (told := _told(event.fact, sight, task))
        and (not private or event.actor in ("", sight.reader.ref))
        and (not isinstance(event.fact, SessionContested) or _shows_contest(sight, event, now))
    )


def _sessions_elsewhere(state: State, task: Task) -> frozenset[int]:
    """Return the numbers of the events of other steps' sessions: sessions are numbered anew in each."""
    visits = (visit for visit in (*state.past, *state.visits.values()) if visit.step != task.step)
    events = (event for visit in visits for event in visit.events)
    return frozenset(event.number for event in events if isinstance(event.fact, SessionFact))


def _shows_contest(sight: Sight, event: Event, now: datetime) -> bool:
    """Tell whether the reader sees that the other one said otherwise: one of the two, for so long (rule 12)."""
    pair = {other.journey.person for other in sight.case.linked.journeys if other.journey.person}
    if sight.reader.ref not in pair:
        return False
    return now < calendar.deadline(sight.case.program.calendar, sight.reader.site, event.at, CONTEST_SHOWN)


def _told(fact: Fact, sight: Sight, task: Task) -> tuple[str, Mapping[str, object]] | None:
    """Return the code and data of a fact's line, or None when it is not of this step."""
    of = sight.case.state.tasks.get(getattr(fact, "task", ""))
    if of is not None and ((of.step, of.session) != (task.step, task.session) or _is_apart(of, task)):
        return None
    if isinstance(fact, Concluded) and (fact.step != task.step or fact.outcome == "done"):
        return None
    if isinstance(fact, SessionFact) and (fact.number != task.session or task.kind in _ALONE):
        return None
    if isinstance(fact, Reopened) and fact.step != task.step:
        return None
    code, names = _LINES.get(type(fact), ("", ()))
    if isinstance(fact, Chosen) and not fact.mentor:
        code = "chose-nobody"
    if isinstance(fact, Voted | Answered | Chosen) and fact.principal:
        code, names = f"{code}-{'behalf' if fact.reason else 'for'}", (*names, "principal")
    if isinstance(fact, CircleSettled) and fact.result == EXPIRED:
        code, names = "lapsed", ()
    if isinstance(fact, Replaced) and not (fact.former and fact.heir):
        code = "replaced-in" if fact.heir else "replaced-out"
    if isinstance(fact, Answered) and fact.notice:
        code, names = "answered-read", ("notice",)
    data = {name: getattr(fact, name) for name in names}
    told = {name: sight.name(value) if name in _REFERENCES else value for name, value in data.items()}
    return (code, told) if code else None


def _is_apart(of: Task, task: Task) -> bool:
    """Tell whether what happened to one task is told on its own page alone: what the other one is asked stays there."""
    return of.id != task.id and not _ALONE.isdisjoint((of.kind, task.kind))


def remarks(db: Db, sight: Sight, task: Task) -> tuple[Remark, ...]:
    """Return what was said whenever something was sent back to the task's step, oldest first (rule 17).

    What was said at a private gate is shown to who said it alone. To an external group, the words of those whom it may
    not know are empty: only that something was said, and to what end (rule 29).
    """
    return tuple(_remarks(db, sight, task))


def _remarks(db: Db, sight: Sight, task: Task) -> Iterator[Remark]:
    state = sight.case.state
    votes: dict[tuple[str, int], list[Event]] = {}
    for event in state.events:
        fact = event.fact
        if isinstance(fact, Voted):
            of = state.tasks[fact.task]
            votes.setdefault((of.step, of.round), []).append(event)
            if of.step == task.step:
                yield from _remark(db, sight, event, of.step)
        elif isinstance(fact, Concluded) and fact.route == _BACK + task.step and fact.step != task.step:
            for vote in votes.get((fact.step, fact.round), []):
                yield from _remark(db, sight, vote, fact.step)


def _remark(db: Db, sight: Sight, event: Event, step: str) -> Iterator[Remark]:
    fact = event.fact
    if (
        isinstance(fact, Voted)
        and fact.remark
        and (event.actor == sight.reader.ref or not is_private(sight.case.program, step))
    ):
        text = db.content(fact.remark)
        if isinstance(text, str):
            yield Remark(event.at, sight.name(event.actor), fact.outcome, text if sight.knows(event.actor) else "")


def session_lines(sight: Sight) -> tuple[SessionLine, ...]:
    """Return the pair's sessions in the order of their dates as they were planned, moved ones included."""
    if not any(isinstance(step, SessionsStep) for step in sight.case.program.steps):
        return ()
    lines: list[SessionLine] = []
    newest: dict[tuple[int, int], int] = {}  # numbers begin anew with each step and round of sessions
    for event in as_corrected(sight.case.state.events):
        fact = event.fact
        if isinstance(fact, SessionPlanned):
            newest[fact.number, fact.sequence] = len(lines)
            lines.append(SessionLine(fact.number, fact.starts, fact.minutes, "planned"))
        elif isinstance(fact, SessionSettled) and (fact.number, fact.sequence) in newest:
            place = newest[fact.number, fact.sequence]
            lines[place] = replace(lines[place], state=fact.result, by=sight.name(event.actor))
    return tuple(lines)
