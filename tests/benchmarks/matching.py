"""The match of a large cohort: how long it takes, and how much it is worth beside the greedy one that it replaced."""

import time

from engine_kinds.matched import Cohort
from engine_kinds.rivals import crowd, greedy, points_of

MENTEES, MENTORS = 500, 600
PEER = "greedy"


def large() -> tuple[float, int, int]:
    """Match a large cohort once, with all that is said of it; return the seconds, its points, and the greedy's."""
    _warm_up()
    cohort = crowd(MENTEES, MENTORS, seed=1)
    begun = time.perf_counter()
    proposed = cohort.propose(codes=MENTEES)
    spent = time.perf_counter() - begun
    _codes, points, rooms = points_of(cohort)
    total = sum(points for pair in proposed.pairs for _criterion, points in pair.reasons)
    number, rival = greedy(points, rooms)
    assert len(proposed.pairs) >= number
    return spent, total, rival


def _warm_up() -> None:
    """Load the solver, which a worker does once."""
    Cohort().add("E1", {"data": (1, 3)}).add("M1", {"data": (4, 4)}).propose()
