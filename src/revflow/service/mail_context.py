"""What a mail template may speak of. A use case builds it; the names here are the contract with all templates.

Left-out names take the values of `EMPTY`; any other name in a template is a fault of the template. Instants are aware;
the filters `date`, `time`, `moment` and `due_day` (the last day in time) write them in the reader's language and zone.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from revflow.service.time_asked import TimeAsked


class Reader(TypedDict):
    """Whom the mail is for. `first` is the first name, or empty for a group's mailbox."""

    name: str
    first: str


class MailStep(TypedDict):
    """The step that writes. `title` in the reader's language; `id` as in the program."""

    id: str
    title: str


class MailTask(TypedDict):
    """What is asked. `link` opens its page and is empty when the reader cannot act; `due` the end of its last day."""

    link: str
    due: datetime | None
    kind: str


class Partner(TypedDict):
    """The other one of a pair."""

    name: str
    first: str
    email: str


class Coming(TypedDict):
    """One who comes to a date of a small group, and the number of his or her session."""

    name: str
    number: int


class Item(TypedDict):
    """One open task of a daily mail. `about` is a name, a topic or a code: what this reader may know."""

    title: str
    about: str
    due: datetime | None
    late: bool
    link: str
    code: str


class MeasureLine(TypedDict):
    """A measure of a report: of whom (`who`), how many answered; numbers are written, and empty if they are too few.

    `mean` of a scale or of progress over all topics; `then` and `now` of a topic; `chosen` how often each option was.
    """

    label: str
    who: str
    answered: int
    mean: str
    then: str
    now: str
    chosen: Sequence[str]


class RateLine(TypedDict):
    """How many answered a form, of how many who were asked, and of how many had everyone who started come so far."""

    label: str
    answered: int
    asked: int
    started: int


class ReportCounts(TypedDict):
    """Counts for the mail of a report: journeys of pairs by ending, with everyone who started in `pairs`.

    `circles` are meetings of circles that were held. `by_module` and `by_frame` are the pairs with a session that a
    module or the built-in frame guides (rule 9). `meetings` are the dates at which several pairs met together,
    `together` the sessions held there.
    """

    interim: bool
    mentees: int
    mentors: int
    pairs: int
    running: int
    finished: int
    left: int
    stopped: int
    unmatched: int
    sessions: int
    circles: int
    meetings: int
    together: int
    by_module: int
    by_frame: int
    rates: Sequence[RateLine]
    measures: Sequence[MeasureLine]


