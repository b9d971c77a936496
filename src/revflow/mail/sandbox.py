"""Where templates run: a Jinja sandbox that knows a short list of filters and calls, and ends what grows too big."""

from collections.abc import Generator, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from revflow import texts
from revflow.mail.allowance import MAX_TEXT, TooMuchError, allowance, made, room_for, size, spend, turns
from revflow.mail.counting import CountingGenerator, counted

FILTERS = (
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length",
    "list", "lower", "map", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "sort",
    "striptags", "string", "sum", "title", "trim", "truncate", "unique", "upper", "urlencode",
)  # fmt: skip
"""Jinja's filters that a mail may use."""

_READING = (dict.get, dict.items, dict.keys, dict.values)


def render_limited(template: Template, names: Mapping[str, object]) -> str:
    """Render a part within its limits. Raises SecurityError beyond them, at the line that goes beyond."""
    pieces: list[str] = []
    length = 0
    with allowance():
        going = cast("Generator[str, None, None]", template.generate(names))
        for piece in going:
            length += len(piece)
            if length > MAX_TEXT:
                going.throw(TooMuchError("too long"))
            pieces.append(piece)
    return "".join(pieces)


@pass_context
def _shown(_context: Context, value: Any) -> Any:
    """Count what is shown: in a macro it is held until the macro ends, and then made into one text."""
    room_for(size(value))
    return made(value)


def _concat(pieces: Iterable[str]) -> str:
    """Make the text of a macro or block."""
    held = list(pieces)
    room_for(*map(len, held))
    return str(made("".join(held)))


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, narrower: few filters, and calls only of macros, blocks, `range` and dict readers."""

    code_generator_class = CountingGenerator
    concat = staticmethod(_concat)
    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"+", "*", "**", "%"})  # type: ignore[misc]  # Jinja declares it per instance

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            undefined=StrictUndefined,
            autoescape=_is_html,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            finalize=_shown,
        )
        self.globals = {"range": range}
        self.filters = counted(FILTERS) | _MOMENTS
        self.tests.pop("filter", None)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template may call, against its allowance. Raises SecurityError."""
        spend(1 + (len(range(*args)) if obj is range else 0))
        if isinstance(obj, LoopContext) and args:
            args = (turns(args[0]), *args[1:])
        return super().call(context, obj, *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, blocks, loops and the reading methods of mappings; nothing else."""
        if isinstance(obj, Macro | BlockReference | LoopContext) or obj is range:
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, LoopContext):
            return True
        return isinstance(owner, Mapping) and any(obj.__name__ == method.__name__ for method in _READING)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply and divide numbers only: texts and lists are not multiplied, nothing is raised to a power."""
        _ = context
        if operator == "+":
            return made(left + right)
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(operator)
        return made(left * right) if operator == "*" else left % right


def _is_html(name: str | None) -> bool:
    return bool(name) and str(name).endswith(".html")


@pass_context
def _date(context: Context, instant: datetime) -> str:
    return texts.day(_local(context, instant), context["language"])


@pass_context
def _time(context: Context, instant: datetime) -> str:
    return texts.clock_time(_local(context, instant), context["language"])


@pass_context
def _moment(context: Context, instant: datetime) -> str:
    return texts.moment(instant, context["zone"], context["language"])


@pass_context
def _due_day(context: Context, due: datetime) -> str:
    return texts.due_day(due, context["zone"], context["language"])


def _local(context: Context, instant: datetime) -> datetime:
    return instant.astimezone(ZoneInfo(context["zone"]))


_MOMENTS = {"date": _date, "time": _time, "moment": _moment, "due_day": _due_day}
