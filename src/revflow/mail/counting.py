"""Count what a template makes and how often it turns: before it is compiled, the places where it does are marked."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from revflow.mail.allowance import made, room_for, size, spend, turns

_JOINED, _MADE, _TURNS, _STEP = "@joined", "@made", "@turns", "@step"
"""Filters that no template can write; those that take the context are never computed when a template is compiled."""

_MOST_DIGITS = 20
_PLAIN = ImmutableSandboxedEnvironment(undefined=StrictUndefined)

_Marked = TypeVar("_Marked", nodes.Include, nodes.Import, nodes.FromImport)


class CountingGenerator(CodeGenerator):
    """Compiles a template with its places marked."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's name
        """Mark a whole template, then compile it."""
        super().visit_Template(_Marker(self.environment).visit(node), frame)


class _Marker(NodeTransformer):
    """Puts a filter around what makes texts and lists without calling one, around what loops, and what includes."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return self._filtered(nodes.List(node.nodes, lineno=node.lineno, environment=self._environment), _JOINED)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._filtered(self.generic_visit(node), _MADE)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return self._filtered(self.generic_visit(node), _MADE)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return self._filtered(node, _MADE) if node.ctx == "load" else node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.iter = self._filtered(node.iter, _TURNS)
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        return self._stepping(node)

    def visit_Import(self, node: nodes.Import) -> nodes.Node:  # noqa: N802
        return self._stepping(node)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802
        return self._stepping(node)

    def _stepping(self, node: _Marked) -> _Marked:
        self.generic_visit(node)
        node.template = self._filtered(node.template, _STEP)
        return node

    def _filtered(self, node: nodes.Node, name: str) -> nodes.Filter:
        return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=self._environment)


def counted(names: Iterable[str]) -> dict[str, Callable[..., Any]]:
    """Return Jinja's filters of these names, each counting what it makes, and the filters of the marked places."""
    return {name: _counting(name) for name in names} | _MARKS


def _counting(name: str) -> Callable[..., Any]:
    look_ahead = _LOOKING_AHEAD.get(name)

    @pass_context
    def count(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        if look_ahead is not None:
            value = look_ahead(value, *args, **kwargs)
        return made(_PLAIN.call_filter(name, value, args, kwargs, context, context.eval_ctx))

    return count


def _before_join(value: Iterable[Any], d: object = "", attribute: object = None) -> Any:
    items = list(value)
    if attribute is None:
        room_for(size(items), size(d) * len(items))
    else:
        room_for(len(items), size(d) * len(items))
    return items


def _before_replace(value: object, old: object, new: object, count: int | None = None) -> Any:
    room_for(size(value), size(old), size(new))
    text = str(value)
    found = text.count(str(old))
    room_for(size(text), size(new) * (found if count is None or count < 0 else min(found, count)))
    return value


def _before_sum(value: Any, attribute: object = None, start: object = 0) -> Any:
    _ = attribute
    if not isinstance(start, int | float):
        raise SecurityError("sum")
    return value


def _before_round(value: Any, precision: int = 0, method: object = "common") -> Any:
    _ = method
    if abs(precision) > _MOST_DIGITS:
        raise SecurityError("round")
    return value


_LOOKING_AHEAD: dict[str, Callable[..., Any]] = {
    "join": _before_join,
    "replace": _before_replace,
    "round": _before_round,
    "sum": _before_sum,
}
"""Filters whose result may be far bigger than what they are given: what is too much is not even made."""


@pass_context
def _joined(context: Context, parts: list[Any]) -> Any:
    room_for(*map(size, parts))
    return made((markup_join if context.eval_ctx.autoescape else str_join)(parts))


@pass_context
def _made(_context: Context, value: Any) -> Any:
    return made(value)


@pass_context
def _turns(_context: Context, items: Iterable[Any]) -> Iterable[Any]:
    return turns(items)


@pass_context
def _step(_context: Context, template: Any) -> Any:
    spend()
    return template


_MARKS = {_JOINED: _joined, _MADE: _made, _TURNS: _turns, _STEP: _step}
