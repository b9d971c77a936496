"""A mentee's own side of a match in which mentees choose: when it asks, what is said, and when HR must see to it."""

from datetime import UTC, datetime, timedelta

from revflow.definition.steps import Step
from revflow.domain.facts import Chosen
from revflow.domain.journeys import Ending, Scope, StepStatus
from revflow.domain.tasks import TaskState
from revflow.engine.choices import CHOSE, CHOSE_NOBODY, LATE, NO_CHOICE, NOBODY, SETTLED
from revflow.engine.joins import ENDED
from revflow.engine.routing import status_of
from revflow.engine.situation import Situation
from revflow.engine.state import Visit

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def entry_due(it: Situation) -> Step | None:
    """Return the match when its round asks this mentee to choose, and all steps above it have ended."""
    match = it.plan.match
    if match is None or it.scope is not Scope.MENTEE or it.state.status.get(match.id) is not StepStatus.WAITING:
        return None
    place = it.plan.place
    above = (step for step in it.own_steps() if place[step.id] < place[match.id])
    return match if all(status_of(it.program, step, it.state) in ENDED for step in above) else None


def visit_of(it: Situation) -> Visit | None:
    """Return the newest round in which this mentee is, or was, to choose, unless another one is about to begin."""
    match = it.plan.match
    if match is None or it.scope is not Scope.MENTEE or it.state.status.get(match.id) is StepStatus.WAITING:
        return None
    return it.state.visits.get(match.id)


def counts(it: Situation) -> dict[str, int]:
    """Return what the mentee's summary says of the choice, as `engine.choices` reads it."""
    visit = visit_of(it)
    if visit is None or not (visit.ended_at or _late(it, visit)):
        return {}
    found = {SETTLED: it.state.choosing}
    said = _said(visit)
    if said is None:
        return found | {LATE: 1}
    chosen, at = said
    if not chosen.mentor:
        return found | {NOBODY: 1}
    paired = (other.journey.mentor for other in it.linked.journeys if other.journey.scope is Scope.PAIR)
    return (
        found
        if chosen.mentor in paired
        else found | {CHOSE + chosen.mentor: (at - _EPOCH) // timedelta(microseconds=1)}
    )


def trouble(it: Situation) -> tuple[Visit, str] | None:
    """Return why HR must see to this mentee, at which round: `no-choice`, time is up, or `chose-nobody`."""
    visit = visit_of(it)
    if visit is None or it.state.unmatchable or _has_pair(it):
        return None
    if not visit.ended_at:
        return (visit, NO_CHOICE) if _late(it, visit) else None
    said = _said(visit)
    return (visit, CHOSE_NOBODY) if said is not None and not said[0].mentor else None


def _has_pair(it: Situation) -> bool:
    pairs = (other for other in it.linked.journeys if other.journey.scope is Scope.PAIR)
    return any(pair.ending in (None, Ending.FINISHED) for pair in pairs)


def _late(it: Situation, visit: Visit) -> bool:
    tasks = [one for one in it.state.tasks.values() if (one.step, one.round) == (visit.step, visit.round)]
    return any(task.state is TaskState.LATE for task in tasks)


def _said(visit: Visit) -> tuple[Chosen, datetime] | None:
    said = [(event.fact, event.at) for event in visit.events if isinstance(event.fact, Chosen)]
    return said[-1] if said else None
