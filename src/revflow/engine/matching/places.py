"""A mentor's places, as many as the best pairs need: a capacity of hundreds would make the problem hundreds as large.

Places of one mentor are worth the same to all, the later ones a little less (`worth`), and what is best is concave in
how many there are: where one of them stays free, more of them change nothing. So the first few are tried, and only who
has all of them taken gets twice as many: the pairs are those that all places would have given.
"""

from collections import Counter
from collections.abc import Callable, Sequence

FIRST = 8
"""How many places of a mentor are tried at first."""

Found = list[tuple[int, int]]


def with_places(rooms: Sequence[int], solve: Callable[[Sequence[int]], Found]) -> Found:
    """Return the pairs (row, column) that `solve` finds with all these places, one number for each column."""
    tried = [min(room, FIRST) for room in rooms]
    while True:
        found = solve(tried)
        taken = Counter(column for _, column in found)
        full = [column for column, room in enumerate(rooms) if taken[column] == tried[column] < room]
        if not full:
            return found
        for column in full:
            tried[column] = min(rooms[column], 2 * tried[column])
