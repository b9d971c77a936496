"""`use: NAME` takes a step from `templates/steps/NAME.yaml`; lines written beside it replace its lines (rule 27).

A step's file may say `optional: [names]`: groups and steps that a program may lack. Where it does, and only in lines of
the file itself:
- a missing group among those who are asked or written to is left out; nobody left: `hr` (for `cc`: the line goes);
- an escalation or alert to it goes to `hr`;
- a `when` that names it is `false`; `after`, `attach` and `guide` leave it out;
- an `agenda` whose field the program does not have is left out;
- an outcome that leads back to it is not offered; a field's `same_as` that refers to it is left out.
A name that is not declared optional is checked like any other, so a slip of the pen is still a fault.
"""

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from revflow import shipped
from revflow.definition.files import read_file
from revflow.definition.nearest import near
from revflow.definition.templates import NAME, template_names
from revflow.definition.tree import Place, Tree, Value, read_tree, take_notes
from revflow.domain.errors import Fault

_ASKED = ("by", "to", "review_by", "confirm_by")
_NAMED = ("cc", "attach", "after")


@dataclass(slots=True)
class _Used:
    """One `use`: which step, the keys that came from the file, and the names it can do without."""

    index: int
    lines: set[str]
    optional: set[str]


def expand_steps(tree: Tree, folders: tuple[Path, ...]) -> frozenset[int]:
    """Put the used steps' lines in; return the indexes of steps that came from a file."""
    steps = tree.root.get("steps")
    if not isinstance(steps, list):
        return frozenset()
    used = [
        found
        for index, step in enumerate(steps)
        if isinstance(step, dict) and "use" in step and (found := _expand(tree, steps, index, folders))
    ]
    groups = tree.root.get("groups")
    known = {str(step.get("id")) for step in steps if isinstance(step, dict)}
    known |= set(groups) if isinstance(groups, dict) else set()
    for one in used:
        if "agenda" in one.lines and not _has_field(steps, str(steps[one.index]["agenda"])):
            del steps[one.index]["agenda"]
        _prune(steps[one.index], one.lines, one.optional - known)
    return frozenset(one.index for one in used)


def _expand(tree: Tree, steps: list[Value], index: int, folders: tuple[Path, ...]) -> _Used | None:
    step = steps[index]
    at = ("steps", index)
    name = step["use"] if isinstance(step["use"], str) else ""
    found = _find(folders, name)
    place = tree.place((*at, "use"))
    source = _read(found, place, tree) if found else None
    if source is None:
        if not name:
            tree.fault("expected-word", place)
        elif not found:
            tree.fault("unknown-shipped-step", place, word=name, near=near(name, template_names(folders, "steps")))
        tree.spoilt.add(at)
        step["id"] = step.get("id", name)
        return None
    lines = {"id": name, **source.root}
    optional = lines.pop("optional", [])
    own = {key: value for key, value in step.items() if key != "use"}
    steps[index] = {**lines, **own}
    written_at = place if found and found.is_relative_to(shipped.folder("templates")) else None
    for path in source.values:
        if path and path[0] not in own:
            tree.values[(*at, *path)] = written_at or source.values[path]
            tree.keys[(*at, *path)] = written_at or source.keys.get(path, source.values[path])
    return _Used(
        index, set(lines) - set(own), {str(name) for name in (optional if isinstance(optional, list) else [optional])}
    )


def _find(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return a step's file, also one that leads nowhere: a broken link is told, not passed over."""
    paths = (folder / "steps" / f"{name}.yaml" for folder in folders if NAME.fullmatch(name))
    return next((path for path in paths if path.exists() or path.is_symlink()), None)


def _read(found: Path, place: Place, tree: Tree) -> Tree | None:
    """Read a step's file; its faults become the program's. None where it is no mapping of lines."""
    text = read_file(found)
    if isinstance(text, Fault):
        tree.faults.append(text)
        return None
    source = read_tree(text, str(found))
    tree.faults += source.faults
    if isinstance(source.root, dict) and "use" in source.root:
        tree.fault("use-in-step", source.place(("use",), key=True))
        return None
    if not isinstance(source.root, dict):
        if not source.faults:
            tree.fault("step-unreadable", place, word=found.name)
        return None
    take_notes(source)
    source.root = deepcopy(source.root)
    return source


def _prune(step: dict[str, Value], lines: set[str], missing: set[str]) -> None:
    for key in lines.intersection((*_ASKED, *_NAMED, "guide")):
        _prune_names(step, key, missing)
    if "quorum" in lines and isinstance(step.get("by"), list) and len(step["by"]) == 1:
        del step["quorum"]
    if "when" in lines and any(_mentions(str(step["when"]), name) for name in missing):
        step["when"] = "false"
    for key in lines.intersection(("alert", "escalate")):
        for told in step[key] if isinstance(step[key], list) else [step[key]]:
            if isinstance(told, dict) and str(told.get("to")) in missing:
                told["to"] = "hr"
    if "outcomes" in lines and isinstance(step["outcomes"], dict):
        step["outcomes"] = {name: to for name, to in step["outcomes"].items() if _target(to) not in missing}
    if "fields" in lines and isinstance(step["fields"], dict):
        _prune_fields(step["fields"], missing)


def _has_field(steps: list[Value], word: str) -> bool:
    """Tell whether a program has the field (`plan.agenda`) that a step's file names."""
    form, _, name = word.partition(".")
    found = next((step for step in steps if isinstance(step, dict) and step.get("id") == form), {})
    fields = found.get("fields")
    return isinstance(fields, dict) and name in fields


def _prune_fields(fields: dict[str, Value], missing: set[str]) -> None:
    for one in fields.values():
        if isinstance(one, dict) and str(one.get("same_as")).partition(".")[0] in missing:
            del one["same_as"]


def _prune_names(step: dict[str, Value], key: str, missing: set[str]) -> None:
    names = step[key] if isinstance(step[key], list) else [step[key]]
    left = [name for name in names if str(name) not in missing]
    if left == names:
        return
    if left:
        step[key] = left
    elif key in _ASKED:
        step[key] = ["hr"]
    else:
        del step[key]


def _mentions(expression: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", expression) is not None


def _target(outcome: Value) -> str:
    return str(outcome.get("then")) if isinstance(outcome, dict) else str(outcome)
