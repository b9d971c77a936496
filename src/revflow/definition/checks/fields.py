"""Fields of forms: their bounds, the topics they ask about, and earlier fields they refer to."""

import re

from revflow.definition.draft import Draft
from revflow.definition.fields import ChoiceField, FileField, FormField, NumberField, TextField, TopicsField
from revflow.definition.joins import joins
from revflow.definition.nearest import near
from revflow.definition.steps import FormStep, ModuleStep
from revflow.definition.templates import NAME
from revflow.definition.tree import Path

_ENDING = re.compile(r"[A-Za-z0-9]{1,8}")
_LEVELS = ("now", "wanted")


def check(draft: Draft) -> None:
    """Check the fields of all forms, and the endings of all files that are asked for."""
    for index, step in draft.steps():
        if isinstance(step, FormStep):
            if not step.fields:
                draft.fault("fields-none", "steps", index, "fields")
            for name, field in step.fields.items():
                _check_field(draft, index, step, name, field)
        if isinstance(step, ModuleStep):
            for name, deliverable in step.deliverables.items():
                _check_endings(draft, deliverable.accept, ("steps", index, "deliverables", name))


def _check_field(draft: Draft, index: int, step: FormStep, name: str, field: FormField) -> None:
    at: Path = ("steps", index, "fields", name)
    if not NAME.fullmatch(name):
        draft.fault("bad-name", *at, key=True, word=name)
    if field.by is not None and field.by not in step.by:
        draft.fault("field-not-asked", *at, "by", word=field.by, near=near(field.by, step.by), known=list(step.by))
    match field:
        case TextField(hr_only=True, shared=True):
            draft.fault("shared-hr-only", *at, "shared", key=True)
        case TopicsField():
            _check_topics(draft, index, step, field, at)
        case FileField():
            _check_endings(draft, field.accept, at)
        case NumberField(min=low, max=high) if low is not None and high is not None and low > high:
            draft.fault("least-above-most", *at, "max", low=low, high=high)
        case ChoiceField() if not field.options:
            draft.fault("options-none", *at, "options")
        case _:
            pass


def _check_endings(draft: Draft, accept: tuple[str, ...], at: Path) -> None:
    for number, ending in enumerate(accept):
        if not _ENDING.fullmatch(ending):
            draft.fault("bad-ending", *at, "accept", number, word=ending)


def _check_topics(draft: Draft, index: int, step: FormStep, field: TopicsField, at: Path) -> None:
    count = len(draft.program.topics)
    if not count:
        draft.fault("topics-none", *at)
    elif field.min > count:
        draft.fault("too-high", *at, "min", word="min", limit=count)
    if field.max is not None and field.min > field.max:
        draft.fault("least-above-most", *at, "max", low=field.min, high=field.max)
    for number, word in enumerate(field.ask_level):
        if word not in _LEVELS:
            known = list(_LEVELS)
            draft.fault("not-one-of", *at, "ask_level", number, word=word, near=near(word, known), known=known)
    if field.same_as is not None:
        _check_same_as(draft, index, step, field.same_as, at)


def _check_same_as(draft: Draft, index: int, step: FormStep, word: str, at: Path) -> None:
    known = [
        f"{other.id}.{name}"
        for position, other in draft.steps()
        if position < index and isinstance(other, FormStep) and joins(step.for_each, other.for_each)
        for name, one in other.fields.items()
        if isinstance(one, TopicsField)
    ]
    broken = word.partition(".")[0] in draft.ids and not any(
        one.id == word.partition(".")[0] for one in draft.program.steps
    )
    if word not in known and not broken:
        draft.fault("unknown-field", *at, "same_as", word=word, near=near(word, known), known=known)
