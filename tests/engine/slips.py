"""What a journal tells of tasks and rounds, read apart from the engine: slips, and the votes on them."""

from dataclasses import dataclass, field

from revflow.domain.facts import Asked

WAITING, OPEN, DONE = "waiting", "open", "done"


@dataclass
class Slip:
    """One task as the journal tells it. `voices` are whose vote stands on it, `by` gave it, `heir` was handed it.

    `absent` are for whom somebody was asked to stand in.
    """

    asked: Asked
    to: set
    heir: str = ""
    absent: set = field(default_factory=set)
    open: bool = True
    by: str = ""
    outcome: str = ""
    voices: frozenset = frozenset()


@dataclass
class Round:
    """One round of a step. `ended` numbers its conclusion, `found` is where the step stood that it led back to."""

    step: str
    number: int
    open: bool = True
    followed: bool = False
    ended: int = 0
    back_to: str = ""
    found: str = WAITING
    slips: list = field(default_factory=list)

    @property
    def votes(self):
        return [slip for slip in self.slips if slip.voices]
