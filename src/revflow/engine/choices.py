"""The mentors whom mentees have named, and whom they may name: nobody is named more often than he or she has places."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from revflow.domain.journeys import Scope, Summary
from revflow.engine.bars import Couple
from revflow.engine.candidate import Candidate
from revflow.engine.locks import hindrance, still_wanted
from revflow.engine.pool import Pool

CHOSE, NOBODY, LATE, SETTLED = "choice.mentor.", "choice.nobody", "choice.late", "choice.round"
"""What a mentee's summary counts: `choice.mentor.<code>` when (microseconds since 1970), that nobody will do, that time
is up and a choice is taken still, and up to which round of the match all that is.
"""


NO_CHOICE, CHOSE_NOBODY, CHOICE_GONE = "no-choice", "chose-nobody", "choice-gone"
"""Why a mentee who was to choose has nobody: time was up, none of those who could be had will do, or the one who was
named cannot be had any more.
"""


def is_settled(mentee: Summary, round_: int) -> bool:
    """Tell whether a mentee has chosen in a round of the match, or lets it go on without."""
    return mentee.counts.get(SETTLED, 0) >= round_


def choice_of(mentee: Summary) -> Mapping[str, int]:
    """Return all that a mentee's summary says of the choice."""
    return {name: count for name, count in mentee.counts.items() if name.startswith("choice.")}


def chosen_by(mentee: Summary) -> str:
    """Return the mentor whom a mentee has named last, by code, or nothing."""
    return next((name.removeprefix(CHOSE) for name in mentee.counts if name.startswith(CHOSE)), "")


def couples_of(journeys: Iterable[Summary]) -> tuple[Couple, ...]:
    """Return the mentees who have named a mentor, with that mentor, in the order in which they did."""
    named = [
        (at, other.journey.code, name.removeprefix(CHOSE))
        for other in journeys
        if other.journey.scope is Scope.MENTEE
        for name, at in other.counts.items()
        if name.startswith(CHOSE)
    ]
    return tuple((mentee, mentor) for _at, mentee, mentor in sorted(named))


@dataclass(frozen=True)
class Choices:
    """What mentees have named, as a cohort's summaries say, in a pool as it stands. HR's word goes before theirs."""

    pool: Pool
    journeys: Sequence[Summary]

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """Return the choices that can still be made pairs: mentee to mentor, in the order in which they were made."""
        left = {mentor.code: self.pool.room(mentor) - self._wanted[mentor.code] for mentor in self.pool.free_mentors}
        found: dict[str, str] = {}
        for code, mentor in couples_of(self.journeys):
            mentee = self._free.get(code)
            if mentee is None or left.get(mentor, 0) < 1 or code in self._spoken_for:
                continue
            if self.pool.bars.fitting(mentee) & self.pool.bars.bit(self._mentors[mentor]):
                found[code] = mentor
                left[mentor] -= 1
        return found

    def places(self, mentor: Candidate) -> int:
        """Return how many more mentees may name a mentor."""
        return self.pool.room(mentor) - self._wanted[mentor.code] - self._named[mentor.code]

    def choosable(self, mentee: Candidate) -> tuple[Candidate, ...]:
        """Return the mentors whom a mentee may name: who have come as far, have a place, and fit by all hard rules."""
        fitting = self.pool.bars.fitting(mentee)
        there = (mentor for mentor in self.pool.free_mentors if self.pool.bars.bit(mentor) & fitting)
        return tuple(mentor for mentor in there if self.places(mentor) > 0)

    def to_ask(self) -> tuple[str, ...]:
        """Return the mentees who are to choose now: who can, and have not yet.

        Not those of whom HR wants a pair, nor who were asked and are late: they may still, and HR sees to them.
        """
        late = {one.journey.code for one in self.journeys if LATE in one.counts}
        others = {*self.standing, *self._spoken_for, *late}
        return tuple(one.code for one in self.pool.free_mentees if one.code not in others and self.choosable(one))

    @property
    def opens_wave(self) -> bool:
        """Whether a wave opened now could make a pair, or ask somebody for one."""
        wanted = any(hindrance(self.pool, *couple) == "" for couple in self.pool.together)
        return bool(self.standing or wanted or self.to_ask())

    @cached_property
    def _free(self) -> dict[str, Candidate]:
        return {mentee.code: mentee for mentee in self.pool.free_mentees}

    @cached_property
    def _mentors(self) -> dict[str, Candidate]:
        return {mentor.code: mentor for mentor in self.pool.free_mentors}

    @cached_property
    def _spoken_for(self) -> frozenset[str]:
        return frozenset(mentee for mentee, _mentor in self._wanted_by_hr)

    @cached_property
    def _wanted(self) -> Counter[str]:
        return Counter(mentor for _mentee, mentor in self._wanted_by_hr)

    @cached_property
    def _wanted_by_hr(self) -> tuple[Couple, ...]:
        return still_wanted(self.pool)

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(self.standing.values())
