"""HR's locks: two that shall be a pair, or shall not, in the waves to come."""

from revflow.engine.bars import APART
from revflow.engine.candidate import Candidate
from revflow.engine.pool import Pool

NOT_THERE, NO_PLACE = "not-there", "no-place"


def hindrance(pool: Pool, mentee: str, mentor: str) -> str | None:
    """Return why two that HR wants as a pair cannot be one in a wave opened now: nothing if they can.

    Codes: those of `Bars.refusal`; `not-there` (one of them has not come as
    far as the match), `no-place` (the mentor has all the mentees that a mentor may have). None: one of them has gone,
    or the mentee has a pair: nothing is to be said of it.
    """
    one, other = find(pool.mentees, mentee), find(pool.mentors, mentor)
    if one is None or other is None or not (one.open and other.open):
        return None
    if one.running or one.finished:
        return None
    refused = rule_between(pool, one, other)
    if refused:
        return refused
    if not (one.arrived and other.arrived):
        return NOT_THERE
    return "" if pool.room(other) > 0 else NO_PLACE


def rule_between(pool: Pool, mentee: Candidate, mentor: Candidate) -> str:
    """Return the hard rule that bars two, apart from HR's own word, or nothing."""
    bit = pool.bars.bit(mentor)
    return next((code for code, barred in pool.bars.by_rule(mentee).items() if code != APART and barred & bit), "")


def find(side: tuple[Candidate, ...], code: str) -> Candidate | None:
    """Return the candidate of a journey."""
    return next((one for one in side if one.code == code), None)
