"""Whom a journey's progress concerns: they are nudged, and see for themselves. One rule for every driver."""

from collections.abc import Iterable, Sequence

from revflow.definition.program import Program
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.engine.anchors import dates_moved
from revflow.engine.choices import choice_of
from revflow.engine.joins import concerns_cohort
from revflow.engine.plan import plan_of


def to_nudge(program: Program, before: Summary, after: Summary, related: Iterable[Summary], cohort: str) -> list[str]:
    """Return the codes of open journeys that may go on because of what changed between two summaries of one journey.

    The cohort's own journey (`cohort`) reads the whole cohort: only endings and steps it waits for nudge it. A date of
    sessions that moved nudges those whose reminders count from it.
    """
    ended = (before.ending, before.on_hold) != (after.ending, after.on_hold)
    passed = {step for step, outcome in after.steps.items() if before.steps.get(step) != outcome}
    reopened = set(before.steps) - set(after.steps)
    chose = choice_of(before) != choice_of(after)
    progressed = bool(ended or passed or reopened)
    readers = plan_of(program).dated_for if dates_moved(before, after) else frozenset()
    running = (other.journey for other in related if other.ending is None)
    codes = [other.code for other in running if progressed or other.scope in readers]
    concerned = Scope.COHORT in readers or ((progressed or chose) and concerns_cohort(program, before, after))
    if after.journey.scope is not Scope.COHORT and concerned:
        codes.append(cohort)
    return codes


def joined_by(opened: Sequence[Journey], others: Iterable[Summary]) -> list[str]:
    """Return the codes of open journeys of a cohort that new ones join: something of theirs may wait for a pair.

    Those are the mentee and the mentor of a pair, the journeys of its lead topic, and the pairs of a topic.
    """
    people = {code for journey in opened for code in (journey.mentee, journey.mentor) if code}
    pairs = {journey.topics[:1] for journey in opened if journey.scope is Scope.PAIR and journey.topics}
    topics = {journey.topics[:1] for journey in opened if journey.scope is Scope.TOPIC}
    leads = {Scope.TOPIC: pairs, Scope.PAIR: topics}
    running = (other.journey for other in others if other.ending is None)
    return [one.code for one in running if one.code in people or one.topics[:1] in leads.get(one.scope, ())]
