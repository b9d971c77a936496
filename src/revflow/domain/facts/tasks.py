"""Facts of tasks: people are asked, and act, or time does."""

from dataclasses import dataclass
from datetime import datetime


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
    """A form is answered; the answer lies apart under `digest` (salted). Later answers of a task are not taken.

    `principal` is for whom HR answered on behalf, or empty; why lies apart under `reason` (a digest). `notice` is the
    version of the privacy notice that was read with it (SHA-256), or empty: none was, or it had been before.
    """

    task: str
    digest: str
    principal: str = ""
    reason: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Voted:
    """One vote at a gate. `remark` is the digest of the comment or empty; `scores` the rubric's (line, score) pairs.

    `principal` is whose vote it is, where a deputy gives it, or HR on behalf: then `reason` (a digest) says why.
    `refused` are the topics that an approval leaves out.
    """

    task: str
    outcome: str
    remark: str = ""
    scores: tuple[tuple[str, int], ...] = ()
    pairs: tuple[str, ...] = ()
    principal: str = ""
    reason: str = ""
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsReleased:
    """HR lets those who design modules read one free text, `field`, of the answer to `task` (rule 29)."""

    task: str
    field: str


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
    """A task is withdrawn; `why`: `expired`, `undecided`, `taken-back`, `no-pair`."""

    task: str
    why: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """Reminder number `number` of a task was queued (0 for the first entry of `remind`), or by hand (-1)."""

    task: str
    number: int


@dataclass(frozen=True, slots=True)
class Escalated:
    """A late task was told to, or opened to, `to`; `number` counts the steps of `escalate` from 0.

    Who has another voice at the gate is told as well, and not added: of them `to` says nothing.
    """

    task: str
    to: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A task's due date plus grace has passed and `on_expiry` acts: `hold` (late), `skip`, `leave` or an outcome."""

    task: str
    action: str


@dataclass(frozen=True, slots=True)
class StoodIn:
    """`deputy` may act on a task too: for `principal`, who is away; empty: for the entry, of whom all are (rule 16)."""

    task: str
    deputy: str
    principal: str = ""


@dataclass(frozen=True, slots=True)
class Reassigned:
    """A task is handed over: now `to` is asked, nobody else; by HR, or delegated by who was asked."""

    task: str
    to: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """By the people list `heir` takes the place of `former` in a task (rule 24); either may be nobody (empty)."""

    task: str
    former: str = ""
    heir: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One of several who may act has taken a task: the others leave it to him or her until it is given back."""

    task: str


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A claimed task is anybody's again who was asked."""

    task: str
