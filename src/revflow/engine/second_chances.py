"""Second chances: an outcome may lead back to a step above, but not before so long (`after`).

No company is known to offer them (`domain.md` names none): a refusal that says what would help, and when, is ours.
"""

from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, Step
from revflow.definition.text import Duration
from revflow.domain.journeys import Journey, StepStatus
from revflow.engine import calendar
from revflow.engine.linked import Linked
from revflow.engine.rounds import BACK
from revflow.engine.situation import Situation
from revflow.engine.state import Visit

LATER = "later"
"""Under which a summary's counts say that a journey waits for its second chance: a match does not wait for it."""


def opens_at(program: Program, linked: Linked, journey: Journey, after: Duration, decided_at: datetime) -> datetime:
    """Return when a journey's person is asked again (UTC), in the calendar of his or her site."""
    person = linked.people.get(journey.person)
    return calendar.deadline(program.calendar, person.site if person else "", decided_at, after)


def second_chance(it: Situation, step: Step) -> datetime | None:
    """Return until when a step that was led back to waits, None if it does not; HR may have it done sooner (reopen)."""
    for visit in it.state.visits.values():
        gate = it.program.step(visit.step)
        if visit.route != BACK + step.id or not isinstance(gate, ApprovalStep) or visit.ended_at is None:
            continue
        if it.state.status.get(gate.id) is not StepStatus.WAITING or _reopened_since(it, step, visit):
            continue
        outcome = gate.outcomes.get(visit.outcome)
        if outcome is not None and outcome.after is not None:
            opens = opens_at(it.program, it.linked, it.state.journey, outcome.after, visit.ended_at)
            return opens if opens > it.now else None
    return None


def waits_for_second_chance(it: Situation) -> bool:
    """Tell whether any step of the journey waits for its second chance."""
    waiting = (step for step in it.own_steps() if it.state.status.get(step.id) is StepStatus.WAITING)
    return any(second_chance(it, step) is not None for step in waiting)


def _reopened_since(it: Situation, step: Step, visit: Visit) -> bool:
    decided = visit.events[-1].number
    return any(target == step.id and number > decided for target, number in it.state.reopened)
