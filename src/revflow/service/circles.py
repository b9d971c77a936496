"""A circle's meetings: whoever plans them gives each a date and a place, and says what became of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from revflow.definition.meetings import CircleStep
from revflow.definition.signs import is_unfit
from revflow.domain.errors import RefusedError
from revflow.domain.facts import CircleSet, CircleSettled
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import commands
from revflow.engine.circles import CALLED_OFF, INVITATION, fair_start, meetings_of, planned
from revflow.engine.commands.guards import view_of
from revflow.engine.situation import Situation
from revflow.service.act import Act, act, journey_of, words
from revflow.service.case import Case
from revflow.service.free_text import free_text
from revflow.service.page import SessionLine
from revflow.service.ports import Db, OutboxMail, Ports
from revflow.service.sight import Sight

LONGEST_PLACE = 200
"""Of a room, or of a link to a meeting on line."""

_MOST_DIGITS = 4


def gather(ports: Ports, task_id: str, actor: str, starts: datetime, place: str = "") -> None:
    """Give a meeting its date (UTC, aware) and its place, which is kept apart, erasable, and told to the invited alone.

    Raises RefusedError: see `engine.commands.gather`; `text-too-long`.
    """
    where = _on_one_line(place)

    def judge(case: Case, now: datetime) -> Act:
        said = words(case, task_id, {"place": where})
        digest = said[0].digest if said else ""
        return Act(
            commands.gather(case.program, case.state, case.linked, actor, task_id, starts, now, place=digest), said
        )

    act(ports, journey_of(task_id), actor, judge)


def gathered(
    ports: Ports,
    task_id: str,
    actor: str,
    result: str,
    *,
    starts: datetime | None = None,
    place: str | None = None,
    came: str = "",
) -> None:
    """Say what became of a meeting: `held`, with how many `came` as typed, `moved`, `cancelled`.

    `place` is where a moved one takes place, empty: nowhere that is known, None: where it did.

    Raises RefusedError: see `engine.commands.gathered`; `circle-came`, `text-too-long`.
    """
    where, count = _on_one_line(place or ""), _count(came)

    def judge(case: Case, now: datetime) -> Act:
        said = words(case, task_id, {"place": where})
        kept = None if place is None else ""
        digest = said[0].digest if said else kept
        it = (case.program, case.state, case.linked)
        change = commands.gathered(*it, actor, task_id, result, now, starts=starts, place=digest, came=count)
        return Act(change, said)

    act(ports, journey_of(task_id), actor, judge)


def place_of(db: Db, digest: object) -> str:
    """Return where a meeting takes place; empty where nobody has said, or it is erased."""
    found = db.content(str(digest)) if digest else None
    return found if isinstance(found, str) else ""


def last_place(db: Db, case: Case, task: Task) -> str:
    """Return where the meeting of a task takes place; before it has a date, where the last one with a place did."""
    visit = case.state.visits.get(task.step)
    known = meetings_of(visit.events) if visit else ()
    dated = task.kind is TaskKind.GATHERED
    places = [one.place for one in known if (one.number == task.session if dated else one.place)]
    return place_of(db, places[-1]) if places else ""


def proposed_start(case: Case, task: Task, now: datetime) -> datetime | None:
    """Return a fair date for the meeting of a task (UTC), the one that it has while it lies ahead."""
    view = view_of(Situation(case.program, case.state, case.linked, now), task)
    meeting = planned(view)
    return meeting.starts if meeting is not None and meeting.starts > now else fair_start(view)


def invitations_ahead(mails: Iterable[OutboxMail], now: datetime) -> Iterator[OutboxMail]:
    """Yield, of somebody's mails, the newest invitation to each meeting that lies ahead and was not called off."""
    newest: dict[tuple[str, str, object], OutboxMail] = {}
    for mail in mails:
        if mail.order.template in (INVITATION, CALLED_OFF):
            newest[mail.order.journey, mail.order.step, mail.order.data["number"]] = mail
    for mail in newest.values():
        if mail.order.template == INVITATION and datetime.fromisoformat(str(mail.order.data["starts"])) > now:
            yield mail


def is_of_circle(task: Task) -> bool:
    """Tell whether a task is about a circle's meeting."""
    return task.kind in (TaskKind.GATHER, TaskKind.GATHERED)


def meeting_lines(sight: Sight, task: Task) -> tuple[SessionLine, ...]:
    """Return the meetings of a task's circle in the order in which they were planned, moved ones included."""
    return tuple(_lines(sight, task))


def _lines(sight: Sight, task: Task) -> Iterator[SessionLine]:
    step = sight.case.program.step(task.step)
    visit = sight.case.state.visits.get(task.step)
    if not isinstance(step, CircleStep) or visit is None:
        return
    settled = {
        (event.fact.number, event.fact.sequence): (event.fact.result, sight.name(event.actor))
        for event in visit.events
        if isinstance(event.fact, CircleSettled)
    }
    for event in visit.events:
        fact = event.fact
        if isinstance(fact, CircleSet):
            state, who = settled.get((fact.number, fact.sequence), ("planned", ""))
            yield SessionLine(fact.number, fact.starts, fact.minutes, state, who)


def _on_one_line(place: str) -> str:
    seen = (sign for sign in free_text(place, LONGEST_PLACE) if not is_unfit(sign))
    return " ".join("".join(seen).split())


def _count(typed: str) -> int | None:
    """Return a number of people as typed, None where nothing was. Raises RefusedError `circle-came`."""
    text = typed.strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise RefusedError("circle-came", most=10**_MOST_DIGITS)
    return int(text) if text else None
