"""How people are asked: who acts under a name, until when, and by which mail."""

from collections.abc import Sequence
from datetime import datetime

from revflow.domain.facts import Asked
from revflow.domain.journeys import Scope
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import TaskKind
from revflow.engine.calendar import deadline
from revflow.engine.moves import Change
from revflow.engine.view import View

_MANAGER = ".manager"


def who(view: View, entry: str) -> tuple[str, ...]:
    """Return the references of those who act under an entry of `by`: a role, its manager, a group or an address."""
    linked = view.linked
    if entry in view.program.groups:
        members = view.program.groups[entry].members
        return tuple(ref for email in members for ref in linked.refs(email))
    if entry.endswith(_MANAGER):
        bosses = (linked.people[ref].manager for ref in who(view, entry.removesuffix(_MANAGER)))
        return tuple(ref for boss in bosses if boss for ref in linked.refs(boss))
    if "@" in entry:
        return linked.refs(entry)
    return _participant(view, entry)


def _participant(view: View, role: str) -> tuple[str, ...]:
    journey = view.state.journey
    if journey.scope is Scope.PAIR:
        code = {"mentee": journey.mentee, "mentor": journey.mentor}.get(role, "")
        return tuple(other.journey.person for other in view.linked.journeys if other.journey.code == code)
    return (journey.person,) if journey.scope.value == role else ()


def ask(
    view: View,
    entries: Sequence[str],
    kind: TaskKind,
    *,
    session: int = 0,
    attempt: int = 0,
    mail: str | None = None,
    purpose: str = "ask",
    due: datetime | None = None,
    together: bool = False,
) -> Change:
    """Return the tasks, one for each entry that somebody acts under, and their mails.

    `together` makes one task of all entries: whoever acts first closes it. `due` replaces the step's own time.
    """
    groups = [(entry, who(view, entry)) for entry in entries]
    if together:
        groups = [
            (
                "pair" if set(entries) == {"mentor", "mentee"} else entries[0],
                tuple(dict.fromkeys(ref for _, refs in groups for ref in refs)),
            )
        ]
    change = Change()
    for number, (entry, refs) in enumerate(groups):
        if refs:
            tail = "" if len(groups) == 1 else f".{number}"
            tail += f".s{session}" if session else ""
            tail += f".a{attempt}" if attempt else ""
            change += _task(view, kind, entry, refs, number, session, tail, mail, purpose, due)
    return change


def _task(
    view: View,
    kind: TaskKind,
    entry: str,
    refs: tuple[str, ...],
    number: int,
    session: int,
    tail: str,
    mail: str | None,
    purpose: str,
    due: datetime | None,
) -> Change:
    code, step = view.state.journey.code, view.step
    task = f"{code}.{step.id}.{view.round}{tail}"
    until = due or (
        deadline(view.program.calendar, view.linked.people[refs[0]].site, view.now, step.due) if step.due else None
    )
    template = mail or step.mail or f"task-{kind.value}"
    mails = tuple(
        MailOrder(
            key=f"{code}/{step.id}.{view.round}/{purpose}{tail}/{ref}",
            journey=code,
            template=template,
            to=ref,
            step=step.id,
            task=task,
        )
        for ref in refs
    )
    fact = Asked(task, step.id, view.round, kind.value, refs, entry, until, number, session)
    return Change(facts=(fact,), mails=mails)
