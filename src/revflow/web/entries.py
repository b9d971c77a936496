"""Fields of a form as a page shows them: labels, choices, and what was typed or answered before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from revflow import texts
from revflow.definition.fields import (
    ChoiceField,
    FileField,
    FormField,
    NumberField,
    ScaleField,
    SlotsField,
    TextField,
    TopicsField,
    VolunteerField,
)
from revflow.engine.answers import scale_ends, slots_of
from revflow.web.words import Words

_SHORT = 160
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value that is sent, and its label."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One level that is asked of a topic."""

    id: str
    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A topic with the levels asked of it."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week, with (slot, half-day's name) pairs."""

    label: str
    slots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One field on the page. `kind` names how it is shown; `values` are what its inputs hold; `fault` a sentence."""

    name: str
    id: str
    field: FormField
    kind: str
    label: str
    help: str = ""
    fault: str = ""
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    several: bool = False
    rows: tuple[Row, ...] = ()
    days: tuple[Day, ...] = ()
    numbers: tuple[int, ...] = ()
    accept: str = ""
    kept: str = ""

    @property
    def value(self) -> str:
        """What a single input holds."""
        return self.values[0] if self.values else ""


def flat(answer: Mapping[str, object]) -> dict[str, list[str]]:
    """Return a normalised answer (see `engine.answers`) in the shape in which a page sends it."""
    sent: dict[str, list[str]] = {}
    for name, value in answer.items():
        if isinstance(value, Mapping):
            sent[name] = [str(topic) for topic in value]
            for topic, levels in value.items():
                for level, number in levels.items():
                    sent[f"{name}.{topic}.{level}"] = [str(number)]
        elif value is True:
            sent[name] = ["on"]
        elif isinstance(value, list | tuple):
            sent[name] = [str(item["name"]) if isinstance(item, Mapping) else str(item) for item in value]
        else:
            sent[name] = [str(value)]
    return sent


def label_of(words: Words, name: str, form_field: FormField) -> str:
    """Return a field's label: its own, else the one of its type."""
    if form_field.label:
        return form_field.label.say(words.language)
    key = f"web-field-{form_field.type}"
    return words.say(key) if texts.known(key) else name.replace("_", " ").capitalize()


def entries(
    words: Words,
    fields: Sequence[tuple[str, FormField]],
    values: Mapping[str, Sequence[str]],
    prefilled: Mapping[str, object],
    faults: Mapping[str, str],
) -> tuple[Entry, ...]:
    """Return what the page shows of each field. `values` are flat, typed just now or answered before."""
    shown = []
    for name, form_field in fields:
        own = form_field.help.say(words.language) if form_field.help else ""
        hint = " ".join(filter(None, (own, _hint(words, form_field))))
        label = label_of(words, name, form_field)
        plain = Entry(name, f"f-{name}", form_field, form_field.type, label, hint, faults.get(name, ""))
        typed = replace(plain, values=tuple(values.get(name, ())))
        shown.append(_shaped(words, typed, values, prefilled))
    return tuple(shown)


def _shaped(  # noqa: PLR0911 - a case for each type
    words: Words, plain: Entry, values: Mapping[str, Sequence[str]], prefilled: Mapping[str, object]
) -> Entry:
    """Return an entry with what its type of field shows besides."""
    match plain.field:
        case TopicsField() as field:
            asked = prefilled.get(plain.name) if field.same_as else None
            topics = tuple(asked) if isinstance(asked, Mapping) else tuple(words.program.topics)
            rows = tuple(_row(words, plain.name, field, topic, values) for topic in topics)
            options = tuple(Option(topic, words.topic(topic)) for topic in topics)
            return replace(plain, rows=rows, options=options, several=True)
        case TextField(many=True):
            return replace(plain, kind="lines", values=("\n".join(plain.values),))
        case TextField(max_length=length) if length <= _SHORT:
            return replace(plain, kind="line")
        case SlotsField():
            return replace(plain, days=_days(words))
        case FileField(accept=accept):
            kept = ", ".join(flat(prefilled).get(plain.name, ()))
            return replace(plain, accept=",".join(f".{ending}" for ending in accept), kept=kept)
        case ScaleField() as field:
            low, high = scale_ends(field)
            return replace(plain, numbers=tuple(range(low, high + 1)))
        case ChoiceField(options=options, many=many):
            named = tuple(Option(key, text.say(words.language)) for key, text in options.items())
            return replace(plain, options=named, several=many)
        case TextField() | VolunteerField() | NumberField():
            return plain
    assert_never(plain.field)


def _hint(words: Words, field: FormField) -> str:
    match field:
        case TopicsField():
            return _topics_hint(words, field)
        case TextField(many=True):
            return words.say("web-lines-help")
        case SlotsField():
            return words.say("web-slots-help", zone=words.place())
        case FileField():
            return file_hint(words, field.accept, field.max_mb)
        case _:
            return ""


def file_hint(words: Words, accept: Sequence[str], max_mb: int) -> str:
    """Return which files are taken, and how big they may be."""
    if accept:
        return words.say("web-file-help", accept=", ".join(ending.upper() for ending in accept), megabytes=max_mb)
    return words.say("web-file-help-any", megabytes=max_mb)


def _topics_hint(words: Words, form_field: TopicsField) -> str:
    if form_field.same_as:
        return words.say("web-topics-again")
    least = max(form_field.min, 1 if form_field.required else 0)
    most = form_field.max or len(words.program.topics)
    if most >= len(words.program.topics):
        return words.say("web-topics-least", least=least)
    return words.say("web-topics-range", least=least, most=most)


def _row(words: Words, name: str, form_field: TopicsField, topic: str, values: Mapping[str, Sequence[str]]) -> Row:
    cells = []
    for level in form_field.ask_level:
        path = f"{name}.{topic}.{level}"
        typed = values.get(path) or [""]
        cells.append(Cell(f"f-{path}", path, words.say(f"web-level-ask-{level}"), typed[0]))
    return Row(words.topic(topic), tuple(cells))


def _days(words: Words) -> tuple[Day, ...]:
    slots = slots_of(words.program)
    days = dict.fromkeys(slot.partition("-")[0] for slot in slots)
    halves = ("am", "pm")
    return tuple(
        Day(weekday(words, day), tuple((f"{day}-{half}", words.say(f"web-{half}")) for half in halves)) for day in days
    )


def weekday(words: Words, day: str) -> str:
    """Return the name of a day of the week given as `mon`."""
    return texts.day(_A_MONDAY.replace(day=1 + _WEEK.index(day)), words.language).partition(" ")[0].capitalize()
