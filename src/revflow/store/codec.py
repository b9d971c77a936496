"""Facts to JSON and back, generically over the dataclasses of the closed union `Fact`.

A fact's JSON is an object of all its fields; tuples are lists, instants ISO text in UTC. A field that an older entry
lacks takes its default, so formats can only grow.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from revflow.domain.errors import OutsideError
from revflow.domain.facts import FORMAT, Fact
from revflow.store.columns import as_text, canonical

_Read = Callable[[Any], Any]


def _kind(cls: type[Any]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


KINDS: Mapping[str, type[Fact]] = {_kind(cls): cls for cls in get_args(Fact)}
"""Fact classes by the word that the journal keeps for them: `SessionPlanned` is `session-planned`."""

_WORDS: Mapping[type[Fact], str] = {cls: kind for kind, cls in KINDS.items()}


def kind_of(fact: Fact) -> str:
    """Return the journal's word for a fact: `session-planned`."""
    return _WORDS[type(fact)]


def encode(fact: Fact) -> str:
    """Return a fact's fields as canonical JSON text."""
    return canonical(_plain(fact))


def decode(version: int, kind: str, data: str) -> Fact:
    """Return the fact that `encode` wrote. Raises OutsideError `store-newer` for what a later revflow has written."""
    reader = _READERS.get(kind)
    if version > FORMAT or reader is None:
        raise OutsideError("store-newer", format=version, kind=kind)
    fact: Fact = reader(json.loads(data))
    return fact


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return as_text(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


def _same(value: Any) -> Any:
    return value


def _reader(hint: Any) -> _Read:
    if hint in (str, int, bool):
        return _same
    if hint is datetime:
        return datetime.fromisoformat
    if get_origin(hint) in (Union, UnionType):
        return _optional_reader(hint)
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _class_reader(hint)
    raise TypeError(f"no JSON for a fact's field of type {hint}")


def _optional_reader(hint: Any) -> _Read:
    (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
    read = _reader(inner)
    return lambda value: None if value is None else read(value)


def _tuple_reader(args: tuple[Any, ...]) -> _Read:
    if args[-1] is Ellipsis:
        read = _reader(args[0])
        return tuple if read is _same else lambda value: tuple(read(item) for item in value)
    reads = [_reader(arg) for arg in args]
    return lambda value: tuple(read(item) for read, item in zip(reads, value, strict=True))


def _class_reader(cls: type[Any]) -> _Read:
    hints = get_type_hints(cls)
    reads = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}
    return lambda value: cls(**{name: read(value[name]) for name, read in reads.items() if name in value})


_READERS: Mapping[str, _Read] = {kind: _class_reader(cls) for kind, cls in KINDS.items()}
