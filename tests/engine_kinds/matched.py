"""Small and large cohorts for tests of the match, and the hard rules spelt out once more apart from the engine."""

from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from engine_kinds.small_world import MONDAY
from revflow.definition.program import Program
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.people import Person
from revflow.engine.linked import Linked
from revflow.engine.matching.wave import form
from revflow.engine.moves import Matching
from revflow.engine.pool import pool_of
from revflow.engine.state import State

TOPICS = ("data", "chat", "web")
COHORT = State(Journey("C1", "c", Scope.COHORT))


def program_of(**match):
    topics = {"type": "topics", "ask_level": ["now", "wanted"]}
    return Program.model_validate(
        {
            "revflow": 1,
            "program": "p",
            "edition": "1",
            "title": "P",
            "calendar": {"timezone": "Europe/Paris", "sites": {"Montréal": {"timezone": "America/Toronto"}}},
            "topics": {topic: topic for topic in TOPICS},
            "steps": [
                {
                    "id": "needs",
                    "kind": "form",
                    "for_each": "mentee",
                    "fields": {"topics": topics, "slots": {"type": "slots"}},
                },
                {
                    "id": "offer",
                    "kind": "form",
                    "for_each": "mentor",
                    "fields": {"topics": topics, "slots": {"type": "slots"}},
                },
                {"id": "matching", "kind": "match", **match},
            ],
        }
    )


class Cohort:
    """Mentees and mentors with what they said."""

    def __init__(self, **match):
        self.program = program_of(**match)
        self.people, self.journeys, self.answers = {}, [], {}
        self.together = ()

    def add(self, code, topics, *, slots=(), **person):
        ref = person.pop("ref", f"U{code}")
        scope = Scope.MENTEE if code.startswith("E") else Scope.MENTOR
        form = "needs" if scope is Scope.MENTEE else "offer"
        self.people.setdefault(ref, Person(ref, ref, ref, f"{ref.lower()}@x.test", **person))
        self.journeys.append(Summary(Journey(code, "c", scope, person=ref), steps={form: "done"}))
        levels = {t: {"now": level[0], "wanted": level[1]} for t, level in topics.items()}
        self.answers[code] = {form: {"topics": levels, "slots": list(slots)}}
        return self

    def pair(self, code, mentee, mentor, ending=None, topics=()):
        journey = Journey(code, "c", Scope.PAIR, mentee=mentee, mentor=mentor, topics=topics)
        self.journeys.append(Summary(journey, ending=ending))
        return self

    def linked(self, seed=0):
        return Linked(MONDAY, "c", seed, self.people, None, tuple(self.journeys), self.answers)

    def pool(self):
        state = replace(COHORT, locks=dict.fromkeys(self.together, "together"))
        return pool_of(self.program, self.program.step("matching"), state, self.linked())

    def match(self, seed=0, kept=()):
        proposed = self.propose(seed, kept)
        return proposed.pairs, dict(proposed.unmatched)

    def propose(self, seed=0, kept=(), codes=99):
        names = [f"P{number}" for number in range(1, codes + 1)]
        return form(self.program, Matching("matching", 1, 1, codes), self.pool(), self.linked(seed), names, kept)


def made(pairs):
    return {(pair.mentee, pair.mentor) for pair in pairs}


WANTS = {"data": (1, 3)}
OFFERS = {"data": (4, 4)}


@st.composite
def cohorts(draw):
    """A small cohort with all hard rules in play."""
    cohort = Cohort(
        forbid=["same_department", "reporting_line"],
        mentees_per_mentor=draw(st.integers(1, 2)),
        prefer={"topic_cover": 5, "level_gap": 2, "other_site": 1},
    )
    levels = st.tuples(st.integers(0, 4), st.integers(0, 4))
    topics = st.dictionaries(st.sampled_from(TOPICS), levels, min_size=1)
    department = st.sampled_from(["", "IT", "HR"])
    codes = [f"E{n}" for n in range(draw(st.integers(0, 4)))] + [f"M{n}" for n in range(draw(st.integers(0, 4)))]
    managers = st.sampled_from(["", *(f"u{code.lower()}@x.test" for code in codes)])
    for code in codes:
        cohort.add(code, draw(topics), department=draw(department), manager=draw(managers))
    for number, (mentee, mentor) in enumerate(product(codes, codes)):
        if mentee < "M" <= mentor and draw(st.integers(0, 9)) == 0:
            cohort.pair(f"P9{number}", mentee, mentor, draw(st.sampled_from([None, *Ending])))
    return cohort


def above(cohort, ref):
    """All managers of a person, by address, walked naively."""
    by_address = {person.email: person for person in cohort.people.values()}
    chain, address = [], cohort.people[ref].manager
    while address and address not in chain:
        chain.append(address)
        address = by_address[address].manager if address in by_address else ""
    return chain


def allowed(cohort, mentee, mentor):
    """The hard rules once more, spelt out apart from the engine."""
    one, other = cohort.people[f"U{mentee}"], cohort.people[f"U{mentor}"]
    pairs = [s.journey for s in cohort.journeys if s.journey.scope is Scope.PAIR]
    return (
        bool(set(cohort.answers[mentee]["needs"]["topics"]) & set(cohort.answers[mentor]["offer"]["topics"]))
        and not (one.department and one.department == other.department)
        and other.email not in above(cohort, one.ref)
        and one.email not in above(cohort, other.ref)
        and not any((pair.mentee, pair.mentor) == (mentee, mentor) for pair in pairs)
    )
