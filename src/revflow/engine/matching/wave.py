"""The pairs of one wave, with all that is said of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from revflow.definition.checks.kinds import PREFER
from revflow.definition.program import Program
from revflow.definition.steps import MatchStep
from revflow.domain.facts import Proposal, Proposed, Reason
from revflow.engine.bars import APART, Couple
from revflow.engine.companions import leading, meets_together
from revflow.engine.linked import Linked
from revflow.engine.locks import NO_PLACE, NO_WISH, hindrance
from revflow.engine.matching.assign import assign
from revflow.engine.matching.bits import bits
from revflow.engine.matching.crossing import assign_wishes
from revflow.engine.matching.groups import gathered
from revflow.engine.matching.notes import notes
from revflow.engine.matching.places import with_places
from revflow.engine.matching.reasons import BY_HR, known, missing, reasons
from revflow.engine.matching.score import DEFAULT_WEIGHTS, Scores
from revflow.engine.matching.sides import shared_topics, sides
from revflow.engine.matching.ways import Singles
from revflow.engine.matching.worth import Mask, Numbers
from revflow.engine.moves import Matching
from revflow.engine.pool import Pool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The couples of a wave as people want them, the first first, and the reason for them: nobody looks for others.

    `said` tells of mentees why they find nobody (`engine.kinds.choice.said`).
    """

    couples: tuple[Couple, ...]
    by: Reason
    said: Mapping[str, str] = field(default_factory=dict)


def form(
    program: Program,
    work: Matching,
    pool: Pool,
    linked: Linked,
    codes: Sequence[str],
    kept: Iterable[Proposal] = (),
    drawing: Drawing | None = None,
) -> Proposed:
    """Return the pairs of a wave, best first, and who found none.

    `codes` name the new pairs, in order; `kept` are pairs of the same wave that were not sent back, and stay as they
    are, before all others, unless HR has said otherwise since; then come the pairs that HR wants, as far as they can,
    and the best ones of those who are left, or those that people have drawn.
    """
    match = program.step(work.step)
    assert isinstance(match, MatchStep)
    forming, before = _Forming(program, match, pool, linked), tuple(kept)
    stay = forming.stay(before)
    pairs = _coded(stay, forming.best() if drawing is None else forming.drawn(drawing), codes)
    if meets_together(program) and not match.crossed:
        pairs = tuple(gathered(pairs, {pair.code for pair in before}, leading(linked.journeys)))
    fixed = frozenset((pair.mentee, pair.mentor) for pair in (stay if drawing is None else pairs))
    later, topics = work.wave < match.waves.max, tuple(program.topics)
    singles = Singles(pool, pairs, fixed, later, topics, match.chosen_by, drawing.said if drawing else {})
    return Proposed(
        step=work.step,
        round=work.round,
        wave=work.wave,
        pairs=pairs,
        unmatched=tuple(singles.unmatched()),
        unmet=tuple(singles.unmet()),
        ways=tuple(singles.ways()),
        notes=tuple(notes(pool, forming.mentees, forming.mentors)),
        unweighed=tuple(name for name in PREFER if name not in forming.weighed),
        unkept=tuple(forming.unkept),
        seed=linked.seed,
    )


def _coded(stay: Sequence[Proposal], found: Iterable[Proposal], codes: Sequence[str]) -> tuple[Proposal, ...]:
    """Return all pairs of a wave with their codes: those that stay first, then as many as there are new ones."""
    fresh = iter(code for code in codes if code not in {pair.code for pair in stay})
    new = (*(pair for pair in stay if not pair.code), *found)
    return (
        *(pair for pair in stay if pair.code),
        *(replace(pair, code=code) for pair, code in zip(new, fresh, strict=False)),
    )


