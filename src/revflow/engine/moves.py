"""What follows: values that a driver carries out, each in one transaction."""

from dataclasses import dataclass

from revflow.domain.facts import Fact
from revflow.domain.journeys import Journey, Summary
from revflow.domain.mails import MailOrder
from revflow.engine.measures import Survey


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction writes, whole or not at all.

    `facts` go to the journey's own journal, `tells` to other journeys' (code, fact); `opens` are new journeys, whose
    codes are minted already and whose `Opened` fact the driver writes; `mails` go to the outbox.
    """

    facts: tuple[Fact, ...] = ()
    tells: tuple[tuple[str, Fact], ...] = ()
    opens: tuple[Journey, ...] = ()
    mails: tuple[MailOrder, ...] = ()

    def __add__(self, other: "Change") -> "Change":
        """Return both, in this order, as one transaction."""
        return Change(
            self.facts + other.facts, self.tells + other.tells, self.opens + other.opens, self.mails + other.mails
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """Work: form the pairs of a wave. `codes` new pair codes are minted for it, and handed to `perform`."""

    step: str
    round: int
    wave: int
    codes: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Work: a wave is passed; open its pairs, and the journeys of lead topics that have none yet (`codes` to mint)."""

    step: str
    wave: int
    codes: int


@dataclass(frozen=True, slots=True)
class Reporting:
    """Work: count, and make the report's files. `interim` when not all has ended."""

    step: str
    round: int
    interim: bool


@dataclass(frozen=True, slots=True)
class Calling:
    """Work: call a registered function, and keep the files that it makes."""

    step: str
    round: int


Work = Matching | Pairing | Reporting | Calling
"""Closed: what `perform` can do. Each is too heavy, or too dependent on what is outside, for `advance`."""


@dataclass(frozen=True, slots=True)
class Supplies:
    """What a work is given from outside: new codes, (name, SHA-256) of files, answers to count.

    Codes are as many as the work asks for.
    """

    codes: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    surveys: tuple[Survey, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do now. `title` names it truthfully in Prefect, in codes: `needs: queue invitation`.

    Either `change` is known, or `work` is to be performed to get it.
    """

    title: str
    step: str
    change: Change = Change()
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What `advance` says: the moves that are due now, in order; and the journey's summary as it stands.

    When there are no moves the journey is parked: `summary.awaits` says for whom, `summary.wake_at` until when at most.
    """

    moves: tuple[Move, ...]
    summary: Summary
