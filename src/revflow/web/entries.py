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
    QuizField,
    ScaleField,
    SlotsField,
    TextField,
    TopicsField,
    VolunteerField,
)
from revflow.engine.answers import scale_ends, slots_of
from revflow.engine.fieldvalues import listed
from revflow.engine.quizzes import score
from revflow.service.quizzes import AskedQuiz
from revflow.web.quizzes import QuizQuestion, hint, questions_of, score_line
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
    questions: tuple[QuizQuestion, ...] = ()
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
            sent[name] = [str(part) for part in value]
            for part, said in value.items():
                if isinstance(said, Mapping):
                    sent |= {f"{name}.{part}.{level}": [str(number)] for level, number in said.items()}
                else:
                    sent[f"{name}.{part}"] = [str(one) for one in listed(said)]
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
    quizzes: Mapping[str, AskedQuiz],
) -> tuple[Entry, ...]:
    """Return what the page shows of each field. `values` are flat, typed just now or answered before.

    `quizzes` is what each quiz asks; one that asks nothing is not shown.
    """
    shown = []
    for name, form_field in fields:
        if isinstance(form_field, QuizField) and not quizzes[name].questions:
            continue
        own = form_field.help.say(words.language) if form_field.help else ""
        hint = " ".join(filter(None, (own, _hint(words, form_field))))
        label = label_of(words, name, form_field)
        plain = Entry(name, f"f-{name}", form_field, form_field.type, label, hint, faults.get(name, ""))
        typed = replace(plain, values=tuple(values.get(name, ())))
        if isinstance(form_field, QuizField):
            shown.append(_quiz(words, typed, form_field, quizzes[name], values, prefilled))
        else:
            shown.append(_shaped(words, typed, values, prefilled))
    return tuple(shown)


def _quiz(
    words: Words,
    plain: Entry,
    field: QuizField,
    quiz: AskedQuiz,
    values: Mapping[str, Sequence[str]],
    prefilled: Mapping[str, object],
) -> Entry:
    """Return a quiz with its questions; one that was answered before stands, and only its score is shown."""
    before = prefilled.get(plain.name)
    if isinstance(before, Mapping):
        return replace(plain, kept=words.say("web-quiz-kept", score=score_line(words, score(field, before))))
    told = " ".join(filter(None, (plain.help, hint(words, quiz))))
    return replace(plain, help=told, questions=questions_of(words, plain.name, field, quiz, values))


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
        case TextField() | VolunteerField() | NumberField() | QuizField():
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
    bounded = most < len(words.program.topics)
    said = words.say("web-topics-range" if bounded else "web-topics-least", least=least, most=most)
    return f"{said} {words.say('web-topics-crossed')}" if words.program.crossed else said


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