class MailContext(TypedDict, total=False):
    """The names of all templates.

    language, zone: the reader's (`fr`, `Europe/Paris`). company, program (its title), cohort: of the program.
    mentees_are: what the program calls who is taught: `executives` or `learners`.
    role: of the reader here: `mentee`, `mentor`, or a group's name. step, task: what writes, what is asked.
    partner: in mails to one of a pair. about: whom or what a gate or an escalation is about, as the reader may know.
    late: names of those an escalated task waits for. round: from 1; remark: what was said when it was sent back.
    topics: names, the lead topic first. number, starts, minutes, sequence, commitments: of a mentoring session;
    points: the lines of a training's short form. help: what would help, in sentences, after a verdict; approved,
    refused: topics by name, where only some were approved; again: when a second chance begins. time: what a manager
    releases. waiting, unmet, own: topics by name, of a crossed match's mentee: that may find a mentor yet, that cannot,
    that he or she offers to teach.
    result: what was said of it (`held`, `moved`, `cancelled`, `missed`), other: what the second one said.
    count: how many sessions are proposed in all; count_now: how many are planned so far; result: what became of that.
    where: the place of a circle's meeting, or empty. calendar: a file for calendars comes along.
    guide: what guides a session (`module`, `content`, `frame`, or empty); guide_title: the module's topic or the text's
    title; guide_parts: the parts of a text; aim: what the pair's plan says the session is for, or empty.
    in_row: how many sessions in a row were cancelled or missed; since: from when on nothing lies ahead.
    cause: a code, why something ended or failed; why: the code with which an action failed. ending: how a pair ended,
    as in `domain.journeys.Ending`.
    whose: in a mail about one that did not arrive, what its reader is: `mentee`, `mentor`, a group's name, `manager`.
    place: in a mail about a faulty template, its file and line.
    unasked: the ids of a gate's votes that nobody could be asked for, and that HR hands to somebody; stranded: beside
    these, those of its tasks whose people are not there.
    left_role: in mails about one who left, the role that was left; other_role: the role in which that person goes on.
    Both are `mentor`, `mentee` or, where nobody need be an executive, `learner`.
    principal: for whom the reader stands in; empty for an external group, and where nobody is named (rule 16).
    private: what is chosen in reply is told to nobody else of the pair, and needs no reason (rule 7).
    signer: how the group `sponsor` is called, where the program has one.
    others: of a small group, who else comes to a date, or is to have it, beside the partner. coming: all who come, to
    the mentor; gone: who cannot come any more, while others do.
    code: the journey's.
    caller: who of a pair asks HR for something; plea: what he or she said, or a mentee whom no mentor suits, or empty.
    notice_link: where the privacy notice stands, empty where the program has none.
    help_link: where one of a pair asks HR for a call, empty while there are no sessions.
    leave_link: empty where nobody can leave by a click. Both are empty in a mail of which others get a copy.
    items: of a daily mail.
    stuck: why no first pair can be formed, in sentences: for all, then for each who found nobody, with what would help.
    attached: names of the files that come along; not_attached: of those that were to, and could not.
    """

    language: str
    zone: str
    company: str
    program: str
    mentees_are: str
    cohort: str
    person: Reader
    role: str
    step: MailStep
    task: MailTask | None
    partner: Partner | None
    about: str
    late: str
    round: int
    remark: str
    topics: Sequence[str]
    number: int
    starts: datetime | None
    minutes: int
    sequence: int
    where: str
    calendar: bool
    commitments: Sequence[str]
    points: Sequence[str]
    help: Sequence[str]
    approved: Sequence[str]
    refused: Sequence[str]
    again: datetime | None
    waiting: Sequence[str]
    unmet: Sequence[str]
    own: Sequence[str]
    time: TimeAsked | None
    result: str
    other: str
    count: int
    count_now: int
    guide: str
    guide_title: str
    guide_parts: Sequence[str]
    aim: str
    in_row: int
    since: datetime | None
    cause: str
    why: str
    ending: str
    whose: str
    place: str
    unasked: Sequence[str]
    stranded: Sequence[str]
    left_role: str
    other_role: str
    principal: str
    signer: str
    others: Sequence[str]
    coming: Sequence[Coming]
    gone: str
    private: bool
    code: str
    reply_to: str
    leave_link: str
    help_link: str
    notice_link: str
    caller: str
    plea: str
    items: Sequence[Item]
    stuck: Sequence[str]
    attached: Sequence[str]
    not_attached: Sequence[str]
    report: ReportCounts | None


EMPTY: Mapping[str, object] = MailContext(
    zone="UTC",
    company="",
    program="",
    mentees_are="executives",
    cohort="",
    person=Reader(name="", first=""),
    role="",
    step=MailStep(id="", title=""),
    task=None,
    partner=None,
    about="",
    late="",
    round=1,
    remark="",
    topics=(),
    number=0,
    starts=None,
    minutes=60,
    sequence=0,
    where="",
    calendar=False,
    commitments=(),
    points=(),
    help=(),
    approved=(),
    refused=(),
    waiting=(),
    unmet=(),
    own=(),
    again=None,
    time=None,
    result="",
    other="",
    count=0,
    count_now=0,
    guide="",
    guide_title="",
    guide_parts=(),
    aim="",
    in_row=0,
    since=None,
    cause="",
    why="",
    ending="",
    whose="",
    place="",
    unasked=(),
    stranded=(),
    left_role="",
    other_role="",
    principal="",
    signer="",
    others=(),
    coming=(),
    gone="",
    private=False,
    code="",
    reply_to="",
    leave_link="",
    help_link="",
    notice_link="",
    caller="",
    plea="",
    items=(),
    stuck=(),
    attached=(),
    not_attached=(),
    report=None,
)
"""What a name stands for when a use case leaves it out."""
