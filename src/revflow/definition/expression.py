"""The tree of a `when` expression: what it says, written out, and whether it holds. `definition.when` reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Scalar = str | int | float | bool
_NUMBER = re.compile(r"\s*-?[0-9]{1,15}(?:\.[0-9]{1,15})?\s*")


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number, flag, or list of them."""

    value: Scalar | tuple[Scalar, ...]

    def __str__(self) -> str:
        if isinstance(self.value, tuple):
            return f"[{', '.join(_written(item) for item in self.value)}]"
        return _written(self.value)


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted name: `needs.topics`."""

    dotted: str

    def __str__(self) -> str:
        return self.dotted


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    item: "Expression"

    def __str__(self) -> str:
        return f"not {_inner(self.item)}"


@dataclass(frozen=True, slots=True)
class Both:
    """Both must hold (`and`), or one of them (`or`)."""

    word: str
    left: "Expression"
    right: "Expression"

    def __str__(self) -> str:
        return f"{_inner(self.left)} {self.word} {_inner(self.right)}"


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison by one of `== != < <= > >= in`."""

    sign: str
    left: "Expression"
    right: "Expression"

    def __str__(self) -> str:
        return f"{_inner(self.left)} {self.sign} {_inner(self.right)}"


Expression = Literal | Name | Not | Both | Compare


def _inner(item: Expression) -> str:
    return str(item) if isinstance(item, Literal | Name) else f"({item})"


def _written(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if '"' not in value else f"'{value}'"
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)


def names(expression: Expression) -> frozenset[str]:
    """Return all dotted names in an expression."""
    match expression:
        case Name(dotted):
            return frozenset({dotted})
        case Not(item):
            return names(item)
        case Both(_, left, right) | Compare(_, left, right):
            return names(left) | names(right)
        case Literal():
            return frozenset()


def evaluate(expression: Expression, values: Mapping[str, object]) -> bool:
    """Say whether an expression holds for these values by name; a name without a value is nothing. Never raises."""
    match expression:
        case Not(item):
            return not evaluate(item, values)
        case Both("and", left, right):
            return evaluate(left, values) and evaluate(right, values)
        case Both(_, left, right):
            return evaluate(left, values) or evaluate(right, values)
        case Compare(sign, left, right):
            return _compare(sign, _value(left, values), _value(right, values))
        case _:
            return bool(_value(expression, values))


def _value(expression: Expression, values: Mapping[str, object]) -> object:
    match expression:
        case Literal(value):
            return value
        case Name(dotted):
            return values.get(dotted)
        case _:
            return evaluate(expression, values)


def _compare(sign: str, left: object, right: object) -> bool:
    match sign:
        case "==":
            return _same(left, right)
        case "!=":
            return not _same(left, right)
        case "in":
            return _inside(left, right)
        case _:
            return _ordered(sign, left, right)


def _same(left: object, right: object) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return bool(left) == bool(right)
    one, other = _number(left), _number(right)
    if one is not None and other is not None:
        return one == other
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return list(left) == list(right)
    return left == right


def _inside(left: object, right: object) -> bool:
    """A text is in a list, or in the keys of an answer that names topics."""
    if isinstance(right, list | tuple | set | frozenset | Mapping):
        return any(_same(left, item) for item in right)
    return False


def _ordered(sign: str, left: object, right: object) -> bool:
    one, other = _number(left), _number(right)
    if one is not None and other is not None:
        order = (one > other) - (one < other)
    elif isinstance(left, str) and isinstance(right, str):
        order = (left > right) - (left < right)
    else:
        return False
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[sign]


def _number(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return float(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None
