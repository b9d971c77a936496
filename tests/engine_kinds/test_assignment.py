"""The match is exact: most pairs, then most points, whatever the order of the list, the same on every machine."""

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.matched import OFFERS, TOPICS, WANTS, Cohort, allowed, cohorts, made
from revflow.engine.matching.assign import assign
from revflow.engine.matching.score import Scores
from revflow.engine.matching.sides import sides


def points_of(cohort):
    """All free mentees and mentors, and the points of those who may be a pair, by their codes."""
    match = cohort.program.step("matching")
    mentees, mentors = sides(cohort.program, match, cohort.pool(), cohort.linked())
    total = Scores(match.prefer, mentees, mentors).total()
    codes = [[side.candidate.code for side in one] for one in (mentees, mentors)]
    points = {
        (mentee, mentor): int(total[row, column])
        for (row, mentee), (column, mentor) in product(enumerate(codes[0]), enumerate(codes[1]))
        if allowed(cohort, mentee, mentor)
    }
    rooms = {mentor.code: cohort.pool().room(mentor) for mentor in cohort.pool().free_mentors}
    return codes, points, rooms


def brute_force(mentees, points, rooms):
    """The best (number of pairs, points) there is, by trying everything."""
    if not mentees:
        return 0, 0
    best = brute_force(mentees[1:], points, rooms)
    for mentor, room in rooms.items():
        if room and (mentees[0], mentor) in points:
            number, total = brute_force(mentees[1:], points, rooms | {mentor: room - 1})
            best = max(best, (number + 1, total + points[mentees[0], mentor]))
    return best


def greedy(points, rooms):
    """The match as it was: the pair with most points first."""
    taken, room, found = set(), dict(rooms), []
    for (mentee, mentor), worth in sorted(points.items(), key=lambda one: (-one[1], one[0])):
        if mentee not in taken and room[mentor]:
            taken.add(mentee)
            room[mentor] -= 1
            found.append(worth)
    return len(found), sum(found)


def worth(pairs):
    return len(pairs), sum(points for pair in pairs for _, points in pair.reasons)


@given(cohorts(), st.integers(0, 3))
def test_no_other_pairs_are_more_or_worth_more(cohort, seed):
    """Against brute force, with capacity, running pairs, bars, departments and lines in play."""
    (mentees, _mentors), points, rooms = points_of(cohort)

    pairs, _ = cohort.match(seed)

    assert worth(pairs) == brute_force(mentees, points, rooms)


def crowd(mentees, mentors, seed, **match):
    """A large cohort by chance."""
    chance = Random(seed)
    cohort = Cohort(forbid=["same_department", "reporting_line"], prefer={"topic_cover": 5, "level_gap": 2}, **match)
    departments = [f"D{number}" for number in range(12)]
    slots = [f"{day}-{half}" for day in ("mon", "tue", "wed", "thu", "fri") for half in ("am", "pm")]
    for letter, count in (("E", mentees), ("M", mentors)):
        for number in range(count):
            topics = {topic: (chance.randint(0, 2), chance.randint(2, 4)) for topic in chance.sample(TOPICS, 2)}
            if letter == "M":
                topics = {topic: (chance.randint(1, 4), 4) for topic in topics}
            cohort.add(
                f"{letter}{number:03d}",
                topics,
                slots=chance.sample(slots, 3),
                department=chance.choice(departments),
                site=chance.choice(["Paris", "Lyon", "Nantes"]),
            )
    return cohort


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
