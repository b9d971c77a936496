"""Which journeys concern the same people (rule 2): that decides what a step can wait for."""

from revflow.definition.program import Program
from revflow.definition.steps import Step
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
    above = program.steps[: program.steps.index(step)]
    if step.after is not None:
        return tuple(other for other in above if other.id in step.after)
    return tuple(other for other in above if joins(step.for_each, other.for_each))
