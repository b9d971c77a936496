"""Facts of the match and its waves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a code with what its sentence needs: a topic's id or another word, and numbers.

    The codes and what their numbers are: `engine.matching.reasons`, `engine.matching.notes`.
    """

    code: str
    word: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed pair. `reasons` are its points by criterion: (criterion, points) pairs.

    `pros` speak for it, `cons` against it, `unused` says which data of the two were missing. Entries of before these
    were kept have none.
    """

    code: str
    mentee: str
    mentor: str
    topics: tuple[str, ...]
    reasons: tuple[tuple[str, int], ...] = ()
    pros: tuple[Reason, ...] = ()
    cons: tuple[Reason, ...] = ()
    unused: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One change that would give a pair to somebody who found none, without taking one from anybody (`engine.ways`).

    `journey` is whose; `word` and `number` say what of the change, as its code needs it. `wish`: in a crossed match the
    topic for which it would help a mentee.
    """

    journey: str
    change: str
    word: str = ""
    number: int = 0
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A topic that a mentee asked for in a crossed match and that found no mentor: whose journey, and the reason."""

    journey: str
    topic: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A match's result: new pairs, and who found none and why, as (code, reason) pairs (rule 6).

    `ways` are the changes that would help each of those, the smallest first; `notes` what holds for the whole wave;
    `unweighed` the criteria without weight, or for which one side gave no data at all; `seed` is what ties were broken
    by. `unkept` are the pairs that people want and that could not be made, as (mentee, mentor, why): see
    `engine.locks.hindrance`. `suggested`: it is what the rules find, for HR to draw the pairs from. `unmet` are the
    topics without a mentor in a crossed match, whose mentees are not among the `unmatched`.
    """

    step: str
    round: int
    wave: int
    pairs: tuple[Proposal, ...]
    unmatched: tuple[tuple[str, str], ...] = ()
    ways: tuple[Way, ...] = ()
    notes: tuple[Reason, ...] = ()
    unweighed: tuple[str, ...] = ()
    unkept: tuple[tuple[str, str, str], ...] = ()
    seed: int = 0
    suggested: bool = False
    unmet: tuple[Unmet, ...] = ()


TOGETHER, APART, FREE = "together", "apart", "free"
"""What HR wants of two, for the waves to come: a pair, no pair, or what the match finds."""


@dataclass(frozen=True, slots=True)
class Locked:
    """HR's word on a mentee and a mentor, on the cohort's journey; the newest counts. `how`: together, apart, free.

    `topic`: in a crossed match that on which they shall be a pair; empty: one that the match finds.
    """

    mentee: str
    mentor: str
    how: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class WaveAsked:
    """HR asks for this wave, on the cohort's journey: it opens now, whatever time and number say (rule 6)."""

    wave: int


@dataclass(frozen=True, slots=True)
class ChoiceOpened:
    """A round of a match asks mentees to name a mentor: on the cohort's journey with whom it asks, and told to each."""

    step: str
    round: int
    mentees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mentee names a mentor (the journey's code), or none of those who could be had: then `words` for HR lie apart.

    `principal` is for whom HR chose on behalf, or empty; why lies apart under `reason`. Both are digests.
    """

    task: str
    mentor: str = ""
    words: str = ""
    principal: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """HR has drawn the pairs of a wave: (mentee, mentor) by the codes of their journeys."""

    task: str
    couples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paired:
    """A wave is passed: these pairs begin; their journeys open in the same transaction."""

    wave: int
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnmetTold:
    """A mentee of a crossed match hears of topics without a mentor: (mentee, topic, `later`, `over` or `own`)."""

    topics: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Unmatchable:
    """No later wave can take a mentee or mentor (rule 5): told to that journey; on the cohort's all told now."""

    journeys: tuple[str, ...] = ()
