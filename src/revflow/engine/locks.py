"""HR's locks: two that shall be a pair, or shall not, in the waves to come.

Matching stays explained and decided by people (`domain.md`, Law and ethics in France and the EU).
"""

from collections.abc import Sequence

from revflow.engine.bars import APART, NO_TOPIC, Couple
from revflow.engine.candidate import Candidate
from revflow.engine.pool import Pool

NOT_THERE, NO_PLACE, NO_WISH, NOT_ON_TOPIC = "not-there", "no-place", "no-wish", "not-on-topic"


def hindrance(pool: Pool, mentee: str, mentor: str) -> str | None:
    """Return why two that HR wants as a pair cannot be one in a wave opened now: nothing if they can.

    Codes: those of `Bars.refusal`; `not-there` (one of them has not come as far as the match), `no-place` (the mentor
    has all the mentees that a mentor may have); with a crossed wave `no-wish` (others have the topics that would do),
    `not-on-topic` (the topic that HR named is not asked for, or not taught).
    None: one of them has gone, or the mentee has a pair: nothing is to be said of it.
    """
    other = find(pool.mentors, mentor)
    free = [one for one in pool.wishes(mentee) if one.open and not (one.running or one.finished)]
    if not free or other is None or not other.open:
        return None
    on_topic = [one for one in pool.wishes_for(mentee, mentor) if one in free]
    if not on_topic:
        return NO_WISH if pool.wishes_for(mentee, mentor) else NOT_ON_TOPIC
    refused = rule_between(pool, on_topic, other)
    if refused:
        return NOT_ON_TOPIC if refused == NO_TOPIC and (mentee, mentor) in pool.on_topic else refused
    if not (free[0].arrived and other.arrived):
        return NOT_THERE
    return "" if pool.room(other) > 0 else NO_PLACE


def still_wanted(pool: Pool) -> tuple[Couple, ...]:
    """Return the couples that HR wants and that can be a pair yet, now or later, in the order in which it said so.

    Not those who are one, who were one, or whom a rule bars by now: they keep nobody's place, and nobody waiting.
    """
    return tuple(couple for couple in pool.together if hindrance(pool, *couple) in ("", NOT_THERE, NO_PLACE))


def rule_between(pool: Pool, wishes: Sequence[Candidate], mentor: Candidate) -> str:
    """Return the hard rule that bars two, apart from HR's own word, or nothing; of several wishes none must do.

    That they share no topic is said only if nothing else is in the way of any wish.
    """
    bit = pool.bars.bit(mentor)
    rules = [
        next((code for code, barred in pool.bars.by_rule(wish).items() if code != APART and barred & bit), "")
        for wish in wishes
    ]
    return "" if "" in rules else next((rule for rule in rules if rule != NO_TOPIC), rules[0])


def find(side: tuple[Candidate, ...], code: str) -> Candidate | None:
    """Return the candidate of a journey."""
    return next((one for one in side if one.code == code), None)
