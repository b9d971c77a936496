"""From a program's file to a checked, pinned program: all faults at once, or the program and its digest."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from revflow.definition.checks import check
from revflow.definition.draft import Draft
from revflow.definition.files import read_file
from revflow.definition.fill import fill
from revflow.definition.program import Program
from revflow.definition.shape import read_shape
from revflow.definition.templates import template_folders
from revflow.definition.tree import read_tree, take_notes
from revflow.definition.use import expand_steps
from revflow.domain.errors import Fault, FaultyInputError


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file. `program` may be there in part although there are errors: run it only after `require`.

    `source` is the resolved program as JSON: used steps, defaults and built-in texts are in it, so it needs no other
    file; `digest` is its SHA-256 (hex). Both are empty where nothing could be read. `faults` are sorted by place.
    """

    program: Program | None
    faults: tuple[Fault, ...]
    source: str
    digest: str
    path: str

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that keep the program from running."""
        return tuple(fault for fault in self.faults if not fault.warning)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The faults that do not."""
        return tuple(fault for fault in self.faults if fault.warning)

    def require(self) -> Program:
        """Return the program. Raises FaultyInputError `faulty-program` with all faults when there are errors."""
        if self.errors or self.program is None:
            raise FaultyInputError("faulty-program", self.faults, count=len(self.errors))
        return self.program


def load(path: Path | str) -> Loaded:
    """Read, resolve and check a program's file. Never raises for what is in it, or for its absence."""
    path = Path(path)
    text = read_file(path)
    if isinstance(text, Fault):
        return Loaded(None, (text,), "", "", str(path))
    return load_text(text, str(path), path.resolve().parent)


def load_text(text: str, path: str, folder: Path) -> Loaded:
    """Read a program's text as if it stood in `folder`; `path` is what faults name."""
    tree = read_tree(text, path)
    used: frozenset[int] = frozenset()
    folders = template_folders(folder)
    if isinstance(tree.root, dict):
        take_notes(tree)
        used = expand_steps(tree, folders)
        fill(tree.root)
    shape = read_shape(tree)
    if shape.program is not None:
        check(Draft(shape.program, tree, shape, used, folders))
    faults = tuple(
        sorted(_once(tree.faults), key=lambda one: (one.path != path, one.path, one.line, one.column, one.code))
    )
    if shape.program is None:
        return Loaded(None, faults, "", "", path)
    source = shape.program.model_dump_json(by_alias=True, exclude_none=True)
    return Loaded(shape.program, faults, source, sha256(source.encode()).hexdigest(), path)


def restore(source: str) -> Program:
    """Return the program of a stored resolved text, unchecked: what was launched once runs on."""
    return Program.model_validate(json.loads(source))


def _once(faults: list[Fault]) -> list[Fault]:
    """Return the faults without repetitions: a line that several steps take from one place is told once."""
    seen = {(one.path, one.line, one.column, one.code, str(one.data)): one for one in reversed(faults)}
    return list(seen.values())
