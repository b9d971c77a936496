"""Tasks: one request to one or several people, of whom one acts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TaskKind(StrEnum):
    """What a task asks for; the page and the CLI command that take it follow from this."""

    ANSWER = "answer"  # a form's fields
    DECIDE = "decide"  # an approval's outcome
    ATTACH = "attach"  # a module's deliverables
    REVIEW = "review"  # a module's review: approve or send back
    CONFIRM = "confirm"  # a training done (reflection and commitments ride along)
    PLAN = "plan"  # a date for a session
    SESSION = "session"  # what became of a planned session: held, moved, cancelled, missed
    AGREE = "agree"  # more or fewer sessions, as the other one of the pair proposes: yes or no
    PULSE = "pulse"  # one short question how it goes, in private
    HELP = "help"  # HR gets in touch with one of a pair who asked for it
    PAUSE = "pause"  # HR says how a pair that its mentor has paused goes on
    CHOOSE = "choose"  # a mentee names a mentor, or none of those; HR draws the pairs of a wave
    GATHER = "gather"  # a date and a place for a circle's meeting
    GATHERED = "gathered"  # what became of that meeting: held, moved, cancelled


class TaskState(StrEnum):
    """Open and late tasks take an answer; done and withdrawn ones refuse it and say what happened."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Task:
    """A request. Its id is `<journey>.<step>.<round>`, then `.<entry>` where `by` has several, `.s<k>` for session k.

    HR's last word has `.hr` for the entry, `.hr2` where it is needed once more; an entry that is asked anew in a round
    has `.n2` at the end. A proposal about how many sessions to hold has `.agree<n>`.

    `to` are references of those who may act; any one of them closes it. `entry` is the index in the step's `by`;
    `session` the number of a mentoring session (from 1), else 0. `due` is UTC. `deputies` are those in `to` who stand
    in for somebody who is away, as (deputy, principal) pairs; `claimed_by` is who of several has taken it, or empty.
    `closed_by` is who acted, or empty; `principal` for whom, where it was not in his or her own name; `result` the
    outcome voted, `answered`, `attached`, `confirmed`, `planned`, `chosen`, `nobody`, `drawn`, or why it was withdrawn.
    """

    id: str
    journey: str
    step: str
    round: int
    kind: TaskKind
    to: tuple[str, ...]
    awaits: str
    asked_at: datetime
    due: datetime | None = None
    entry: int = 0
    session: int = 0
    state: TaskState = TaskState.OPEN
    closed_by: str = ""
    closed_at: datetime | None = None
    result: str = ""
    deputies: tuple[tuple[str, str], ...] = ()
    claimed_by: str = ""
    principal: str = ""
