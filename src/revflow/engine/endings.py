"""How a journey ends, and who hears of it (rules 5, 7, 11).

No ending blames anybody: who declines or leaves gives no reason, the partner hears kindly, the line manager nothing
(`domain.md`, Law and ethics in France and the EU: voluntary, no effect on appraisal; volunteers at AXA Group 2014).
"""

from collections.abc import Iterable

from revflow.definition.steps import LEAVE, ApprovalStep, MatchStep
from revflow.domain.facts import Ended, Fact, Stopped
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.mails import MailOrder
from revflow.engine.joins import ENDED, pairs_complete, wait_of, wave_open
from revflow.engine.kinds import kind_of
from revflow.engine.moves import Change
from revflow.engine.routing import declined_gate, routed_end, status_of
from revflow.engine.situation import Situation
from revflow.engine.state import SUBJECTS
from revflow.engine.verdicts import helpful_lines
from revflow.engine.whom import HR, people_of, subject_of

PERSONS = (Scope.MENTEE, Scope.MENTOR)
PARTNER_LEFT, COHORT_ENDED, NO_PAIR = "left", "cohort", "no-pair"
"""Reasons to stop that a journey is told: `mentee-left` and `mentor-left`, the cohort's end, a topic nobody needs.

`NO_PAIR` is also why the approval of a wave is withdrawn, of whose pairs none is left.
"""


NO_LATER_WAVE = "no-later-wave"
"""Why somebody is unmatched who had not come as far as the match when the last pairs were formed."""

COMPANY_LEFT, ROLE_LEFT = "company", "role"
"""Why somebody has left whom the people list names no more, at all or in a role: HR has said so, and hears nothing."""


def end_due(it: Situation) -> Ended | None:
    """Return the end of the journey, if it has come to one."""
    if it.state.left:
        return Ended(Ending.LEFT, "left")
    if it.state.stopped is not None:
        return Ended(Ending.STOPPED, it.state.stopped or "hr")
    if it.scope is Scope.PAIR and (gone := _gone(it)):
        return Ended(Ending.STOPPED, f"{gone}-{PARTNER_LEFT}")
    if it.state.on_hold:
        return None
    if declined_gate(it.state) is not None:
        return routed_end(it.program, it.state, it.now)
    return routed_end(it.program, it.state, it.now) or _done(it)


def _gone(it: Situation) -> str:
    """Return the role of one of a pair who is not there any more, though nobody told the pair: it was not open yet."""
    ended = {other.journey.code: other.ending for other in it.linked.journeys}
    there = {None, Ending.FINISHED}
    return next((role for role in SUBJECTS if ended.get(getattr(it.state.journey, role)) not in there), "")


def _done(it: Situation) -> Ended | None:
    match it.scope:
        case Scope.MENTEE | Scope.MENTOR:
            return _person_done(it)
        case Scope.COHORT:
            return _cohort_done(it)
        case Scope.PAIR | Scope.TOPIC:
            return Ended(Ending.FINISHED, "steps") if _steps_ended(it) else None


def _steps_ended(it: Situation) -> bool:
    return all(status_of(it.program, step, it.state) in ENDED for step in it.own_steps())


def _person_done(it: Situation) -> Ended | None:
    """A person's journey stays open until its pairs have ended and no later wave can take it (rule 5)."""
    match = it.plan.match
    if match is None:
        return Ended(Ending.FINISHED, "steps") if _steps_ended(it) else None
    pairs = [other for other in it.linked.journeys if other.journey.scope is Scope.PAIR]
    if not it.state.unmatchable or any(pair.ending is None for pair in pairs):
        return None
    if not any(pair.ending is Ending.FINISHED for pair in pairs):
        return Ended(Ending.UNMATCHED, "no-match" if _has_arrived(it, match) else NO_LATER_WAVE)
    return Ended(Ending.FINISHED, "steps") if not _can_go_on(it) else None


def _has_arrived(it: Situation, match: MatchStep) -> bool:
    """Tell whether a person has done all that stands above the match."""
    above = it.program.steps[: it.program.steps.index(match)]
    return all(status_of(it.program, step, it.state) in ENDED for step in it.own_steps() if step in above)


