"""A crossed match: each wish finds a mentor who masters it, exactly; nobody is taught what he or she teaches."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.crossing import crossed, crossed_cohorts, may_be, pairs_of
from engine_kinds.matched import OFFERS, WANTS
from engine_kinds.rivals import brute_force_crossed, crowd, points_of
from revflow.domain.facts import Reason, Unmet, Way
from revflow.domain.journeys import Ending

TWO = {"data": (1, 3), "web": (1, 3)}


def made(pairs):
    return {(pair.mentee, pair.mentor, *pair.topics) for pair in pairs}


def test_each_topic_of_a_mentee_has_a_mentor_of_its_own():
    """Each pair is on one topic alone."""
    cohort = crossed().add("E1", TWO).add("M1", {"data": (4, 4), "chat": (4, 4)}).add("M2", {"web": (4, 4)})

    assert made(cohort.propose().pairs) == {("E1", "M1", "data"), ("E1", "M2", "web")}


@pytest.mark.parametrize("capacity", [1, 2])
def test_a_mentor_is_no_mentee_s_mentor_twice(capacity):
    """Even with a place for two: the one mentor who masters both is on one of them."""
    cohort = crossed(mentees_per_mentor=capacity).add("E1", TWO).add("M1", {"data": (4, 4), "web": (4, 4)})

    assert len(cohort.propose().pairs) == 1
    assert [one.why for one in cohort.propose().unmet] == ["taken"]


def test_a_mentor_with_places_for_two_may_teach_each_another_topic():
    """Places count mentees, not topics."""
    cohort = crossed(mentees_per_mentor=2).add("E1", WANTS).add("E2", {"web": (1, 3)})
    cohort.add("M1", {"data": (4, 4), "web": (4, 4)})

    assert made(cohort.propose().pairs) == {("E1", "M1", "data"), ("E2", "M1", "web")}


def test_a_running_pair_bars_its_two_from_a_second_topic():
    """The reason says so."""
    cohort = crossed(mentees_per_mentor=2).add("E1", TWO).add("M1", {"data": (4, 4), "web": (4, 4)})
    cohort.pair("P7", "E1", "M1", topics=("data",))

    assert cohort.propose().pairs == ()
    assert cohort.propose().unmet == (Unmet("E1", "web", "paired"),)


def test_nobody_is_taught_what_he_or_she_teaches():
    """Each is mentor on one topic and mentee on another; the reason tells what the offer says."""
    cohort = crossed().add("E1", TWO, ref="U1").add("M1", {"web": (4, 4)}, ref="U1")
    cohort.add("M2", {"web": (4, 4), "data": (4, 4)}).add("M3", {"web": (4, 4)})

    proposed = cohort.propose()

    assert made(proposed.pairs) == {("E1", "M2", "data")}
    assert proposed.unmet == (Unmet("E1", "web", "own-topic"),)
    assert not [way for way in proposed.ways if way.journey == "E1"]


def test_two_may_teach_each_other():
    """Each what he or she masters: two pairs."""
    cohort = crossed().add("E1", {"data": (0, 3)}, ref="U1").add("E2", {"web": (0, 3)}, ref="U2")
    cohort.add("M1", {"web": (4, 4)}, ref="U1").add("M2", {"data": (4, 4)}, ref="U2")

    assert made(cohort.propose().pairs) == {("E1", "M2", "data"), ("E2", "M1", "web")}


def test_who_learns_a_topic_is_no_mentor_on_it():
    """A pair that runs decides it, whatever the offer says since."""
    cohort = crossed().add("E1", {"data": (0, 3)}, ref="U1").add("M1", OFFERS, ref="U1")
    cohort.add("E2", WANTS).add("M2", OFFERS).pair("P7", "E1", "M2", topics=("data",))

    assert cohort.propose().pairs == ()


def test_nobody_has_a_second_mentor_while_another_one_could_have_a_first():
    """E1's topics are worth more each; E2 has a mentor all the same, whatever the seed."""
    for seed in range(4):
        cohort = crossed().add("E1", TWO, site="Paris").add("E2", {"web": (1, 2), "data": (1, 2)}, site="Lyon")
        cohort.add("M1", {"data": (4, 4)}, site="Lyon").add("M2", {"web": (4, 4)}, site="Lyon")

        assert {pair.mentee for pair in cohort.propose(seed).pairs} == {"E1", "E2"}


