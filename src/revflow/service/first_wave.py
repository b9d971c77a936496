"""Why no first wave can be formed: who is there and fits nobody, the rule in the way, and what would help (rule 4)."""

from dataclasses import replace
from datetime import datetime

from revflow.engine.moves import Matching
from revflow.engine.pool import Pool
from revflow.engine.situation import Situation
from revflow.engine.waves import nobody_to_match
from revflow.service.case import Case
from revflow.service.explained import Explained
from revflow.service.wave import Naming, Wave, told

MOST_NAMED = 12
"""A mail names so many people; the command that it gives lists all."""


def tried(case: Case, name: Naming, now: datetime) -> Wave | None:
    """Return what a wave formed now would say, numbered 0, where the first one cannot be; None anywhere else."""
    it = Situation(case.program, case.state, case.linked, now)
    match = it.plan.match
    if match is None or not nobody_to_match(it):
        return None
    from revflow.engine.matching.wave import form  # noqa: PLC0415 - SciPy is slow to load, and seldom needed here

    pool = it.pool if it.pool.could_pair_later else _all_there(it.pool)
    return told(case, form(case.program, Matching(match.id, 0, 0, 0), pool, case.linked, ()), name)


def _all_there(pool: Pool) -> Pool:
    """Return the pool as if all had answered: where rules alone bar everybody, HR need not wait to learn which."""
    mentees, mentors = (tuple(replace(one, arrived=True) for one in side) for side in (pool.mentees, pool.mentors))
    return replace(pool, mentees=mentees, mentors=mentors)


def sentences(wave: Wave, explained: Explained) -> tuple[str, ...]:
    """Return what holds for all of a wave, then for each who found nobody, as a mail says it."""
    people = map(explained.single, wave.singles[:MOST_NAMED])
    return (*map(explained.reason, wave.notes), *people)
