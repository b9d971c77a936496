"""Whom a journey's progress concerns: they are nudged, and see for themselves."""

from collections.abc import Iterable
from functools import lru_cache

from revflow.definition.program import Program
from revflow.domain.journeys import Scope, Summary


def to_nudge(program: Program, before: Summary, after: Summary, related: Iterable[Summary], cohort: str) -> list[str]:
    """Return the codes of open journeys that may go on because of what changed between two summaries of one journey.

    The cohort's own journey (`cohort`) reads the whole cohort: only endings and steps it waits for nudge it.
    """
    ended = (before.ending, before.on_hold) != (after.ending, after.on_hold)
    passed = {step for step, outcome in after.steps.items() if before.steps.get(step) != outcome}
    reopened = set(before.steps) - set(after.steps)
    if not ended and not passed and not reopened:
        return []
    codes = [other.journey.code for other in related if other.ending is None]
    own = after.journey.scope
    if own is not Scope.COHORT and (ended or passed & _awaited_by_cohort(_orders(program), own)):
        codes.append(cohort)
    return codes


def _orders(program: Program) -> tuple[tuple[str, Scope, tuple[str, ...] | None], ...]:
    return tuple((step.id, step.for_each, step.after) for step in program.steps)


@lru_cache(maxsize=64)
def _awaited_by_cohort(orders: tuple[tuple[str, Scope, tuple[str, ...] | None], ...], scope: Scope) -> frozenset[str]:
    """Return the steps of a scope that some cohort step waits for directly: the last above it, or those it names."""
    awaited: set[str] = set()
    above: list[str] = []
    for step_id, step_scope, after in orders:
        if step_scope is Scope.COHORT:
            awaited |= set(after or ()) | set(above[-1:])
        if step_scope is scope:
            above.append(step_id)
    return frozenset(awaited)
