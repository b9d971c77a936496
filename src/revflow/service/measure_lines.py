"""The measures of a report, as the lines of its mail in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence

from babel.numbers import format_decimal

from revflow import texts
from revflow.definition.fields import ChoiceField, FormField, QuizField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.service.calling import group_title
from revflow.service.mail_context import MeasureLine, RateLine


def rates_of(program: Program, language: str, rates: object) -> list[RateLine]:
    """Return a line for each form that somebody was asked for, in the program's order."""
    found = rates if isinstance(rates, Mapping) else {}
    titles = {step.id: step.title.say(language) if step.title else step.id for step in program.steps}
    told = ((title, found[step]) for step, title in titles.items() if step in found)
    return [
        RateLine(label=title, answered=rate["answered"], asked=rate["asked"], started=rate["started"])
        for title, rate in told
        if rate["asked"]
    ]


def lines_of(program: Program, language: str, measures: object) -> list[MeasureLine]:
    """Return a line for each measure and role, in the program's order; of topics one each, then one for all.

    That one only where it may be told.
    """
    found = measures if isinstance(measures, Mapping) else {}
    forms = [step for step in program.steps if isinstance(step, FormStep) and step.id in found]
    return [
        line
        for form in forms
        for name, field in form.fields.items()
        for role, told in found[form.id].get(name, {}).items()
        for line in _lines(program, language, field, (name, role), told)
    ]


def _lines(
    program: Program, language: str, field: FormField, place: tuple[str, str], told: Mapping[str, object]
) -> Iterator[MeasureLine]:
    name, role = place
    label = field.label.say(language) if field.label else name
    if isinstance(field, QuizField):
        quiz = field.label.say(language) if field.label else texts.say(language, "web-field-quiz")
        label = texts.say(language, "mail-percent-right", quiz=quiz)
    topics = told.get("topics")
    levels = topics if isinstance(topics, Mapping) else {}
    for topic, means in levels.items():
        title = program.topics[topic].say(language) if topic in program.topics else topic
        yield _line(program, language, role, title, means, ())
    if not isinstance(topics, Mapping):
        yield _line(program, language, role, label, told, _chosen(field, told.get("chosen"), language))
    elif "progress" in told:
        overall = {"answered": told["answered"], "mean": told["progress"]}
        yield _line(program, language, role, texts.say(language, "mail-progress"), overall, ())


def _line(
    program: Program, language: str, role: str, label: str, told: Mapping[str, object], chosen: Sequence[str]
) -> MeasureLine:
    numbers = {word: _number(told[word], language) if word in told else "" for word in ("mean", "then", "now")}
    return MeasureLine(
        label=label,
        who=group_title(program, role, language),
        answered=int(str(told["answered"])),
        mean=numbers["mean"],
        then=numbers["then"],
        now=numbers["now"],
        chosen=chosen,
    )


def _chosen(field: FormField, chosen: object, language: str) -> Sequence[str]:
    if not isinstance(field, ChoiceField) or not isinstance(chosen, Mapping):
        return ()
    return tuple(f"{text.say(language)} ({chosen.get(option, 0)})" for option, text in field.options.items())


def _number(value: object, language: str) -> str:
    return format_decimal(float(str(value)), format="0.##", locale=texts.known_language(language))
