"""What holds for a whole wave: topics that nobody can teach, more executives than places.

Codes: `nobody-offers` and `nobody-ahead` (a topic; how many mentees ask for it: none of the mentors there offers it, or
none is ahead of any of them), `too-few-places` (mentees, places of the mentors, the `mentees_per_mentor` that would do;
0 where there is no mentor), `too-few-for-wishes` (the same of a crossed match, of topics asked for instead of mentees).
"""

from collections.abc import Iterator, Sequence

from revflow.domain.facts import Reason
from revflow.engine.bars import OWN_TOPIC
from revflow.engine.candidate import Candidate
from revflow.engine.matching.sides import Side
from revflow.engine.pool import Pool


def notes(pool: Pool, mentees: Sequence[Side], mentors: Sequence[Side]) -> Iterator[Reason]:
    """Yield what people should know who look at a wave. Mentors count who are there, with a free place or without."""
    offered = {topic for one in pool.mentors if one.open and one.arrived for topic in one.topics or ()}
    any_topic = any(one.topics is None for one in pool.mentors if one.open and one.arrived)
    for topic in dict.fromkeys(topic for one in mentees for topic in one.levels):
        asking = [one for one in mentees if topic in one.levels and one.candidate.topics is not None]
        if not asking or any_topic:
            continue
        if topic not in offered:
            yield Reason("nobody-offers", topic, (len(asking),))
        elif _nobody_ahead(topic, asking, mentors):
            yield Reason("nobody-ahead", topic, (len(asking),))
    yield from _places(pool)


def _could_use(pool: Pool, mentee: Candidate, mentors: Sequence[Candidate]) -> bool:
    """Tell whether a place would help: while no mentor is there, whoever does not teach the topic waits for one."""
    if not mentors:
        return OWN_TOPIC not in pool.bars.by_rule(mentee)
    return bool(pool.bars.fitting(mentee) & pool.bars.set_of(mentors))


def _nobody_ahead(topic: str, asking: Sequence[Side], mentors: Sequence[Side]) -> bool:
    levels = [one.levels[topic][0] for one in mentors if topic in one.levels and one.graded]
    return bool(levels) and all(one.graded and one.levels[topic][0] >= max(levels) for one in asking)


def _places(pool: Pool) -> Iterator[Reason]:
    """Yield that places are too few; whom no mentor there could teach waits for no place, which is said elsewhere."""
    mentors = [one for one in pool.mentors if one.open and one.arrived]
    mentees = sum(1 for one in pool.free_mentees if _could_use(pool, one, mentors))
    places = sum(pool.room(mentor) for mentor in pool.free_mentors)
    if mentees <= places:
        return
    load = mentees + sum(mentor.running for mentor in mentors)
    code = "too-few-for-wishes" if pool.crossed else "too-few-places"
    yield Reason(code, "", (mentees, places, -(-load // len(mentors)) if mentors else 0))
