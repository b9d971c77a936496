"""The best pairs of a crossed wave, exactly: each wish of a mentee finds a mentor of its own (`engine.wishes`).

What is best is said in `worth`, but for a line before all others: as many mentees as possible have a mentor at all, so
that nobody has a second one at the cost of somebody's first. It is the assignment problem again, with two things more:

- Each mentee has as many *empty places* as wishes. A wish without a mentor takes one; the last one is dear, unless the
  mentee has a pair already. So it costs most to leave somebody without any mentor.
- A mentor is no mentee's mentor twice. Where a solution has it so, these two get a *gate*: a row and a column through
  which alone, and once, that mentee's wishes reach that mentor's places; then all is solved anew. Every such problem
  asks less than the true one, so that the first solution that keeps the rule is the best there is.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from revflow.engine.matching.worth import EXACT, Keys, Mask, Numbers, drawn_by, in_order, values

Costs = NDArray[np.float64]
Gate = tuple[str, int]
"""A mentee, by its code, and a mentor, by its column."""

_MARGIN = 4


def assign_wishes(
    points: Numbers,
    allowed: Mask,
    rooms: Sequence[int],
    keys: Keys,
    mentees: Sequence[str],
    served: Collection[str],
    seed: int,
) -> list[tuple[int, int]]:
    """Return the best pairs as (row, column), each row at most once, each column as often as it has room.

    As `assign`, with a row for each wish: `mentees` says whose each one is, by code; `served` have a pair already.
    """
    rows, columns = (in_order(names, seed) for names in keys)
    places = np.repeat(columns, np.minimum(np.array(rooms, np.int64)[columns], len(set(mentees))))
    if not len(rows) or not len(places):
        return []
    within = EXACT // (_MARGIN * (len(set(mentees)) + 1))
    of_two, of_place = values(points[np.ix_(rows, places)], places, drawn_by(rows, places, keys, seed), within)
    owners = [mentees[row] for row in rows]
    crossing = _Crossing(of_two, of_place, allowed[np.ix_(rows, places)], places, owners, served)
    return sorted((int(rows[row]), column) for row, column in crossing.best())


@dataclass(frozen=True)
class _Crossing:
    """Wishes in rows, mentors' places in columns: `of_two` and `of_place` add up to what a pair is worth."""

    of_two: Numbers
    of_place: Numbers
    allowed: Mask
    places: Numbers
    owners: Sequence[str]
    served: Collection[str]

    def best(self) -> list[tuple[int, int]]:
        """Return the best pairs, as (row, mentor's column)."""
        gates: list[Gate] = []
        while True:
            found = self._solve(gates)
            often = Counter((self.owners[row], column) for row, column in found)
            twice = [gate for gate, times in often.items() if times > 1]
            if not twice:
                return found
            gates += twice

    def _solve(self, gates: Sequence[Gate]) -> list[tuple[int, int]]:
        wishes, places = self.allowed.shape
        rows, columns = linear_sum_assignment(self._costs(gates))
        found = []
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            if row < wishes and column < places:
                found.append((row, int(self.places[column])))
            elif row < wishes <= column - places:
                found.append((row, gates[column - places - wishes][1]))
        return found

    def _costs(self, gates: Sequence[Gate]) -> Costs:
        """Return the costs: columns are the places, the empty places and the gates, rows the wishes and the gates."""
        wishes, places = self.allowed.shape
        costs = np.full((wishes + len(gates), places + wishes + len(gates)), np.inf)
        costs[:wishes, :places] = np.where(self.allowed, -(self.of_two + self.of_place).astype(np.float64), np.inf)
        costs[:wishes, places : places + wishes] = self._empty()
        for number, (owner, mentor) in enumerate(gates):
            own = np.array([row for row, one in enumerate(self.owners) if one == owner])
            theirs = np.flatnonzero(self.places == mentor)
            costs[np.ix_(own, theirs)] = np.inf
            gate = places + wishes + number
            costs[own, gate] = np.where(self.allowed[own, theirs[0]], -self.of_two[own, theirs[0]], np.inf)
            costs[wishes + number, gate] = 0
            costs[wishes + number, theirs] = -self.of_place[0, theirs]
        return costs

    def _empty(self) -> Costs:
        """Return what it costs to leave wishes empty: a mentee has a place for each of its own, one of them is dear."""
        numbers = {owner: number for number, owner in enumerate(dict.fromkeys(self.owners))}
        whose = np.array([numbers[owner] for owner in self.owners])
        dear = (min(self.of_two.shape) + 1) * (int(self.of_two.max()) + int(self.of_place.max()))
        first = dict(zip(reversed(self.owners), reversed(range(len(self.owners))), strict=True))
        price = np.zeros(len(self.owners))
        price[[place for owner, place in first.items() if owner not in self.served]] = dear
        empty: Costs = np.where(whose.reshape(-1, 1) == whose, price, np.inf)
        return empty
