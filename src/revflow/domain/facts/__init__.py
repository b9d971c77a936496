"""Facts: what the journal keeps for ever. Codes, references and numbers only; personal content is named by its digest.

Each is a frozen dataclass of JSON values (str, int, bool, tuples of them) and datetimes (UTC). `FORMAT` is written with
each event: a reader of a later format must still read this one. `Fact` is closed.
"""

from dataclasses import dataclass
from datetime import datetime

from revflow.domain.facts.actions import ActionDone, ActionFailed, ActionRetried, Alerted
from revflow.domain.facts.circles import CircleExcused, CircleInvited, CircleSet, CircleSettled
from revflow.domain.facts.life import Ended, GoesOn, Held, Left, Opened, Released, Relisted, Stopped
from revflow.domain.facts.matching import (
    ChoiceOpened,
    Chosen,
    Drawn,
    Locked,
    Paired,
    Proposal,
    Proposed,
    Reason,
    Unmatchable,
    Unmet,
    UnmetTold,
    WaveAsked,
    Way,
)
from revflow.domain.facts.second import Reopened, TakenBack
from revflow.domain.facts.sessions import (
    CountAnswered,
    CountProposed,
    HelpCalled,
    SessionContested,
    SessionCorrected,
    SessionPlanned,
    SessionSettled,
    SessionsSlipped,
)
from revflow.domain.facts.steps import Concluded, Entered, Skipped
from revflow.domain.facts.tasks import (
    Answered,
    Asked,
    Attached,
    Claimed,
    Confirmed,
    Escalated,
    GivenBack,
    Lapsed,
    Reassigned,
    Reminded,
    Replaced,
    StoodIn,
    Voted,
    Withdrawn,
    WordsReleased,
)

__all__ = [
    "FORMAT",
    "ActionDone",
    "ActionFailed",
    "ActionRetried",
    "Alerted",
    "Answered",
    "Asked",
    "Attached",
    "ChoiceOpened",
    "Chosen",
    "CircleExcused",
    "CircleInvited",
    "CircleSet",
    "CircleSettled",
    "Claimed",
    "Concluded",
    "Confirmed",
    "CountAnswered",
    "CountProposed",
    "Drawn",
    "Ended",
    "Entered",
    "Escalated",
    "Event",
    "Fact",
    "GivenBack",
    "GoesOn",
    "Held",
    "HelpCalled",
    "Lapsed",
    "Left",
    "Locked",
    "Opened",
    "Paired",
    "Proposal",
    "Proposed",
    "Reason",
    "Reassigned",
    "Released",
    "Relisted",
    "Reminded",
    "Reopened",
    "Replaced",
    "SessionContested",
    "SessionCorrected",
    "SessionPlanned",
    "SessionSettled",
    "SessionsSlipped",
    "Skipped",
    "StoodIn",
    "Stopped",
    "TakenBack",
    "Unmatchable",
    "Unmet",
    "UnmetTold",
    "Voted",
    "WaveAsked",
    "Way",
    "Withdrawn",
    "WordsReleased",
]

FORMAT = 1
"""Written with each event; it rises when what was written so far is to be read in another way."""

Fact = (
    Opened | Ended | Left | Stopped | Held | Released | GoesOn | Relisted
    | Entered | Skipped | Concluded
    | Asked | Answered | WordsReleased | Voted | Attached | Confirmed | Withdrawn | Reminded | Escalated | Lapsed
    | StoodIn | Reassigned | Replaced | Claimed | GivenBack
    | TakenBack | Reopened
    | ChoiceOpened | Chosen | Drawn | Proposed | Paired | Unmatchable | UnmetTold | Locked | WaveAsked
    | SessionPlanned | SessionSettled | SessionContested | SessionCorrected | SessionsSlipped
    | CountProposed | CountAnswered | HelpCalled
    | CircleSet | CircleSettled | CircleInvited | CircleExcused
    | ActionDone | ActionFailed | ActionRetried | Alerted
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with its place: `number` counts the journey's events from 1; `actor` a reference, empty for the engine."""

    journey: str
    number: int
    at: datetime
    actor: str
    fact: Fact
