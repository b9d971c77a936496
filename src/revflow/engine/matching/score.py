"""Points: how good each pair would be, of all mentees with all mentors at once.

Points of a pair, for each criterion of `prefer` that has a weight: ten times the weight times how far it is met (0..1),
as a whole number. `topic_cover`: the share of the mentee's topics that the mentor masters at least as well;
`level_gap`: the share of the wanted progress that the mentor's levels allow; `other_site`, `other_department`: both are
known and differ (transversal communities were the aim at Engie / Electrabel 2013); `shared_slots`: the share of the
mentee's times of the week that are the mentor's too, each in its own time zone.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from revflow.engine.matching.sides import Side

SCALE = 10
"""Points of a criterion of weight 1 that is fully met."""

DEFAULT_WEIGHTS: Mapping[str, float] = {"topic_cover": 5, "level_gap": 2, "shared_slots": 1}
"""What counts where a program says nothing."""

Share = NDArray[np.float64]
Points = NDArray[np.int64]
Mask = NDArray[np.bool_]

_HALF_HOURS = 7 * 48


class Scores:
    """The points of all pairs of these sides: a row for each mentee, a column for each mentor."""

    def __init__(self, weights: Mapping[str, float], mentees: Sequence[Side], mentors: Sequence[Side]) -> None:
        self._mentees = mentees
        self._mentors = mentors
        met: Mapping[str, Callable[[], Share]] = {
            "topic_cover": self._topic_cover,
            "level_gap": self._level_gap,
            "other_site": lambda: self._differ([one.site for one in mentees], [one.site for one in mentors]),
            "other_department": lambda: self._differ(
                [one.department for one in mentees], [one.department for one in mentors]
            ),
            "shared_slots": self._shared_slots,
        }
        self._by_criterion: dict[str, Points] = {
            name: np.rint(SCALE * (weight * met[name]())).astype(np.int64) for name, weight in weights.items() if weight
        }

    @property
    def shape(self) -> tuple[int, int]:
        """How many mentees and mentors there are."""
        return len(self._mentees), len(self._mentors)

    def total(self) -> Points:
        """Return the points of each pair."""
        return sum(self._by_criterion.values(), np.zeros(self.shape, np.int64))

    def of(self, mentee: int, mentor: int) -> tuple[tuple[str, int], ...]:
        """Return the points of one pair by criterion, in the order of the weights, by row and column."""
        return tuple((name, int(points[mentee, mentor])) for name, points in self._by_criterion.items())

    def _topic_cover(self) -> Share:
        mastered = np.zeros(self.shape)
        for now, _wanted, level in self._levels():
            mastered += (level >= now) & (now >= 0)
        return mastered / _at_least_one([len(one.levels) for one in self._mentees])

    def _level_gap(self) -> Share:
        wished, reached = np.zeros(self.shape), np.zeros(self.shape)
        for now, wanted, level in self._levels():
            shared = (level >= 0) & (now >= 0) & (wanted > now)
            wished += np.where(shared, wanted - now, 0)
            reached += np.where(shared, np.maximum(np.minimum(level, wanted) - now, 0), 0)
        share: Share = reached / np.maximum(wished, 1)
        return share

    def _levels(self) -> Sequence[tuple[Points, Points, Points]]:
        """Return, by topic, columns of the mentees' levels now and wanted and a row of the mentors'; -1: not theirs."""
        topics = dict.fromkeys(topic for one in self._mentees for topic in one.levels)
        none = (-1, -1)
        found = []
        for topic in topics:
            asked = np.array([one.levels.get(topic, none) for one in self._mentees], np.int64).reshape(-1, 2)
            had = np.array([one.levels.get(topic, none)[0] for one in self._mentors], np.int64)
            found.append((asked[:, :1], asked[:, 1:], had.reshape(1, -1)))
        return found

    def _differ(self, ours: Sequence[str], theirs: Sequence[str]) -> Share:
        numbers = {word: number for number, word in enumerate(dict.fromkeys(("", *ours, *theirs)))}
        rows = np.array([numbers[word] for word in ours], np.int64).reshape(-1, 1)
        columns = np.array([numbers[word] for word in theirs], np.int64).reshape(1, -1)
        differ: Mask = (rows != columns) & (rows > 0) & (columns > 0)
        return differ.astype(np.float64)

    def _shared_slots(self) -> Share:
        ours, theirs = _hours(self._mentees), _hours(self._mentors)
        shared: Share = ours @ theirs.T
        return shared / _at_least_one([one.hours.bit_count() for one in self._mentees])


def _hours(sides: Sequence[Side]) -> Share:
    rows = [np.frombuffer(one.hours.to_bytes(_HALF_HOURS // 8, "little"), np.uint8) for one in sides]
    bits = np.unpackbits(np.array(rows, np.uint8).reshape(-1, _HALF_HOURS // 8), axis=1)
    return bits.astype(np.float64)


def _at_least_one(counts: Sequence[int]) -> Share:
    return np.maximum(np.array(counts, np.float64), 1).reshape(-1, 1)
