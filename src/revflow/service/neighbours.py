"""Whom a journey's progress concerns: they are nudged, and see for themselves."""

from collections.abc import Iterable

from revflow.definition.program import Program
from revflow.domain.journeys import Scope, Summary
from revflow.engine.joins import concerns_cohort


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
    if own is not Scope.COHORT and concerns_cohort(program, before, after):
        codes.append(cohort)
    return codes
