"""The steps of a program, each kind a model. After loading, the lines of `defaults` are filled in."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from revflow.definition.base import (
    Amount,
    Count,
    DurationIn,
    Expression,
    Flag,
    Label,
    Model,
    OffsetIn,
    RangeIn,
    Share,
    TextIn,
    Weight,
    Words,
)
from revflow.definition.fields import FormField
from revflow.definition.outcomes import OutcomeIn, QuorumIn
from revflow.definition.text import read_range
from revflow.domain.journeys import Scope

NEXT, LEAVE, FINISH, REMATCH = "next", "leave", "finish", "rematch"
"""Where an outcome leads, besides the id of a step above with the same scope."""


CERTIFICATE = "certificate"
"""The shipped function that makes a pair's certificate, for one of the two."""


class Escalation(Model):
    """Whom a late task is told to, and how long after its due date."""

    to: str
    late: DurationIn


def _chain(value: Any) -> Any:
    return (value,) if isinstance(value, dict | Escalation) else value


class _OneOrMany:
    """Tells editors that a single entry stands for a list of one."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


EscalateIn = Annotated[tuple[Escalation, ...], BeforeValidator(_chain), _OneOrMany()]
"""A chain of escalations, from the first to the last; a single one stands for a chain of one."""


class TaskPolicy(Model):
    """How long people have, when they are reminded, and what happens when time is up (rule 20)."""

    due: DurationIn | None = None
    remind: tuple[OffsetIn, ...] | None = None
    escalate: EscalateIn = ()
    grace: DurationIn | None = None
    on_expiry: str | None = None


class Ready(Model):
    """When a join is good enough (rule 4): a share of each population (0..1), or so long after the launch."""

    share: Share = 1.0
    at_latest: DurationIn | None = None


class BaseStep(TaskPolicy):
    """What all steps share. `after` None: all steps above that concern the same people (rule 2)."""

    id: str
    for_each: Scope = Scope.COHORT
    title: TextIn | None = None
    mail: str | None = None
    when: Expression | None = None
    after: Words | None = None
    ready: Ready | None = None

    @property
    def left_out(self) -> Words:
        """The entries of people who may not decide here."""
        return ()


class FormStep(BaseStep):
    """Asks people to fill in fields; `by` defaults to the role the step is for."""

    kind: Literal["form"]
    by: Words = ()
    fields: dict[str, FormField]


class ApprovalStep(BaseStep):
    """A gate; after loading `outcomes` are whole and labelled (rule 19), the first named approves.

    `quorum`: `first`, `all`, `majority`, a number, or `veto: OUTCOME` (rule 14); `in_order` asks the entries one after
    another; `except` names people who may not decide. `rubric` maps a line to the lowest score (0..4) with which the
    first outcome may be given (rule 18). Lines in `per_topic` are scored for each topic that a mentor or mentee has
    named above, who may be approved for some of them: these are what the match uses.
    """

    kind: Literal["approval"]
    by: Words
    quorum: QuorumIn = "first"
    each: Flag = False
    in_order: Flag = False
    except_: Words = Field(default=(), alias="except")
    outcomes: dict[str, OutcomeIn] = Field(default_factory=dict)
    rubric: dict[str, Amount] = Field(default_factory=dict)
    per_topic: Words = ()
    private: Flag = False
    max_rounds: Amount = 5
    again_on_revise: Flag = False

    @property
    def left_out(self) -> Words:
        """The entries of people who may not decide here."""
        return self.except_


class Waves(Model):
    """At most one wave per `every`, `max` in all (rule 6)."""

    every: DurationIn | None = None
    max: Count = 1


class MatchStep(BaseStep):
    """Forms pairs. `prefer` maps a criterion to its weight; `forbid` names hard rules.

    `crossed`: each is mentor on one topic and mentee on another; each topic asked for finds its own mentor.
    """

    kind: Literal["match"]
    chosen_by: Literal["rules", "mentee", "hr"] = "rules"
    crossed: Flag = False
    waves: Waves = Waves()
    mentees_per_mentor: Count = 1
    forbid: Words = ()
    prefer: dict[str, Weight] = Field(default_factory=dict)


class Deliverable(Model):
    """A file that a consultant hands in; `max_mb` is in megabytes (10^6 bytes)."""

    accept: Words = ()
    max_mb: Count = 20
    required: Flag = True
    label: TextIn | None = None


class ModuleStep(BaseStep):
    """A consultant attaches deliverables, `review_by` approves them or sends them back.

    `covers` (first, last), written `1-3`, are the sessions that the module guides; left out: all.
    """

    kind: Literal["module"]
    by: Words
    review_by: Words = ()
    deliverables: dict[str, Deliverable]
    max_rounds: Amount = 5
    covers: RangeIn | None = None

    def guides(self, session: int) -> bool:
        """Tell whether the module guides a session by its number (from 1); 0: any of them."""
        if self.covers is None or not session:
            return True
        first, last = read_range(self.covers)
        return first <= session <= last


class TrainingStep(BaseStep):
    """A training read or attended, then confirmed by `confirm_by` (default: its subject).

    `reflect` questions of the content are answered in private, `commitments` are chosen and kept. With `refresher` who
    has done it gets the content's short form by mail once half of the pair's sessions are held.
    """

    kind: Literal["training"]
    content: str
    reflect: Amount = 0
    commitments: Amount = 0
    confirm_by: Words = ()
    refresher: Flag = False


class Pulse(Model):
    """A short question to each of `by`, for HR's eyes alone, after the sessions with these numbers; never the last."""

    after_sessions: tuple[Count, ...]
    by: Words


