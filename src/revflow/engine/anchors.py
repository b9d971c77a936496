"""What reminders may count from besides the due date: the launch, and the sessions of the pairs concerned (rule 20).

The first session is the earliest that has a date, and counts from its start; the last is the latest, and counts from
its end. One that was cancelled or missed has no date until it is planned anew. Who is asked on a journey of another
scope learns the dates from the summaries of its pairs.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from revflow.definition.text import FIRST, LAST, LAUNCH
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.engine.sessions import HELD, sessions_of
from revflow.engine.situation import Situation
from revflow.engine.state import State
from revflow.engine.view import View

_PREFIX = "at."


def anchor_of(view: View, name: str) -> datetime | None:
    """Return the moment that a reminder counts from, None while it is not known."""
    if name == LAUNCH:
        return view.linked.launched_at
    step, _, which = name.partition(".")
    dates = list(_own(view.state, step, which) if view.state.journey.scope is Scope.PAIR else _of_pairs(view, name))
    return (min if which == FIRST else max)(dates, default=None)


def dates_of(it: Situation) -> dict[str, int]:
    """Return the dates that reminders of other journeys count from, as `at.<step>.<which>` in seconds since 1970.

    They ride in a summary's counts, and are never added up; only a pair of a program that counts from them has some.
    """
    if it.scope is not Scope.PAIR:
        return {}
    found = {(step, which): list(_own(it.state, step, which)) for step in it.plan.dated for which in (FIRST, LAST)}
    return {
        f"{_PREFIX}{step}.{which}": int((min if which == FIRST else max)(dates).timestamp())
        for (step, which), dates in found.items()
        if dates
    }


def dates_moved(before: Summary, after: Summary) -> bool:
    """Tell whether a date that others' reminders count from is another one."""
    return _dates(before) != _dates(after)


def _dates(summary: Summary) -> dict[str, int]:
    return {name: at for name, at in summary.counts.items() if name.startswith(_PREFIX)}


def _own(state: State, step: str, which: str) -> Iterator[datetime]:
    visit = state.visits.get(step)
    for session in sessions_of(visit.events) if visit else ():
        if session.result in ("", HELD):
            yield session.starts if which == FIRST else session.ends


def _of_pairs(view: View, name: str) -> Iterator[datetime]:
    """Yield the dates of all pairs that run, or have finished: of one that was stopped nothing is planned any more."""
    for other in view.linked.journeys:
        seconds = other.counts.get(_PREFIX + name)
        if seconds is not None and other.ending in (None, Ending.FINISHED):
            yield datetime.fromtimestamp(seconds, UTC)