def _can_go_on(it: Situation) -> bool:
    """Tell whether a person still has a step to do: one that is open, or that waits for the cohort's alone (rule 2)."""
    if it.state.open_visits():
        return True
    waiting = [step for step in it.own_steps() if status_of(it.program, step, it.state) not in ENDED]
    waits = [wait_of(it, step) for step in waiting]
    return any(wait is None or wait.on == (Scope.COHORT.value,) for wait in waits)


def _cohort_done(it: Situation) -> Ended | None:
    """The cohort's own journey ends last: when its steps are done, nobody is under way, and no pair can follow."""
    match = it.plan.match
    running = any(other.ending is None for other in it.linked.journeys)
    if running or (match is not None and wave_open(match, it.state)):
        return None
    plain = [step for step in it.own_steps() if step.id not in it.plan.wave_ids]
    waiting = any(status_of(it.program, step, it.state) not in ENDED for step in plain)
    if waiting or not pairs_complete(it):
        return None
    return Ended(Ending.FINISHED, "steps")


def end(it: Situation, ended: Ended, *before: Fact) -> Change:
    """Return the end of a journey, whole: the fact, whom it stops, and its mails."""
    change = Change(facts=(*before, ended))
    for visit in it.state.open_visits():
        step = it.program.step(visit.step)
        change += kind_of(step).abandon(it.view(step, visit))
    return change + Change(tells=tuple(_tells(it)), mails=tuple(_mails(it, ended)))


def _tells(it: Situation) -> Iterable[tuple[str, Fact]]:
    running = [other.journey for other in it.linked.journeys if other.ending is None]
    if it.scope is Scope.COHORT:
        yield from ((journey.code, Stopped(COHORT_ENDED)) for journey in running)
    if it.scope in PERSONS:
        reason = f"{it.scope.value}-{PARTNER_LEFT}"
        yield from ((journey.code, Stopped(reason)) for journey in running if journey.scope is Scope.PAIR)


def _mails(it: Situation, ended: Ended) -> Iterable[MailOrder]:
    journey = it.state.journey
    if it.scope in PERSONS and journey.person in it.linked.people:
        yield _mail(journey, f"ending-{ended.ending}", journey.person, {"cause": ended.cause, **_help(it, ended)})
    if it.scope in PERSONS and ended.ending == Ending.LEFT and ended.cause not in (COMPANY_LEFT, ROLE_LEFT):
        readers = people_of(HR, it.program, journey, it.linked)
        yield from (_mail(journey, "hr-left", ref, {"cause": ended.cause}, urgent=False) for ref in readers)
    if it.scope is Scope.PAIR and ended.ending != Ending.FINISHED and ended.cause != COHORT_ENDED:
        yield from _to_partners(it, ended)


def _help(it: Situation, ended: Ended) -> dict[str, object]:
    """Return what would help whoever was declined: the rubric's lines below their minimum, if any were scored so."""
    if ended.ending != Ending.DECLINED:
        return {}
    gates = (visit for visit in it.state.visits.values() if visit.route == LEAVE)
    views = (it.view(it.program.step(visit.step), visit) for visit in gates)
    lines = [line for view in views if isinstance(view.step, ApprovalStep) for line in helpful_lines(view)]
    return {"lines": lines} if lines else {}


def _to_partners(it: Situation, ended: Ended) -> Iterable[MailOrder]:
    """A pair's end is told in one neutral way to both, only whoever has left hears it by his or her own end."""
    by_code = {other.journey.code: other for other in it.linked.journeys}
    for role in SUBJECTS:
        ref = subject_of(role, it.state.journey, it.linked)
        own = by_code.get(getattr(it.state.journey, role))
        if ref in it.linked.people and ended.cause != f"{role}-{PARTNER_LEFT}" and _still_there(own):
            cause = "partner-left" if ended.cause.endswith(f"-{PARTNER_LEFT}") else ended.cause
            yield _mail(it.state.journey, "pair-ended", ref, {"cause": cause, "ending": str(ended.ending)})


def _still_there(person: Summary | None) -> bool:
    return person is not None and person.ending is None


def _mail(journey: Journey, template: str, ref: str, data: dict[str, object], *, urgent: bool = True) -> MailOrder:
    return MailOrder(
        key=f"{journey.code}/end.1/{template}/{ref}",
        journey=journey.code,
        template=template,
        to=ref,
        urgent=urgent,
        data=data,
    )
