"""A program under check: its models, its places in the file, and how a check tells what it found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from revflow.definition import tree as trees
from revflow.definition.program import Program
from revflow.definition.shape import Shape
from revflow.definition.steps import Step
from revflow.definition.tree import Tree


@dataclass(frozen=True)
class Draft:
    """`used` are the indexes (in the file) of steps that came from a step's file; `folders` where templates are."""

    program: Program
    tree: Tree
    shape: Shape
    used: frozenset[int]
    folders: tuple[Path, ...]

    def fault(self, code: str, *at: str | int, key: bool = False, warning: bool = False, **data: Any) -> None:
        """Tell a fault at a path of the file, unless that line or what holds it has one already."""
        path: trees.Path = at
        if any(path[:length] in self.shape.spoilt for length in range(1, len(path) + 1)):
            return
        self.tree.fault(code, self.tree.place(path, key=key), warning=warning, **data)

    def warn(self, code: str, *at: str | int, **data: Any) -> None:
        """Tell something that does not keep the program from running."""
        self.fault(code, *at, warning=True, **data)

    def steps(self) -> Iterator[tuple[int, Step]]:
        """Go through the steps, each with its index in the file."""
        return zip(self.shape.kept, self.program.steps, strict=True)

    def wrote(self, *at: str | int) -> bool:
        """Say whether that line stands in the file (or in a used step's): not filled in by us."""
        return at in self.tree.values or at in self.tree.keys

    def from_file(self, path: trees.Path) -> bool:
        """Say whether a line of a used step came from the step's file, rather than from beside `use`."""
        step = self.tree.place(path[:2])
        return self.tree.place(path).path != step.path or self.tree.place(path) == self.tree.place((*path[:2], "use"))

    def raw(self, index: int) -> dict[str, Any]:
        """Return a step as the file has it, resolved."""
        step: dict[str, Any] = self.tree.root["steps"][index]
        return step

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all steps in the file, also of those that could not be read."""
        steps = self.tree.root.get("steps", [])
        return tuple(str(step.get("id")) for step in steps if isinstance(step, dict) and "id" in step)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The names of all groups in the file, also of those that could not be read."""
        groups = self.tree.root.get("groups")
        return tuple(groups) if isinstance(groups, Mapping) else ()

    @property
    def whole(self) -> bool:
        """Say whether every step could be read: only then does a missing one mean something."""
        return len(self.shape.kept) == len(self.tree.root.get("steps", []))
