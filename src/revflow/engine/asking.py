"""The request itself: the task's fact and its mails (rules 13, 20)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.facts import Asked, Reassigned, Replaced
from revflow.domain.mails import MailOrder
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import calendar
from revflow.engine.entries import code_of_entry
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.state import DECIDING, State
from revflow.engine.tasks_after import in_place
from revflow.engine.view import View
from revflow.engine.whom import deciders_of, people_of

ASKED = "asked"
"""What a request's mail is for, in its key."""


@dataclass(frozen=True, slots=True)
class Request:
    """One task to be. `entry` is what `by` says (a role, group, address), `index` its place where several are asked.

    `several` puts the index into the task's id; `suffix` follows it (`.s2`). `name` replaces what facts call the entry.
    `due` replaces the step's own (UTC). `template` replaces the step's mail; `data` goes to the mail.
    """

    kind: TaskKind
    entry: str
    index: int = 0
    several: bool = False
    suffix: str = ""
    name: str = ""
    session: int = 0
    due: datetime | None = None
    template: str = ""
    data: dict[str, object] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """What facts, titles and incidents call the entry: never an address."""
        return self.name or code_of_entry(self.entry, self.index + 1 if self.several else 0)


def asked_of(view: View, request: Request) -> tuple[str, ...]:
    """Return whom a request would ask now."""
    if request.kind in DECIDING:
        return deciders_of(view, request.entry)
    return people_of(request.entry, view.program, view.state.journey, view.linked)


def task_id(view: View, request: Request) -> str:
    """Return the id of a request's task."""
    place = f".{request.index}" if request.several else ""
    return f"{view.state.journey.code}.{view.step.id}.{view.round}{place}{request.suffix}"


def ask(view: View, request: Request) -> Change:
    """Return the task's fact and a mail to each who is asked; nothing when nobody answers to the entry."""
    to = asked_of(view, request)
    return ask_of(view, request, to) if to else Change()


def ask_of(view: View, request: Request, to: tuple[str, ...]) -> Change:
    """Return the task's fact and a mail to each of these people, who are asked whomever the entry names."""
    task = task_id(view, request)
    due = request.due or due_of(view, to)
    fact = Asked(
        task=task,
        step=view.step.id,
        round=view.round,
        kind=request.kind.value,
        to=to,
        awaits=request.code,
        due=due,
        entry=request.index,
        session=request.session,
    )
    order = replace(_order(view, task, request.kind, request.code), data=request.data)
    if request.template:
        order = replace(order, template=request.template)
    return Change(facts=(fact,), mails=_to_each(view, order, ASKED, to))


def ask_again(view: View, task: Task, to: Iterable[str]) -> tuple[MailOrder, ...]:
    """Return new requests for a task that is open again: what its people were mailed, if anything, is over."""
    order = _order(view, task.id, task.kind, task.awaits)
    return _to_each(view, order, f"{ASKED}-again-{view.state.version}", to)


def _order(view: View, task: str, kind: TaskKind, code: str) -> MailOrder:
    """Return the step's own mail for a task, still without key and reader."""
    return MailOrder(
        key="",
        journey=view.state.journey.code,
        template=view.step.mail or f"task-{view.step.kind}",
        to="",
        step=view.step.id,
        task=task,
        urgent=kind in DECIDING and not reads_daily(view.program, code),
    )


def _to_each(view: View, order: MailOrder, purpose: str, to: Iterable[str]) -> tuple[MailOrder, ...]:
    place = purpose + order.task.removeprefix(f"{view.state.journey.code}.{view.step.id}.{view.round}")
    return tuple(replace(order, key=mail_key(view, place, ref), to=ref) for ref in to)


def ask_all(view: View, requests: Iterable[Request]) -> Change:
    """Return all of these requests that are not asked yet in this round, as one change."""
    change = Change()
    for request in requests:
        if task_id(view, request) not in view.state.tasks:
            change += ask(view, request)
    return change


def mail_key(view: View, purpose: str, ref: str) -> str:
    """Return the key under which a mail of this round is ordered once."""
    return f"{view.state.journey.code}/{view.step.id}.{view.round}/{purpose}/{ref}"


def reads_daily(program: Program, entry: str) -> bool:
    """Tell whether an entry is a group that asked for one mail a day."""
    group = program.groups.get(entry)
    return group is not None and group.mail == "daily"


def due_of(view: View, to: tuple[str, ...]) -> datetime | None:
    """Return the due date in the calendar of who is asked (rule 20), None when the step has none."""
    if view.step.due is None:
        return None
    return calendar.deadline(view.program.calendar, site_of(to, view.linked), view.now, view.step.due)


def site_of(to: Iterable[str], linked: Linked) -> str:
    """Return the site whose calendar counts: that of all who are asked if it is one, else the program's (empty)."""
    people: list[Person] = [linked.people[ref] for ref in to if ref in linked.people]
    sites = {person.site for person in people}
    return sites.pop() if len(sites) == 1 else ""


def site_of_task(state: State, linked: Linked, task: Task) -> str:
    """Return the site whose calendar counts for a task: that of whom it was asked of, or handed to (rule 20).

    Who stands in, or was added when it was late, has taken over times that are reckoned already.
    """
    to = task.to
    for event in state.visits[task.step].events:
        match event.fact:
            case Asked(task=task.id, to=asked):
                to = asked
            case Reassigned(task=task.id, to=heir):
                to = (heir,)
            case Replaced(task=task.id, former=former, heir=heir):
                to = in_place(to, former, heir)
            case _:
                pass
    return site_of(to, linked)


def tasks_of(view: View) -> tuple[Task, ...]:
    """Return the tasks of the open round, in the order they were asked."""
    step, number = view.step.id, view.round
    return tuple(task for task in view.state.tasks.values() if task.step == step and task.round == number)
