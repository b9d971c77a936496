"""What rendering one part of a mail may use up: turns, and what it makes. Beyond it the template is ended."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from jinja2.exceptions import SecurityError

MAX_TEXT = 200_000
"""Longest mail part, and longest text made on the way, in characters."""

MAX_STEPS = 20_000
"""Calls, inclusions, and turns of loops, that one part may take."""

MAX_MADE = 2_000_000
"""Characters, and entries of lists, that one part may make on the way, thrown away or not."""

MAX_BITS = 1_000
"""Longest whole number."""

_steps_left: ContextVar[int] = ContextVar("steps_left", default=MAX_STEPS)
_left_to_make: ContextVar[int] = ContextVar("left_to_make", default=MAX_MADE)


class TooMuchError(SecurityError):
    """A template goes on for too long, or makes too much."""


@contextmanager
def allowance() -> Iterator[None]:
    """Give what is rendered inside a full allowance, its own."""
    steps, made = _steps_left.set(MAX_STEPS), _left_to_make.set(MAX_MADE)
    try:
        yield
    finally:
        _steps_left.reset(steps)
        _left_to_make.reset(made)


def spend(steps: int = 1) -> None:
    """Use up steps. Raises TooMuchError when none are left."""
    left = _steps_left.get() - steps
    if left < 0:
        raise TooMuchError("too many steps")
    _steps_left.set(left)


def turns(items: Iterable[Any]) -> Iterable[Any]:
    """Use up a step for each turn over these items. Raises TooMuchError when none are left."""
    if isinstance(items, Sized):
        spend(len(items))
        return items
    return _turning(items)


def _turning(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        spend()
        yield item


def made(value: Any) -> Any:
    """Count what was just made, with all that it holds, and return it. Raises TooMuchError.

    As every value is counted when it is made, none is ever much: not one that holds another twice, which holds a third
    twice. Hence what is made out of counted values in one go stays small enough to be made first and counted then.
    """
    left = _left_to_make.get()
    for size in _sizes(value):
        left -= size
        if left < 0:
            raise TooMuchError("makes too much")
    _left_to_make.set(left)
    return value


def room_for(*sizes: int) -> None:
    """Make sure that a text of so many characters may be made. Raises TooMuchError."""
    if sum(sizes) > MAX_TEXT:
        raise TooMuchError("too long")


def size(value: object) -> int:
    """Return roughly how many characters a value takes as text. Raises TooMuchError for what holds too long a text."""
    return sum(_sizes(value))


def _sizes(value: object) -> Iterator[int]:
    """Go through the sizes of a value and all that it holds; who reads on decides when it is too much."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str() as text:
                room_for(len(text))
                yield 1 + len(text)
            case int() as number:
                if number.bit_length() > MAX_BITS:
                    raise TooMuchError("too big a number")
                yield 1
            case Mapping() as held:
                yield 1
                waiting += [*held.keys(), *held.values()]
            case list() | tuple() | set() | frozenset() as held:
                yield 1
                waiting += held
            case _:
                yield 1