def test_who_has_a_pair_already_comes_after_who_has_none():
    """E1 has a mentor on data; the one mentor on web goes to E2."""
    cohort = crossed().add("E1", {"data": (1, 3), "web": (0, 4)}).add("E2", {"web": (3, 4)})
    cohort.add("M1", OFFERS).add("M2", {"web": (4, 4)}).pair("P7", "E1", "M1", topics=("data",))

    assert made(cohort.propose().pairs) == {("E2", "M2", "web")}


def test_a_topic_without_a_mentor_is_named_with_what_would_help():
    """As in a plain match, and for which topic."""
    cohort = crossed(forbid=["same_department"]).add("E1", TWO, department="IT")
    cohort.add("M1", OFFERS).add("M2", {"web": (4, 4)}, department="IT")

    proposed = cohort.propose()

    assert proposed.unmet == (Unmet("E1", "web", "same-department"),)
    assert [way for way in proposed.ways if way.journey == "E1"] == [
        Way("E1", "lift", "same-department", 1, "web"),
        Way("E1", "one-more", "web", wish="web"),
    ]
    assert ("E1", "no-topic") not in proposed.unmatched


def test_places_are_counted_against_topics():
    """Three topics are asked for, one mentor has a place."""
    cohort = crossed().add("E1", TWO).add("E2", WANTS).add("M1", {"data": (4, 4), "web": (4, 4)})

    assert Reason("too-few-for-wishes", "", (3, 1, 3)) in cohort.propose().notes


def test_a_mentee_who_named_no_topic_has_one_mentor_on_what_the_mentor_masters():
    """The form may have been left out for some: they are not forgotten."""
    cohort = crossed().add("E1", {}).add("M1", OFFERS).add("M2", OFFERS)
    cohort.answers["E1"] = {}

    assert [pair.topics for pair in cohort.propose().pairs] == [("data",)]


@given(crossed_cohorts(), st.integers(0, 3))
def test_no_other_crossed_pairs_serve_more_or_are_worth_more(cohort, seed):
    """Against brute force: mentees with a mentor first, then pairs, then points."""
    (wishes, _), points, rooms = points_of(cohort)
    pairs = cohort.propose(seed).pairs
    served = cohort.pool().served
    found = len({pair.mentee for pair in pairs} - served), len(pairs), sum(p for one in pairs for _, p in one.reasons)

    assert found == brute_force_crossed(wishes, points, rooms, served)


@given(crossed_cohorts(), st.integers(0, 3))
def test_only_mastered_topics_no_mentor_twice_none_above_capacity(cohort, seed):
    """The rules spelt out apart from the engine, and each topic asked for has a pair or is named with a reason."""
    proposed = cohort.propose(seed)
    pairs = made(proposed.pairs)
    running = pairs_of(cohort, None)
    load = Counter(mentor for _, mentor, _ in (*running, *pairs))

    assert all(may_be(cohort, *pair) for pair in pairs)
    assert len({(mentee, mentor) for mentee, mentor, _ in pairs}) == len(pairs)
    assert len({(mentee, topic) for mentee, _, topic in pairs}) == len(pairs)
    assert not pairs or max(load[mentor] for _, mentor, _ in pairs) <= cohort.pool().capacity
    asked = {(one.code, one.wish) for one in cohort.pool().free_mentees}
    assert {(e, t) for e, _, t in pairs} | {(one.journey, one.topic) for one in proposed.unmet} == asked
    assert proposed == cohort.propose(seed)


