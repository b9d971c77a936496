"""Quizzes: their questions, which of the choices are right, and the earlier answers that they refer to."""

from collections.abc import Iterator

from revflow.definition.draft import Draft
from revflow.definition.fields import Question, QuizField, TopicsField
from revflow.definition.nearest import near
from revflow.definition.steps import FormStep, MatchStep
from revflow.definition.templates import NAME
from revflow.definition.tree import Path
from revflow.domain.journeys import Scope

FEWEST, MOST = 2, 8
"""How many choices a question has: with one there is nothing to choose, and nobody reads more than eight."""

_OF_A_PAIR = frozenset({Scope.MENTEE, Scope.MENTOR})


def check(draft: Draft) -> None:
    """Check the quizzes of all forms."""
    for index, step in draft.steps():
        if isinstance(step, FormStep):
            for name, field in step.fields.items():
                if isinstance(field, QuizField):
                    _check_quiz(draft, index, step, field, ("steps", index, "fields", name))


def _check_quiz(draft: Draft, index: int, step: FormStep, field: QuizField, at: Path) -> None:
    if _comes_again(draft, step, field):
        draft.warn("quiz-per-pair", *at)
    written = [key for key in ("questions", "about") if draft.wrote(*at, key)]
    if field.same_as is not None:
        for key in written:
            draft.fault("quiz-both", *at, key, key=True, word=key)
        _check_again(draft, index, step, field, at)
        return
    if not draft.raw(index)["fields"][at[-1]].get("questions"):
        draft.fault("quiz-empty", *at, "questions")
    for name, question in field.questions.items():
        _check_question(draft, name, question, (*at, "questions", name))
    if field.about is not None:
        _check_about(draft, index, step, field, at)


def _comes_again(draft: Draft, step: FormStep, field: QuizField) -> bool:
    """Tell whether a mentor is asked the same for each pair.

    What is about a mentee's topics is another quiz in each; of one that pairs are asked again the first is told.
    """
    asked = (field.by,) if field.by else step.by
    if step.for_each is not Scope.PAIR or Scope.MENTOR.value not in asked:
        return False
    form, dot, _ = (field.same_as or field.about or "").partition(".")
    own = not dot or any(one.id == form and one.for_each is Scope.MENTOR for _, one in draft.steps())
    return own and any(isinstance(one, MatchStep) and one.mentees_per_mentor > 1 for _, one in draft.steps())


def _check_question(draft: Draft, name: str, question: Question, at: Path) -> None:
    if not NAME.fullmatch(name):
        draft.fault("bad-name", *at, key=True, word=name)
    for choice in question.choices:
        if not NAME.fullmatch(choice):
            draft.fault("bad-name", *at, "choices", choice, key=True, word=choice)
    if not FEWEST <= len(question.choices) <= MOST:
        draft.fault("quiz-choices", *at, "choices", count=len(question.choices), fewest=FEWEST, most=MOST)
    if not question.right:
        draft.fault("quiz-right", *at, "right")
    known = list(question.choices)
    for number, word in enumerate(question.right):
        if word not in known:
            draft.fault("not-one-of", *at, "right", word=word, near=near(word, known), known=known)
        elif word in question.right[:number]:
            draft.fault("word-twice", *at, "right", word=word)
    topics = list(draft.program.topics)
    if question.topic is not None and question.topic not in topics:
        draft.fault("not-one-of", *at, "topic", word=question.topic, near=near(question.topic, topics), known=topics)


def _check_about(draft: Draft, index: int, step: FormStep, field: QuizField, at: Path) -> None:
    """Topics that somebody may choose and that no question is about are told: who chose them alone is asked nothing."""
    known = [path for path, _form in _earlier(draft, index, step, TopicsField)]
    if _is_broken(draft, field.about):
        return
    if field.about not in known:
        draft.fault("unknown-field", *at, "about", word=field.about, near=near(field.about or "", known), known=known)
        return
    asked = {question.topic for question in field.questions.values()}
    bare = [topic for topic in draft.program.topics if topic not in asked]
    if bare:
        draft.warn("quiz-topics-bare", *at, "about", topics=bare)


def _check_again(draft: Draft, index: int, step: FormStep, field: QuizField, at: Path) -> None:
    """The same questions are asked of the same person, else two people's answers would be compared.

    Of a form that asks several the answer that came last alone is found again (`Db.answers`).
    """
    known = dict(_earlier(draft, index, step, QuizField))
    form = known.get(field.same_as or "")
    if form is None:
        if not _is_broken(draft, field.same_as):
            draft.fault("unknown-quiz", *at, "same_as", word=field.same_as, near=near(field.same_as or "", known))
        return
    asked = (field.by,) if field.by else step.by
    if len(form.by) > 1:
        draft.fault("quiz-of-several", *at, "same_as", word=form.id)
    elif form.by and asked != form.by:
        draft.fault("quiz-other-person", *at, "same_as", word=form.by[0])


def _earlier(
    draft: Draft, index: int, step: FormStep, kind: type[TopicsField | QuizField]
) -> Iterator[tuple[str, FormStep]]:
    """Yield the fields of that kind in the forms above whose answers a form finds: their paths, with the form.

    They are those of its own journey, and for a pair those of its mentee and its mentor (`Linked.answers`).
    """
    scopes = {step.for_each} | (_OF_A_PAIR if step.for_each is Scope.PAIR else frozenset())
    for position, other in draft.steps():
        if position < index and isinstance(other, FormStep) and other.for_each in scopes:
            yield from ((f"{other.id}.{name}", other) for name, one in other.fields.items() if isinstance(one, kind))


def _is_broken(draft: Draft, path: str | None) -> bool:
    """Say whether a path names a step that could not be read: that is told there."""
    form = (path or "").partition(".")[0]
    return form in draft.ids and all(step.id != form for step in draft.program.steps)
