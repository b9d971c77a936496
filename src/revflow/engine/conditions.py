"""Whether a step's `when` holds on a journey: the names it may use, with their values (rule 25)."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from revflow.definition.fields import QuizField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep, Step
from revflow.definition.when import evaluate, parse
from revflow.domain.people import Person
from revflow.engine.linked import Linked
from revflow.engine.quizzes import score
from revflow.engine.state import SUBJECTS, State
from revflow.engine.whom import subject_of


def holds(program: Program, step: Step, state: State, linked: Linked) -> bool:
    """Tell whether a step is for this journey; a step without `when` always is."""
    return step.when is None or evaluate(parse(step.when), dict(_values(program, state, linked)))


def _values(program: Program, state: State, linked: Linked) -> Iterator[tuple[str, object]]:
    """Yield what a `when` may name: groups, topics, people columns, earlier answers (the journey's own last)."""
    for name, group in program.groups.items():
        yield f"groups.{name}", group.members
    for topic in program.topics:
        yield f"topics.{topic}", topic in state.journey.topics
    for role in SUBJECTS:
        person = linked.people.get(subject_of(role, state.journey, linked))
        if person is not None:
            yield from ((f"{role}.{column}", value) for column, value in _columns(person).items())
            if state.journey.person == person.ref:
                yield from ((f"person.{column}", value) for column, value in _columns(person).items())
    own = state.journey.code
    for code in sorted(linked.answers, key=lambda other: other == own):
        for step, answer in linked.answers[code].items():
            yield from ((f"{step}.{field}", _said(program, step, field, value)) for field, value in answer.items())


def _said(program: Program, step: str, name: str, value: object) -> object:
    """Return an answer as a `when` knows it: of a quiz how many are right, in whole percent."""
    form = next((one for one in program.steps if one.id == step), None)
    field = form.fields.get(name) if isinstance(form, FormStep) else None
    return score(field, value).percent if isinstance(field, QuizField) and isinstance(value, Mapping) else value


def _columns(person: Person) -> Mapping[str, object]:
    columns = {name: value for name, value in asdict(person).items() if name not in {"extra", "roles", "ref", "key"}}
    return columns | dict(person.extra)
