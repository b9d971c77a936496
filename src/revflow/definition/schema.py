"""JSON Schema of the format, for editors: made from the models, with the file's short forms."""

from collections.abc import Iterator
from typing import Any

from revflow.definition.program import Program

Schema = dict[str, Any]


def schema() -> Schema:
    """Return the schema (draft 2020-12). What lines mean together is left to `check`."""
    made: Schema = Program.model_json_schema(by_alias=True, mode="validation")
    del made["properties"]["x-notes"]
    definitions: dict[str, Schema] = made["$defs"]
    for part in (made, *definitions.values()):
        _open_to_notes(part)
    kinds = [one["$ref"].rpartition("/")[2] for one in made["properties"]["steps"]["items"]["oneOf"]]
    definitions["UsedStep"] = _used_step([definitions[name] for name in kinds])
    made["properties"]["steps"]["items"] = {
        "type": "object",
        "if": {"required": ["use"]},
        "then": {"$ref": "#/$defs/UsedStep"},
        "else": _by_kind(definitions, kinds),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A revflow program",
        **{key: value for key, value in made.items() if key != "title"},
    }


def _open_to_notes(part: Schema) -> None:
    """Let keys that begin with `x-` stand in every mapping."""
    for one in _objects(part):
        one["patternProperties"] = {"^x-": True}


def _objects(part: Any) -> Iterator[Schema]:
    if isinstance(part, dict):
        if part.get("type") == "object" and "properties" in part:
            yield part
        for value in part.values():
            yield from _objects(value)
    elif isinstance(part, list):
        for value in part:
            yield from _objects(value)


def _used_step(steps: list[Schema]) -> Schema:
    """Return what may stand beside `use`: the lines of all kinds, none of them needed."""
    lines: dict[str, Schema] = {"use": {"type": "string", "description": "A step of templates/steps/, without .yaml"}}
    for step in steps:
        for name, line in step["properties"].items():
            others = lines.setdefault(name, {"anyOf": []})
            if name != "use" and line not in others["anyOf"]:
                others["anyOf"].append(line)
    return {
        "type": "object",
        "required": ["use"],
        "properties": lines,
        "patternProperties": {"^x-": True},
        "additionalProperties": False,
    }


def _by_kind(definitions: dict[str, Schema], kinds: list[str]) -> Schema:
    """Return the choice of a step by its kind: an editor then tells what is wrong with that kind, not with all ten."""
    words = {name: definitions[name]["properties"]["kind"]["const"] for name in kinds}
    return {
        "required": ["id", "kind"],
        "properties": {"kind": {"enum": list(words.values())}},
        "allOf": [
            {
                "if": {"required": ["kind"], "properties": {"kind": {"const": word}}},
                "then": {"$ref": f"#/$defs/{name}"},
            }
            for name, word in words.items()
        ],
    }
