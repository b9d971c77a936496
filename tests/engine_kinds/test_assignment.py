"""The match is exact: most pairs, then most points, whatever the order of the list, the same on every machine."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.matched import OFFERS, WANTS, Cohort, cohorts, made
from engine_kinds.rivals import brute_force, crowd, greedy, points_of
from revflow.engine.matching.assign import assign


def worth(pairs):
    return len(pairs), sum(points for pair in pairs for _, points in pair.reasons)


@given(cohorts(), st.integers(0, 3))
def test_no_other_pairs_are_more_or_worth_more(cohort, seed):
    """Against brute force, with capacity, running pairs, bars, departments and lines in play."""
    (mentees, _mentors), points, rooms = points_of(cohort)

    pairs, _ = cohort.match(seed)

    assert worth(pairs) == brute_force(mentees, points, rooms)


@pytest.mark.parametrize(("mentees", "mentors", "capacity"), [(60, 40, 1), (60, 40, 2), (40, 60, 3)])
def test_a_large_match_is_never_below_greedy(mentees, mentors, capacity):
    """What was matched before stays the least."""
    for seed in range(3):
        cohort = crowd(mentees, mentors, seed, mentees_per_mentor=capacity)
        _codes, points, rooms = points_of(cohort)

        pairs, _ = cohort.match()

        assert worth(pairs) >= greedy(points, rooms)


def test_a_pair_more_counts_more_than_any_points():
    """E1 fits M1 best; but E2 has nobody else, and E1 has."""
    cohort = Cohort(prefer={"topic_cover": 1000}).add("E1", {"data": (1, 3), "web": (1, 3)}).add("E2", {"data": (1, 3)})
    cohort.add("M1", {"data": (4, 4), "web": (4, 4)}).add("M2", {"web": (4, 4)})

    assert made(cohort.match()[0]) == {("E1", "M2"), ("E2", "M1")}


def test_no_mentor_has_two_while_another_who_is_worth_as_much_has_none():
    """Places for two each: the load is shared, whatever the seed."""
    cohort = Cohort(mentees_per_mentor=2).add("M1", OFFERS).add("M2", OFFERS).add("E1", WANTS).add("E2", WANTS)

    mentors = [sorted(mentor for _, mentor in made(cohort.match(seed)[0])) for seed in range(8)]

    assert mentors == [["M1", "M2"]] * 8


def test_points_count_more_than_a_shared_load():
    """M1 is worth more to both: then it has both."""
    cohort = Cohort(mentees_per_mentor=2, prefer={"topic_cover": 1}).add("M1", {"data": (4, 4), "web": (4, 4)})
    cohort.add("M2", OFFERS).add("E1", {"data": (1, 3), "web": (1, 3)}).add("E2", {"data": (1, 3), "web": (1, 3)})

    assert {mentor for _, mentor in made(cohort.match()[0])} == {"M1"}


@given(cohorts(), st.integers(0, 3), st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(cohort, seed, chance):
    """The same people in another order, with the codes they have: the same pairs."""
    before = made(cohort.match(seed)[0])

    chance.shuffle(cohort.journeys)
    cohort.people = dict(sorted(cohort.people.items(), reverse=True))

    assert made(cohort.match(seed)[0]) == before


def test_a_tie_is_broken_by_who_people_are_not_by_their_place_in_the_list():
    """Codes follow the list: those of another list are others, and the same people are a pair."""

    def by_person(numbers):
        cohort = Cohort()
        for place, number in enumerate(numbers):
            cohort.add(f"E{place}", WANTS, ref=f"boss{number}").add(f"M{place}", OFFERS, ref=f"junior{number}")
        refs = {summary.journey.code: summary.journey.person for summary in cohort.journeys}
        return {(refs[mentee], refs[mentor]) for mentee, mentor in made(cohort.match(7)[0])}

    assert by_person(range(6)) == by_person(reversed(range(6)))


def test_seeds_draw_different_pairs_of_the_same_worth():
    """Chance only breaks ties."""
    cohort = Cohort()
    for number in range(5):
        cohort.add(f"E{number}", WANTS).add(f"M{number}", OFFERS)

    found = [cohort.match(seed)[0] for seed in range(6)]

    assert len({frozenset(made(pairs)) for pairs in found}) > 1
    assert len({worth(pairs) for pairs in found}) == 1


def test_the_same_is_drawn_on_every_machine():
    """A tie of five, written down once: no hash of the process, no float is in it."""
    cohort = Cohort()
    for number in range(5):
        cohort.add(f"E{number}", WANTS).add(f"M{number}", OFFERS)

    assert made(cohort.match(2027)[0]) == {("E0", "M2"), ("E1", "M4"), ("E2", "M0"), ("E3", "M3"), ("E4", "M1")}


def test_who_has_no_place_or_nobody_gets_none():
    """No mentor at all, and no mentee."""
    none = np.zeros((0, 0), np.int64)

    assert assign(none, none.astype(bool), [], ([], []), 1) == []
    assert assign(np.ones((2, 1), np.int64), np.ones((2, 1), bool), [0], (["a", "b"], ["c"]), 1) == []


def test_commands_that_match_nobody_do_not_load_the_solver():
    """It takes as long to load as all the rest of a command."""
    command = "import revflow.cli.app, revflow.engine, revflow.service.drive, sys; print('scipy' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, timeout=120)

    assert told.stdout.strip() == "False"
