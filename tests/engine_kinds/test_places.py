"""A mentor may have hundreds of places: as many as the best pairs need are looked at, and the pairs are the same."""

import time

import pytest

from engine_kinds.rivals import crowd
from revflow.engine.matching import places

ENOUGH = 5


def worth(proposed):
    """Pairs, their points, and how unevenly mentors are loaded."""
    loads = {}
    for pair in proposed.pairs:
        loads[pair.mentor] = loads.get(pair.mentor, 0) + 1
    points = sum(points for pair in proposed.pairs for _, points in pair.reasons)
    return len(proposed.pairs), points, sum(load * (load - 1) for load in loads.values())


@pytest.mark.parametrize(("mentees", "mentors"), [(60, 1), (60, 3), (80, 9), (40, 30)])
@pytest.mark.parametrize("first", [1, 2, 8])
def test_the_pairs_are_worth_what_all_places_would_give(monkeypatch, mentees, mentors, first):
    """However few are tried at first."""
    for seed in range(3):
        cohort = crowd(mentees, mentors, seed, mentees_per_mentor=mentees)
        monkeypatch.setattr(places, "FIRST", mentees)
        whole = worth(cohort.propose(codes=mentees))
        monkeypatch.setattr(places, "FIRST", first)

        assert worth(cohort.propose(codes=mentees)) == whole


def test_a_capacity_of_hundreds_takes_no_longer_than_one_of_a_few():
    """500 executives, 600 mentors with 500 places each: 300,000 places."""
    cohort = crowd(500, 600, seed=1, mentees_per_mentor=500)
    begun = time.perf_counter()

    assert len(cohort.propose(codes=500).pairs) == 500
    assert time.perf_counter() - begun < ENOUGH
