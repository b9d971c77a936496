"""A candidate: a mentee or mentor as the match sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mentee or mentor of the cohort.

    `open`: the journey has not ended, nor heard that nobody can take it. `arrived`: all its steps above the match
    have ended, and it is not on hold. `running` and `finished` count its pairs. `topics` None: it has not arrived,
    or was not asked. `wish`: in a crossed match (`engine.wishes`) the one topic of a mentee that this candidate is for,
    whose pairs alone it counts; empty otherwise.
    """

    code: str
    ref: str
    open: bool
    arrived: bool
    running: int = 0
    finished: int = 0
    topics: frozenset[str] | None = None
    wish: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all other candidates of its side."""
        return self.code, self.wish
