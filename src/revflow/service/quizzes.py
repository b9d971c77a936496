"""Quizzes on a task's page: what is asked, and to who has answered what was right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from revflow.definition.fields import Question, QuizField
from revflow.definition.steps import FormStep
from revflow.definition.text import Text
from revflow.domain.facts import Answered
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine.answers import fields_for
from revflow.engine.fieldvalues import listed
from revflow.engine.quizzes import Score, asked_of, by_topic, comes_again, is_right, score
from revflow.service.case import Case
from revflow.service.ports import Db


@dataclass(frozen=True, slots=True)
class AskedQuiz:
    """The questions that a quiz asks on a page, by name; `again`: a later form asks the same ones."""

    questions: tuple[str, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question with what was chosen (nothing: not known), what is right, and why."""

    ask: Text
    chosen: tuple[Text, ...]
    right: tuple[Text, ...]
    is_right: bool
    why: Text | None


@dataclass(frozen=True, slots=True)
class QuizResult:
    """What became of a quiz, in all and by topic; its questions are kept back while they come again (`again`)."""

    field: QuizField
    name: str
    score: Score
    topics: Mapping[str, Score]
    questions: tuple[QuestionResult, ...]
    again: bool


def asked_here(case: Case, task: Task) -> dict[str, AskedQuiz]:
    """Return what each quiz of a form's page asks, by the field's name."""
    step = case.program.step(task.step)
    if task.kind is not TaskKind.ANSWER or not isinstance(step, FormStep):
        return {}
    asked = asked_of(step, case.linked, task.journey)
    return {name: AskedQuiz(found, comes_again(case.program, step.id, name)) for name, found in asked.items()}


def results(db: Db, case: Case, task: Task, ref: str) -> Iterator[QuizResult]:
    """Yield the results of a form's quizzes, on the page of its task, to the one whose answer it is alone."""
    step = case.program.step(task.step)
    if task.state is not TaskState.DONE or task.kind is not TaskKind.ANSWER or not isinstance(step, FormStep):
        return
    for event in case.state.events:
        fact = event.fact
        if not isinstance(fact, Answered) or fact.task != task.id or (fact.principal or event.actor) != ref:
            continue
        answer = db.content(fact.digest)
        for name, field in fields_for(step, task.awaits).items():
            said = answer.get(name) if isinstance(answer, Mapping) else None
            if isinstance(field, QuizField) and isinstance(said, Mapping):
                yield _result(field, name, said, again=comes_again(case.program, step.id, name))


def _result(field: QuizField, name: str, said: Mapping[str, object], *, again: bool) -> QuizResult:
    told = () if again else tuple(_told(field.questions[one], said[one]) for one in said if one in field.questions)
    return QuizResult(field, name, score(field, said), by_topic(field, said), told, again)


def _told(question: Question, given: object) -> QuestionResult:
    chosen = tuple(question.choices[name] for name in map(str, listed(given)) if name in question.choices)
    right = tuple(text for name, text in question.choices.items() if name in question.right)
    return QuestionResult(question.ask, chosen, right, is_right(question, given), question.why)
