"""The pairs of one wave, with all that is said of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from revflow.definition.checks.kinds import PREFER
from revflow.definition.program import Program
from revflow.definition.steps import MatchStep
from revflow.domain.facts import Proposal, Proposed, Reason
from revflow.engine.bars import APART, Couple
from revflow.engine.linked import Linked
from revflow.engine.locks import NO_PLACE, hindrance
from revflow.engine.matching.assign import Mask, assign
from revflow.engine.matching.bits import bits
from revflow.engine.matching.notes import notes
from revflow.engine.matching.reasons import BY_HR, known, missing, reasons
from revflow.engine.matching.score import DEFAULT_WEIGHTS, Scores
from revflow.engine.matching.sides import shared_topics, sides
from revflow.engine.matching.ways import Singles
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
    forming = _Forming(program, match, pool, linked)
    stay = forming.stay(list(kept))
    pairs = _coded(stay, forming.best() if drawing is None else forming.drawn(drawing), codes)
    fixed = frozenset((pair.mentee, pair.mentor) for pair in (stay if drawing is None else pairs))
    later, topics = work.wave < match.waves.max, tuple(program.topics)
    singles = Singles(pool, pairs, fixed, later, topics, match.chosen_by, drawing.said if drawing else {})
    return Proposed(
        step=work.step,
        round=work.round,
        wave=work.wave,
        pairs=pairs,
        unmatched=tuple(singles.unmatched()),
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
        self._rows = {side.candidate.code: row for row, side in enumerate(self.mentees)}
        self._free = set(self._rows)
        self._columns = {side.candidate.code: column for column, side in enumerate(self.mentors)}
        self._room = {side.candidate.code: pool.room(side.candidate) for side in self.mentors}
        self.unkept: list[tuple[str, str, str]] = []

    def stay(self, kept: Sequence[Proposal]) -> list[Proposal]:
        """Take what is settled: kept pairs as they are, and those that HR wants, without codes yet where they are new.

        What HR wants comes first: a kept pair gives way to it. What cannot be is noted in `unkept`.
        """
        wanted = [pair for pair in kept if (pair.mentee, pair.mentor) in self._pool.together]
        taken = [pair for pair in wanted if self._take(pair)]
        taken += list(self._wanted({(pair.mentee, pair.mentor) for pair in taken}))
        return taken + [pair for pair in kept if pair not in wanted and self._take(pair)]

    def _wanted(self, there: set[Couple]) -> Iterator[Proposal]:
        for couple in self._pool.together:
            if couple in there:
                continue
            why = hindrance(self._pool, *couple)
            pair = self.pair(self._rows[couple[0]], self._columns[couple[1]], BY_HR) if why == "" else None
            if pair is not None and self._take(pair):
                yield pair
            elif why is not None:
                self.unkept.append((*couple, why or NO_PLACE))

    def _take(self, pair: Proposal) -> bool:
        """Take a pair if both are there and free, and HR does not want them apart."""
        if pair.mentee not in self._free or self._room.get(pair.mentor, 0) < 1:
            return False
        mentee, mentor = self.mentees[self._rows[pair.mentee]], self.mentors[self._columns[pair.mentor]]
        if self._pool.bars.by_rule(mentee.candidate).get(APART, 0) & self._pool.bars.bit(mentor.candidate):
            return False
        self._free.discard(pair.mentee)
        self._room[pair.mentor] -= 1
        return True

    def drawn(self, drawing: Drawing) -> list[Proposal]:
        """Return the couples that people have drawn, as far as they can be, without codes yet."""
        pairs = []
        for couple in drawing.couples:
            why = hindrance(self._pool, *couple) if couple[0] in self._free else None
            pair = self.pair(self._rows[couple[0]], self._columns[couple[1]], drawing.by) if why == "" else None
            if pair is not None and self._take(pair):
                pairs.append(pair)
            elif why is not None:
                self.unkept.append((*couple, why or NO_PLACE))
        return pairs

    def best(self) -> list[Proposal]:
        """Return the best pairs of those who are left, without codes yet, those with most points first."""
        total = self._scores.total()
        rooms = [self._room[side.candidate.code] for side in self.mentors]
        keys = ([one.key for one in self.mentees], [one.key for one in self.mentors])
        found = assign(total, self._allowed(), rooms, keys, self._seed)
        found.sort(key=lambda place: (-total[place], place))
        return [self.pair(row, column) for row, column in found]

    def pair(self, row: int, column: int, *first: Reason) -> Proposal:
        """Return two as a pair without a code, with all that is said of it; `first` speaks for it before all else."""
        mentee, mentor = self.mentees[row], self.mentors[column]
        pros, cons = reasons(self.weights, mentee, mentor)
        return Proposal(
            code="",
            mentee=mentee.candidate.code,
            mentor=mentor.candidate.code,
            topics=shared_topics(mentee, mentor),
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
            if side.candidate.code in self._free:
                rows[row] = bits(bars.fitting(side.candidate), size)
        return rows[:, places]
