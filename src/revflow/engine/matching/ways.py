"""Who found nobody, the rule in the way, and the smallest changes that would help, computed exactly.

A change helps if with it this one could have a pair and nobody else would lose theirs: pairs of the wave may be made
anew for it, running ones and HR's not. Codes of changes, with their word and number, the smallest first:
`wait` (number: so many who have not answered yet may fit: a later wave may do), `lift` (a hard rule: with it lifted for
this one, so many could be the partner), `capacity` (`mentees_per_mentor: number` would do), `one-more` (one more on the
other side, for this topic; any topic if empty), `nobody-offers` and `nobody-asks` (the same, and nobody there has it).
Where people choose, who could have a partner as things stand is helped by nothing else than that: `choose` (a later
wave asks again) and `by-hand` (number: with so many HR can make a pair).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from revflow.domain.facts import Proposal, Unmet, Way
from revflow.engine.bars import APART, FORBIDDEN, NO_TOPIC, OWN_TOPIC, SAME_PERSON, Bars, Couple, union
from revflow.engine.candidate import Candidate
from revflow.engine.choices import NO_CHOICE
from revflow.engine.matching.bits import counts
from revflow.engine.matching.moving import Moving
from revflow.engine.pool import Pool

TAKEN, NOBODY = "taken", "nobody"
NOT_CHOSEN, NOT_DRAWN = "not-chosen", "not-drawn"
WAIT, LIFT, CAPACITY, ONE_MORE, NOBODY_OFFERS, NOBODY_ASKS = (
    "wait",
    "lift",
    "capacity",
    "one-more",
    "nobody-offers",
    "nobody-asks",
)
CHOOSE, BY_HAND = "choose", "by-hand"

LIFTABLE = (APART, *FORBIDDEN.values())
"""Rules that HR may lift: its own word, and those that the program names. The others are the engine's."""

_MOST_TOPICS = 3
"""More topics than these are not named: the first ones will do."""


