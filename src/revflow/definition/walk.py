"""The values of one sort in a program, with their places."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from revflow.definition.draft import Draft
from revflow.definition.tree import Path

T = TypeVar("T")


def values(draft: Draft, sort: type[T]) -> Iterator[tuple[Path, T]]:
    """Go through all values of that sort: of the head, then of each step."""
    program = draft.program
    for name in type(program).model_fields:
        if name != "steps":
            yield from _within(getattr(program, name), (name,), sort)
    for index, step in draft.steps():
        yield from _within(step, ("steps", index), sort)


def _within(value: object, path: Path, sort: type[T]) -> Iterator[tuple[Path, T]]:
    if isinstance(value, sort):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), (*path, name), sort)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _within(item, (*path, name), sort)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, (*path, index), sort)
