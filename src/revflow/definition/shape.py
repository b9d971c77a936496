"""The tree against the models: every fault of shape with our own code and place, and the best program that is left.

Where a line is at fault it is told once, taken out, and the rest is read again: so the checks of meaning still see the
rest of the program, and a person sees all faults at once.
"""

import types
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from revflow.definition.nearest import near
from revflow.definition.program import Program
from revflow.definition.tree import Path, Tree, Value

_SHAPES = {
    "dict_type": "expected-map", "model_type": "expected-map", "model_attributes_type": "expected-map",
    "dataclass_type": "expected-map", "tuple_type": "expected-list", "list_type": "expected-list",
    "string_type": "expected-word", "greater_than_equal": "too-low", "less_than_equal": "too-high",
}  # fmt: skip
_ATTEMPTS = 8
_SPINE = {("id",), ("kind",), ("for_each",)}
_LINE = 3
"""How long the path of a step's line is: `("steps", 0, "due")`."""
_LINE_OF_FIELD = 5
_STAND_INS = {"revflow": "1", "program": "unnamed", "edition": "0", "title": "?"}


@dataclass(slots=True)
class Shape:
    """What the models took. `kept` are the indexes, in the file, of the program's steps; `spoilt` as in `Tree`."""

    program: Program | None = None
    kept: tuple[int, ...] = ()
    spoilt: set[Path] = field(default_factory=set)


def read_shape(tree: Tree) -> Shape:
    """Read the tree as a program; tell the faults to the tree."""
    if not isinstance(tree.root, dict):
        if tree.root is not None:
            tree.fault("not-a-program", tree.place(()))
        return Shape()
    root = deepcopy(tree.root)
    steps = root.get("steps")
    numbers = list(range(len(steps))) if isinstance(steps, list) else []
    shape = Shape(spoilt=set(tree.spoilt))
    for index in sorted((int(path[1]) for path in tree.spoilt if _is_step(path)), reverse=True):
        _drop_step(root, numbers, index)
    for attempt in range(_ATTEMPTS):
        try:
            shape.program = Program.model_validate({**(_STAND_INS if attempt else {}), **root, "x-notes": tree.notes})
        except ValidationError as error:
            quiet = attempt > 0
            details = _with_what_was_meant(error.errors())
            gone = [_tell(tree, detail, numbers, shape.spoilt, quiet=quiet) for detail in details]
            _take_out(root, numbers, gone)
        else:
            shape.kept = tuple(numbers)
            break
    return shape


