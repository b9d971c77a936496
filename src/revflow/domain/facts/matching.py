"""Facts of the match and its waves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed pair, with coded reasons for it: (reason, points) pairs."""

    code: str
    mentee: str
    mentor: str
    topics: tuple[str, ...]
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """A match's result: new pairs, and who found none and why, as (code, reason) pairs (rule 6)."""

    step: str
    round: int
    wave: int
    pairs: tuple[Proposal, ...]
    unmatched: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paired:
    """A wave is passed: these pairs begin; their journeys open in the same transaction."""

    wave: int
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmatchable:
    """No later wave can take a mentee or mentor (rule 5): told to that journey; on the cohort's all told now."""

    journeys: tuple[str, ...] = ()
