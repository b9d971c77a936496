"""Waves: one run of the match and its approvals, for new pairs only (rule 6). All on the cohort's own journey."""

from datetime import datetime

from revflow.definition.steps import NEXT, MatchStep, Step
from revflow.domain.facts import Concluded, Fact, Paired, Proposal, Stopped, Unmatchable, Withdrawn
from revflow.domain.journeys import Ending, Journey, Scope, StepStatus
from revflow.engine import calendar
from revflow.engine.candidate import Candidate
from revflow.engine.choices import Choices
from revflow.engine.endings import NO_PAIR
from revflow.engine.joins import at_latest, before_first_wave, pairs_complete, wait_of, wave_open, waves_left
from revflow.engine.moves import Change, Move, Pairing
from revflow.engine.routing import status_of
from revflow.engine.situation import Situation

LEFT_OUT, IS_OPEN, TOO_EARLY, NOBODY = "left-out", "open", "too-early", "nobody"
"""Why no wave can open: the program's `when`; another one is open; the cohort's own steps above the match are not done,
or it has not begun; no two who are there could be a pair.
"""


def entry_due(it: Situation) -> tuple[Step, int] | None:
    """Return the step of a wave that is to be entered now, and the wave's number."""
    match = it.plan.match
    if match is None or it.state.status.get(match.id) in {StepStatus.OPEN, StepStatus.SKIPPED}:
        return None
    last = it.state.visits.get(match.id)
    if not wave_open(match, it.state):
        return (match, next_wave(it, match)) if _opens(it, match) else None
    if last is None or it.state.status.get(match.id) is StepStatus.WAITING:
        return (match, last.wave if last else 1)
    if not it.standing:
        return None
    gate = _gate_due(it, last.wave)
    return (gate, last.wave) if gate else None


def _gate_due(it: Situation, wave: int) -> Step | None:
    """Return the first approval that this wave has not passed, if it is not open already."""
    for gate in it.plan.waves[1:]:
        if not _passed(it, gate, wave):
            return None if it.state.status.get(gate.id) is StepStatus.OPEN else gate
    return None


def _passed(it: Situation, gate: Step, wave: int) -> bool:
    status = status_of(it.program, gate, it.state)
    visit = it.state.visits.get(gate.id)
    return status is StepStatus.SKIPPED or (status is StepStatus.DONE and visit is not None and visit.wave == wave)


def next_wave(it: Situation, match: MatchStep) -> int:
    """Return the number of the wave that would open next."""
    last = it.state.visits.get(match.id)
    return (last.wave if last else 0) + 1


def hindrance(it: Situation, match: MatchStep) -> str:
    """Return why no wave can open although HR asks for one, or nothing."""
    if it.state.status.get(match.id) is StepStatus.SKIPPED:
        return LEFT_OUT
    if wave_open(match, it.state):
        return IS_OPEN
    wait = wait_of(it, match)
    if it.now < it.linked.launched_at or (wait is not None and not wait.on):
        return TOO_EARLY
    return "" if can_pair(it) else NOBODY


def _opens(it: Situation, match: MatchStep) -> bool:
    if it.state.wave_asked == next_wave(it, match) and not hindrance(it, match):
        return True
    if not waves_left(match, it.state):
        return False
    earliest = opening_time(it)
    in_time = earliest <= it.now if earliest is not None else wait_of(it, match) is None
    return in_time and can_pair(it)


def can_pair(it: Situation) -> bool:
    """Tell whether a wave opened now could make a pair; where mentees choose, or ask somebody for one."""
    match = it.plan.match
    if match is not None and match.chosen_by == "mentee":
        return Choices(it.pool, it.linked.journeys).opens_wave
    return it.pool.can_pair


def opening_time(it: Situation) -> datetime | None:
    """Return when a later wave may open at the earliest: `every` after the last one opened. None before the first."""
    match = it.plan.match
    if match is None:
        return None
    last = it.state.visits.get(match.id)
    if last is None:
        return None
    opened = min(v.entered_at for v in (*it.state.past, last) if (v.step, v.wave) == (match.id, last.wave))
    every = match.waves.every
    return calendar.deadline(it.program.calendar, "", opened, every) if every else opened


def next_time(it: Situation) -> datetime | None:
    """Return when time alone lets a wave open, or makes HR decide because the first one cannot (rule 4)."""
    match = it.plan.match
    if match is None or wave_open(match, it.state) or not waves_left(match, it.state):
        return None
    later = opening_time(it)
    time = later or at_latest(it, match)
    if time is None or time <= it.now or (later is not None and not can_pair(it)):
        return None
    return time


def nobody_to_match(it: Situation) -> bool:
    """Tell whether the first wave cannot open, so that HR decides to wait or to stop (rule 4).

    Either nobody is left who could be paired, whoever has still to answer, or its time has come and nobody is ready.
    """
    match = it.plan.match
    if match is None or it.now < it.linked.launched_at or not before_first_wave(match, it.state):
        return False
    latest = at_latest(it, match)
    too_late = latest is not None and latest <= it.now
    return not it.pool.could_pair_later or (too_late and not can_pair(it))