class _Forming:
    """One wave while its pairs are formed."""

    def __init__(self, program: Program, match: MatchStep, pool: Pool, linked: Linked) -> None:
        self._pool = pool
        self._seed = linked.seed
        self.weights: Mapping[str, float] = match.prefer or DEFAULT_WEIGHTS
        self.mentees, self.mentors = sides(program, match, pool, linked)
        self.weighed = known(self.mentees, self.mentors) & {name for name, weight in self.weights.items() if weight}
        self._scores = Scores(self.weights, self.mentees, self.mentors)
        self._rows = {side.candidate.key: row for row, side in enumerate(self.mentees)}
        self._free = set(self._rows)
        self._taken: set[Couple] = set()
        self._columns = {side.candidate.code: column for column, side in enumerate(self.mentors)}
        self._room = {side.candidate.code: pool.room(side.candidate) for side in self.mentors}
        self.unkept: list[tuple[str, str, str]] = []

    def stay(self, kept: Sequence[Proposal]) -> list[Proposal]:
        """Take what is settled: kept pairs as they are, and those that HR wants, without codes yet where they are new.

        What HR wants comes first: a kept pair gives way to it. What cannot be is noted in `unkept`.
        """
        wanted = [pair for pair in kept if self._is_wanted(pair)]
        taken = [pair for pair in wanted if self._take(pair)]
        taken += list(self._wanted({(pair.mentee, pair.mentor) for pair in taken}))
        return taken + [pair for pair in kept if pair not in wanted and self._take(pair)]

    def _is_wanted(self, pair: Proposal) -> bool:
        couple = (pair.mentee, pair.mentor)
        return couple in self._pool.together and self._pool.on_topic.get(couple, "") in ("", *pair.topics[:1])

    def _wanted(self, there: set[Couple]) -> Iterator[Proposal]:
        whys = {couple: hindrance(self._pool, *couple) for couple in self._pool.together if couple not in there}
        rows = self._rows_for([couple for couple, why in whys.items() if why == ""])
        for couple, why in whys.items():
            pair = self.pair(rows[couple], self._columns[couple[1]], BY_HR) if couple in rows else None
            if pair is not None and self._take(pair):
                yield pair
            elif why is not None:
                self.unkept.append((*couple, why or self._full(couple[1])))

    def _full(self, mentor: str) -> str:
        """Return why two could be a pair but for others: the mentor's places are taken, or the mentee's topics are."""
        return NO_PLACE if self._room[mentor] < 1 else NO_WISH

    def _rows_for(self, couples: Sequence[Couple]) -> dict[Couple, int]:
        """Return the rows that make pairs of these couples: of several wishes those that make most, and best, of them.

        A couple for which no wish is left has none.
        """
        if not self._pool.crossed:
            return {couple: self._rows[couple[0], ""] for couple in couples}
        columns = [self._columns[mentor] for _, mentor in couples]
        only = np.zeros((len(self.mentees), len(self.mentors)), np.bool_)
        for couple, column in zip(couples, columns, strict=True):
            wishes = self._pool.wishes_for(*couple)
            only[[self._rows[one.key] for one in wishes if one.key in self._rows], column] = True
        found = self._crossed(self._scores.total(), self._allowed() & only)
        return {(self.mentees[row].candidate.code, self.mentors[column].candidate.code): row for row, column in found}

    def _take(self, pair: Proposal) -> bool:
        """Take a pair if both are there and free, and HR does not want them apart."""
        wish = self._pool.wish_of(pair)
        if wish is None or wish.key not in self._free or self._room.get(pair.mentor, 0) < 1:
            return False
        if (pair.mentee, pair.mentor) in self._taken:
            return False
        mentor = self.mentors[self._columns[pair.mentor]]
        if self._pool.bars.by_rule(wish).get(APART, 0) & self._pool.bars.bit(mentor.candidate):
            return False
        self._free.discard(wish.key)
        self._taken.add((pair.mentee, pair.mentor))
        self._room[pair.mentor] -= 1
        return True

    def drawn(self, drawing: Drawing) -> list[Proposal]:
        """Return the couples that people have drawn, as far as they can be, without codes yet."""
        pairs = []
        for couple in drawing.couples:
            why = hindrance(self._pool, *couple) if (couple[0], "") in self._free else None
            pair = self.pair(self._rows[couple[0], ""], self._columns[couple[1]], drawing.by) if why == "" else None
            if pair is not None and self._take(pair):
                pairs.append(pair)
            elif why is not None:
                self.unkept.append((*couple, why or NO_PLACE))
        return pairs

    def best(self) -> list[Proposal]:
        """Return the best pairs of those who are left, without codes yet, those with most points first."""
        total = self._scores.total()
        find = self._crossed if self._pool.crossed else self._plain
        found = find(total, self._allowed())
        found.sort(key=lambda place: (-total[place], place))
        return [self.pair(row, column) for row, column in found]

    def _plain(self, total: Numbers, allowed: Mask) -> list[tuple[int, int]]:
        keys = ([one.key for one in self.mentees], [one.key for one in self.mentors])
        return with_places(self._rooms(), lambda rooms: assign(total, allowed, rooms, keys, self._seed))

    def _crossed(self, total: Numbers, allowed: Mask) -> list[tuple[int, int]]:
        wishes = [one.candidate for one in self.mentees]
        names = [f"{side.key}/{side.candidate.wish}" for side in self.mentees]
        keys = (names, [one.key for one in self.mentors])
        codes = [one.code for one in wishes]
        served = self._pool.served | {mentee for mentee, _ in self._taken}
        return with_places(
            self._rooms(), lambda rooms: assign_wishes(total, allowed, rooms, keys, codes, served, self._seed)
        )

    def _rooms(self) -> list[int]:
        return [self._room[side.candidate.code] for side in self.mentors]

    def pair(self, row: int, column: int, *first: Reason) -> Proposal:
        """Return two as a pair without a code, with all that is said of it; `first` speaks for it before all else."""
        mentee, mentor = self.mentees[row], self.mentors[column]
        pros, cons = reasons(self.weights, mentee, mentor)
        return Proposal(
            code="",
            mentee=mentee.candidate.code,
            mentor=mentor.candidate.code,
            topics=shared_topics(mentee, mentor)[: 1 if self._pool.crossed else None],
            reasons=self._scores.of(row, column),
            pros=(*first, *pros),
            cons=tuple(cons),
            unused=tuple(missing(self.weighed, mentee, mentor)),
        )

    def _allowed(self) -> Mask:
        """Return which of the mentees and mentors may be a pair by the hard rules."""
        bars = self._pool.bars
        size = len(self._pool.mentors)
        places = [bars.bit(side.candidate).bit_length() - 1 for side in self.mentors]
        rows = np.zeros((len(self.mentees), size), np.bool_)
        for row, side in enumerate(self.mentees):
            if side.candidate.key in self._free:
                rows[row] = bits(bars.fitting(side.candidate), size)
        allowed = rows[:, places]
        for mentee, mentor in self._taken:
            allowed[self._rows_of(mentee), self._columns[mentor]] = False
        return allowed

    def _rows_of(self, mentee: str) -> list[int]:
        """Return the rows of a mentee: one, but for a crossed match."""
        return [self._rows[one.key] for one in self._pool.wishes(mentee) if one.key in self._rows]
