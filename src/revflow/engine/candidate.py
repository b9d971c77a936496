"""A candidate: a mentee or mentor as the match sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mentee or mentor of the cohort.

    `open`: the journey has not ended, nor heard that nobody can take it. `arrived`: all its steps above the match
    have ended, and it is not on hold. `running` and `finished` count its pairs. `topics` None: it has not arrived,
    or was not asked.
    """

    code: str
    ref: str
    open: bool
    arrived: bool
    running: int = 0
    finished: int = 0
    topics: frozenset[str] | None = None
