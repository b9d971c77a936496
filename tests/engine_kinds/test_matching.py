"""Matching: no forbidden pair, capacity held, each pair and each single explained (rules 6, 7, 9, 10)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.matched import OFFERS, WANTS, Cohort, allowed, cohorts, made
from revflow.definition.checks.kinds import FORBID, PREFER
from revflow.domain.facts import Proposal
from revflow.domain.journeys import Ending, Scope
from revflow.domain.people import Person
from revflow.engine.bars import FORBIDDEN


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
        (["other_language"], {"language": "fr"}, {"language": "en"}, "other-language"),
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


def test_the_match_keeps_to_all_that_a_program_may_forbid_and_weigh():
    """What `check` lets pass has its effect."""
    assert set(FORBIDDEN) == set(FORBID)
    given = {"slots": ["mon-am"], "site": "Paris", "department": "IT"}
    cohort = Cohort(prefer=dict.fromkeys(PREFER, 1)).add("E1", WANTS, **given).add("M1", OFFERS, **given)
    weighed = cohort.propose()
    assert [name for name, _ in weighed.pairs[0].reasons] == list(PREFER)
    assert weighed.unweighed == ()


def test_a_circle_of_managers_ends():
    """Two who name each other as manager do not hang the match."""
    cohort = Cohort(forbid=["reporting_line"]).add("E1", WANTS).add("M1", OFFERS, manager="a@x.test")
    cohort.people["A"] = Person("A", "a", "A", "a@x.test", manager="b@x.test")
    cohort.people["B"] = Person("B", "b", "B", "b@x.test", manager="a@x.test")
    assert made(cohort.match()[0]) == {("E1", "M1")}


@pytest.mark.parametrize("order", ["AB", "BA"])
def test_a_line_goes_through_who_has_the_address_now(order):
    """Given a manager who is gone, and whose address somebody without any line has taken, then that line is over."""
    cohort = Cohort(forbid=["reporting_line"]).add("E1", WANTS).add("M1", OFFERS, manager="boss@x.test")
    gone = Person("A", "a", "A", "boss@x.test", manager="ue1@x.test", gone=True)
    there = Person("B", "b", "B", "boss@x.test")
    cohort.people |= {ref: {"A": gone, "B": there}[ref] for ref in order}

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
    """Of two who want the one mentor, the one whose needs are covered."""
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
