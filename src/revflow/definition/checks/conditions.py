"""Expressions of `when`: their grammar, and every name in them (rule 25)."""

from collections.abc import Iterable

from revflow.definition import when
from revflow.definition.draft import Draft
from revflow.definition.nearest import near
from revflow.definition.people import COLUMNS
from revflow.definition.refused import refused_word
from revflow.definition.steps import FormStep, Step
from revflow.domain.journeys import Scope

_COLUMNS = tuple(column for column in COLUMNS if column not in {"role", "id"})
_PEOPLE = {
    Scope.MENTEE: ("person", "mentee"),
    Scope.MENTOR: ("person", "mentor"),
    Scope.PAIR: ("mentee", "mentor"),
}


def check(draft: Draft) -> None:
    """Check the `when` of all steps."""
    for index, step in draft.steps():
        if step.when is not None:
            _check_when(draft, index, step, step.when)


def _check_when(draft: Draft, index: int, step: Step, text: str) -> None:
    at = ("steps", index, "when")
    try:
        names = when.names(when.parse(text))
    except when.WhenError as error:
        draft.fault("when-syntax", *at, word=error.found or "none", offset=error.offset + 1)
        return
    known = known_names(draft, index, step)
    for name in sorted(names):
        if refused_word(name):
            draft.fault("when-refused", *at, word=name)
        elif name not in known and not _is_own_column(step, name) and not _unread(draft, name):
            draft.fault("unknown-name", *at, word=name, near=near(name, known))


def known_names(draft: Draft, index: int, step: Step) -> tuple[str, ...]:
    """Return all names that a step's `when` may use, but for the company's own columns."""
    groups = [f"groups.{name}" for name in draft.groups]
    topics = [f"topics.{name}" for name in draft.program.topics]
    people = [f"{who}.{column}" for who in _PEOPLE.get(step.for_each, ()) for column in _COLUMNS]
    return (*groups, *topics, *people, *_answers(draft, index, step))


def _answers(draft: Draft, index: int, step: Step) -> Iterable[str]:
    """Return the fields with one answer for the subject: its own, and those of a pair's two people."""
    scopes = {step.for_each, *((Scope.MENTEE, Scope.MENTOR) if step.for_each is Scope.PAIR else ())}
    for position, other in draft.steps():
        if position < index and isinstance(other, FormStep) and other.for_each in scopes:
            yield from (f"{other.id}.{name}" for name in other.fields)


def _is_own_column(step: Step, name: str) -> bool:
    who, _, column = name.partition(".")
    return who in _PEOPLE.get(step.for_each, ()) and column.startswith("x-")


def _unread(draft: Draft, name: str) -> bool:
    """Say whether a name may be right, were its step readable."""
    first = name.partition(".")[0]
    return first in draft.ids and not any(step.id == first for step in draft.program.steps)