class Alert(Model):
    """When the executive's time slips: after how many cancellations in a row, or how long with nothing planned.

    First the executive hears; after five working days still without a session, `to` does (HBR, Jordan & Sorell 2019:
    after two cancelled sessions it withers).
    """

    to: str
    cancellations: Count = 2
    unplanned: DurationIn | None = None


class SessionsStep(BaseStep):
    """Mentoring sessions: `count` are to be held (rule 12); `bounds` (lowest, highest) is written `5-10`.

    `agenda` names a field of the pair's plan (`plan.agenda`): its k-th line says what session k is for.
    """

    kind: Literal["sessions"]
    count: Count = 6
    bounds: RangeIn = "5-10"
    duration: DurationIn | None = None
    every: DurationIn | None = None
    guide: str | None = None
    agenda: str | None = None
    invite: Flag = True
    confirm_by: Words = ()
    pulse: Pulse | None = None
    alert: Alert | None = None

    @property
    def lowest(self) -> int:
        """The fewest sessions of a whole mentoring; below, the pair counts as stopped (rule 12)."""
        return read_range(self.bounds)[0]

    @property
    def highest(self) -> int:
        """The most sessions that the pair may ask for."""
        return read_range(self.bounds)[1]


class MailStep(BaseStep):
    """Sends one mail; `attach` names steps above that have made files."""

    kind: Literal["mail"]
    to: Words
    cc: Words = ()
    attach: Words = ()


class ReportStep(BaseStep):
    """Counts, for those in `to`: interim when `ready` says so, final when all have ended."""

    kind: Literal["report"]
    to: Words


class WaitStep(BaseStep):
    """Waits for a time: so long, or until a date (`2027-12-01`)."""

    kind: Literal["wait"]
    duration: DurationIn | None = None
    until: str | None = None


class CallStep(BaseStep):
    """Calls a registered Python function; `with` is what it is told."""

    kind: Literal["call"]
    function: str
    with_: dict[str, Label] = Field(default_factory=dict, alias="with")

    @property
    def made_for(self) -> str:
        """The role of whom its files are made out to (`with: {for: mentor}`), or empty; a certificate's is a mentor."""
        return self.with_.get("for", Scope.MENTOR.value if self.function == CERTIFICATE else "")


Step = Annotated[
    FormStep | ApprovalStep | MatchStep | ModuleStep | TrainingStep | SessionsStep | MailStep | ReportStep
    | WaitStep | CallStep,
    Field(discriminator="kind"),
]  # fmt: skip
