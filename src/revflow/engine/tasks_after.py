"""A task's way: what each fact makes of it. The one door for a task's state: open, late, done, withdrawn."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from revflow.domain.facts import (
    Answered,
    Attached,
    Chosen,
    CircleSet,
    CircleSettled,
    Claimed,
    Confirmed,
    CountAnswered,
    Drawn,
    Escalated,
    Event,
    GivenBack,
    Lapsed,
    Reassigned,
    Reminded,
    Replaced,
    SessionContested,
    SessionCorrected,
    SessionPlanned,
    SessionSettled,
    StoodIn,
    Voted,
    Withdrawn,
)
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine.rounds import EXPIRED
from revflow.engine.sessions.record import HELD
from revflow.engine.state import OPEN_STATES, opens_to_others

_ActFact = Answered | Voted | Attached | Confirmed | CountAnswered | Chosen | Drawn | CircleSet | CircleSettled
ClosingFact = _ActFact | Withdrawn
TimeFact = Reminded | Escalated | Lapsed
SessionFact = SessionPlanned | SessionSettled | SessionContested | SessionCorrected
HandFact = StoodIn | Reassigned | Replaced | Claimed | GivenBack

TAKEN_BACK = "taken-back"
"""Why a task is withdrawn that a decision had made which is taken back."""

ASKED_ANEW = "asked-anew"
"""Why a choice is withdrawn that a later round of the match asks for again."""

REVISED = "revised"
"""Why a task is withdrawn that rests on a step which HR has done once more."""


def closed(task: Task, event: Event, fact: ClosingFact) -> Task:
    """Return the task after somebody acted on it, or it was withdrawn."""
    if isinstance(fact, Withdrawn):
        return withdrawn(task, event, fact.why)
    if isinstance(fact, CircleSet) and task.state not in OPEN_STATES:
        return task  # a meeting was moved: its own task says so already
    if isinstance(fact, CircleSettled) and fact.result == EXPIRED:
        return withdrawn(task, event, EXPIRED)
    return done(task, event, _result(fact), getattr(fact, "principal", ""))


def _result(fact: _ActFact) -> str:
    """Return what a task is done with, by what was said."""
    match fact:
        case Voted():
            result = fact.outcome
        case CountAnswered():
            result = "agreed" if fact.agreed else "declined"
        case Chosen():
            result = "chosen" if fact.mentor else "nobody"
        case CircleSet():
            result = "planned"
        case CircleSettled():
            result = fact.result
        case Answered() | Attached() | Confirmed() | Drawn():
            result = type(fact).__name__.lower()
        case _:
            assert_never(fact)
    return result


def left_alone(tasks: Iterable[Task], voted: Task, event: Event, fact: Voted) -> Iterator[Task]:
    """Yield a gate's other tasks that were claimed by whose voice a vote has used up: they are anybody's again.

    Each has one voice in a round (rule 13). A vote on behalf, which says why, is the principal's alone.
    """
    spoken = {fact.principal} if fact.reason else {event.actor, fact.principal}
    here = (voted.step, voted.round, TaskKind.DECIDE)
    for task in tasks:
        others = task.id != voted.id and (task.step, task.round, task.kind) == here
        if others and task.claimed_by and task.claimed_by in spoken:
            yield replace(task, claimed_by="")


def done(task: Task, event: Event, result: str, principal: str = "") -> Task:
    """Return the task as done by the event's actor."""
    return replace(
        task, state=TaskState.DONE, closed_by=event.actor, closed_at=event.at, result=result, principal=principal
    )


def withdrawn(task: Task, event: Event, why: str) -> Task:
    """Return the task as nobody's any more; one that was closed stays as it is."""
    if task.state not in OPEN_STATES:
        return task
    return replace(task, state=TaskState.WITHDRAWN, closed_at=event.at, result=why)


def reopened(task: Task, due: datetime | None) -> Task:
    """Return the task as it was before somebody acted on it, or before it was withdrawn; `due` is a new due date."""
    return replace(
        task, state=TaskState.OPEN, closed_by="", closed_at=None, result="", principal="", due=due or task.due
    )


def annulled(task: Task, event: Event) -> Task:
    """Return the task as nobody's any more, and as if nobody had acted on it: what was said there does not count."""
    return replace(task, state=TaskState.WITHDRAWN, closed_by="", closed_at=event.at, result=TAKEN_BACK, principal="")


def timed(task: Task, fact: TimeFact) -> Task:
    """Return the task after time acted on it (rule 20); who is added as a decider is not bound by a claim."""
    match fact:
        case Reminded():
            return task
        case Escalated():
            return replace(_opened(task, fact), claimed_by="") if opens_to_others(task) and fact.to else task
        case Lapsed():
            late = fact.action == "hold" and task.state is TaskState.OPEN
            return replace(task, state=TaskState.LATE) if late else task
        case _:
            assert_never(fact)


def in_session(tasks: Iterable[Task], event: Event, fact: SessionFact) -> Iterator[Task]:
    """Yield those of a mentoring session's tasks that are done by what was said of it."""
    match fact:
        case SessionPlanned():
            kind, result = TaskKind.PLAN, "planned"
        case SessionSettled():
            kind, result = TaskKind.SESSION, fact.result
        case SessionCorrected():
            yield from (done(task, event, fact.result) for task in tasks if task.result == HELD)
            return
        case SessionContested():
            return
        case _:
            assert_never(fact)
    for task in tasks:
        if task.kind is kind and task.state in OPEN_STATES:
            yield done(task, event, result)


def handed(task: Task, event: Event, fact: HandFact) -> Task:
    """Return the task after it went from hand to hand; who stands in for its claimer is not bound by the claim."""
    match fact:
        case StoodIn():
            more = ((fact.deputy, fact.principal),) if fact.principal else ()
            claimed = "" if fact.principal in ("", task.claimed_by) else task.claimed_by
            deputies = tuple(dict.fromkeys((*task.deputies, *more)))
            return replace(_also_to(task, (fact.deputy,)), deputies=deputies, claimed_by=claimed)
        case Reassigned():
            return replace(task, to=(fact.to,), deputies=(), claimed_by="")
        case Replaced():
            return _replaced(task, fact)
        case Claimed():
            return replace(task, claimed_by=event.actor)
        case GivenBack():
            return replace(task, claimed_by="")
        case _:
            assert_never(fact)


def in_place(to: tuple[str, ...], former: str, heir: str) -> tuple[str, ...]:
    """Return who is asked once `heir` has the place of `former`, each once; either may be empty."""
    after = tuple(heir if ref == former else ref for ref in to)
    return tuple(dict.fromkeys(ref for ref in (*after, heir) if ref))


def _replaced(task: Task, fact: Replaced) -> Task:
    """Who stood in for the former one does so no more, and what he or she had claimed is anybody's again."""
    over = {deputy for deputy, principal in task.deputies if fact.former in (deputy, principal)} - {fact.former}
    to = tuple(ref for ref in in_place(task.to, fact.former, fact.heir) if ref not in over)
    deputies = tuple(pair for pair in task.deputies if fact.former not in pair)
    return replace(task, to=to, deputies=deputies, claimed_by="" if task.claimed_by == fact.former else task.claimed_by)


def _opened(task: Task, fact: Escalated) -> Task:
    """Who is told decides in his or her own name, having been a deputy before or not."""
    deputies = tuple((deputy, principal) for deputy, principal in task.deputies if deputy not in fact.to)
    return replace(_also_to(task, fact.to), deputies=deputies)


def _also_to(task: Task, refs: tuple[str, ...]) -> Task:
    return replace(task, to=tuple(dict.fromkeys((*task.to, *refs))))
