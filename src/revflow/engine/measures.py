"""What closing surveys measure, as totals of a cohort: progress per topic, recommendation, contacts, use at work.

Levels per topic before and after, two or three "I did this at work" items, recommendation and new contacts are the
measures of the practice (`domain.md`, Measures). Everyone who started stands in the denominator beside who answered;
a group of fewer people than `privacy.smallest_group` shows alone how many answers it gave.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from revflow.definition.fields import ChoiceField, FormField, NumberField, QuizField, ScaleField, TopicsField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.engine.linked import Answer
from revflow.engine.quizzes import score

Levels = Mapping[str, Mapping[str, int]]
"""Topic to `now` and `wanted`."""


@dataclass(frozen=True, slots=True)
class Survey:
    """One answer to a form: `role` is the entry that answered, `then` the earlier answers by the name of a field.

    `who` answered, a reference: one person with two pairs gives two answers, and is one of a group.
    """

    step: str
    role: str
    answer: Answer
    then: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    who: str = ""


def baseline_of(again: TopicsField | QuizField) -> tuple[str, str]:
    """Return the step and field that a field's answers are compared with (`same_as`), or two empty texts."""
    step, _, name = (again.same_as or "").partition(".")
    return step, name


def measures(program: Program, surveys: Sequence[Survey]) -> dict[str, object]:
    """Return the totals, as JSON values: form to field to role to `{answered, ...}`.

    A scale or number has `mean`, a choice `chosen` (option to how many), a quiz the mean percent of right answers:
    `mean`, or `then` and `now` of those who were asked the same before. Topics that are asked again have `topics`
    (topic to `{answered, then, wanted, now}`, means of levels) and, over all topics, `progress`, the mean of now less
    then. Of too small a group only `answered` is told.
    """
    forms = (step for step in program.steps if isinstance(step, FormStep))
    return {step.id: found for step in forms if (found := _of_form(program, step, surveys))}


def _of_form(program: Program, step: FormStep, surveys: Sequence[Survey]) -> dict[str, object]:
    given = [survey for survey in surveys if survey.step == step.id]
    return {
        name: {
            role: _measured(program, found, role, name, given, _asked_again(program, f"{step.id}.{name}", surveys))
            for role in _roles(step, found)
        }
        for name, found in step.fields.items()
        if given and _is_measure(found)
    }


def _asked_again(program: Program, path: str, surveys: Sequence[Survey]) -> list[set[str]]:
    """Return, for each field that asks a quiz again, who answered both times."""
    forms = (step for step in program.steps if isinstance(step, FormStep))
    return [
        {survey.who for survey in surveys if survey.step == form.id and name in survey.answer and name in survey.then}
        for form in forms
        for name, field in form.fields.items()
        if isinstance(field, QuizField) and field.same_as == path
    ]


def _is_measure(found: FormField) -> bool:
    return isinstance(found, ScaleField | NumberField | ChoiceField | QuizField) or (
        isinstance(found, TopicsField) and bool(found.same_as)
    )


def _roles(step: FormStep, found: FormField) -> tuple[str, ...]:
    return (found.by,) if found.by else step.by or (step.for_each.value,)


def _measured(
    program: Program, found: FormField, role: str, name: str, surveys: Iterable[Survey], again: Iterable[set[str]]
) -> dict[str, object]:
    given = [survey for survey in surveys if survey.role == role and name in survey.answer]
    least = program.privacy.smallest_group
    if isinstance(found, TopicsField):
        return _progress(name, given, least)
    if isinstance(found, QuizField):
        return _right(found, name, given, least, again)
    values = [survey.answer[name] for survey in given]
    told: dict[str, object] = {"answered": len(values)}
    if people(given) < least:
        return told
    if isinstance(found, ChoiceField):
        chosen = Counter(option for value in values for option in (value if isinstance(value, list) else [value]))
        return told | {"chosen": {option: chosen[option] for option in found.options}}
    return told | {"mean": _mean(value for value in values if isinstance(value, int | float))}


def _right(
    field: QuizField, name: str, given: Sequence[Survey], least: int, again: Iterable[set[str]]
) -> dict[str, object]:
    """Return how much of a quiz is right, in percent; of one that is asked again, of those who answered both times.

    Nothing is told beside `then` of those who answered `again`, if the difference would tell of too few people.
    """
    both = [survey for survey in given if name in survey.then] if field.same_as else given
    told: dict[str, object] = {"answered": len(both)}
    who = {survey.who for survey in both}
    if len(who) < least or any(len(others) >= least and 0 < len(who - others) < least for others in again):
        return told
    now = _mean(score(field, _levels(survey.answer[name])).percent for survey in both)
    if not field.same_as:
        return told | {"mean": now}
    return told | {"then": _mean(score(field, survey.then[name]).percent for survey in both), "now": now}


def _progress(name: str, given: Sequence[Survey], least: int) -> dict[str, object]:
    """Return progress per topic and over all; of all only if that does not tell of topics of too few answers.

    What counts there is how many people have answered, not how many levels: two with three topics each are two.
    """
    both = [(topic, then, now) for survey in given for topic, then, now in _compared(name, survey)]
    named = sorted({topic for topic, _, _ in both})
    asking = {topic: [survey for survey in given if topic in _topics(name, survey)] for topic in named}
    topics: dict[str, dict[str, object]] = {}
    for topic, surveys in asking.items():
        topics[topic] = {"answered": len(surveys)}
        if people(surveys) >= least:
            own = [(then, now) for other, then, now in both if other == topic]
            topics[topic]["then"] = _mean(then["now"] for then, _ in own)
            topics[topic]["wanted"] = _mean(then.get("wanted", then["now"]) for then, _ in own)
            topics[topic]["now"] = _mean(now["now"] for _, now in own)
    told: dict[str, object] = {"answered": len(given), "topics": topics}
    small = {topic for topic, surveys in asking.items() if people(surveys) < least}
    hidden = people(survey for survey in given if small & _topics(name, survey))
    if people(given) >= least and both and (hidden == 0 or hidden >= least):
        told["progress"] = _mean(now["now"] - then["now"] for _, then, now in both)
    return told


def people(surveys: Iterable[Survey]) -> int:
    """Return how many people gave these answers."""
    return len({survey.who for survey in surveys})


def _topics(name: str, survey: Survey) -> set[str]:
    return {topic for topic, _, _ in _compared(name, survey)}


def _compared(name: str, survey: Survey) -> Iterator[tuple[str, Mapping[str, int], Mapping[str, int]]]:
    """Yield the topics of an answer that were asked for before, with their levels then and now."""
    for topic, now in _levels(survey.answer[name]).items():
        then = survey.then.get(name, {}).get(topic, {})
        if "now" in then and "now" in now:
            yield topic, then, now


def _levels(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _mean(values: Iterable[float]) -> float:
    return round(fmean(values), 2)
