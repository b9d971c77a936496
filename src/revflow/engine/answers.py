"""Answers of forms: read strictly, once, from JSON or from a web page's values, into one shape that all parts keep.

Shapes of a normalised answer, by field type; a field that is not required and was left empty is absent:
topics `{topic: {"now": 1, "wanted": 3}}` in the order given; text `str`, or `[str]` if `many`; slots `["mon-am", ...]`
in the week's order; volunteer `True`; file `[{"sha256": ..., "name": ...}]`; scale `int`; number `int` or `float`;
choice `str`, or `[str]` in the order of the options if `many`; quiz `{question: "choice"}`, or `["choice", ...]` where
several are right, `"?"` for what one does not know (`engine.quizzes`).

A web page may send every value as a text or a list of texts, a ticked box as `on`, and flat the levels of a topics
field, as `<field>.<topic>.<level>`, and the answers of a quiz, as `<field>.<question>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

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
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.domain.errors import Fault, FaultyInputError
from revflow.engine import quizzes
from revflow.engine.entries import codes_of
from revflow.engine.fieldvalues import (
    NOTHING,
    WrongValueError,
    among,
    as_files,
    as_number,
    as_text,
    as_texts,
    as_whole,
    listed,
    names_of,
    one,
    within,
)

DEFAULT_LEVELS = 5
"""Levels of a program that names none: never used, tried, with help, at ease, able to teach it."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TICKED = (True, "true", "on")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the answers of one form are read against."""

    program: Program
    previous: Mapping[str, object]
    topics: tuple[str, ...]
    questions: Mapping[str, tuple[str, ...]]

    def quiz(self, field: QuizField, name: str) -> tuple[str, ...]:
        """Return the questions that a quiz asks: all, where nobody has said which."""
        return self.questions.get(name, tuple(field.questions))


def fields_for(step: FormStep, role: str) -> dict[str, FormField]:
    """Return the fields that an entry answers, named by its code: those without `by`, and its own."""
    codes = codes_of(step.by)
    return {name: field for name, field in step.fields.items() if not field.by or codes.get(field.by, field.by) == role}


def slots_of(program: Program) -> tuple[str, ...]:
    """Return the times of the week that may be offered: half-days of the program's weekdays, in order."""
    return tuple(f"{day}-{half}" for day in _DAYS if day in program.calendar.weekdays for half in ("am", "pm"))


def highest_level(program: Program) -> int:
    """Return the top of the scale of levels, which begins at 0."""
    return (len(program.levels) or DEFAULT_LEVELS) - 1


def scale_ends(field: ScaleField) -> tuple[int, int]:
    """Return both ends of a scale, included."""
    low, _, high = field.range.partition("-")
    return int(low), int(high)


def check_answer(
    program: Program,
    step: FormStep,
    role: str,
    raw: Mapping[str, object],
    previous: Mapping[str, object] | None = None,
    asked: tuple[str, ...] | None = None,
    questions: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, object]:
    """Return the normalised answer of `role`; raise FaultyInputError `answer` with one fault for each wrong field.

    `previous` is the answer of an earlier round: files that it holds stay if none is sent anew, and so does a quiz,
    which is answered once. `asked` are the topics that a `same_as` field asks again, `questions` those that each quiz
    asks. A fault's `path` is the field's name.
    """
    fields = fields_for(step, role)
    given = _nested(raw, fields)
    context = _Asked(program, previous or {}, asked or (), questions or {})
    faults = [Fault("field-unknown", name, fields=tuple(fields)) for name in given if name not in fields]
    answer: dict[str, object] = {}
    for name, field in fields.items():
        try:
            value = _read(field, given.get(name), context, name)
        except WrongValueError as wrong:
            faults.append(Fault(wrong.code, name, **wrong.data))
            continue
        if value is not None:
            answer[name] = value
    if faults:
        raise FaultyInputError("answer", tuple(faults), step=step.id)
    return answer


def _nested(raw: Mapping[str, object], fields: Mapping[str, FormField]) -> dict[str, object]:
    """Put the flat levels of a web page (`topics.data.now`) under the topics that were ticked, or that have one.

    The flat answers of a quiz (`quiz.links`) come under their questions.
    """
    given = {name: value for name, value in raw.items() if "." not in name}
    levels: dict[str, dict[str, dict[str, object]]] = {}
    quizzes: dict[str, dict[str, object]] = {}
    for path, value in raw.items():
        name, dot, rest = path.partition(".")
        if dot and isinstance(fields.get(name), QuizField):
            quizzes.setdefault(name, {})[rest] = value
        elif dot:
            topic, _, level = rest.rpartition(".")
            levels.setdefault(name, {}).setdefault(topic, {})[level] = value
    for name, by_topic in levels.items():
        ticked = given.get(name)
        marked = [topic for topic in by_topic if _any_level(by_topic[topic])]
        chosen = marked if ticked in NOTHING else listed(ticked)
        given[name] = {str(topic): by_topic.get(str(topic), {}) for topic in chosen}
    return quizzes | given


