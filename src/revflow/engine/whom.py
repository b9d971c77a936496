"""Whom an entry of `by` names on a journey, and who of them may decide (rules 13, 16)."""

from collections.abc import Iterable

from revflow.definition.program import Program
from revflow.domain.journeys import Journey
from revflow.engine.linked import Linked
from revflow.engine.state import SUBJECTS
from revflow.engine.view import View

HR = "hr"
"""The group that every program has: it hears who leaves and what goes wrong, and decides where nobody else can."""


def people_of(entry: str, program: Program, journey: Journey, linked: Linked) -> tuple[str, ...]:
    """Return the references of those whom an entry names on a journey, each once: of a role, a group, an address.

    Empty when nobody answers to it now; the caller makes that an incident, never a pass.
    """
    role, _, manager = entry.partition(".")
    if role in SUBJECTS:
        subject = subject_of(role, journey, linked)
        if not manager:
            return (subject,) if subject in linked.people else ()
        person = linked.people.get(subject)
        return linked.refs(person.manager) if person and person.manager else ()
    group = program.groups.get(entry)
    addresses = group.members if group else (entry,)
    return tuple(dict.fromkeys(ref for address in addresses for ref in linked.refs(address)))


def subject_of(role: str, journey: Journey, linked: Linked) -> str:
    """Return the reference of a journey's mentee or mentor, or nothing if it has none."""
    if journey.scope.value == role:
        return journey.person
    code = journey.mentee if role == SUBJECTS[0] else journey.mentor
    return next((other.journey.person for other in linked.journeys if code and other.journey.code == code), "")


def subjects_of(journey: Journey, linked: Linked) -> tuple[str, ...]:
    """Return the references of all whose journey it is."""
    return tuple(filter(None, (subject_of(role, journey, linked) for role in SUBJECTS)))


def deciders_of(view: View, entry: str) -> tuple[str, ...]:
    """Return who may decide for an entry: never a subject, unless the entry is that role (four eyes, rule 16).

    When a group has nobody else, the group that it escalates to is asked.
    """
    journey = view.state.journey
    found = may_decide(view, people_of(entry, view.program, journey, view.linked))
    if entry in SUBJECTS:
        return found
    subjects = subjects_of(journey, view.linked)
    allowed = tuple(ref for ref in found if ref not in subjects)
    group = view.program.groups.get(entry)
    if allowed or group is None or group.escalate_to is None:
        return allowed
    others = may_decide(view, people_of(group.escalate_to, view.program, journey, view.linked))
    return tuple(ref for ref in others if ref not in subjects)


def may_decide(view: View, refs: Iterable[str]) -> tuple[str, ...]:
    """Return those of these whom the step does not leave out by `except`, each once."""
    named = (people_of(word, view.program, view.state.journey, view.linked) for word in view.step.left_out)
    left_out = {ref for found in named for ref in found}
    return tuple(dict.fromkeys(ref for ref in refs if ref not in left_out))
