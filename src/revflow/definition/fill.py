"""What a program leaves unsaid is filled in, so that the engine and the pinned edition have every line."""

from collections.abc import Iterable
from copy import deepcopy

from revflow import texts
from revflow.definition.tree import Value

_TASK_LINES = {
    "due": "5 working days",
    "remind": ["2 working days before"],
    "grace": "10 working days",
    "on_expiry": "hold",
}
_USUAL: dict[str, dict[str, Value]] = {
    "sessions": {"duration": "60 min", "every": "2 weeks", "confirm_by": ["mentor", "mentee"]},
    "circle": {"duration": "90 min", "every": "3 months", "by": ["hr"]},
}
"""Lines of steps at which people meet."""

TASK_KEYS = ("due", "remind", "escalate", "grace", "on_expiry")
"""The lines that `defaults.task` may give."""

_ASKING = {"form", "approval", "module", "training", "sessions", "circle"}
LABELLED = {"approve", "revise", "decline", "later", "close"}
"""Outcomes that need no label: theirs are in the catalogues."""

LEVELS = 5


def builtin(name: str) -> dict[str, str]:
    """Return a text of the catalogues in all their languages, as a program would write it."""
    return {language: texts.say(language, name) for language in texts.LANGUAGES}


def fill(root: dict[str, Value]) -> None:
    """Fill in levels, lines of `defaults.task`, and what each kind of step takes for granted (rule 19)."""
    if "levels" not in root:
        root["levels"] = [builtin(f"level-{number}") for number in range(LEVELS)]
    defaults = root.get("defaults")
    task = defaults.get("task") if isinstance(defaults, dict) else None
    lines = {**_TASK_LINES, **(task if isinstance(task, dict) else {})}
    found = root.get("steps")
    steps = [step for step in found if isinstance(step, dict)] if isinstance(found, list) else []
    for step in steps:
        _fill_step(step, lines)
    for step in steps:
        _fill_questions(step, steps)


def asks(step: dict[str, Value]) -> bool:
    """Say whether a step, as the file has it, asks people for something."""
    kind = _word(step, "kind")
    return kind in _ASKING or (kind == "match" and step.get("chosen_by", "rules") != "rules")


def _fill_step(step: dict[str, Value], lines: dict[str, Value]) -> None:
    kind = _word(step, "kind")
    if asks(step):
        step.setdefault("mail", f"task-{kind}")
    if kind == "form":
        _fill_form(step)
    elif kind == "approval":
        _fill_approval(step)
    elif kind == "training":
        _fill_people(step, "confirm_by")
    elif kind == "match" and isinstance(step.get("waves"), dict):
        step["waves"].setdefault("every", "2 weeks")
    for key, value in _USUAL.get(kind, {}).items():
        step.setdefault(key, deepcopy(value))
    if asks(step):
        for key in TASK_KEYS:
            if key in lines:
                step.setdefault(key, _expiry(step, lines[key]) if key == "on_expiry" else deepcopy(lines[key]))


def _word(step: dict[str, Value], key: str) -> str:
    """Return a line's single word, "" where it has none: what stands there instead is told later."""
    value = step.get(key)
    return value if isinstance(value, str) else ""


def _expiry(step: dict[str, Value], value: Value) -> Value:
    """Return the default's word where the step can take it, else `hold`."""
    return value if value in expiry_words(step) else "hold"


def expiry_words(step: dict[str, Value]) -> tuple[str, ...]:
    """Return what `on_expiry` may say in a step: nobody leaves where the step is not about people."""
    leave = ("leave",) if _word(step, "for_each") in {"mentee", "mentor", "pair"} else ()
    skip = ("skip",) if step.get("kind") == "form" else ()
    outcomes = step.get("outcomes")
    return ("hold", *skip, *leave, *(outcomes if isinstance(outcomes, dict) else ()))


def _fill_people(step: dict[str, Value], key: str) -> None:
    scope = _word(step, "for_each")
    if scope in {"mentee", "mentor"}:
        step.setdefault(key, [scope])
    elif scope == "pair":
        step.setdefault(key, ["mentor", "mentee"])


def _fill_form(step: dict[str, Value]) -> None:
    _fill_people(step, "by")
    for one in _mappings(step.get("fields")):
        if one.get("type") == "volunteer":
            one.setdefault("label", builtin("label-volunteer"))


def _fill_questions(step: dict[str, Value], steps: Iterable[dict[str, Value]]) -> None:
    """Write the questions of a quiz, and what they are about, where they are asked again."""
    for one in _mappings(step.get("fields")):
        form, _, name = _word(one, "same_as").partition(".")
        for other in steps:
            fields = other.get("fields")
            asked = fields.get(name) if isinstance(fields, dict) and other.get("id") == form else None
            if one.get("type") == "quiz" and isinstance(asked, dict):
                for key in (key for key in ("questions", "about") if key in asked):
                    one.setdefault(key, deepcopy(asked[key]))


def _fill_approval(step: dict[str, Value]) -> None:
    person = _word(step, "for_each") in {"mentee", "mentor"}
    default = {"approve": "next", "decline": "leave"} if person else {"approve": "next"}
    outcomes = step.setdefault("outcomes", default)
    if not isinstance(outcomes, dict):
        return
    for name, outcome in outcomes.items():
        whole = {"then": outcome} if isinstance(outcome, str) else outcome
        if isinstance(whole, dict) and name in LABELLED:
            whole.setdefault("label", builtin(f"label-{name}"))
        outcomes[name] = whole


def _mappings(value: Value) -> Iterable[dict[str, Value]]:
    return [one for one in value.values() if isinstance(one, dict)] if isinstance(value, dict) else []
