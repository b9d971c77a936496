"""What an update of the people list changes for one journey (rules 11, 15, 24)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Ended, Left, Replaced, SessionPlanned
from revflow.domain.journeys import Ending
from revflow.domain.mails import MailOrder
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import mail_key, reads_daily
from revflow.engine.commands.guards import view_of
from revflow.engine.endings import COMPANY_LEFT, PERSONS, ROLE_LEFT, end
from revflow.engine.gates import check_heir
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import DECIDING, SUBJECTS, State
from revflow.engine.view import View
from revflow.engine.whom import may_decide, subject_of

_OF_PAIR = (TaskKind.PLAN, TaskKind.SESSION)
"""What an executive's assistant may do; never answer forms."""


@dataclass(frozen=True, slots=True)
class Relisting:
    """What an update changes: `known` are all people of the cohort as they were, by reference, those too who are gone.

    `heirs` are participants by the references of those who acted so far at an address that is the participant's now.
    """

    known: Mapping[str, Person]
    heirs: Mapping[str, str]


def relist(program: Program, state: State, linked: Linked, relisting: Relisting, now: datetime) -> Change:
    """Return what changes for one journey, whose `linked` people are those of the newer list already.

    Who is gone from the list, or from a role, has left, and leaves to others what they are asked as well. What was
    asked of a manager, or an executive's assistant, is asked of the new one; at a gate only of who may decide there
    (four eyes, rule 16), else it stays as it is.
    """
    if state.end_so_far() is not None:
        return Change()
    it = Situation(program, state, linked, now)
    left = _left(it, relisting.known)
    if left is not None:
        return end(it, left, Left())
    change = Change()
    for task in state.open_tasks():
        view = view_of(it, task)
        for former, heir in _successions(view, task, relisting):
            if not refusal(view, task, heir):
                change += Change(
                    facts=(Replaced(task.id, former, heir),), mails=tuple(_mails(view, task, former, heir))
                )
    return change


def kept_back(
    program: Program, state: State, linked: Linked, relisting: Relisting, now: datetime
) -> Iterator[tuple[Task, str, str]]:
    """Yield each open task that a new one may not take over, with that person and the code of the reason."""
    it = Situation(program, state, linked, now)
    if state.end_so_far() is None and _left(it, relisting.known) is None:
        for task in state.open_tasks():
            view = view_of(it, task)
            for _former, heir in _successions(view, task, relisting):
                if why := refusal(view, task, heir):
                    yield task, heir, why


def refusal(view: View, task: Task, heir: str) -> str:
    """Return the code of why somebody cannot take a task over, or nothing: each person has one vote at a gate."""
    if not heir or task.kind not in DECIDING:
        return ""
    if not may_decide(view, (heir,)):
        return "left-out"
    try:
        check_heir(view, task, heir)
    except RefusedError as refused:
        return refused.code
    return ""


def _left(it: Situation, known: Mapping[str, Person]) -> Ended | None:
    journey = it.state.journey
    before = known.get(journey.person)
    if journey.scope not in PERSONS or before is None or before.gone:
        return None
    person = it.linked.people.get(journey.person)
    if person is None:
        return Ended(Ending.LEFT, COMPANY_LEFT)
    role = journey.scope.value
    return Ended(Ending.LEFT, ROLE_LEFT) if role in before.roles and role not in person.roles else None


def _successions(view: View, task: Task, relisting: Relisting) -> Iterator[tuple[str, str]]:
    """Yield who is followed by whom in a task, as references; nobody is an empty one."""
    found = {former: heir for former, heir in relisting.heirs.items() if former in task.to}
    role, _, manager = task.awaits.partition(".")
    if role in SUBJECTS and manager:
        former, heir = _helper(view, task, role, "manager", relisting)
        if heir and former in task.to:
            found[former] = heir
    if task.kind in _OF_PAIR:
        former, heir = _helper(view, task, SUBJECTS[0], "assistant", relisting)
        asked = subject_of(SUBJECTS[0], view.state.journey, view.linked) in task.to
        if former != heir and (former in task.to or (not former and asked)):
            found[former] = heir
    yield from (dict.fromkeys(_gone_beside_others(view, task), "") | found).items()


def _gone_beside_others(view: View, task: Task) -> Iterator[str]:
    """Yield who is gone and leaves a task to others who are there; not in whose place a deputy acts (rule 16)."""
    gone = [ref for ref in task.to if ref not in view.linked.people]
    principals = {principal for _deputy, principal in task.deputies}
    if len(gone) < len(task.to):
        yield from (ref for ref in gone if ref not in principals)


def _helper(view: View, task: Task, role: str, column: str, relisting: Relisting) -> tuple[str, str]:
    """Return the references of a participant's manager or assistant so far and from now on; both empty: the same."""
    subject = subject_of(role, view.state.journey, view.linked)
    before, after = relisting.known.get(subject), view.linked.people.get(subject)
    if before is None or after is None:
        return "", ""
    old, new = getattr(before, column), getattr(after, column)
    if old == new:
        return "", ""
    formers = [ref for ref, one in relisting.known.items() if old and one.email == old]
    former = next((ref for ref in formers if ref in task.to), formers[0] if formers else "")
    heir = next(iter(view.linked.refs(new)), "") if new else ""
    return ("", "") if former == heir else (former, heir)


def _mails(view: View, task: Task, former: str, heir: str) -> Iterator[MailOrder]:
    """Yield the request to who takes a place, naming whose; of a session's result once the session is over."""
    if not heir:
        return
    tail = task.id.removeprefix(f"{view.state.journey.code}.{task.step}.{task.round}")
    yield MailOrder(
        key=mail_key(view, f"taken-over-{view.state.version}{tail}", heir),
        journey=view.state.journey.code,
        template="task-taken-over",
        to=heir,
        step=task.step,
        task=task.id,
        urgent=task.kind in DECIDING and not reads_daily(view.program, task.awaits),
        data={"principal": former},
        not_before=_over_at(view, task),
    )


def _over_at(view: View, task: Task) -> datetime | None:
    """Return when the session is over whose result is asked for, None of any other task."""
    events = view.visit.events if view.visit is not None and task.kind is TaskKind.SESSION else ()
    planned = [event.fact for event in events if isinstance(event.fact, SessionPlanned)]
    ends = [fact.starts + timedelta(minutes=fact.minutes) for fact in planned if fact.number == task.session]
    return ends[-1] if ends else None
