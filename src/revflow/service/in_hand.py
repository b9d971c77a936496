"""In whose hands a task is, and what one who was asked may do about that, as the engine judges it now."""

from collections.abc import Callable, Iterator
from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, Escalated, Reassigned, Replaced, StoodIn
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import State, commands
from revflow.engine.standing import claimer, is_away
from revflow.engine.state import DECIDING, OPEN_STATES
from revflow.service.page import InHand
from revflow.service.sight import Sight, is_private

_OF_TWO = frozenset({TaskKind.PLAN, TaskKind.SESSION})
"""Either of a pair may act at any time: there is nothing to take on."""


def in_hand(sight: Sight, task: Task, now: datetime) -> InHand:
    """Return in whose hands a task is, and what the reader may do about that; nothing is written."""
    case, me = sight.case, sight.reader.ref
    it = (case.program, case.state, case.linked)
    if task.state not in OPEN_STATES:
        return InHand(take_back=_may(lambda: commands.take_back(*it, me, task.id, now)))
    principal = _principal(case.state, task, me)
    back = bool(principal) and task.kind in DECIDING and not is_away(case.linked, principal or "", now)
    claimed = claimer(case.linked, task, now)
    free = not back and claimed in ("", me)
    several = len(task.to) > 1 and task.kind not in _OF_TWO
    return InHand(
        deputy=principal is not None,
        principal=sight.principal(principal or ""),
        back=back,
        claimed_by=sight.name(claimed),
        mine=claimed == me,
        claim=free and several and not claimed and _may(lambda: commands.claim(*it, me, task.id, now)),
        give_back=task.claimed_by == me and _may(lambda: commands.give_back(*it, me, task.id, now)),
        heirs=tuple(_heirs(sight, task, now)) if free else (),
    )


def was_asked(state: State, task: Task, ref: str) -> bool:
    """Tell whether somebody was asked for a task before it was handed over to somebody else."""
    asked: set[str] = set()
    for event in state.events:
        match event.fact:
            case Asked(task=task.id, to=to) | Escalated(task=task.id, to=to):
                asked |= set(to)
            case StoodIn(task=task.id, deputy=to) | Reassigned(task=task.id, to=to) | Replaced(task=task.id, heir=to):
                asked.add(to)
            case _:
                continue
    return ref in asked


def heir_of(state: State, task: Task, ref: str) -> str:
    """Return who has somebody's place in a task by the people list, or nothing."""
    facts = (event.fact for event in reversed(state.events) if isinstance(event.fact, Replaced))
    return next((fact.heir for fact in facts if (fact.task, fact.former) == (task.id, ref)), "")


def _principal(state: State, task: Task, ref: str) -> str | None:
    """Return for whom somebody stands in: empty for all who were asked, None when it is in nobody's place."""
    if ref in dict(task.deputies):
        return dict(task.deputies)[ref]
    facts = (event.fact for event in state.events if isinstance(event.fact, StoodIn))
    alone = any((fact.task, fact.deputy) == (task.id, ref) for fact in facts)
    return "" if alone and len(task.to) > 1 else None


def _heirs(sight: Sight, task: Task, now: datetime) -> Iterator[Person]:
    """Yield those of a gate's group to whom it may be handed: there, and known to the reader."""
    case = sight.case
    group = case.program.groups.get(task.awaits)
    if group is None or task.kind not in DECIDING or is_private(case.program, task.step):
        return
    it, me = (case.program, case.state, case.linked), sight.reader.ref
    for ref in dict.fromkeys(r for email in (*group.members, *group.deputies) for r in case.linked.refs(email)):
        if ref == me or is_away(case.linked, ref, now) or not sight.knows(ref):
            continue
        if _may(lambda ref=ref: commands.reassign(*it, me, task.id, ref, now)):  # type: ignore[misc]
            yield case.linked.people[ref]


def _may(command: Callable[[], object]) -> bool:
    """Ask the engine whether it would take an act."""
    try:
        command()
    except RefusedError:
        return False
    return True
