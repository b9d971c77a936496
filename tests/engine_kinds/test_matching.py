"""Matching: no forbidden pair, capacity held, each pair and each single explained (rules 6, 7, 9, 10)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.small_world import MONDAY
from revflow.definition.program import Program
from revflow.domain.facts import Proposal
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.people import Person
from revflow.engine.linked import Linked
from revflow.engine.matching import greedy, score, sides
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

    def add(self, code, topics, *, slots=(), **person):
        ref = person.pop("ref", f"U{code}")
        scope = Scope.MENTEE if code.startswith("E") else Scope.MENTOR
        form = "needs" if scope is Scope.MENTEE else "offer"
        self.people.setdefault(ref, Person(ref, ref, ref, f"{ref.lower()}@x.test", **person))
        self.journeys.append(Summary(Journey(code, "c", scope, person=ref), steps={form: "done"}))
        levels = {t: {"now": level[0], "wanted": level[1]} for t, level in topics.items()}
        self.answers[code] = {form: {"topics": levels, "slots": list(slots)}}
        return self

    def pair(self, code, mentee, mentor, ending=None):
        journey = Journey(code, "c", Scope.PAIR, mentee=mentee, mentor=mentor)
        self.journeys.append(Summary(journey, ending=ending))
        return self

    def linked(self, seed=0):
        return Linked(MONDAY, "c", seed, self.people, None, tuple(self.journeys), self.answers)

    def pool(self):
        return pool_of(self.program, self.program.step("matching"), COHORT, self.linked())

    def match(self, seed=0, kept=()):
        codes = [f"P{number}" for number in range(1, 100)]
        linked = self.linked(seed)
        pairs, unmatched = greedy(self.program, self.program.step("matching"), self.pool(), linked, codes, kept)
        return pairs, dict(unmatched)


def made(pairs):
    return {(pair.mentee, pair.mentor) for pair in pairs}


WANTS = {"data": (1, 3)}
OFFERS = {"data": (4, 4)}


def test_a_pair_says_why_in_points():
    """Ten points for each unit of weight, times how far the criterion is met."""
    cohort = Cohort(
        prefer={"topic_cover": 5, "level_gap": 2, "other_site": 1, "shared_slots": 2, "other_department": 0}
    )
    cohort.add("E1", {"data": (1, 3), "chat": (0, 4)}, slots=["mon-am", "tue-am"], site="Paris")
    cohort.add("M1", {"data": (2, 4)}, slots=["tue-am"], site="Lyon")
    (pair,), unmatched = cohort.match()
    assert pair.reasons == (("topic_cover", 25), ("level_gap", 10), ("other_site", 10), ("shared_slots", 10))
    assert unmatched == {}


def test_the_lead_topic_is_that_with_most_progress_to_make():
    """Best first: two levels on `web` come before one on `data`; `chat` is not offered (rule 9)."""
    cohort = (
        Cohort().add("E1", {"data": (1, 2), "chat": (0, 4), "web": (1, 4)}).add("M1", {"data": (4, 4), "web": (3, 4)})
    )
    (pair,), _ = cohort.match()
    assert pair.topics == ("web", "data")


@pytest.mark.parametrize(
    ("forbid", "mentee", "mentor", "reason"),
    [
        (["same_department"], {"department": "IT"}, {"department": "IT"}, "same-department"),
        (["reporting_line"], {}, {"manager": "ue1@x.test"}, "reporting-line"),
        (["reporting_line"], {"manager": "um1@x.test"}, {}, "reporting-line"),
        (["reporting_line"], {}, {"manager": "uz@x.test"}, "reporting-line"),
        ([], {"ref": "U9"}, {"ref": "U9"}, "same-person"),
    ],
)
def test_a_hard_rule_forbids_a_pair_and_says_so(forbid, mentee, mentor, reason):
    """The reporting line counts up to the top: the mentor's manager `uz` reports to the mentee."""
    cohort = Cohort(forbid=forbid).add("E1", WANTS, **mentee).add("M1", OFFERS, **mentor)
    cohort.people["UZ"] = Person("UZ", "z", "Z", "uz@x.test", manager="ue1@x.test")
    pairs, unmatched = cohort.match()
    assert pairs == ()
    assert unmatched == {"E1": reason, "M1": reason}


def test_a_circle_of_managers_ends():
    """Two who name each other as manager do not hang the match."""
    cohort = Cohort(forbid=["reporting_line"]).add("E1", WANTS).add("M1", OFFERS, manager="a@x.test")
    cohort.people["A"] = Person("A", "a", "A", "a@x.test", manager="b@x.test")
    cohort.people["B"] = Person("B", "b", "B", "b@x.test", manager="a@x.test")
    assert made(cohort.match()[0]) == {("E1", "M1")}


def test_without_a_shared_topic_there_is_no_pair():
    """The reason is the nearest one: of two who are barred otherwise, the topic is not blamed."""
    cohort = Cohort(forbid=["same_department"]).add("E1", WANTS, department="IT")
    cohort.add("M1", {"chat": (4, 4)}).add("M2", OFFERS, department="IT")
    pairs, unmatched = cohort.match()
    assert pairs == ()
    assert unmatched == {"E1": "same-department", "M1": "no-topic", "M2": "same-department"}


