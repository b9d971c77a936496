"""What could be made anew in a wave for one who found nobody, without taking a pair from anybody: exactly.

These are the alternating paths of the assignment: somebody takes a place, who had it takes another one, and so on, up
to a free place. In a crossed match a mentee comes to a mentor once: a wish of the same mentee that is there already
has to move first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from revflow.domain.facts import Proposal
from revflow.engine.bars import Couple, union
from revflow.engine.candidate import Candidate
from revflow.engine.pool import Pool


@dataclass(frozen=True)
class Moving:
    """The pairs of a wave, but for those that are `fixed`; `left` says how many places each mentor has free."""

    pool: Pool
    pairs: Sequence[Proposal]
    fixed: Collection[Couple]
    left: Mapping[str, int]

    def open_to(self, single: Candidate) -> int:
        """Return the mentors who could take one who found nobody, with a free place or by moving others."""
        return (self._givable & ~self._mentors_of(single)) | self._by_own_move(single)

    def displaced(self, singles: Sequence[Candidate]) -> list[Candidate]:
        """Return those whom one more mentor could take so that one more of these has a pair; they come first."""
        found = {one.key: one for one in singles}
        reach = union(self._reach(one) for one in found.values())
        moving = True
        while moving:
            moving = False
            for wish, mentor in self._moved:
                if wish.key not in found and (reach & self._bit(mentor) or self._gives_way(wish, mentor, found)):
                    found[wish.key] = wish
                    reach |= self._reach(wish)
                    moving = True
        return list(found.values())

    @property
    def _givable(self) -> int:
        """The mentors who could take one mentee more."""
        return self._could_move[0]

    @cached_property
    def _could_move(self) -> tuple[int, frozenset[tuple[str, str]]]:
        """Who could take one mentee more, and which wishes could go to another mentor, without anybody's loss."""
        mentors = self.pool.bars.set_of(m for m in self.pool.free_mentors if self.left[m.code] > 0)
        wishes: set[tuple[str, str]] = set()
        moving = True
        while moving:
            moving = False
            for wish, mentor in self._moved:
                if wish.key not in wishes and self._goes_on(wish, mentors, wishes):
                    wishes.add(wish.key)
                    mentors |= self._bit(mentor)
                    moving = True
        return mentors, frozenset(wishes)

    def _goes_on(self, wish: Candidate, mentors: int, wishes: Collection[tuple[str, str]]) -> bool:
        fitting = self.pool.bars.fitting(wish)
        if fitting & mentors & ~self._mentors_of(wish):
            return True
        return any(other.key in wishes and fitting & self._bit(mentor) for other, mentor in self._others_of(wish))

    def _by_own_move(self, single: Candidate) -> int:
        """Return the mentors of the same mentee who could be had if that other wish went on."""
        return self.pool.bars.set_of(m for other, m in self._others_of(single) if other.key in self._could_move[1])

    def _gives_way(self, wish: Candidate, mentor: Candidate, found: Mapping[tuple[str, str], Candidate]) -> bool:
        """Tell whether a wish would leave its mentor to another one of the same mentee."""
        bit = self._bit(mentor)
        return any(self.pool.bars.fitting(one) & bit for one in found.values() if one.code == wish.code)

    def _reach(self, wish: Candidate) -> int:
        return self.pool.bars.fitting(wish) & ~self._mentors_of(wish)

    def _mentors_of(self, wish: Candidate) -> int:
        return self._held.get(wish.code, 0)

    def _others_of(self, wish: Candidate) -> Iterator[tuple[Candidate, Candidate]]:
        """Yield the other wishes of the same mentee that may be moved, each with its mentor."""
        if not wish.wish:
            return
        yield from ((one, mentor) for one, mentor in self._moved if one.code == wish.code and one.key != wish.key)

    def _bit(self, mentor: Candidate) -> int:
        return self.pool.bars.bit(mentor)

    @cached_property
    def _held(self) -> dict[str, int]:
        """By mentee, the set of its mentors in this wave."""
        mentors = {one.code: one for one in self.pool.free_mentors}
        found: dict[str, int] = {}
        for pair in self.pairs:
            found[pair.mentee] = found.get(pair.mentee, 0) | self._bit(mentors[pair.mentor])
        return found

    @cached_property
    def _moved(self) -> list[tuple[Candidate, Candidate]]:
        """The pairs of the wave that may be made anew."""
        mentors = {one.code: one for one in self.pool.free_mentors}
        made = [pair for pair in self.pairs if (pair.mentee, pair.mentor) not in self.fixed]
        found = ((self.pool.wish_of(pair), mentors[pair.mentor]) for pair in made)
        return [(wish, mentor) for wish, mentor in found if wish is not None]