def _read(field: FormField, value: object, asked: _Asked, name: str) -> object | None:
    """Return a field's value, or None if it is left empty and may be. Raises WrongValueError."""
    if isinstance(field, FileField) and value in NOTHING:
        value = asked.previous.get(name)
    if isinstance(field, QuizField) and name in asked.previous:
        return asked.previous[name]
    if _asks_nothing(field, asked, name):
        return None
    empty = all(item in NOTHING for item in listed(value))
    read = None if empty else _parse(field, value, asked, name)
    if read not in NOTHING:
        return read
    match field:
        case TopicsField() if field.required and field.same_as:
            raise WrongValueError("topics-missing", missing=asked.topics)
        case TopicsField() if field.required or field.min:
            raise WrongValueError("topics-too-few", least=max(field.min, 1))
        case VolunteerField() if field.required:
            raise WrongValueError("volunteer-required")
        case QuizField() if field.required:
            raise WrongValueError("quiz-missing", missing=list(range(1, len(asked.quiz(field, name)) + 1)))
        case _ if field.required:
            raise WrongValueError("field-required")
    return None


def _asks_nothing(field: FormField, asked: _Asked, name: str) -> bool:
    """Tell whether nothing is left of what a field asks: no topic to be asked again, no question on those chosen."""
    match field:
        case TopicsField(same_as=str()):
            return not asked.topics
        case QuizField():
            return not asked.quiz(field, name)
        case _:
            return False


def _parse(field: FormField, value: object, asked: _Asked, name: str) -> object:  # noqa: PLR0911 - a case for each type
    match field:
        case TopicsField():
            return _topics(field, value, asked)
        case TextField():
            return as_texts(field, value) if field.many else as_text(field, one(value))
        case SlotsField():
            return among(listed(value), slots_of(asked.program), "slot-unknown")
        case VolunteerField():
            return one(value) in _TICKED or None
        case FileField():
            return as_files(field, value)
        case ScaleField():
            return within(as_whole(one(value)), *scale_ends(field))
        case NumberField():
            return within(as_number(one(value)), field.min, field.max)
        case ChoiceField():
            chosen = among(listed(value), tuple(field.options), "option-unknown")
            return chosen if field.many else one(chosen)
        case QuizField():
            return quizzes.read(field, value, asked.quiz(field, name))
    assert_never(field)


def _topics(field: TopicsField, value: object, asked: _Asked) -> dict[str, dict[str, int]]:
    known = asked.topics if field.same_as else tuple(asked.program.topics)
    chosen = _chosen_topics(field, value, known)
    unknown = tuple(topic for topic in chosen if topic not in known)
    if unknown:
        raise WrongValueError("topic-unknown", given=unknown, known=known)
    _check_count(field, chosen, known)
    return {
        topic: {ask: _level(asked.program, levels.get(ask)) for ask in field.ask_level}
        for topic, levels in chosen.items()
    }


def _chosen_topics(field: TopicsField, value: object, known: tuple[str, ...]) -> dict[str, Mapping[str, object]]:
    """Return the topics chosen, with their raw levels; one whose levels are all empty is not chosen."""
    if not isinstance(value, Mapping):
        return {topic: {} for topic in names_of(listed(value), known)}
    chosen: dict[str, Mapping[str, object]] = {}
    for topic, levels in value.items():
        if not isinstance(levels, Mapping):
            raise WrongValueError("topics-expected", levels=field.ask_level)
        if set(levels) - set(field.ask_level):
            raise WrongValueError("topics-expected", levels=field.ask_level)
        if not levels or _any_level(levels):
            chosen[str(topic)] = levels
    return chosen


def _any_level(levels: Mapping[str, object]) -> bool:
    return any(level not in NOTHING for level in levels.values())


def _check_count(field: TopicsField, chosen: Mapping[str, object], known: tuple[str, ...]) -> None:
    if field.same_as:
        if field.required and set(chosen) != set(known):
            raise WrongValueError("topics-missing", missing=tuple(topic for topic in known if topic not in chosen))
        return
    least = max(field.min, 1 if field.required else 0)
    if len(chosen) < least:
        raise WrongValueError("topics-too-few", least=least)
    if field.max is not None and len(chosen) > field.max:
        raise WrongValueError("topics-too-many", most=field.max)


def _level(program: Program, raw: object) -> int:
    if raw in NOTHING:
        raise WrongValueError("level-missing")
    level, highest = as_whole(one(raw)), highest_level(program)
    if not 0 <= level <= highest:
        raise WrongValueError("level-out-of-range", highest=highest)
    return level