@dataclass(frozen=True)
class Singles:
    """Those of a wave who found nobody. `fixed` are the couples that are not made anew.

    `chosen_by` is who chooses: `rules`, `mentee`, `hr`; `said` why mentees found nobody who could have chosen.
    """

    pool: Pool
    pairs: Sequence[Proposal]
    fixed: frozenset[Couple]
    later: bool
    topics: Sequence[str]
    chosen_by: str = "rules"
    said: Mapping[str, str] = field(default_factory=dict)

    def unmatched(self) -> Iterator[tuple[str, str]]:
        """Yield who found nobody, and the reason, as (code, reason); of a crossed match's mentees `unmet` tells.

        Reasons: a code of `Bars.refusal`: what bars most of those who are there, but for those who share no topic if
        others do; `nobody`: the other side is empty; `taken`: those who fit have others. Where people choose:
        `no-choice`, `chose-nobody`, `choice-gone` of a mentee who was asked; `not-chosen`, `not-drawn` of who could
        have a partner.
        """
        yield from ((mentee.code, self._why_mentee(mentee)) for mentee in self._mentees if not mentee.wish)
        for mentor in self._mentors:
            firsts = {rule: number[self._place(mentor)] for rule, number in self._first_for_mentors.items()}
            own = (NOT_CHOSEN if self.chosen_by == "mentee" else NOT_DRAWN) if self._wanted(mentor) else ""
            yield mentor.code, own or _why({rule: n for rule, n in firsts.items() if n}, len(self._asking))

    def unmet(self) -> Iterator[Unmet]:
        """Yield the wishes of a crossed match that found no mentor, with the reasons of `unmatched`."""
        yield from (Unmet(one.code, one.wish, self._why_mentee(one)) for one in self._mentees if one.wish)

    def _why_mentee(self, mentee: Candidate) -> str:
        there = self._bars.set_of(self._there)
        refusals = {rule: bars & there for rule, bars in self._bars.by_rule(mentee).items()}
        firsts = {rule: barred.bit_count() for rule, barred in _firsts(refusals).items()}
        undone = NO_CHOICE if self.chosen_by == "mentee" else NOT_DRAWN
        own = self.said.get(mentee.code, "") or (undone if self._by_hand(mentee) else "")
        return own or _why(firsts, there.bit_count())

    def ways(self) -> Iterator[Way]:
        """Yield what would help each of them."""
        for mentee in self._mentees:
            yield from (replace(way, wish=mentee.wish) for way in self._for_mentee(mentee))
        for mentor in self._mentors:
            yield from self._for_mentor(mentor)

    def _for_mentee(self, mentee: Candidate) -> Iterator[Way]:
        by_hand = self._by_hand(mentee)
        if by_hand:
            if self.later and self.chosen_by == "mentee":
                yield Way(mentee.code, CHOOSE)
            yield Way(mentee.code, BY_HAND, "", by_hand)
        if by_hand or OWN_TOPIC in self._bars.by_rule(mentee):
            return
        fitting = self._bars.fitting(mentee)
        coming = (fitting & self._bars.set_of(self._coming(self.pool.mentors))).bit_count()
        if coming and self.later:
            yield Way(mentee.code, WAIT, "", coming)
        for rule in LIFTABLE:
            gained = (self._bars.only(mentee, rule) & self._moving.open_to(mentee)).bit_count()
            if gained:
                yield Way(mentee.code, LIFT, rule, gained)
        if fitting & self._bars.set_of(self._there) & ~self._own_mentors(mentee):
            yield Way(mentee.code, CAPACITY, "", self.pool.capacity + 1)
        yield from self._one_more(mentee, self._offered, NOBODY_OFFERS)

    def _for_mentor(self, mentor: Candidate) -> Iterator[Way]:
        wanted = self._wanted(mentor)
        if wanted:
            yield Way(mentor.code, BY_HAND, "", wanted)
            return
        coming = self._coming_for_mentors[self._place(mentor)]
        if coming and self.later:
            yield Way(mentor.code, WAIT, "", coming)
        for rule in LIFTABLE:
            gained = self._gained_by_mentors[rule][self._place(mentor)]
            if gained:
                yield Way(mentor.code, LIFT, rule, gained)
        yield from self._one_more(mentor, self._asked, NOBODY_ASKS)

    def _by_hand(self, mentee: Candidate) -> int:
        """Return with how many mentors a mentee could be a pair as things stand; 0 where rules match."""
        if self.chosen_by == "rules":
            return 0
        free = self._bars.set_of(one for one in self.pool.free_mentors if self._left[one.code] > 0)
        return (self._bars.fitting(mentee) & free).bit_count()

    def _wanted(self, mentor: Candidate) -> int:
        """Return with how many mentees a mentor could be a pair as things stand; 0 where rules match."""
        return 0 if self.chosen_by == "rules" else self._unpaired_for_mentors[self._place(mentor)]

    @cached_property
    def _unpaired_for_mentors(self) -> list[int]:
        return self._counts(self._bars.fitting(one) for one in self._mentees)

    def _one_more(self, one: Candidate, there: frozenset[str] | None, nobody: str) -> Iterator[Way]:
        """Yield one more on the other side for each topic; `there` None: somebody is there who has them all."""
        if one.topics is None:
            yield Way(one.code, ONE_MORE)
            return
        for topic in [topic for topic in self.topics if topic in one.topics][:_MOST_TOPICS]:
            yield Way(one.code, ONE_MORE if there is None or topic in there else nobody, topic)

    def _own_mentors(self, mentee: Candidate) -> int:
        """Return the mentors whom a mentee has on other topics since this wave: none is its mentor twice."""
        wave = {pair.mentor for pair in self.pairs if pair.mentee == mentee.code}
        return self._bars.set_of(mentor for mentor in self.pool.free_mentors if mentor.code in wave)

    @cached_property
    def _moving(self) -> Moving:
        return Moving(self.pool, self.pairs, self.fixed, self._left)

    @cached_property
    def _first_for_mentors(self) -> dict[str, list[int]]:
        """By rule, how many of the mentees who are there it bars first, for each mentor."""
        by_rule: dict[str, list[int]] = {}
        for mentee in self._asking:
            for rule, barred in _firsts(self._bars.by_rule(mentee)).items():
                by_rule.setdefault(rule, []).append(barred)
        return {rule: self._counts(masks) for rule, masks in by_rule.items()}

    @cached_property
    def _gained_by_mentors(self) -> dict[str, list[int]]:
        """By rule, how many mentees each mentor could have with it lifted, so that one more has a pair."""
        wanting: dict[str, list[Candidate]] = {}
        for one in self._moving.displaced(self._mentees):
            wanting.setdefault(one.code, []).append(one)
        return {
            rule: self._counts(union(self._bars.only(one, rule) for one in wishes) for wishes in wanting.values())
            for rule in LIFTABLE
        }

    @cached_property
    def _coming_for_mentors(self) -> list[int]:
        return self._counts(self._bars.fitting(one) for one in self._coming(self.pool.mentees))

    def _counts(self, masks: Iterable[int]) -> list[int]:
        return counts(masks, len(self.pool.mentors))

    def _place(self, mentor: Candidate) -> int:
        return self._bars.bit(mentor).bit_length() - 1

    @property
    def _bars(self) -> Bars:
        return self.pool.bars

    @cached_property
    def _mentees(self) -> list[Candidate]:
        paired = {wish.key for wish in map(self.pool.wish_of, self.pairs) if wish is not None}
        return [one for one in self.pool.free_mentees if one.key not in paired]

    @cached_property
    def _asking(self) -> list[Candidate]:
        """The mentees who ask a mentor for something: not for what they teach themselves."""
        return [one for one in self.pool.free_mentees if OWN_TOPIC not in self._bars.by_rule(one)]

    @cached_property
    def _mentors(self) -> list[Candidate]:
        paired = {pair.mentor for pair in self.pairs}
        return [one for one in self.pool.free_mentors if one.code not in paired]

    @cached_property
    def _there(self) -> list[Candidate]:
        return [one for one in self.pool.mentors if one.open and one.arrived]

    @staticmethod
    def _coming(side: Iterable[Candidate]) -> Iterator[Candidate]:
        return (one for one in side if one.open and not one.arrived)

    @cached_property
    def _left(self) -> dict[str, int]:
        left = {mentor.code: self.pool.room(mentor) for mentor in self.pool.free_mentors}
        for pair in self.pairs:
            left[pair.mentor] -= 1
        return left

    @cached_property
    def _offered(self) -> frozenset[str] | None:
        return _topics(self._there)

    @cached_property
    def _asked(self) -> frozenset[str] | None:
        return _topics(self._asking)


def _topics(side: Iterable[Candidate]) -> frozenset[str] | None:
    said = [one.topics for one in side]
    return None if None in said else frozenset(topic for topics in said for topic in topics or ())


def _firsts(refusals: Mapping[str, int]) -> dict[str, int]:
    """Return whom each rule bars first, of the sets that each bars."""
    seen, found = 0, {}
    for rule, barred in refusals.items():
        found[rule] = barred & ~seen
        seen |= barred
    return {rule: barred for rule, barred in found.items() if barred}


def _why(firsts: Mapping[str, int], there: int) -> str:
    """Return one reason for all: what bars most, but for those who share no topic if others do, and for oneself."""
    if not there:
        return NOBODY
    if sum(firsts.values()) < there:
        return TAKEN
    others = [rule for rule in firsts if rule != SAME_PERSON] or list(firsts)
    near = sorted(rule for rule in others if rule != NO_TOPIC) or others
    return max(near, key=lambda rule: firsts[rule])