def _with_what_was_meant(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors with one for a key that stands where another is missing: it is that one, written otherwise."""
    lone: dict[tuple[Any, ...], dict[str, list[ErrorDetails]]] = {}
    for detail in details:
        lone.setdefault(detail["loc"][:-1], {}).setdefault(detail["type"], []).append(detail)
    told = list(details)
    for found in lone.values():
        match found:
            case {"extra_forbidden": [unknown], "missing": [missing]} if _may_mean(unknown, str(missing["loc"][-1])):
                told.remove(missing)  # it is looked for again once the unknown one is taken out
                unknown["ctx"] = {"near": missing["loc"][-1]}
    return told


def _may_mean(unknown: ErrorDetails, word: str) -> bool:
    return near(str(unknown["loc"][-1]), _keys_beside(unknown["loc"])) in ("none", word)


def _is_step(path: Path) -> bool:
    return len(path) == 2 and path[0] == "steps"  # noqa: PLR2004 - ("steps", number)


def _drop_step(root: dict[str, Value], numbers: list[int], index: int) -> None:
    del root["steps"][index]
    del numbers[index]


def _tell(tree: Tree, detail: ErrorDetails, numbers: list[int], spoilt: set[Path], *, quiet: bool) -> Path:
    """Tell one fault unless it follows from another; return its path in `root`, as far as that exists."""
    path = _path(detail["loc"])
    if detail["type"] == "union_tag_invalid":
        path = (*path, str(detail.get("ctx", {}).get("discriminator")).strip("'"))
    at = (path[0], numbers[int(path[1])], *path[2:]) if len(path) > 1 and path[0] == "steps" and numbers else path
    if not quiet and not _is_filled(tree, at, missing=detail["type"] == "missing") and at not in spoilt:
        code, data = _sentence(detail, path)
        tree.fault(code, tree.place(at, key=detail["type"] == "extra_forbidden"), **data)
    spoilt.add(at)
    return path


def _is_filled(tree: Tree, at: Path, *, missing: bool) -> bool:
    """Say whether a line of a step was filled in, from `defaults` or an earlier quiz, where it is told.

    A line may be missing in it too. The lines of a form's fields are two deeper than the step's own.
    """
    own = (_LINE, _LINE_OF_FIELD) if at[2:3] == ("fields",) else (_LINE,)
    return at[:1] == ("steps",) and any(len(at) >= length + missing and at[:length] not in tree.keys for length in own)


def _path(loc: tuple[str | int, ...]) -> Path:
    """Return the path in the file: without the tags that pydantic puts after a step's number and a field's name."""
    parts = list(loc)
    if len(parts) > 2 and parts[0] == "steps":  # noqa: PLR2004
        del parts[2]
        if len(parts) > 4 and parts[2] == "fields":  # noqa: PLR2004
            del parts[4]
    return tuple(parts)


def _sentence(detail: ErrorDetails, path: Path) -> tuple[str, dict[str, Any]]:
    """Return the code and data that stand for one of pydantic's errors."""
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    word = given if isinstance(given, str) else ""
    last = str(path[-1]) if path else ""
    if kind == "missing":
        return "missing-key", {"word": last}
    if kind == "extra_forbidden":
        known = sorted(_keys_beside(detail["loc"]))
        return "unknown-key", {"word": last, "near": context.get("near") or near(last, known), "known": known}
    if kind == "union_tag_not_found":
        return "missing-key", {"word": str(context.get("discriminator", "")).strip("'")}
    tagged = kind == "union_tag_invalid"
    if kind in {"literal_error", "enum"} or (tagged and isinstance(given[last], str)):
        expected = str(context.get("expected") or context.get("expected_tags")).replace(" or ", ", ")
        choices = [choice.strip("' ") for choice in expected.split(",")]
        word = str(context.get("tag", word))
        return "not-one-of", {"word": word, "near": near(word, choices), "known": choices}
    if kind == "value_error":
        return f"bad-{context.get('error', 'text')}", {"word": word}
    limit = {"limit": context.get("ge", context.get("le", 0))}
    return _SHAPES.get(kind, "expected-word"), {"word": last, **limit}


def _take_out(root: dict[str, Value], numbers: list[int], paths: list[Path]) -> None:
    """Take the faulty lines out, the innermost that exist; of the steps the last first, so that numbers stay right."""
    dropped: set[int] = set()
    for path in sorted(set(paths), key=lambda path: tuple(str(part).zfill(6) for part in path), reverse=True):
        index = int(path[1]) if len(path) > 1 and path[0] == "steps" else -1
        if index >= 0 and path[2:] in _SPINE:
            path = path[:2]  # noqa: PLW2901 - a step without these would be another step
        holders = _holders(root, path) if index not in dropped else []
        while holders and isinstance(holders[-1][0], list) and holders[-1][0] is not root.get("steps"):
            holders.pop()  # a list with a faulty entry goes as a whole: places stay right
        if not holders:
            continue
        holder, last = holders[-1]
        if holder is root.get("steps"):
            dropped.add(index)
            _drop_step(root, numbers, index)
        else:
            del holder[last]


def _holders(root: Value, path: Path) -> list[tuple[Value, str | int]]:
    """Return the mappings and lists along a path, each with the part that leads on, as far as they exist."""
    holders: list[tuple[Value, str | int]] = []
    value = root
    for part in path:
        inside = part in value if isinstance(value, dict) else isinstance(value, list) and int(part) < len(value)
        if not inside:
            break
        holders.append((value, part))
        value = value[part]
    return holders


def _keys_beside(loc: tuple[str | int, ...]) -> set[str]:
    """Return the keys that the model at that place knows."""
    found: list[Any] = [Program]
    for part in loc[:-1]:
        found = [inner for annotation in found for inner in _inside(annotation, part)]
    models = [model for annotation in found for model in _models(annotation)]
    return {info.alias or name for model in models for name, info in model.model_fields.items()} - {"x-notes"}


def _inside(annotation: Any, part: str | int) -> Iterator[Any]:
    """Return the annotations one part further: an entry, a field, or the model of a tag."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _inside(arguments[0], part)
    elif origin in {Union, types.UnionType}:
        tagged = [model for model in arguments if _is_model(model) and part in _tags(model)]
        for argument in () if tagged else arguments:
            yield from _inside(argument, part)
        yield from tagged
    elif origin in {tuple, dict}:
        yield arguments[0] if origin is tuple else arguments[1]
    elif _is_model(annotation):
        for name, info in annotation.model_fields.items():
            if part in {name, info.alias}:
                yield info.annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _tags(model: type[BaseModel]) -> tuple[object, ...]:
    fields = [model.model_fields[key] for key in ("kind", "type") if key in model.model_fields]
    return tuple(value for info in fields for value in get_args(info.annotation))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if get_origin(annotation) in {Annotated, Union, types.UnionType}:
        for argument in get_args(annotation):
            yield from _models(argument)
    elif _is_model(annotation):
        yield annotation
