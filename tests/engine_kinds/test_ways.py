"""Who found nobody reads what would help: changes that really would, without taking a pair from anybody."""

from copy import copy

from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.matched import OFFERS, WANTS, Cohort, cohorts, made, program_of
from engine_kinds.rivals import brute_force, points_of
from revflow.domain.facts import Way
from revflow.domain.journeys import Summary
from revflow.domain.people import Person


def ways(cohort, code):
    return [way for way in cohort.propose().ways if way.journey == code]


def test_a_rule_in_the_way_says_how_many_partners_there_would_be_without_it():
    """Two of the same department have a place."""
    cohort = Cohort(forbid=["same_department"]).add("E1", WANTS, department="IT")
    cohort.add("M1", OFFERS, department="IT").add("M2", OFFERS, department="IT").add("M3", {"chat": (4, 4)})

    assert ways(cohort, "E1") == [Way("E1", "lift", "same-department", 2), Way("E1", "one-more", "data")]
    assert ways(cohort, "M1") == [Way("M1", "lift", "same-department", 1), Way("M1", "one-more", "data")]


def test_two_rules_in_the_way_are_not_lifted_one_by_one():
    """Of the same department and one's own manager: neither alone would do."""
    cohort = Cohort(forbid=["same_department", "reporting_line"]).add("E1", WANTS, department="IT")
    cohort.add("M1", OFFERS, department="IT", manager="ue1@x.test")

    assert ways(cohort, "E1") == [Way("E1", "one-more", "data")]


def test_where_those_who_fit_have_others_one_mentee_more_each_would_do():
    """Two for one place."""
    cohort = Cohort().add("E1", WANTS).add("E2", WANTS).add("M1", OFFERS)
    proposed = cohort.propose()
    ((single, why),) = proposed.unmatched

    assert why == "taken"
    assert proposed.ways == (Way(single, "capacity", "", 2), Way(single, "one-more", "data"))


def test_mentors_whose_pairs_run_are_taken_not_absent():
    """All places are filled by an earlier wave."""
    cohort = Cohort().add("E1", WANTS).add("E2", WANTS).add("M1", OFFERS).pair("P1", "E1", "M1")

    assert cohort.propose().unmatched == (("E2", "taken"),)
    assert ways(cohort, "E2")[0] == Way("E2", "capacity", "", 2)


def test_what_nobody_offers_or_asks_for_is_named():
    """Each needs somebody who is not there."""
    cohort = Cohort().add("E1", {"chat": (1, 3)}).add("M1", {"web": (4, 4)})

    assert ways(cohort, "E1") == [Way("E1", "nobody-offers", "chat")]
    assert ways(cohort, "M1") == [Way("M1", "nobody-asks", "web")]


def test_who_has_not_answered_yet_may_do_in_a_later_wave():
    """Waiting is the smallest change; after the last wave it is none."""
    cohort = Cohort(waves={"max": 2}).add("E1", WANTS)
    late = Cohort().add("M1", OFFERS).journeys[0]
    cohort.journeys.append(Summary(late.journey))
    cohort.people["UM1"] = Person("UM1", "m1", "M1", "m1@x.test")

    assert ways(cohort, "E1") == [Way("E1", "wait", "", 1), Way("E1", "nobody-offers", "data")]

    cohort.program = program_of(waves={"max": 1})
    assert ways(cohort, "E1") == [Way("E1", "nobody-offers", "data")]


def test_a_place_that_another_pair_would_give_up_for_a_free_mentor_counts():
    """E1 may only have M1 but for the department; E2 has M1, and could move to M2."""
    cohort = Cohort(forbid=["same_department"], prefer={"topic_cover": 1}).add("E1", {"web": (1, 3)}, department="IT")
    cohort.add("E2", {"web": (1, 3), "data": (1, 3)}).add("M2", OFFERS)
    cohort.add("M1", {"web": (4, 4), "data": (4, 4)}, department="IT")
    assert made(cohort.propose().pairs) == {("E2", "M1")}

    assert ways(cohort, "E1")[0] == Way("E1", "lift", "same-department", 1)


def changed(program, **lines):
    """The same program with other lines of its match."""
    match = program.step("matching").model_copy(update=lines)
    steps = tuple(match if step.id == "matching" else step for step in program.steps)
    return program.model_copy(update={"steps": steps})


def with_way(cohort, way):
    """The cohort in which somebody followed this advice."""
    other = copy(cohort)
    other.journeys, other.people, other.answers = list(cohort.journeys), dict(cohort.people), dict(cohort.answers)
    match = cohort.program.step("matching")
    if way.change == "lift":
        forbid = tuple(word for word in match.forbid if word.replace("_", "-") != way.word)
        other.program = changed(cohort.program, forbid=forbid)
    elif way.change == "capacity":
        other.program = changed(cohort.program, mentees_per_mentor=way.number)
    else:
        other.add("M9" if way.journey.startswith("E") else "E9", {way.word: (0, 4)} if way.word else WANTS)
    return other


@given(cohorts(), st.integers(0, 2))
def test_every_way_would_really_give_one_pair_more(cohort, seed):
    """By doing it: the rule lifted for all, a place more for each mentor, one person more."""
    before = cohort.propose(seed)

    for way in before.ways:
        assert len(with_way(cohort, way).propose(seed).pairs) > len(before.pairs), way


@given(cohorts())
def test_as_many_partners_are_counted_as_would_make_one_pair_more(cohort):
    """By trying each mentor whom one rule alone bars, with brute force: those count with whom there are more pairs."""
    before = cohort.propose()
    (mentees, _), points, rooms = points_of(cohort)
    bars, most = cohort.pool().bars, brute_force(mentees, points, rooms)[0]
    barred = {mentor.code: mentor for mentor in cohort.pool().free_mentors}
    singles = [one for one in cohort.pool().free_mentees if one.code in dict(before.unmatched)]

    for one in singles:
        for rule in ("same-department", "reporting-line"):
            would = [
                code
                for code, mentor in barred.items()
                if bars.only(one, rule) & bars.bit(mentor)
                and brute_force(mentees, points | {(one.code, code): 0}, rooms)[0] > most
            ]
            told = [way.number for way in before.ways if (way.journey, way.word) == (one.code, rule)]
            assert told == ([len(would)] if would else [])