def withdrawal_due(it: Situation) -> Move | None:
    """Return the end of an open approval when none of its wave's pairs is left: nobody is asked about it (rule 11)."""
    match = it.plan.match
    gate = next((gate for gate in it.plan.waves[1:] if it.state.status.get(gate.id) is StepStatus.OPEN), None)
    if match is None or gate is None or it.standing:
        return None
    visit = it.state.visits[gate.id]
    tasks = [task for task in it.state.open_tasks() if (task.step, task.round) == (gate.id, visit.round)]
    withdrawn = tuple(Withdrawn(task.id, NO_PAIR) for task in tasks)
    change = Change(facts=(*withdrawn, Concluded(gate.id, visit.round, NO_PAIR, NEXT)))
    return Move(f"{gate.id}: withdraw, no pair is left", gate.id, change)


def pairing_due(it: Situation) -> Move | None:
    """Return the opening of a wave's pairs once its approvals are passed, or when none of them is left."""
    match = it.plan.match
    if match is None or not wave_open(match, it.state) or it.state.status.get(match.id) is not StepStatus.DONE:
        return None
    wave = it.state.visits[match.id].wave
    pairs = it.standing
    if pairs and not all(_passed(it, gate, wave) for gate in it.plan.waves[1:]):
        return None
    title = f"{match.id}: open {len(pairs)} pairs of wave {wave}"
    return Move(title, match.id, work=Pairing(match.id, wave, len(_new_topics(it, pairs))))


def _new_topics(it: Situation, found: tuple[Proposal, ...]) -> list[str]:
    """Return the lead topics without a journey, if the program has steps for topics (rule 8)."""
    if not any(step.for_each is Scope.TOPIC for step in it.program.steps):
        return []
    topics = [other for other in it.linked.journeys if other.journey.scope is Scope.TOPIC]
    known = {topic.journey.topics[0] for topic in topics if topic.ending is not Ending.STOPPED}
    return [t for t in dict.fromkeys(pair.topics[0] for pair in found if pair.topics) if t not in known]


def open_pairs(work: Pairing, it: Situation, codes: tuple[str, ...]) -> Change:
    """Return the pairs of a passed wave as journeys, with those of lead topics that have none yet.

    A proposal that cannot begin any more (`engine.proposals`) is dropped.
    """
    found = it.standing
    cohort = it.linked.cohort_name
    pairs = tuple(
        Journey(p.code, cohort, Scope.PAIR, mentee=p.mentee, mentor=p.mentor, topics=p.topics, wave=work.wave)
        for p in found
    )
    topics = tuple(
        Journey(code, cohort, Scope.TOPIC, topics=(topic,), wave=work.wave)
        for code, topic in zip(codes, _new_topics(it, found), strict=False)
    )
    return Change(facts=(Paired(work.wave, tuple(p.code for p in found)),), opens=(*pairs, *topics))


def tell_due(it: Situation) -> Move | None:
    """Return what the cohort tells those whom no later wave can take (rule 5), and topics that no pair needs.

    Who has not answered yet hears it too: else one silent mentor would keep the cohort open for ever. Before the first
    wave nobody is told: that is HR's to decide (rule 4).
    """
    match = it.plan.match
    if match is None or before_first_wave(match, it.state) or wave_open(match, it.state):
        return None
    pool = it.pool
    left = waves_left(match, it.state)
    waiting = {m.code for m in pool.mentees if not _lost(m, may_wait=left and pool.mentee_may_wait(m))}
    persons = [code for code in dict.fromkeys(m.code for m in pool.mentees) if code not in waiting]
    persons += [m.code for m in pool.mentors if _lost(m, may_wait=left and pool.mentor_may_wait(m))]
    topics = _idle_topics(it)
    if not persons and not topics:
        return None
    tells: tuple[tuple[str, Fact], ...] = tuple((code, Unmatchable()) for code in persons)
    tells += tuple((code, Stopped(NO_PAIR)) for code in topics)
    change = Change(facts=(Unmatchable((*persons, *topics)),), tells=tells)
    return Move(f"{match.id}: no later wave for {len(persons)}", match.id, change)


def _lost(one: Candidate, *, may_wait: bool) -> bool:
    """Tell whether somebody's journey is to end, come as far as the match or not: silence keeps no cohort open."""
    return one.open and not one.running and not may_wait


def _idle_topics(it: Situation) -> list[str]:
    open_topics = [
        other.journey
        for other in it.linked.journeys
        if other.journey.scope is Scope.TOPIC and other.ending is None and other.journey.code not in it.state.told
    ]
    if not open_topics or not pairs_complete(it):
        return []
    needed = {
        other.journey.topics[0]
        for other in it.linked.journeys
        if other.journey.scope is Scope.PAIR and other.ending is None and other.journey.topics
    }
    return [journey.code for journey in open_topics if journey.topics[0] not in needed]
