"""HR's word on two: a pair, no pair, or what the match finds; the waves to come keep to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Locked
from revflow.domain.facts.matching import FREE, TOGETHER
from revflow.domain.journeys import Scope
from revflow.engine.bars import NO_TOPIC, Couple
from revflow.engine.candidate import Candidate
from revflow.engine.choices import Choices
from revflow.engine.commands.guards import check_runs
from revflow.engine.commands.handing import is_hr
from revflow.engine.joins import wave_open, waves_left
from revflow.engine.linked import Linked
from revflow.engine.locks import NOT_ON_TOPIC, find, rule_between, still_wanted
from revflow.engine.moves import Change
from revflow.engine.pool import Pool
from revflow.engine.situation import Situation
from revflow.engine.state import State


def lock(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    mentee: str,
    mentor: str,
    how: str,
    now: datetime,
    *,
    topic: str = "",
) -> Change:
    """Keep HR's word on a mentee and a mentor, by their journeys' codes; `how`: together, apart, free.

    On the cohort's journey. A running pair is never touched (rule 6), and no rule is broken by hand: what cannot be is
    refused at once, or told with the wave if it shows only there. A mentee's newest `together` replaces the older one,
    in a crossed match that on the same `topic`, or any once there are as many as free wishes.
    Raises RefusedError `not-hr`, `no-match`, `journey-ended`, `no-later-wave`, `lock-unknown` (nothing to free),
    `mentee-unknown`, `mentor-unknown`, `pairing-over`, `pair-runs`, `mentee-paired`, `mentee-served` (of a crossed
    match), `pair-forbidden`, `mentor-full`; with a topic `topic-not-crossed`, `topic-unknown-here`, `topic-served`.
    """
    if not is_hr(program, state, linked, actor):
        raise RefusedError("not-hr")
    check_runs(state)
    it = Situation(program, state, linked, now)
    _check_match(it, topic)
    wishes, other = _two(it.pool, mentee, mentor)
    if (state.locks.get((mentee, mentor), FREE), state.lock_topics.get((mentee, mentor), "")) == (how, topic):
        if how == FREE:
            raise RefusedError("lock-unknown", mentee=mentee, mentor=mentor)
        return Change()
    _check_not_running(linked, mentee, mentor)
    if how == TOGETHER:
        _check_possible(it.pool, linked, _on(topic, wishes), other, topic)
    freed = tuple(_freed(it.pool, wishes, (mentee, mentor), topic)) if how == TOGETHER else ()
    return Change(facts=(*freed, Locked(mentee, mentor, how, topic)))


def _two(pool: Pool, mentee: str, mentor: str) -> tuple[Sequence[Candidate], Candidate]:
    wishes, other = pool.wishes(mentee), find(pool.mentors, mentor)
    if not wishes:
        raise RefusedError("mentee-unknown", word=mentee)
    if other is None:
        raise RefusedError("mentor-unknown", word=mentor)
    _check_there(wishes[0], other)
    return wishes, other


def _check_match(it: Situation, topic: str) -> None:
    """Refuse where no wave can keep to HR's word, or none can keep to it on that topic."""
    match = it.plan.match
    if match is None:
        raise RefusedError("no-match")
    if not (wave_open(match, it.state) or waves_left(match, it.state)):
        raise RefusedError("no-later-wave")
    if topic and not match.crossed:
        raise RefusedError("topic-not-crossed")
    if topic and topic not in it.program.topics:
        raise RefusedError("topic-unknown-here", word=topic, known=list(it.program.topics))


def _on(topic: str, wishes: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the wishes on a topic, all if none is named; of who asks for others one that nobody can meet."""
    found = [one for one in wishes if not topic or one.wish in ("", topic)]
    if found and topic and not _free(found):
        raise RefusedError("topic-served", mentee=found[0].code, topic=topic)
    return found or [replace(wishes[0], wish=topic, topics=frozenset(), running=0, finished=0)]


def _check_there(*two: Candidate) -> None:
    gone = next((one.code for one in two if not one.open), None)
    if gone is not None:
        raise RefusedError("pairing-over", journey=gone)


def _check_not_running(linked: Linked, mentee: str, mentor: str) -> None:
    pairs = (other for other in linked.journeys if other.journey.scope is Scope.PAIR and other.ending is None)
    runs = next(
        (pair.journey for pair in pairs if (pair.journey.mentee, pair.journey.mentor) == (mentee, mentor)), None
    )
    if runs is not None:
        raise RefusedError("pair-runs", pair=runs.code)


def _check_possible(pool: Pool, linked: Linked, wishes: Sequence[Candidate], mentor: Candidate, topic: str) -> None:
    mentee, free = wishes[0].code, _free(wishes)
    if not free:
        if pool.crossed:
            raise RefusedError("mentee-served", mentee=mentee)
        raise RefusedError("mentee-paired", mentee=mentee)
    rule = rule_between(pool, free, mentor)
    if rule:
        rule = NOT_ON_TOPIC if topic and rule == NO_TOPIC else rule
        raise RefusedError("pair-forbidden", mentee=mentee, mentor=mentor.code, rule=rule)
    waiting = {one.code for one in pool.unpaired} - {mentee}
    named = Choices(pool, linked.journeys).standing.items()
    wanted = {*still_wanted(pool), *named}
    others = sum(1 for couple in wanted if couple[1] == mentor.code and couple[0] in waiting)
    if pool.room(mentor) - others < 1:
        raise RefusedError("mentor-full", mentor=mentor.code, most=pool.capacity)


def _free(wishes: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in wishes if not (one.running or one.finished)]


def _freed(pool: Pool, wishes: Sequence[Candidate], couple: Couple, topic: str) -> Iterator[Locked]:
    """Yield the end of what HR wanted for the mentee before: on the same topic, then the oldest first.

    The others end as far as no wish is left for them; how many there are is known once the mentee has named its topics.
    """
    before = [one for one in pool.together if one[0] == couple[0] and one != couple and not pool.are_pair(*one)]
    same = [one for one in before if topic and pool.on_topic.get(one, "") == topic]
    others = [one for one in before if one not in same]
    known = not pool.crossed or wishes[0].topics is not None
    over = max(0, len(others) + 1 - len(_free(wishes))) if known else 0
    yield from (Locked(*one, FREE) for one in (*same, *others[:over]))
