"""The steps of a program, each kind a model. After loading, the lines of `defaults` are filled in."""

from typing import Annotated, Literal

from pydantic import Field

from revflow.definition.base import DurationIn, Flag, Model, OffsetIn, TextIn, Words
from revflow.definition.fields import FormField
from revflow.domain.journeys import Scope

NEXT, LEAVE, FINISH, REMATCH = "next", "leave", "finish", "rematch"
"""Where an outcome leads, besides the id of a step above with the same scope."""


class Escalation(Model):
    """Whom a late task is told to, and how long after its due date."""

    to: str
    late: DurationIn


class TaskPolicy(Model):
    """How long people have, when they are reminded, and what happens when time is up (rule 20)."""

    due: DurationIn | None = None
    remind: tuple[OffsetIn, ...] | None = None
    escalate: Escalation | None = None
    grace: DurationIn | None = None
    on_expiry: str | None = None


class Ready(Model):
    """When a join is good enough (rule 4): a share of each population (0..1), or so long after the launch."""

    share: float = 1.0
    at_latest: DurationIn | None = None


class BaseStep(TaskPolicy):
    """What all steps share. `after` None: all steps above that concern the same people (rule 2)."""

    id: str
    for_each: Scope = Scope.COHORT
    title: TextIn | None = None
    mail: str | None = None
    when: str | None = None
    after: Words | None = None
    ready: Ready | None = None


class FormStep(BaseStep):
    """Asks people to fill in fields; `by` defaults to the role the step is for."""

    kind: Literal["form"]
    by: Words = ()
    fields: dict[str, FormField]


class Outcome(Model):
    """One outcome of a gate: where it leads, its label, and whether a comment is required."""

    then: str
    label: TextIn | None = None
    comment: Literal["required", "optional"] = "optional"


class ApprovalStep(BaseStep):
    """A gate. `rubric` maps a line to the lowest score (0..4) with which the first outcome may be given (rule 18)."""

    kind: Literal["approval"]
    by: Words
    quorum: str = "first"
    each: Flag = False
    outcomes: dict[str, Outcome]
    rubric: dict[str, int] = Field(default_factory=dict)
    private: Flag = False
    max_rounds: int = 5
    again_on_revise: Flag = False


class Waves(Model):
    """At most one wave per `every`, `max` in all (rule 6)."""

    every: DurationIn | None = None
    max: int = 1


class MatchStep(BaseStep):
    """Forms pairs. `prefer` maps a criterion to its weight; `forbid` names hard rules."""

    kind: Literal["match"]
    chosen_by: Literal["rules", "mentee", "hr"] = "rules"
    crossed: Flag = False
    waves: Waves = Waves()
    mentees_per_mentor: int = 1
    forbid: Words = ()
    prefer: dict[str, float] = Field(default_factory=dict)


class Deliverable(Model):
    """A file that a consultant hands in; `max_mb` is in megabytes (10^6 bytes)."""

    accept: Words = ()
    max_mb: int = 20
    required: Flag = True
    label: TextIn | None = None


class ModuleStep(BaseStep):
    """A consultant attaches deliverables, `review_by` approves them or sends them back."""

    kind: Literal["module"]
    by: Words
    review_by: Words = ()
    deliverables: dict[str, Deliverable]
    max_rounds: int = 5


class TrainingStep(BaseStep):
    """A training read or attended, then confirmed by `confirm_by` (default: its subject)."""

    kind: Literal["training"]
    content: str
    reflect: int = 0
    commitments: int = 0
    confirm_by: Words = ()


class Pulse(Model):
    """A short question after the sessions with these numbers."""

    after_sessions: tuple[int, ...]
    by: Words


class Alert(Model):
    """When the executive's time slips: who is told, after how many cancellations, or how long with nothing planned."""

    to: str
    cancellations: int = 2
    unplanned: DurationIn | None = None


class SessionsStep(BaseStep):
    """Mentoring sessions: `count` are to be held (rule 12); `bounds` (lowest, highest) is written `5-10`."""

    kind: Literal["sessions"]
    count: int = 6
    bounds: str = "5-10"
    duration: DurationIn | None = None
    every: DurationIn | None = None
    guide: str | None = None
    invite: Flag = True
    confirm_by: Words = ()
    pulse: Pulse | None = None
    alert: Alert | None = None


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
    with_: dict[str, str] = Field(default_factory=dict, alias="with")


Step = Annotated[
    FormStep | ApprovalStep | MatchStep | ModuleStep | TrainingStep | SessionsStep | MailStep | ReportStep
    | WaitStep | CallStep,
    Field(discriminator="kind"),
]  # fmt: skip
