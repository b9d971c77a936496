"""The steps of a program, each kind a model. After loading, the lines of `defaults` are filled in."""

from typing import Annotated, Literal

from pydantic import Field

from revflow.definition.base import (
    Amount,
    Count,
    DurationIn,
    Flag,
    Label,
    Model,
    RangeIn,
    TextIn,
    Weight,
    Words,
)
from revflow.definition.fields import FormField
from revflow.definition.meetings import CircleStep, SessionsStep
from revflow.definition.outcomes import OutcomeIn, QuorumIn
from revflow.definition.step_base import BaseStep
from revflow.definition.text import read_range
from revflow.domain.journeys import Scope

NEXT, LEAVE, FINISH, REMATCH = "next", "leave", "finish", "rematch"
"""Where an outcome leads, besides the id of a step above with the same scope."""


CERTIFICATE = "certificate"
"""The shipped function that makes a pair's certificate, for one of the two."""


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
    FormStep | ApprovalStep | MatchStep | ModuleStep | TrainingStep | SessionsStep | CircleStep | MailStep
    | ReportStep | WaitStep | CallStep,
    Field(discriminator="kind"),
]  # fmt: skip
