"""YAML text to a tree of plain values with their places, every fault of the writing found on the way (rule 26).

Scalars stay the text as written: what they mean is decided by the field they stand in. PyYAML's events are read rather
than its composed nodes: they tell anchors and tags, and need no recursion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from revflow.definition.signs import has_line_break, is_unfit
from revflow.domain.errors import Fault

Path = tuple[str | int, ...]
Value = Any
"""str, list of values, or dict of values by key."""

MAX_DEPTH = 30
MAX_BYTES = 1_000_000
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written; line and column count from 1."""

    path: str
    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """`root` is None where nothing could be read. `spoilt` are paths that have a fault already: they get no second."""

    root: Value = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    spoilt: set[Path] = field(default_factory=set)
    notes: dict[str, Value] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where that path is written, else the nearest thing around it."""
        path = self._as_written(path)
        if key and path in self.keys:
            return self.keys[path]
        for length in range(len(path), -1, -1):
            found = self.values.get(path[:length])
            if found:
                return found
        return Place("", 1, 1)

    def _as_written(self, path: Path) -> Path:
        """Return a path without the numbers of lists for which a single mapping stands: `escalate: {to: hr, …}`."""
        found: Path = ()
        for number, part in enumerate(path):
            inside = (*found, *path[number + 1 : number + 2])
            if isinstance(part, str) or (*found, part) in self.values or inside not in self.keys:
                found = (*found, part)
        return found

    def fault(self, code: str, place: Place, *, warning: bool = False, **data: Any) -> None:
        """Note one fault."""
        self.faults.append(Fault(code, place.path, place.line, place.column, warning=warning, **data))


@dataclass(slots=True)
class _Frame:
    """An open mapping or sequence; `key` is the mapping's key that awaits its value, None when a key comes next.

    `dropped`: the value that comes next goes nowhere (its key is at fault); `dead`: nothing in here goes anywhere.
    """

    value: Value
    path: Path
    key: str | None = None
    dropped: bool = False
    dead: bool = False


def read_tree(text: str, path: str) -> Tree:
    """Read one YAML document. `path` is only told in faults. Never raises."""
    tree = Tree()
    text = text.removeprefix("\ufeff")
    control = _CONTROL.search(text)
    if control:
        before = text[: control.start()]
        line_start = before.rfind("\n") + 1
        tree.fault("yaml-character", Place(path, before.count("\n") + 1, control.start() - line_start + 1))
        return tree
    try:
        _Builder(tree, path).build(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        tree.faults.append(_syntax(error, text, path))
        tree.root = None
    return tree


def _syntax(error: yaml.YAMLError, text: str, path: str) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark and opened and not text[mark.index :].strip():
        mark = opened  # what was never closed is found at the end of the file, but stands where it was opened
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    for number in (line, line - 1):
        if 0 <= number < len(lines) and re.match(r"[ \t-]*\t", lines[number]):
            return Fault("yaml-tab", path, number + 1, lines[number].index("\t") + 1)
    problem = str(getattr(error, "problem", ""))
    code = "yaml-colon" if "mapping values are not allowed" in problem else "yaml-syntax"
    return Fault(code, path, line + 1, column + 1)


class _Builder:
    """Builds the tree from events with a stack of its own: a deep document is a fault, not an exhausted stack."""

    def __init__(self, tree: Tree, path: str) -> None:
        self.tree = tree
        self.path = path
        self.stack: list[_Frame] = []
        self.documents = 0
        self.strange_key = False

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Take all events in."""
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
            self.documents += isinstance(event, yaml.DocumentStartEvent)
            stop = self._beyond(event)
            if stop:
                self.tree.fault(stop, self._place(event))
                self.tree.root = None
                return
        if not self.documents:
            self.tree.fault("file-empty", Place(self.path, 1, 1))

    def _beyond(self, event: yaml.Event) -> str:
        """Return the fault that ends the reading, if this event is one."""
        if self.documents > 1:
            return "yaml-documents"
        if len(self.stack) > MAX_DEPTH:
            return "yaml-too-deep"
        return "yaml-key" if isinstance(event, yaml.NodeEvent) and self.strange_key else ""

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark  # events that a parser makes always have one
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _node(self, event: yaml.NodeEvent) -> None:
        place = self._place(event)
        if event.anchor is not None:
            self.tree.fault("yaml-anchor", place, word=str(event.anchor))
        if getattr(event, "tag", None) not in _PLAIN_TAGS:
            self.tree.fault("yaml-tag", place, word=str(getattr(event, "tag", "")))
        if isinstance(event, yaml.AliasEvent):
            self._value(None, place, known=True)
        elif isinstance(event, yaml.ScalarEvent):
            if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
                self._key(event.value, place)
            else:
                self._scalar(event, place)
        else:
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], place)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Take a text in; what quotes and a backslash stand for is looked at here, since the text itself was fit."""
        unfit = is_unfit(event.value)
        empty = not event.style and event.value in {"", "~"}
        if unfit:
            self.tree.fault("yaml-character", place)
        self._value(None if empty or unfit else event.value, place, known=unfit)

    def _key(self, key: str, place: Place) -> None:
        frame = self.stack[-1]
        path = (*frame.path, key)
        frame.key, frame.dropped = key, True
        if frame.dead:
            return
        if key == "<<":
            self.tree.fault("yaml-merge", place)
        elif not key.strip() or is_unfit(key) or has_line_break(key):
            self.tree.fault("yaml-key", place)
        elif path in self.tree.keys:
            self.tree.fault("duplicate-key", place, word=key, first=self.tree.keys[path].line)
        else:
            frame.dropped = False
            self.tree.keys[path] = place

    def _value(self, value: Value, place: Place, *, known: bool = False) -> Path:
        """Put a value where it belongs; return its path. `known`: its fault has been told."""
        path, dropped = self._next()
        if not dropped:
            self.tree.values[path] = place
            if value is None and not any(str(part).startswith("x-") for part in path):
                if not known:
                    self._empty(path, place)
                if path and isinstance(path[-1], str):
                    self.tree.spoilt.add(path)
            elif self.stack:
                self._attach(value, path)
            else:
                self.tree.root = value
        if self.stack:
            self.stack[-1].key = None
        return path

    def _empty(self, path: Path, place: Place) -> None:
        if not path:
            self.tree.fault("file-empty", place)
        elif isinstance(path[-1], str):
            self.tree.fault("empty-value", place, word=path[-1])
        else:
            self.tree.fault("empty-entry", place)

    def _next(self) -> tuple[Path, bool]:
        if not self.stack:
            return (), False
        frame = self.stack[-1]
        part = frame.key if isinstance(frame.value, dict) else len(frame.value)
        return (*frame.path, "" if part is None else part), frame.dropped or frame.dead

    def _attach(self, value: Value, path: Path) -> None:
        frame = self.stack[-1]
        if isinstance(frame.value, dict):
            frame.value[path[-1]] = value
        else:
            frame.value.append(value)

    def _open(self, value: Value, place: Place) -> None:
        frame = self.stack[-1] if self.stack else None
        self.strange_key = frame is not None and isinstance(frame.value, dict) and frame.key is None
        dead = frame is not None and (frame.dead or frame.dropped)
        path = self._value(value, place)
        self.stack.append(_Frame(value, path, dropped=dead, dead=dead))


def take_notes(tree: Tree) -> None:
    """Move the keys that begin with `x-` out of the tree, into `tree.notes` by their dotted path."""
    waiting: list[tuple[Path, Value]] = [((), tree.root)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            for key in [key for key in value if key.startswith("x-")]:
                tree.notes[".".join(str(part) for part in (*path, key))] = value.pop(key)
            waiting += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), item) for index, item in enumerate(value)]
