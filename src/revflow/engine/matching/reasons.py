"""Why two are proposed as a pair: what speaks for it, what against it, and what could not be looked at.

Codes, with what their word and numbers are.
- Topics, by id: `topic-reached` and `topic-part` (asks now, asks wanted, has: all or part of the way can be gone),
  `topic-low` (the same: the mentor is not ahead), `topic-shared` (no levels were given), `topic-missing` (not offered).
- Criteria that have a weight: `other-site`, `same-site`, `other-department`, `same-department`, `shared-slots` (hours
  of the week that both have, that the mentee has), `no-shared-slots`.
- `by-hr`: HR wants this pair. `by-mentee`: the mentee has named this mentor.
- `small-group`: both would meet together with other pairs of the mentor on a topic (its id; how many others).
- Not given, the word is the role that gave none: `slots-unknown`, `site-unknown`, `department-unknown`,
  `levels-unknown`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from revflow.domain.facts import Reason
from revflow.domain.journeys import Scope
from revflow.engine.matching.sides import Side, shared_topics

BY_HR, BY_MENTEE = Reason("by-hr"), Reason("by-mentee")

_CONS = frozenset({"topic-low", "topic-missing", "same-site", "same-department", "no-shared-slots"})


def reasons(weights: Mapping[str, float], mentee: Side, mentor: Side) -> tuple[list[Reason], list[Reason]]:
    """Return what speaks for a pair, and what against it, of the criteria that have a weight; topics always count."""
    found = [*_of_topics(mentee, mentor), *_of_criteria(weights, mentee, mentor)]
    return [one for one in found if one.code not in _CONS], [one for one in found if one.code in _CONS]


_NEEDED: Mapping[str, tuple[str, Callable[[Side], object]]] = {
    "level_gap": ("levels-unknown", lambda one: one.graded),
    "other_site": ("site-unknown", lambda one: one.site),
    "other_department": ("department-unknown", lambda one: one.department),
    "shared_slots": ("slots-unknown", lambda one: one.hours),
}
"""What a criterion looks at of both, and the reason that it was not given."""


def known(mentees: Sequence[Side], mentors: Sequence[Side]) -> frozenset[str]:
    """Return the criteria for which somebody on each side gave what they look at: the others were not asked for it."""
    given = (name for name, (_, one) in _NEEDED.items() if any(map(one, mentees)) and any(map(one, mentors)))
    return frozenset((*given, "topic_cover"))


def missing(criteria: Collection[str], mentee: Side, mentor: Side) -> list[Reason]:
    """Return the data that these criteria look at, and that one of the two did not give."""
    roles = ((Scope.MENTEE, mentee), (Scope.MENTOR, mentor))
    return [
        Reason(code, role.value)
        for name, (code, given) in _NEEDED.items()
        for role, side in roles
        if name in criteria and not given(side)
    ]


def _of_topics(mentee: Side, mentor: Side) -> Iterator[Reason]:
    for topic in shared_topics(mentee, mentor):
        now, wanted = mentee.levels[topic]
        level = mentor.levels[topic][0]
        if mentee.graded and mentor.graded:
            code = "topic-reached" if level >= wanted else "topic-part" if level > now else "topic-low"
            yield Reason(code, topic, (now, wanted, level))
        else:
            yield Reason("topic-shared", topic)
    yield from (Reason("topic-missing", topic) for topic in mentee.levels if topic not in mentor.levels)


def _of_criteria(weights: Mapping[str, float], mentee: Side, mentor: Side) -> Iterator[Reason]:
    if weights.get("other_site") and mentee.site and mentor.site:
        yield Reason("other-site" if mentee.site != mentor.site else "same-site")
    if weights.get("other_department") and mentee.department and mentor.department:
        yield Reason("other-department" if mentee.department != mentor.department else "same-department")
    if weights.get("shared_slots") and mentee.hours and mentor.hours:
        shared, asked = ((one.bit_count() + 1) // 2 for one in (mentee.hours & mentor.hours, mentee.hours))
        yield Reason("shared-slots", "", (shared, asked)) if shared else Reason("no-shared-slots")
