"""More or fewer sessions, within the step's bounds, by agreement of the two (rule 12).

One proposes, the other agrees or declines; until then, and if time passes, all stays as it was. Fewer than the lower
bound is possible with a reason alone, and the pair then counts as stopped: success that is told of finishers only is
none, so whoever ends early stays in the denominator (as published results seldom do, AXA's 97 % among them).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from revflow.definition.text import Duration
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, CountAnswered, CountProposed
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import calendar
from revflow.engine.asking import mail_key, site_of, tasks_of
from revflow.engine.moves import Change
from revflow.engine.sessions.round import held, step_of
from revflow.engine.state import OPEN_STATES, SUBJECTS
from revflow.engine.view import View
from revflow.engine.whom import subject_of

TIME_TO_ANSWER = Duration(5, "working days")
"""Then a proposal is over, as if it had been declined."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`count` sessions in all, proposed by a person (`by`), with a `reason` (a digest) or none; asked as `task`."""

    task: str
    count: int
    by: str
    reason: str = ""


def count_of(view: View) -> int:
    """Return how many sessions a pair holds: what the two have agreed on last, else what the step says."""
    count = step_of(view).count
    proposed = {proposal.task: proposal.count for proposal in _proposals(view)}
    for event in view.visit.events if view.visit else ():
        if isinstance(event.fact, CountAnswered) and event.fact.agreed:
            count = proposed[event.fact.task]
    return count


def proposal_of(view: View, task: str) -> Proposal:
    """Return the proposal that a task asks about."""
    return next(proposal for proposal in _proposals(view) if proposal.task == task)


def open_proposal(view: View) -> Proposal | None:
    """Return the proposal that waits for an answer, if there is one."""
    waiting = {task.id for task in tasks_of(view) if task.kind is TaskKind.AGREE and task.state in OPEN_STATES}
    return next((proposal for proposal in _proposals(view) if proposal.task in waiting), None)


def choices(view: View) -> tuple[int, ...]:
    """Return the counts that one of the pair may propose: never fewer than were held, none above the upper bound."""
    least = max(held(view), 1)
    return tuple(count for count in range(least, step_of(view).highest + 1) if count != count_of(view))


def next_task(view: View) -> str:
    """Return the id of the task that would ask about a proposal made now."""
    earlier = sum(1 for _ in _proposals(view))
    return f"{view.state.journey.code}.{view.step.id}.{view.round}.agree{earlier + 1}"


def propose(view: View, actor: str, count: int, reason: str) -> Change:
    """Ask the other one of the pair for `count` sessions in all; `reason` is a digest or empty.

    Raises RefusedError `count-of-two` (neither of the pair), `count-waits` (a proposal is open), `count-same`,
    `count-held`, `count-too-many`, `count-reason`.
    """
    _check(view, actor, count, reason)
    journey = view.state.journey
    other = next(role for role in SUBJECTS if subject_of(role, journey, view.linked) != actor)
    to = (subject_of(other, journey, view.linked),)
    due = calendar.deadline(view.program.calendar, site_of(to, view.linked), view.now, TIME_TO_ANSWER)
    task = next_task(view)
    asked = Asked(task, view.step.id, view.round, TaskKind.AGREE.value, to, other, due)
    mail = _mail(view, "session-agree", task, to[0], {"count": count, "count_now": count_of(view)}, task=task)
    return Change(facts=(asked, CountProposed(view.step.id, view.round, task, count, reason)), mails=(mail,))


def answered(view: View, task: Task, *, agreed: bool) -> Change:
    """Return the answer to a proposal, and the word to who made it."""
    fact = CountAnswered(task.id, agreed)
    return Change(facts=(fact,), mails=(tell(view, task, "agreed" if agreed else "declined"),))


def tell(view: View, task: Task, result: str) -> MailOrder:
    """Return the mail that tells who proposed what became of it: `agreed`, `declined`, `expired`."""
    proposal = proposal_of(view, task.id)
    data: dict[str, object] = {"count": proposal.count, "count_now": count_of(view), "result": result}
    return _mail(view, "session-count", task.id, proposal.by, data)


def _check(view: View, actor: str, count: int, reason: str) -> None:
    step, now, done = step_of(view), count_of(view), held(view)
    waiting = open_proposal(view)
    if actor not in {subject_of(role, view.state.journey, view.linked) for role in SUBJECTS}:
        raise RefusedError("count-of-two")
    if waiting is not None:
        raise RefusedError("count-waits", who=waiting.by, count=waiting.count)
    if count == now:
        raise RefusedError("count-same", count=now)
    if count < max(done, 1):
        raise RefusedError("count-held", count=done)
    if count > step.highest:
        raise RefusedError("count-too-many", most=step.highest)
    if count < step.lowest and not reason:
        raise RefusedError("count-reason", least=step.lowest)


def _proposals(view: View) -> Iterator[Proposal]:
    for event in view.visit.events if view.visit else ():
        if isinstance(event.fact, CountProposed):
            yield Proposal(event.fact.task, event.fact.count, event.actor, event.fact.reason)


def _mail(view: View, template: str, about: str, to: str, data: dict[str, object], task: str = "") -> MailOrder:
    return MailOrder(
        key=mail_key(view, f"{template}.{about.rpartition('.')[2]}", to),
        journey=view.state.journey.code,
        template=template,
        to=to,
        step=view.step.id,
        task=task,
        data=data,
    )
