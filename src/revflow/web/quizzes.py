"""Quizzes as a page shows them: their questions, their scores, and what was right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from revflow.definition.fields import QuizField
from revflow.engine.quizzes import UNKNOWN, Score, by_topic, score
from revflow.service.quizzes import AskedQuiz
from revflow.web.words import Words


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """One question on the page: its inputs' name, its choices as (value, label) pairs, and what was typed."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    several: bool
    values: tuple[str, ...]


def questions_of(
    words: Words, name: str, field: QuizField, quiz: AskedQuiz, values: Mapping[str, Sequence[str]]
) -> tuple[QuizQuestion, ...]:
    """Return the questions that are asked; never which choices are right."""
    found = []
    for one in quiz.questions:
        question = field.questions[one]
        choices = [(choice, text.say(words.language)) for choice, text in question.choices.items()]
        choices.append((UNKNOWN, words.say("web-quiz-unknown")))
        path = f"{name}.{one}"
        typed = tuple(values.get(path, ()))
        found.append(QuizQuestion(path, question.ask.say(words.language), tuple(choices), question.several, typed))
    return tuple(found)


def hint(words: Words, quiz: AskedQuiz) -> str:
    """Return who will read what of the answers, and when the right ones are told."""
    return " ".join((words.say("web-quiz-help"), words.say("web-quiz-later" if quiz.again else "web-quiz-then")))


def score_line(words: Words, found: Score) -> str:
    """Return how many answers are right."""
    return words.say("web-quiz-score", right=found.right, asked=found.asked)


def topic_lines(words: Words, topics: Mapping[str, Score]) -> tuple[str, ...]:
    """Return how many are right of the questions on each topic."""
    return tuple(
        words.say("web-quiz-topic", topic=words.topic(topic), right=found.right, asked=found.asked)
        for topic, found in topics.items()
    )


def score_lines(
    words: Words, field: QuizField, answer: Mapping[str, object], then: Mapping[str, object]
) -> tuple[str, ...]:
    """Return a quiz as others read it: how many are right, beside the first time, and by topic; not what was chosen."""
    line = score_line(words, score(field, answer))
    if then:
        line = f"{line}\n{words.say('web-quiz-first-time', score=score_line(words, score(field, then)))}"
    return (line, *topic_lines(words, by_topic(field, answer)))
