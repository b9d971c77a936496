"""What may be said at a gate, and how votes become an outcome, as the file has them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from revflow.definition.base import DurationIn, Model, TextIn


class Outcome(Model):
    """One outcome of a gate: where it leads, its label, and whether a comment is required.

    `after`, of one that leads to a step above: that is asked again only so long after the decision, a second chance.
    """

    then: str
    label: TextIn | None = None
    comment: Literal["required", "optional"] = "optional"
    after: DurationIn | None = None


def _outcome(value: Any) -> Any:
    return {"then": value} if isinstance(value, str) else value


OutcomeIn = Annotated[
    Outcome,
    BeforeValidator(_outcome),
    WithJsonSchema({"anyOf": [{"type": "string"}, Outcome.model_json_schema()]}),
]
"""An outcome, or only where it leads: `approve: next`."""


def _quorum(value: Any) -> Any:
    return f"veto: {value['veto']}" if isinstance(value, dict) and set(value) == {"veto"} else value


QuorumIn = Annotated[
    str,
    BeforeValidator(_quorum),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "integer", "minimum": 1},
                {"type": "object", "required": ["veto"], "properties": {"veto": {"type": "string"}}},
            ]
        }
    ),
]
"""A word, a number, `"veto: decline"` or `{veto: decline}`."""
