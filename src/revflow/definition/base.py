"""How scalars of the file become values: by each field's own type, from the text as written (rule 26)."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from revflow.definition.text import Duration, Offset, Text


class Model(BaseModel):
    """Base of all models of the format: immutable, and unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _flag(value: Any) -> Any:
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise ValueError("flag")


def _words(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _text(value: Any) -> Any:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text({"": value})
    if isinstance(value, dict) and value and all(isinstance(v, str) for v in value.values()):
        return Text(dict(value))
    raise ValueError("text")


def _duration(value: Any) -> Any:
    return Duration.parse(value) if isinstance(value, str) else value


def _offset(value: Any) -> Any:
    return Offset.parse(value) if isinstance(value, str) else value


Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`, nothing else: `yes` and `on` are texts."""

Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
"""A list of words; a single word stands for a list of one."""

TextIn = Annotated[Text, BeforeValidator(_text), PlainSerializer(lambda text: dict(text.by_language))]
"""A plain text, or one per language."""

DurationIn = Annotated[
    Duration, BeforeValidator(_duration), PlainSerializer(lambda value: f"{value.amount} {value.unit}")
]
"""`5 working days`, `60 min`."""

OffsetIn = Annotated[
    Offset,
    BeforeValidator(_offset),
    PlainSerializer(
        lambda value: f"{value.duration.amount} {value.duration.unit} {'before' if value.before else 'after'}"
    ),
]
"""`2 working days before`."""
