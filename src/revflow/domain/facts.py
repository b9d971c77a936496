"""Facts: what the journal keeps for ever. Codes, references and numbers only; personal content is named by its digest.

Each is a frozen dataclass of JSON values (str, int, bool, tuples of them) and datetimes (UTC). `FORMAT` is written with
each event: a reader of a later format must still read this one. `Fact` is closed.
"""

from dataclasses import dataclass
from datetime import datetime

FORMAT = 1


# --- a journey's life -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Opened:
    """A journey begins. For the cohort's own journey: the launch, with the edition's content hash."""

    scope: str
    person: str = ""
    mentee: str = ""
    mentor: str = ""
    topics: tuple[str, ...] = ()
    wave: int = 0
    program: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """A journey ended; `cause` is a code: `steps` (all done), `outcome`, `expired`, `partner`, `no-match`, `hr`..."""

    ending: str
    cause: str


@dataclass(frozen=True, slots=True)
class Left:
    """A participant leaves, or HR says so on his or her behalf (rule 11)."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """HR stops a journey (or the whole cohort, on the cohort's journey)."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A journey is put on hold: by HR, or by an operator's Cancel in Prefect (`cause` says which)."""

    cause: str


@dataclass(frozen=True, slots=True)
class Released:
    """A journey on hold goes on; `dues` are the new due dates (UTC) of its open tasks: time on hold does not count."""

    dues: tuple[tuple[str, datetime], ...] = ()


# --- steps ------------------------------------------------------------------------------------------------------
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
    were named to be broken when a wave is revised.
    """

    step: str
    round: int
    outcome: str
    route: str
    pairs: tuple[str, ...] = ()


# --- tasks ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Asked:
    """People are asked for something. Fields as in `domain.tasks.Task`."""

    task: str
    step: str
    round: int
    kind: str
    to: tuple[str, ...]
    awaits: str
    due: datetime | None = None
    entry: int = 0
    session: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """A form is answered; the answer lies apart under `digest` (salted). Later answers of a task are not taken."""

    task: str
    digest: str


@dataclass(frozen=True, slots=True)
class Voted:
    """One vote at a gate. `remark` is the digest of the comment or empty; `scores` the rubric's (line, score) pairs."""

    task: str
    outcome: str
    remark: str = ""
    scores: tuple[tuple[str, int], ...] = ()
    pairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """Deliverables are handed in: (name of the deliverable, SHA-256 of the file) pairs, newest version of each."""

    task: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A training is confirmed as done; what was reflected stays private, commitments lie apart under `digest`."""

    task: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A task is withdrawn; `why`: `left`, `stopped`, `concluded`, `expired`, `revised`."""

    task: str
    why: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """Reminder number `number` of a task was queued (0 for the first entry of `remind`), or by hand (-1)."""

    task: str
    number: int


@dataclass(frozen=True, slots=True)
class Escalated:
    """A late task was told to, or opened to, `to`."""

    task: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A task's due date plus grace has passed and `on_expiry` acts: `hold` (late), `skip`, `leave` or an outcome."""

    task: str
    action: str


# --- matching ---------------------------------------------------------------------------------------------------
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


# --- mentoring sessions -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """Session `number` (from 1) has a date; `sequence` is iCalendar's, raised by each move."""

    number: int
    sequence: int
    starts: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class SessionSettled:
    """What became of a planned session: `held`, `moved`, `cancelled` or `missed`; said by the event's actor."""

    number: int
    sequence: int
    result: str


@dataclass(frozen=True, slots=True)
class SessionContested:
    """A second, different confirmation came: the first stands, the other is shown to both (rule 12)."""

    number: int
    sequence: int
    result: str


# --- actions ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ActionDone:
    """What a step does by itself is done: `action` is `report`, `mail`...; `files` name what it made, by SHA-256."""

    step: str
    round: int
    action: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActionFailed:
    """An action failed with a code (never an exception's text); tried again by timers (rule 23)."""

    step: str
    round: int
    action: str
    code: str


@dataclass(frozen=True, slots=True)
class ActionRetried:
    """A person asked that a failed action be tried again: its tries start anew."""

    step: str
    round: int


@dataclass(frozen=True, slots=True)
class Alerted:
    """HR is told once of an incident; `cause` as in the summary: `action-failed`, `nobody-to-ask:hr`."""

    step: str
    round: int
    cause: str


Fact = (
    Opened | Ended | Left | Stopped | Held | Released
    | Entered | Skipped | Concluded
    | Asked | Answered | Voted | Attached | Confirmed | Withdrawn | Reminded | Escalated | Lapsed
    | Proposed | Paired | Unmatchable
    | SessionPlanned | SessionSettled | SessionContested
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
