"""A skills quiz: which of its questions are asked, what an answer may be, and how many are right.

Declared levels are claims; a quiz is a second look at them, for those who vet and for who learns (BNP Paribas Personal
Finance 2017: questionnaires and tests for mentors and for mentees). As a rubric it informs and decides nothing
(rule 18): no match uses it, and no outcome follows from it unless the program's own `when` says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from revflow.definition.fields import Question, QuizField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.engine.fieldvalues import NOTHING, WrongValueError, among, listed, one
from revflow.engine.linked import Linked

UNKNOWN = "?"
"""The choice "I don't know", which each question offers: nobody has to guess."""

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Score:
    """So many of the questions that were asked have the right answer."""

    right: int
    asked: int

    @property
    def percent(self) -> int:
        """The share that is right, in whole percent; 0 where nothing was asked."""
        return round(_WHOLE * self.right / self.asked) if self.asked else 0


def asked_of(step: FormStep, linked: Linked, code: str) -> dict[str, tuple[str, ...]]:
    """Return the questions that each quiz of a form asks on a journey, by the field's name, in the program's order.

    Those that were asked the first time (`same_as`), or those on topics that were named (`about`) and on none: so, too,
    where they are asked again of who did not answer the first time.
    """
    return {
        name: tuple(_asked(field, linked, code)) for name, field in step.fields.items() if isinstance(field, QuizField)
    }


def _asked(field: QuizField, linked: Linked, code: str) -> Iterator[str]:
    then = earlier(linked, field.same_as, code) if field.same_as else None
    named = earlier(linked, field.about, code) if field.about else None
    for name, question in field.questions.items():
        on_topic = named is None or question.topic is None or question.topic in named
        if on_topic if then is None else name in then:
            yield name


def earlier(linked: Linked, path: str, code: str) -> Mapping[str, object] | None:
    """Return an earlier answer to a field with named parts, `<step>.<field>`: the journey's own, else a joined one's.

    A topics field's parts are topics, those of a quiz its questions. None: there is no such answer.
    """
    step, _, name = path.partition(".")
    for journey in (code, *(other for other in linked.answers if other != code)):
        found = linked.answers.get(journey, {}).get(step, {}).get(name)
        if isinstance(found, Mapping):
            return found
    return None


def read(field: QuizField, value: object, asked: tuple[str, ...]) -> dict[str, object]:
    """Return an answer: question to choice, or to the choices taken where several may be; `?`: not known.

    Raises WrongValueError `quiz-expected`, `question-unknown`, `quiz-missing`, `option-unknown`, `value-single`.
    """
    if not isinstance(value, Mapping):
        raise WrongValueError("quiz-expected")
    unknown = tuple(str(name) for name in value if name not in asked)
    if unknown:
        raise WrongValueError("question-unknown", given=unknown, known=asked)
    missing = [number for number, name in enumerate(asked, start=1) if _is_empty(value.get(name))]
    if missing and field.required:
        raise WrongValueError("quiz-missing", missing=missing)
    return {name: _read(field.questions[name], value.get(name)) for name in asked}


def _is_empty(given: object) -> bool:
    return all(item in NOTHING for item in listed(given))


def _read(question: Question, given: object) -> object:
    if _is_empty(given):
        return UNKNOWN
    chosen = among(listed(given), (*question.choices, UNKNOWN), "option-unknown")
    known = [name for name in chosen if name != UNKNOWN]
    if question.several:
        return known or UNKNOWN
    return one(chosen)


def is_right(question: Question, given: object) -> bool:
    """Tell whether these are all the right choices, and no other."""
    return set(listed(given)) == set(question.right)


def score(field: QuizField, answer: Mapping[str, object]) -> Score:
    """Return how many of the questions that were asked have the right answer."""
    return _of(field, answer, tuple(answer))


def by_topic(field: QuizField, answer: Mapping[str, object]) -> dict[str, Score]:
    """Return the scores of the topics that questions were asked on, in the order of the questions."""
    asked: dict[str, list[str]] = {}
    for name in answer:
        topic = field.questions[name].topic if name in field.questions else None
        if topic is not None:
            asked.setdefault(topic, []).append(name)
    return {topic: _of(field, answer, tuple(names)) for topic, names in asked.items()}


def _of(field: QuizField, answer: Mapping[str, object], names: tuple[str, ...]) -> Score:
    known = [name for name in names if name in field.questions]
    return Score(sum(is_right(field.questions[name], answer[name]) for name in known), len(known))


def comes_again(program: Program, step: str, name: str) -> bool:
    """Tell whether a later form asks the questions of this field again: until then its right answers are not told.

    Later is below. Several forms may refer to the same quiz, or each to the one before.
    """
    forms = [one for one in program.steps if isinstance(one, FormStep)]
    firsts: dict[str, str] = {}
    for form in forms:
        for key, field in form.fields.items():
            if isinstance(field, QuizField):
                path = f"{form.id}.{key}"
                firsts[path] = firsts.get(field.same_as or "", path)
    below = [form.id for form in forms].index(step) + 1
    own = firsts[f"{step}.{name}"]
    return any(firsts.get(f"{form.id}.{key}") == own for form in forms[below:] for key in form.fields)
