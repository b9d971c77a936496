"""Which journeys concern the same people (rule 2): that decides what a step can wait for."""

from itertools import takewhile

from revflow.definition.meetings import CircleStep
from revflow.definition.program import Program
from revflow.definition.steps import REMATCH, ApprovalStep, MatchStep, Step
from revflow.domain.journeys import Scope

_OF_A_PAIR = frozenset({Scope.MENTEE, Scope.MENTOR, Scope.TOPIC})


def joins(one: Scope, other: Scope) -> bool:
    """Say whether journeys of these scopes can wait for each other: not mentee and mentor, nor person and topic."""
    return (
        one is other
        or Scope.COHORT in {one, other}
        or (one is Scope.PAIR and other in _OF_A_PAIR)
        or (other is Scope.PAIR and one in _OF_A_PAIR)
    )


def ahead_of(program: Program, step: Step) -> tuple[Step, ...]:
    """Return the steps above that may keep one from starting: a circle keeps none, and waits for the first pairs alone.

    The pairs begin when the match and the cohort's approvals right below it are passed (rule 6).
    """
    above = tuple(one for one in program.steps[: program.steps.index(step)] if not isinstance(one, CircleStep))
    if not isinstance(step, CircleStep) or step.after is not None:
        return above
    return tuple(one for one in wave_of(program) if one in above)


def wave_of(program: Program) -> tuple[Step, ...]:
    """Return the steps that run once per wave (rule 6): the match and the cohort's approvals right below it.

    A circle between them holds nobody up, and lets no pair begin sooner.
    """
    steps = [one for one in program.steps if not isinstance(one, CircleStep)]
    place = next((number for number, one in enumerate(steps) if isinstance(one, MatchStep)), len(steps))
    gates = takewhile(lambda one: isinstance(one, ApprovalStep) and one.for_each is Scope.COHORT, steps[place + 1 :])
    return (*steps[place : place + 1], *gates)


def acceptances(program: Program) -> frozenset[str]:
    """Return the gates at which a pair may still be declined: before, it is no pair yet."""
    gates = (step for step in program.steps if isinstance(step, ApprovalStep) and step.for_each is Scope.PAIR)
    return frozenset(gate.id for gate in gates if any(one.then == REMATCH for one in gate.outcomes.values()))


def awaited_in_all(program: Program, step: Step) -> list[Step]:
    """Return all steps that a step waits for, directly or by way of others."""
    found: list[Step] = []
    ahead = [step]
    while ahead:
        new = [other for other in waits_for(program, ahead.pop()) if other not in found]
        found += new
        ahead += new
    return found


def waits_for(program: Program, step: Step) -> tuple[Step, ...]:
    """Return the steps that a step waits for: those of `after`, else all above it that concern the same people."""
    above = ahead_of(program, step)
    if step.after is not None:
        return tuple(other for other in above if other.id in step.after)
    return tuple(other for other in above if joins(step.for_each, other.for_each))
