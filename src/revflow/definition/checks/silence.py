"""What time does where people do not answer: reminders, chains of escalation, and outcomes that silence would give."""

from collections.abc import Iterable
from itertools import pairwise

from revflow.definition.draft import Draft
from revflow.definition.joins import awaited_in_all
from revflow.definition.meetings import SessionsStep
from revflow.definition.nearest import near
from revflow.definition.step_base import Escalation
from revflow.definition.steps import FINISH, NEXT, ApprovalStep, Step
from revflow.definition.text import FIRST, LAST, LAUNCH, Duration, Offset

_DEFAULT = ("defaults", "task")


def check(draft: Draft) -> None:
    """Check `remind`, `escalate` and `on_expiry` of all steps, then those of `defaults`."""
    for index, step in draft.steps():
        at = ("steps", index)
        if draft.wrote(*at, "remind"):
            _check_reminders(draft, step.remind or (), at, step)
        if draft.wrote(*at, "escalate"):
            _check_chain(draft, step.escalate, *at)
        if draft.wrote(*at, "due"):
            _check_due(draft, step.due, *at)
        if _approves(step) and draft.wrote(*at, "on_expiry"):
            draft.warn("silence-approves", *at, "on_expiry", word=step.on_expiry)
    task = draft.program.defaults.task
    _check_reminders(draft, task.remind or (), _DEFAULT)
    _check_chain(draft, task.escalate, *_DEFAULT)
    _check_due(draft, task.due, *_DEFAULT)
    taking = [step.id for index, step in draft.steps() if _takes_default(draft, index, step)]
    if taking:
        draft.warn("silence-approves", *_DEFAULT, "on_expiry", word=task.on_expiry)


def _takes_default(draft: Draft, index: int, step: Step) -> bool:
    return _approves(step) and not draft.wrote("steps", index, "on_expiry")


def _approves(step: Step) -> bool:
    """Say whether time leads on at a gate as if somebody had said yes (rule 20: never a silent pass)."""
    outcome = step.outcomes.get(step.on_expiry or "") if isinstance(step, ApprovalStep) else None
    return outcome is not None and outcome.then in {NEXT, FINISH}


def _check_due(draft: Draft, due: Duration | None, *at: str | int) -> None:
    """Tell a time that is over before anybody can read of it; of working days, 0 is the end of the same day."""
    if due is not None and due.amount == 0 and due.unit != "working days":
        draft.fault("due-zero", *at, "due", word=f"{due.amount} {due.unit}")


def _check_chain(draft: Draft, chain: tuple[Escalation, ...], *at: str | int) -> None:
    """Tell a step of a chain that is not later than the one before; other units are for the calendar to compare."""
    for number, (one, other) in enumerate(pairwise(chain), start=1):
        if one.late.unit == other.late.unit and other.late.amount <= one.late.amount:
            draft.fault("escalate-order", *at, "escalate", number, "late")


def _check_reminders(
    draft: Draft, reminders: Iterable[Offset], at: tuple[str | int, ...], step: Step | None = None
) -> None:
    for number, reminder in enumerate(reminders):
        if reminder.anchor == LAUNCH and reminder.before:
            draft.warn("remind-before-launch", *at, "remind", number)
        elif reminder.anchor not in ("", LAUNCH):
            _check_anchor(draft, reminder.anchor, (*at, "remind", number), step)


def _check_anchor(draft: Draft, anchor: str, at: tuple[str | int, ...], step: Step | None) -> None:
    """Tell what no date is known of, and what none can be known of while a step asks."""
    name, _, which = anchor.partition(".")
    unread = name in draft.ids and not any(other.id == name for other in draft.program.steps)
    talks = {other.id: other for other in draft.program.steps if isinstance(other, SessionsStep)}
    if name in talks and which in (FIRST, LAST):
        if step is not None and step in awaited_in_all(draft.program, talks[name]):
            draft.warn("remind-never", *at, word=name)
    elif not unread:
        known = [*(f"{talk}.{end}" for talk in talks for end in (FIRST, LAST)), LAUNCH]
        draft.fault("unknown-anchor", *at, word=anchor, near=near(anchor, known), known=known)