def test_who_finds_none_is_told_why():
    """Others were taken, or nobody is on the other side."""
    pairs, unmatched = Cohort().add("E1", WANTS).add("M1", OFFERS).add("M2", OFFERS).match()
    assert len(pairs) == 1
    assert list(unmatched.values()) == ["taken"]
    assert Cohort().add("E1", WANTS).match() == ((), {"E1": "nobody"})


def test_those_who_were_a_pair_are_barred():
    """A declined pair is not proposed again in the cohort (rule 7)."""
    cohort = Cohort().add("E1", WANTS).add("M1", OFFERS).add("M2", OFFERS).pair("P7", "E1", "M1", Ending.DECLINED)
    assert made(cohort.match()[0]) == {("E1", "M2")}


def test_capacity_counts_pairs_not_ended():
    """A mentor of two mentees has room for one more when one pair runs, and for two when it has ended (rule 10)."""
    cohort = Cohort(mentees_per_mentor=2).add("M1", OFFERS)
    for code in ("E1", "E2", "E3"):
        cohort.add(code, WANTS)
    assert len(cohort.match()[0]) == 2
    cohort.pair("P7", "E1", "M1")
    pairs, unmatched = cohort.match()
    assert len(pairs) == 1
    assert "E1" not in unmatched
    assert {pair.mentee for pair in pairs} <= {"E2", "E3"}


def test_a_crowded_mentor_goes_to_who_gains_most():
    """Greedy takes the pair with most points first."""
    cohort = Cohort(prefer={"topic_cover": 5}).add("M1", OFFERS)
    cohort.add("E1", {"data": (1, 3), "chat": (1, 3)}).add("E2", WANTS)
    assert made(cohort.match()[0]) == {("E2", "M1")}


def test_what_was_not_sent_back_stays():
    """Kept pairs have their codes and their people; the rest is matched around them (rule 6)."""
    cohort = Cohort().add("E1", WANTS).add("E2", WANTS).add("M1", OFFERS).add("M2", OFFERS)
    kept = Proposal("P1", "E2", "M1", ("data",))
    pairs, _ = cohort.match(kept=[kept])
    assert pairs[0] is kept
    assert made(pairs) == {("E2", "M1"), ("E1", "M2")}
    assert len({pair.code for pair in pairs}) == 2


def test_slots_are_compared_across_time_zones():
    """A morning of Montréal is shared with an afternoon of Paris, not with a morning."""
    cohort = Cohort(prefer={"shared_slots": 1}).add("E1", WANTS, slots=["mon-am"], site="Montréal")
    cohort.add("M1", OFFERS, slots=["mon-am"], site="Paris").add("M2", OFFERS, slots=["mon-pm"], site="Paris")
    (pair,), _ = cohort.match()
    assert pair.mentor == "M2"
    assert pair.reasons == (("shared_slots", 8),)


def test_age_and_gender_never_count():
    """A company's own columns of the people list change nothing, whatever they hold."""

    def cohort(**extra):
        made_of = Cohort().add("E1", WANTS, extra=extra).add("E2", WANTS).add("M1", OFFERS, extra=extra)
        return made_of.add("M2", OFFERS)

    assert cohort().match() == cohort(**{"x-age": "61", "x-gender": "f"}).match()


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


@given(cohorts(), st.integers(0, 3))
def test_no_forbidden_pair_no_overload_nobody_forgotten(cohort, seed):
    """Checked by brute force: rules, capacity, the same result again, and no pair left that could still be made."""
    pairs, unmatched = cohort.match(seed)
    running = [s.journey for s in cohort.journeys if s.journey.scope is Scope.PAIR and s.ending is None]
    load = {m: sum(1 for p in (*running, *pairs) if p.mentor == m) for m in {p.mentor for p in pairs}}
    free = {c.code for c in (*cohort.pool().free_mentees, *cohort.pool().free_mentors)}
    assert all(allowed(cohort, pair.mentee, pair.mentor) for pair in pairs)
    assert all(number <= cohort.pool().capacity for number in load.values())
    assert len({pair.mentee for pair in pairs}) == len(pairs)
    assert {p.mentee for p in pairs} | {p.mentor for p in pairs} | set(unmatched) == free
    assert (pairs, unmatched) == cohort.match(seed)
    lonely = [code for code in unmatched if code.startswith("E")]
    spare = [code for code in unmatched if code.startswith("M")]
    assert not any(allowed(cohort, mentee, mentor) for mentee, mentor in product(lonely, spare))


@given(cohorts())
def test_a_wave_is_opened_only_for_pairs_that_the_match_finds(cohort):
    """What the pool says of a wave before it, and what the match finds, are the same: no empty waves."""
    assert cohort.pool().can_pair == bool(cohort.match()[0])


@given(cohorts(), st.integers(1, 3))
def test_chance_only_breaks_ties(cohort, seed):
    """Another seed changes whom a tie favours, never what the first pair is worth."""
    first, other = cohort.match(0)[0], cohort.match(seed)[0]
    match, pool = cohort.program.step("matching"), cohort.pool()
    best = max(
        (
            sum(points for _, points in score(match.prefer, mentee, mentor))
            for mentee, mentor in product(*sides(cohort.program, match, pool, cohort.linked()))
            if not pool.bars.refusal(mentee.candidate, mentor.candidate)
        ),
        default=0,
    )
    for pairs in (first, other):
        assert not pairs or sum(points for _, points in pairs[0].reasons) == best
