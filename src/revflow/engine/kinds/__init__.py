"""The registry of step kinds: a new kind is one new module and one line here."""

from collections.abc import Mapping

from revflow.definition.steps import Step
from revflow.engine.kinds import (
    approval,
    call,
    circle,
    form,
    mail,
    match,
    module,
    report,
    sessions,
    training,
    wait,
)
from revflow.engine.view import Kind

KINDS: Mapping[str, Kind] = {
    "form": form,
    "approval": approval,
    "match": match,
    "module": module,
    "training": training,
    "sessions": sessions,
    "circle": circle,
    "mail": mail,
    "report": report,
    "wait": wait,
    "call": call,
}


def kind_of(step: Step) -> Kind:
    """Return the kind of a step."""
    return KINDS[step.kind]
