"""Counts of a cohort: everyone who started stands in every denominator, whoever finished (rule 11).

Published success counts finishers only, AXA's 97 % among it: it says little of those who began.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from statistics import fmean

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.domain.facts import Answered, Asked, SessionPlanned, SessionSettled
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.domain.tasks import TaskKind
from revflow.engine.companions import meets_together
from revflow.engine.guiding import Guide, guide_of, topics_with_module
from revflow.engine.linked import Linked
from revflow.engine.measures import Survey, measures
from revflow.engine.sessions import as_corrected
from revflow.engine.state import State
from revflow.engine.vetting import REFUSED, refused_topics

HELD = "held"
RESULTS = (HELD, "moved", "cancelled", "missed")
"""What can be said of a planned session."""

MET = "met."
"""What the count of a session that was held begins with where pairs meet together; the date's name and start follow."""


def counts_of(state: State) -> dict[str, int]:
    """Return a journey's own numbers, which its summary carries.

    `sessions.<result>` counts what was said of sessions, `asked.<step>` and `answered.<step>` the requests of a form
    or a pulse, and the answers to them, each entry once however often it was asked again; `refused.<topic>` is 1 for
    a topic that was not approved; `met.<date>` is 1 for each session that was held where pairs meet together. What is
    nought is left out.
    """
    counts: Counter[str] = Counter()
    counted: set[tuple[str, str, int, int]] = set()
    dates: dict[int, str] = {}
    for event in as_corrected(state.events):
        match event.fact:
            case SessionPlanned(number=number, meeting=meeting, starts=starts):
                dates[number] = f"{MET}{meeting}.{starts:%Y%m%dT%H%MZ}" if meeting else ""
            case SessionSettled(number=number, result=result):
                counts[f"sessions.{result}"] += 1
                if result == HELD and dates.get(number):
                    counts[dates[number]] = 1
            case Asked(kind=TaskKind.ANSWER | TaskKind.PULSE, step=step, entry=entry, session=session):
                counted.add(("asked", step, entry, session))
            case Answered(task=task) if task in state.tasks:
                asked = state.tasks[task]
                counted.add(("answered", asked.step, asked.entry, asked.session))
            case _:
                pass
    counts.update(f"{what}.{step}" for what, step, _entry, _session in counted)
    counts.update(REFUSED + topic for topic in refused_topics(state))
    return dict(counts)


def report(program: Program, linked: Linked, now: datetime, surveys: Sequence[Survey] = ()) -> dict[str, object]:
    """Return a cohort's numbers, as JSON values.

    `scopes` maps mentee, mentor, pair and topic to `{started, running, <ending>: n, ...}`; `sessions` adds up what was
    said of sessions; `together`, where pairs meet so, are the dates at which several of a mentor met, and how many were
    present on average; `pairs_with_session` are those that held one, which `guided` tells apart by what guides them
    (rule 9); `answers` maps each form to `{started, asked, answered}`: all whom it would have asked had every journey
    that started come so far (rule 11), whom it asked, and who answered. `measures` as `engine.measures` says.
    `interim` says that some journeys still run. `at` is UTC.
    """
    journeys = [summary for summary in linked.journeys if summary.journey.scope is not Scope.COHORT]
    totals = _totals(journeys)
    forms = [step for step in program.steps if isinstance(step, FormStep)]
    return {
        "program": program.program,
        "edition": program.edition,
        "cohort": linked.cohort_name,
        "at": now.isoformat(),
        "interim": any(summary.ending is None for summary in journeys),
        "scopes": {scope.value: _endings(journeys, scope) for scope in Scope if scope is not Scope.COHORT},
        "sessions": {result: totals[f"sessions.{result}"] for result in RESULTS},
        **meetings_of(program, journeys),
        "pairs_with_session": sum(1 for summary in journeys if summary.counts.get("sessions.held")),
        "guided": _guided(program, journeys),
        "answers": {form.id: _rate(form, journeys) for form in forms},
        "measures": measures(program, surveys),
    }


def meetings_of(program: Program, journeys: Iterable[Summary]) -> dict[str, object]:
    """Return, as `together`, at how many dates several pairs met and how many on average; nothing where they never do.

    Each took its mentor's time once, however many were there.
    """
    if not meets_together(program):
        return {}
    several = _groups(journeys)
    return {"together": {"meetings": len(several), "present": round(fmean(several), 1) if several else 0}}


def _groups(journeys: Iterable[Summary]) -> list[int]:
    """Return how many pairs were present at each date at which several met."""
    met = Counter(name for summary in journeys for name in summary.counts if name.startswith(MET))
    return [present for present in met.values() if present > 1]


def _rate(form: FormStep, journeys: Sequence[Summary]) -> dict[str, int]:
    started = sum(1 for summary in journeys if summary.journey.scope is form.for_each)
    totals = _totals(journeys)
    return {
        "started": started * max(len(form.by), 1),
        "asked": totals[f"asked.{form.id}"],
        "answered": totals[f"answered.{form.id}"],
    }


def headline(program: Program, linked: Linked) -> dict[str, object]:
    """Return the few numbers that a report's mail names, flat, under the names of the mail's context."""
    pairs = _endings(linked.journeys, Scope.PAIR)
    endings = {ending.value: pairs[ending.value] for ending in (Ending.FINISHED, Ending.LEFT, Ending.STOPPED)}
    guided, groups = _guided(program, linked.journeys), _groups(linked.journeys)
    return {
        "mentees": _endings(linked.journeys, Scope.MENTEE)["started"],
        "mentors": _endings(linked.journeys, Scope.MENTOR)["started"],
        "pairs": pairs["started"],
        "running": pairs["running"],
        **endings,
        "unmatched": _endings(linked.journeys, Scope.MENTEE)[Ending.UNMATCHED.value],
        "sessions": _totals(linked.journeys)["sessions.held"],
        "meetings": len(groups),
        "together": sum(groups),
        "by_module": guided[Guide.MODULE],
        "by_frame": guided[Guide.FRAME],
        "rates": {form.id: _rate(form, linked.journeys) for form in program.steps if isinstance(form, FormStep)},
    }


def _guided(program: Program, journeys: Sequence[Summary]) -> dict[str, int]:
    """Return how many of the pairs that have held a session are guided by what."""
    found = Counter(dict.fromkeys(Guide, 0))
    step = next((step for step in program.steps if isinstance(step, SessionsStep)), None)
    if step is not None:
        modules = topics_with_module(step, journeys)
        held = (summary.journey for summary in journeys if summary.counts.get("sessions.held"))
        found.update(guide_of(program, step, pair, modules) for pair in held)
    return {guide.value: number for guide, number in found.items()}


def _totals(journeys: Iterable[Summary]) -> Mapping[str, int]:
    totals: Counter[str] = Counter()
    for name, number in chain.from_iterable(summary.counts.items() for summary in journeys):
        totals[name] += number
    return totals


def _endings(journeys: Iterable[Summary], scope: Scope) -> dict[str, int]:
    of_scope = [summary.ending for summary in journeys if summary.journey.scope is scope]
    endings = {ending.value: of_scope.count(ending) for ending in Ending}
    return {"started": len(of_scope), "running": of_scope.count(None), **endings}
