"""Where an outcome leads: what may be chosen at a gate, steps that run again, ends of journeys (rules 5, 11, 17)."""

from datetime import datetime
from functools import lru_cache

from revflow.definition.fill import builtin
from revflow.definition.outcomes import Outcome
from revflow.definition.program import Program
from revflow.definition.steps import FINISH, LEAVE, NEXT, REMATCH, ApprovalStep, ModuleStep, Step
from revflow.definition.text import Text
from revflow.domain.facts import Ended
from revflow.domain.journeys import Ending, Scope, StepStatus
from revflow.engine.plan import plan_of
from revflow.engine.rounds import BACK, EXPIRED, FEWER
from revflow.engine.state import State, Visit

_PERSONS = (Scope.MENTEE, Scope.MENTOR)
_PLAIN = frozenset({NEXT, LEAVE, FINISH, REMATCH})


def route_of(outcome: Outcome) -> str:
    """Return the route that a `Concluded` carries for an outcome."""
    return outcome.then if outcome.then in _PLAIN else BACK + outcome.then


def outcomes_of(step: Step) -> dict[str, Outcome]:
    """Return what may be said at a gate, in order: an approval's outcomes, or those of a module's review."""
    if isinstance(step, ApprovalStep):
        return step.outcomes
    if isinstance(step, ModuleStep):
        review = {"approve": Outcome(then=NEXT), "revise": Outcome(then=step.id, comment="required")}
        return {name: outcome.model_copy(update={"label": _usual_label(name)}) for name, outcome in review.items()}
    return {}


@lru_cache(maxsize=8)
def _usual_label(name: str) -> Text:
    return Text(builtin(f"label-{name}"))


def offered(step: Step, state: State) -> dict[str, Outcome]:
    """Return the outcomes that are offered in the open round: at `max_rounds` nothing leads back any more (rule 17)."""
    outcomes = outcomes_of(step)
    visit = state.visits.get(step.id)
    most = getattr(step, "max_rounds", 0)
    if visit is None or not most or rounds_of(state, visit) < most:
        return outcomes
    return {name: outcome for name, outcome in outcomes.items() if not route_of(outcome).startswith(BACK)}


def rounds_of(state: State, visit: Visit) -> int:
    """Return how many rounds a step has had, of a gate of a wave in that wave; one that was undone is none."""
    ended = (past for past in state.past if past.ended_at is not None)
    return 1 + sum(1 for past in ended if (past.step, past.wave) == (visit.step, visit.wave))


def sent_back_to(program: Program, step: Step, state: State) -> tuple[str, ...]:
    """Return the steps S that were reopened, and that a step waits for in any case before it runs again (rule 17).

    It is the gate that went back to S, whatever it waits for by `after`, or a step between that says `again_on_revise`;
    and what HR has had reopened, for all that is below it.
    """
    visit = state.visits.get(step.id)
    above = plan_of(program).above[step.id]
    reopened = tuple(target for target, _ in state.reopened if target in above)
    if visit is not None and visit.route.startswith(BACK):
        return (visit.route.removeprefix(BACK), *reopened)
    return (*_passed_over(program, step, state), *reopened)


def _passed_over(program: Program, step: Step, state: State) -> tuple[str, ...]:
    """Return the steps S that a gate, or HR, went back to over this step, which must run again: `again_on_revise`."""
    visit = state.visits.get(step.id)
    if not getattr(step, "again_on_revise", False) or visit is None or visit.ended_at is None:
        return ()
    place = plan_of(program).place
    ended = visit.events[-1].number
    back = (other for other in (*state.past, *state.visits.values()) if other.route.startswith(BACK))
    later = (other for other in back if other.step in place and other.events[-1].number > ended)
    over = ((other.route.removeprefix(BACK), other.step) for other in later)
    between = tuple(target for target, gate in over if place[target] < place[step.id] < place[gate])
    again = (target for target, number in state.reopened if number > ended and place[target] < place[step.id])
    return (*between, *again)


def status_of(program: Program, step: Step, state: State) -> StepStatus:
    """Return where a step stands, a step that must run again waiting."""
    status = state.status.get(step.id, StepStatus.WAITING)
    if status is StepStatus.DONE and _passed_over(program, step, state):
        return StepStatus.WAITING
    return status


def declined_gate(state: State) -> Visit | None:
    """Return the gate at which a pair was declined, if it was.

    Both are asked before the pair is formal, and declining costs nothing (`domain.md`, What makes it work or fail).
    """
    return next((visit for visit in state.visits.values() if visit.route == REMATCH), None)


def rematch_until(state: State, visit: Visit) -> datetime | None:
    """Return until when a declined pair waits for its other half, None when nobody is asked any more (rule 7)."""
    dues = [task.due for task in state.open_tasks() if task.step == visit.step and task.due is not None]
    return max(dues, default=None)


def routed_end(program: Program, state: State, now: datetime) -> Ended | None:
    """Return the end that an outcome leads to, if one does now.

    `leave`: a person whose form expired has left, one whom a gate declines is declined; a pair that says no is
    declined, one that lets time pass is stopped, like a topic or a cohort. `finish`: finished. `rematch`: declined, but
    not before the other half has answered or its time is up.
    """
    for visit in state.visits.values():
        if visit.route == FINISH:
            return Ended(Ending.FINISHED, "outcome")
        if visit.route == REMATCH:
            until = rematch_until(state, visit)
            if until is None or until <= now:
                return Ended(Ending.DECLINED, "outcome")
        if visit.route == LEAVE:
            cause = visit.outcome if visit.outcome in (EXPIRED, FEWER) else "outcome"
            return Ended(_leaving(program.step(visit.step), state, cause), cause)
    return None


def _leaving(step: Step, state: State, cause: str) -> Ending:
    gate = isinstance(step, ApprovalStep)
    if state.journey.scope in _PERSONS:
        return Ending.DECLINED if gate else Ending.LEFT
    if state.journey.scope is Scope.PAIR and gate and cause != EXPIRED:
        return Ending.DECLINED
    return Ending.STOPPED
