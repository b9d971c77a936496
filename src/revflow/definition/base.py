"""How scalars of the file become values: by each field's own type, from the text as written (rule 26).

A validator that refuses raises `ValueError(code)`: the loader tells `fault-bad-<code>` with its place, never pydantic's
text.
"""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from revflow.definition.text import Duration, Offset, Text, read_quiet, read_range

_WHOLE = re.compile(r"-?[0-9]{1,6}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%")
_WORD_OR_NUMBER = WithJsonSchema({"type": ["string", "number"]})


class Model(BaseModel):
    """Base of all models of the format: immutable, and unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _flag(value: Any) -> Any:
    if value is True or value == "true":
        return True
    if value is False or value == "false":
        return False
    raise ValueError("flag")


def _whole(value: Any) -> Any:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("whole")


def _number(value: Any) -> Any:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError("number")


def _share(value: Any) -> Any:
    match = _SHARE.fullmatch(value) if isinstance(value, str) else None
    share = float(match[1]) / 100 if match else value
    if isinstance(share, int | float) and not isinstance(share, bool) and 0 < share <= 1:
        return float(share)
    raise ValueError("share")


def _words(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _text(value: Any) -> Any:
    if isinstance(value, Text):
        return value
    if isinstance(value, str) and value.strip():
        return Text({"": value.strip()})
    if isinstance(value, dict) and value and all(isinstance(v, str) and v.strip() for v in value.values()):
        return Text({language: text.strip() for language, text in value.items()})
    raise ValueError("text")


def _duration(value: Any) -> Any:
    if isinstance(value, Duration):
        return value
    if isinstance(value, str):
        return Duration.parse(value)
    raise ValueError("duration")


def _offset(value: Any) -> Any:
    if isinstance(value, Offset):
        return value
    if isinstance(value, str):
        return Offset.parse(value)
    raise ValueError("offset")


def _range(value: Any) -> Any:
    read_range(value if isinstance(value, str) else "")
    return value


def _quiet(value: Any) -> Any:
    read_quiet(value if isinstance(value, str) else "")
    return value


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`, nothing else: `yes` and `on` are texts."""

Count = Annotated[int, Field(ge=1), BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 1})]
"""A whole number from 1 up."""

Amount = Annotated[int, Field(ge=0), BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number from 0 up."""

Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number, with a point for decimals."""

Weight = Annotated[float, Field(ge=0), BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": 0})]
"""A number from 0 up."""

Share = Annotated[float, BeforeValidator(_share), WithJsonSchema({"type": "string", "pattern": _SHARE.pattern})]
"""A share, written `90 %`; inside, above 0 and up to 1."""

Label = Annotated[str, _WORD_OR_NUMBER]
"""A text that may look like a number: `2027-1`, `2`."""

Expression = Annotated[str, WithJsonSchema({"type": ["string", "boolean"]})]
"""A `when`: true, false or an expression (rule 25), read by `definition.when`."""

Words = Annotated[
    tuple[str, ...],
    BeforeValidator(_words),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""A list of words; a single word stands for a list of one."""

TextIn = Annotated[
    Text,
    BeforeValidator(_text),
    PlainSerializer(lambda text: dict(text.by_language)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number"]},
                {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]
"""A plain text, or one per language."""

DurationIn = Annotated[
    Duration,
    BeforeValidator(_duration),
    PlainSerializer(lambda value: f"{value.amount} {value.unit}"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]+ (min|hour|day|working day|week|month|year)"}),
]
"""`5 working days`, `60 min`."""

OffsetIn = Annotated[
    Offset,
    BeforeValidator(_offset),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"(before|after)( [^ ]+)?$"}),
]
"""`2 working days before`, `1 day after sessions.last`."""

RangeIn = Annotated[str, BeforeValidator(_range), WithJsonSchema({"type": "string", "pattern": "^[0-9]+-[0-9]+$"})]
"""`5-10`: lowest and highest, both included; the models give them as `lowest` and `highest`."""

QuietIn = Annotated[str, BeforeValidator(_quiet), WithJsonSchema({"type": "string", "pattern": "^[0-9:]+-[0-9:]+$"})]
"""`19:00-08:00`."""