@given(crossed_cohorts())
def test_a_crossed_wave_is_opened_only_for_pairs_that_the_match_finds(cohort):
    """No empty waves."""
    assert cohort.pool().can_pair == bool(cohort.propose().pairs)


@given(crossed_cohorts())
def test_as_many_mentors_are_counted_for_a_topic_as_would_make_one_pair_more(cohort):
    """By trying each mentor whom the rule alone bars, with brute force."""
    before = cohort.propose()
    (wishes, _), points, rooms = points_of(cohort)
    bars, most = cohort.pool().bars, len(before.pairs)
    unmet = {(one.journey, one.topic) for one in before.unmet}

    for one in (one for one in cohort.pool().free_mentees if one.key in unmet):
        would = [
            mentor.code
            for mentor in cohort.pool().free_mentors
            if bars.only(one, "same-department") & bars.bit(mentor)
            and brute_force_crossed(wishes, points | {(f"{one.code}/{one.wish}", mentor.code): 0}, rooms)[1] > most
        ]
        told = [way.number for way in before.ways if (way.journey, way.wish, way.change) == (*one.key, "lift")]
        assert told == ([len(would)] if would else [])


@given(crossed_cohorts(), st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_no_crossed_pair(cohort, chance):
    """The same people in another order: the same pairs."""
    before = made(cohort.propose().pairs)

    chance.shuffle(cohort.journeys)

    assert made(cohort.propose().pairs) == before


@pytest.mark.parametrize("capacity", [1, 2])
def test_five_hundred_with_two_topics_each_are_crossed_within_seconds(capacity):
    """A thousand topics asked for, six hundred mentors: some are left, nobody is twice one's mentor."""
    cohort = crowd(500, 600, 1, mentees_per_mentor=capacity, crossed=True)

    pairs = made(cohort.propose(codes=1000).pairs)

    assert len({(mentee, mentor) for mentee, mentor, _ in pairs}) == len(pairs)
    assert len({mentee for mentee, _, _ in pairs}) == 500


def test_hr_s_pairs_take_the_topics_that_let_most_of_them_be():
    """M1 masters both, M2 only data: HR wants both for E1."""
    cohort = crossed().add("E1", {"data": (0, 4), "web": (2, 3)})
    cohort.add("M1", {"data": (4, 4), "web": (4, 4)}).add("M2", OFFERS).add("M3", {"web": (4, 4)})
    cohort.together = (("E1", "M1"), ("E1", "M2"))

    assert made(cohort.propose().pairs) == {("E1", "M1", "web"), ("E1", "M2", "data")}


@pytest.mark.parametrize("ending", [Ending.DECLINED, Ending.STOPPED])
def test_a_topic_whose_pair_has_not_finished_looks_for_another_mentor(ending):
    """The two of it are barred (rule 7)."""
    cohort = crossed().add("E1", WANTS).add("M1", OFFERS).add("M2", OFFERS).pair("P7", "E1", "M1", ending, ("data",))

    assert made(cohort.propose().pairs) == {("E1", "M2", "data")}


def test_no_code_is_minted_for_more_pairs_than_topics_and_places():
    """Every pair has a code of its own."""
    cohort = crossed(mentees_per_mentor=2).add("E1", TWO).add("E2", TWO)
    cohort.add("M1", {"data": (4, 4), "web": (4, 4)}).add("M2", {"data": (4, 4), "web": (4, 4)})
    pairs = cohort.propose().pairs

    assert len({pair.code for pair in pairs}) == 4
    assert {(pair.mentee, pair.mentor) for pair in pairs} == set(product(("E1", "E2"), ("M1", "M2")))


def test_that_nobody_is_one_s_own_mentor_is_no_reason_while_others_are_there():
    """What bars the others is."""
    cohort = crossed().add("E1", {"data": (1, 3)}, ref="U1").add("M1", {"web": (4, 4)}, ref="U1")
    cohort.add("M2", {"web": (4, 4)})

    assert cohort.propose().unmet == (Unmet("E1", "data", "no-topic"),)
