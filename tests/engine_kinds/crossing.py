"""Small cohorts of crossed training by chance: people of both roles, pairs that run or are over."""

from itertools import product

from hypothesis import strategies as st

from engine_kinds.matched import TOPICS, Cohort
from revflow.domain.journeys import Ending, Scope


def crossed(**match):
    return Cohort(crossed=True, prefer={"topic_cover": 5, "level_gap": 2, "other_site": 1}, **match)


@st.composite
def crossed_cohorts(draw):
    """Up to four mentees with up to three wishes; some of them are mentors too."""
    cohort = crossed(forbid=["same_department"], mentees_per_mentor=draw(st.integers(1, 2)))
    levels = st.tuples(st.integers(0, 4), st.integers(0, 4))
    topics = st.dictionaries(st.sampled_from(TOPICS), levels, min_size=1)
    mentees = [f"E{number}" for number in range(draw(st.integers(0, 3)))]
    mentors = [f"M{number}" for number in range(draw(st.integers(0, 3)))]
    for code in (*mentees, *mentors):
        both = draw(st.booleans())
        ref = f"U{code[1:]}" if both else f"U{code}"
        cohort.add(code, draw(topics), ref=ref, department=draw(st.sampled_from(["", "IT", "HR"])))
    for number, (mentee, mentor) in enumerate(product(mentees, mentors)):
        if draw(st.integers(0, 9)) == 0:
            topic = draw(st.sampled_from(TOPICS))
            cohort.pair(f"P9{number}", mentee, mentor, draw(st.sampled_from([None, *Ending])), (topic,))
    return cohort


def pairs_of(cohort, *endings):
    """The pairs there are already, as (mentee, mentor, topic)."""
    pairs = [one for one in cohort.journeys if one.journey.scope is Scope.PAIR and one.ending in endings]
    return [(one.journey.mentee, one.journey.mentor, one.journey.topics[0]) for one in pairs]


def may_be(cohort, mentee, mentor, topic):
    """The hard rules of a crossed match once more, spelt out apart from the engine."""
    refs = {one.journey.code: one.journey.person for one in cohort.journeys}
    one, other = (cohort.people[refs[code]] for code in (mentee, mentor))
    had = pairs_of(cohort, None, Ending.FINISHED)

    def teaches(code):
        return set(cohort.answers[code]["offer"]["topics"]) - {t for m, _, t in had if refs[m] == refs[code]}

    own = {topic for code in cohort.answers if code[0] == "M" and refs[code] == one.ref for topic in teaches(code)}
    return (
        topic in cohort.answers[mentee]["needs"]["topics"]
        and topic in teaches(mentor)
        and topic not in own
        and one.ref != other.ref
        and not (one.department and one.department == other.department)
        and not any((m, r) == (mentee, mentor) for m, r, _ in pairs_of(cohort, None, *Ending))
        and not any((m, t) == (mentee, topic) for m, _, t in had)
    )
