"""What all steps share: for whom, what they wait for, and how long people have."""

from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from revflow.definition.base import DurationIn, Expression, Model, OffsetIn, Share, TextIn, Words
from revflow.domain.journeys import Scope


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
