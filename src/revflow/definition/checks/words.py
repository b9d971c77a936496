"""Texts in the languages of the program (rule 28), and the words that no form may ask for."""

from collections.abc import Iterator

from pydantic import BaseModel

from revflow.definition.draft import Draft
from revflow.definition.fields import ChoiceField
from revflow.definition.refused import refused_word
from revflow.definition.steps import FormStep
from revflow.definition.text import Text
from revflow.definition.tree import Path


def check(draft: Draft) -> None:
    """Check all texts, then all fields."""
    for path, text in _texts(draft):
        if draft.wrote(*path):
            _check_languages(draft, path, text)
    for index, step in draft.steps():
        if isinstance(step, FormStep):
            _check_refused(draft, index, step)


def _texts(draft: Draft) -> Iterator[tuple[Path, Text]]:
    """Go through all texts of the program with their places."""
    program = draft.program
    yield ("title",), program.title
    yield from (_within(program.topics, ("topics",)))
    yield from (_within(program.levels, ("levels",)))
    for index, step in draft.steps():
        yield from _within(step, ("steps", index))


def _within(value: object, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _within(item, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, (*path, index))


def _check_languages(draft: Draft, path: Path, text: Text) -> None:
    languages = draft.program.languages
    used = path[0] == "steps" and path[1] in draft.used and draft.from_file(path)
    if "" in text.by_language:
        if len(set(languages)) > 1 and not used:
            draft.warn("text-plain", *path, known=list(languages))
        return
    missing = [language for language in languages if language not in text.by_language]
    if missing:
        draft.fault("text-missing", *path, warning=bool(used), missing=missing)
    extra = [language for language in text.by_language if language not in languages]
    if extra and not missing and not used:
        draft.fault("text-unused", *path, extra[0], key=True, warning=True, word=extra[0], known=list(languages))


def _check_refused(draft: Draft, index: int, step: FormStep) -> None:
    for name, field in step.fields.items():
        said = [name, *_all_languages(field.label), *_all_languages(field.help)]
        if isinstance(field, ChoiceField):
            said += [word for key, label in field.options.items() for word in (key, *_all_languages(label))]
        word = next((found for text in said if (found := refused_word(text))), "")
        if word:
            draft.fault("age-refused", "steps", index, "fields", name, key=True, word=word)


def _all_languages(text: Text | None) -> tuple[str, ...]:
    return tuple(text.by_language.values()) if text else ()
