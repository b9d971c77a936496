"""What the page of one task shows to one person: values that `service.tasks.page` gathers and `web` displays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from revflow.definition.fields import FormField
from revflow.definition.program import Program
from revflow.definition.steps import Step
from revflow.definition.text import Text
from revflow.domain.facts import Reason
from revflow.domain.people import Person
from revflow.domain.tasks import Task
from revflow.engine.guiding import Guide
from revflow.service.brief import Brief, WrittenWords
from revflow.service.group_date import GroupDate
from revflow.service.notice import Notice
from revflow.service.quizzes import AskedQuiz, QuizResult
from revflow.service.time_asked import TimeAsked
from revflow.service.wave import ProposedPair, Single, Wave
from revflow.texts.content import Content


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said when the step was sent back. `outcome` is its name; `text` is empty if it is kept back."""

    at: datetime
    who: str
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer that the reader decides about, or plans from: (name, field) pairs, and the values by name.

    `then` are the earlier levels of topics that were asked for again, by field and topic, and the earlier answers of a
    quiz that was, by field and question.
    """

    title: Text
    who: str
    fields: tuple[tuple[str, FormField], ...]
    answer: Mapping[str, object]
    then: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a pair agrees on: `rules` and confidentiality, beside its plan.

    `plan` is empty where the page shows it already; `time` None: the program has no sessions.
    """

    plan: tuple[ShownAnswer, ...]
    time: TimeAsked | None
    rules: Content


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote at a gate, by name; `principal` is for whom it was given, if not for oneself."""

    at: datetime
    who: str
    outcome: str
    principal: str = ""


@dataclass(frozen=True, slots=True)
class InHand:
    """In whose hands a task is, and what its reader may do about that.

    `deputy`: the reader stands in for `principal` (a name; empty: for all who were asked, or not told); `back`: who was
    away is back and decides in person. `claimed_by` is the name of who has taken it on, `mine`: the reader. `claim`,
    `give_back`, `take_back`: whether the reader may do that now; `heirs` are those to whom it may be handed.
    """

    deputy: bool = False
    principal: str = ""
    back: bool = False
    claimed_by: str = ""
    mine: bool = False
    claim: bool = False
    give_back: bool = False
    take_back: bool = False
    heirs: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of the pair: `planned`, `held`, `moved`, `cancelled` or `missed`; `by` is the name of who said so."""

    number: int
    starts: datetime | None
    minutes: int
    state: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Care:
    """Who of a pair asks HR for something (a name), with which words if any, and what HR may say of a paused pair.

    `kept_back`: there are words, and the reader is not of HR.
    """

    caller: str
    plea: str = ""
    outcomes: tuple[str, ...] = ()
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many sessions the pair holds: `now` in all, of which `held`; below `lowest` only with a reason (rule 12).

    `choices` are what the reader may propose, empty where nothing may be. `proposed` is what waits for an answer, or
    was answered on this page's task, by whom (a name), with which words; 0 if there is nothing.
    """

    now: int
    held: int
    lowest: int
    choices: tuple[int, ...] = ()
    proposed: int = 0
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """One of the pair (a name) is away, from `begins` until `ends`: no session is proposed in that time."""

    who: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file that the reader may download; `size` in bytes.

    `version` counts the hand-ins of a module from 1, 0 of other files; `older`: a newer one has taken its place.
    """

    label: str
    name: str
    size: int
    sha256: str
    by: str
    at: datetime
    version: int = 0
    older: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened, newest last: `what` is a code (`answered`, `voted`...), `data` for its sentence."""

    at: datetime
    who: str
    what: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choosable:
    """A mentor whom a mentee may name: who that is, and what speaks for and against; nothing else of him or her."""

    code: str
    name: str
    department: str
    site: str
    pros: tuple[Reason, ...]
    cons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A mentee of a wave that HR draws: whom the rules `suggested`, as the page writes a mentor, and the reasons.

    `pair` or `single` is what the rules' proposal says, neither of who came after it.
    """

    mentee: str
    who: str
    suggested: str = ""
    pair: ProposedPair | None = None
    single: Single | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A mentor who can be drawn, and for how many mentees."""

    code: str
    name: str
    places: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What HR draws the pairs of a wave from: its mentees, and its mentors with a place."""

    rows: tuple[Row, ...]
    mentors: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody (a name) who was asked a form, called `title`, and has not answered it."""

    title: Text
    who: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything one page shows. `zone` is the reader's time zone by name; `code` the journey's.

    `fields` are those this reader answers, `prefilled` the answer of the round before; a topics field with
    `same_as` asks for the topics that `prefilled` holds. `outcomes` are (name, label, comment required); `partners`
    are (role, person); `topics` those of the journey, the lead topic first; `rubric` maps a line to its lowest
    score (rule 18), `silent` are those whose answers are missing in `shown`, for HR; `judged` are the topics that
    are approved one by one; `time` is what a manager is asked to release, `brief` what a module is for; `words` are
    the texts that HR may release to those who design modules (rule 29). `wave` is what an approval of pairs decides
    about, else empty. `choosable` are the mentors whom a mentee may name, the best first, and `chosen` the name of
    who was; `sheet` is what HR draws the pairs of a wave from. `guide` is what guides the sessions, on their pages
    alone (rule 9); `aim` is what the plan says the session is for, for the two; `ahead`: it has
    not begun yet, so that it can only be moved or called off.
    `closed_by` is the name of who closed the task, `closed_for` of whom in whose name; `last_word`: HR decides because
    no outcome could win, and `votes` are those that were given (rule 14). `undertaken` are the reader's own
    commitments, before the first session; `agreement` is the pair's, for the two. `leave` the code of the reader's own
    journey where one click leaves it (rule 11), else empty. `help` is the code of the pair for which the reader may ask
    HR for help by a link, else empty. `also` are other participants of the same training whom the reader may tick off
    at once: (task, who) pairs. `group` is whom else a date concerns, where pairs meet together. `notice` is the privacy
    notice, where personal answers are given. `quizzes` is what each quiz asks, by its field's name, `results` what the
    reader's own have come to. `where` a circle meets.
    """

    task: Task
    program: Program
    step: Step
    title: Text
    cohort: str
    code: str
    reader: Person
    zone: str
    language: str
    subject: Person | None = None
    partners: tuple[tuple[str, Person], ...] = ()
    topics: tuple[str, ...] = ()
    fields: tuple[tuple[str, FormField], ...] = ()
    prefilled: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    shown: tuple[ShownAnswer, ...] = ()
    silent: tuple[Silent, ...] = ()
    outcomes: tuple[tuple[str, Text, bool], ...] = ()
    rubric: Mapping[str, int] = field(default_factory=dict)
    judged: tuple[str, ...] = ()
    time: TimeAsked | None = None
    brief: Brief | None = None
    words: tuple[WrittenWords, ...] = ()
    wave: Wave = field(default_factory=Wave)
    choosable: tuple[Choosable, ...] = ()
    chosen: str = ""
    sheet: Sheet | None = None
    guide: Guide | None = None
    aim: str = ""
    ahead: bool = False
    content: Content | None = None
    agreement: Agreement | None = None
    undertaken: tuple[str, ...] = ()
    sessions: tuple[SessionLine, ...] = ()
    count: PairCount | None = None
    care: Care | None = None
    help: str = ""
    proposed_start: datetime | None = None
    away: tuple[Away, ...] = ()
    group: GroupDate | None = None
    files: tuple[ShownFile, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    closed_by: str = ""
    closed_for: str = ""
    in_hand: InHand = InHand()
    last_word: bool = False
    votes: tuple[Vote, ...] = ()
    late: bool = False
    held: bool = False
    leave: str = ""
    also: tuple[tuple[str, str], ...] = ()
    notice: Notice | None = None
    quizzes: Mapping[str, AskedQuiz] = field(default_factory=dict)
    results: tuple[QuizResult, ...] = ()
    where: str = ""
