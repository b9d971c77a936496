"""The best pairs of a wave, exactly, by SciPy's solver of the assignment problem (a shortest augmenting path method).

What is best is said in `worth`.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from revflow.engine.matching.worth import Keys, Mask, Numbers, drawn_by, in_order, values


def assign(points: Numbers, allowed: Mask, rooms: Sequence[int], keys: Keys, seed: int) -> list[tuple[int, int]]:
    """Return the best pairs as (row, column): each row at most once, each column as often as it has room.

    `points` (0 and above) and `allowed` have a row for each mentee and a column for each mentor. `keys` name the
    mentees and mentors for chance; the result does not depend on their order. Exact up to 2,000 a side at least; for
    more, chance and then the third line are left out before the first two suffer.
    """
    rows, columns = (in_order(names, seed) for names in keys)
    places = np.repeat(columns, np.minimum(np.array(rooms, np.int64)[columns], len(rows)))
    if not len(rows) or not len(places):
        return []
    of_two, of_place = values(points[np.ix_(rows, places)], places, drawn_by(rows, places, keys, seed))
    costs = np.where(allowed[np.ix_(rows, places)], -(of_two + of_place), 0).astype(np.float64)
    found = zip(*linear_sum_assignment(costs), strict=True)
    pairs = ((int(rows[row]), int(places[place])) for row, place in found)
    return sorted((row, column) for row, column in pairs if allowed[row, column])
