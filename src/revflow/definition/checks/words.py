"""Texts in the languages of the program (rule 28), and the words that no form may ask for."""

from revflow.definition.draft import Draft
from revflow.definition.fields import ChoiceField
from revflow.definition.refused import refused_word
from revflow.definition.signs import has_line_break
from revflow.definition.steps import FormStep
from revflow.definition.text import Text
from revflow.definition.tree import Path
from revflow.definition.walk import values


def check(draft: Draft) -> None:
    """Check all texts, then all fields."""
    for path, text in values(draft, Text):
        if draft.wrote(*path):
            _check_languages(draft, path, text)
            if _in_one_line(path) and any(map(has_line_break, text.by_language.values())):
                draft.fault("text-line-break", *path)
    for index, step in draft.steps():
        if isinstance(step, FormStep):
            _check_refused(draft, index, step)


def _in_one_line(path: Path) -> bool:
    """Say whether a text stands in the subjects of mails: a title, or a topic."""
    return path[0] == "topics" or path[-1] == "title"


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
