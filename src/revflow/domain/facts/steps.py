"""Facts of a journey's steps: entered, passed over, concluded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entered:
    """A step is entered; `round` counts its entries from 1, `wave` is the wave of a match or its approval, else 0."""

    step: str
    round: int
    wave: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A step is passed over without being entered; `why`: `when`, `nobody`, `joined` (a topic's step already done)."""

    step: str
    why: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """A step's round has its outcome. `route`: next, leave, finish, rematch, or `back:<step>`. Never recounted.

    For a step that decides nothing the outcome is `done`; for one that lapsed `expired`. `pairs` are the codes that
    were named to be broken when a wave is revised; `refused` the topics that an approval left out.
    """

    step: str
    round: int
    outcome: str
    route: str
    pairs: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
