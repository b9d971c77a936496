"""A module: a consultant attaches deliverables, and one review approves them or sends them back.

Tasks of one round are told apart by a counted ending: the first hand-in has none, then `.a1` is its review, `.a2` the
next hand-in. Deliverables of earlier hand-ins stay; a newer one of the same name replaces them.

A consultancy helped to write the modules at Sanofi 2015; AXA Group 2014 had five.
"""

from collections.abc import Iterable, Sequence

from revflow.definition.steps import ModuleStep
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, Attached, Skipped, Voted
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.asking import Request, ask, tasks_of
from revflow.engine.entries import code_of_entry
from revflow.engine.kinds.shared import awaits_people, concluded, never, no_expiry, nothing_promised
from revflow.engine.moves import Change, Move
from revflow.engine.view import View

APPROVE, REVISE = "approve", "revise"
"""The outcomes of a review; for the second a remark is required."""

expire = no_expiry
wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Ask for the deliverables; a module that nobody writes is passed over, and nothing waits for it."""
    asked = _ask(view, TaskKind.ATTACH, _step(view).by)
    return asked if asked.facts else Change(facts=(Skipped(view.step.id, "nobody"),))


def proceed(view: View) -> Sequence[Move]:
    """Ask those who have been found since."""
    kind, entries = _next(view)
    missing = _ask(view, kind, entries) if entries else Change()
    return (Move(f"{view.step.id}: ask again", view.step.id, missing),) if missing.facts else ()


def awaits(view: View) -> tuple[str, ...]:
    """Return whom the open task awaits, or whom nobody could be found for."""
    return awaits_people(view) or tuple(dict.fromkeys(map(code_of_entry, _next(view)[1])))


def attach(view: View, task: Task, _actor: str, files: Iterable[tuple[str, str]]) -> Change:
    """Return what a hand-in changes: (deliverable, SHA-256) pairs come in, then the review is asked.

    Raises RefusedError `deliverable-none`, `deliverable-unknown`, `deliverable-missing`.
    """
    step, given = _step(view), tuple(files)
    if not given:
        raise RefusedError("deliverable-none")
    for name, _ in given:
        if name not in step.deliverables:
            raise RefusedError("deliverable-unknown", name=name, known=", ".join(step.deliverables))
    there = {name for name, _ in (*_attached(view), *given)}
    missing = [name for name, line in step.deliverables.items() if line.required and name not in there]
    if missing:
        raise RefusedError("deliverable-missing", names=", ".join(missing))
    done = Change(facts=(Attached(task.id, given),))
    return done + (_ask(view, TaskKind.REVIEW, step.review_by) if step.review_by else concluded(view))


def review(view: View, ballot: Voted) -> Change:
    """Return what a review changes. Raises RefusedError `outcome-unknown`, `comment-required`, `rounds-used-up`."""
    outcome = ballot.outcome
    if outcome not in (APPROVE, REVISE):
        raise RefusedError("outcome-unknown", outcome=outcome, known=", ".join(outcomes(view)))
    voted = Change(facts=(ballot,))
    if outcome == APPROVE:
        return voted + concluded(view, APPROVE)
    if REVISE not in outcomes(view):
        raise RefusedError(
            "rounds-used-up", outcome=outcome, rounds=_step(view).max_rounds, known=", ".join(outcomes(view))
        )
    if not ballot.remark:
        raise RefusedError("comment-required", outcome=outcome)
    return voted + _ask(view, TaskKind.ATTACH, _step(view).by)


def outcomes(view: View) -> tuple[str, ...]:
    """Return the outcomes that a review may have now: at the last hand-in, no other can be asked for (rule 17)."""
    handed_in = sum(1 for task in tasks_of(view) if task.kind is TaskKind.ATTACH)
    return (APPROVE, REVISE) if handed_in < _step(view).max_rounds else (APPROVE,)


def _next(view: View) -> tuple[TaskKind, tuple[str, ...]]:
    """Return what is to be asked of whom now, if it could not be asked with the last act; of nobody otherwise."""
    events = view.visit.events if view.visit else ()
    acts = [event.fact for event in events if isinstance(event.fact, Asked | Attached | Voted)]
    match acts[-1] if acts else None:
        case Attached():
            return TaskKind.REVIEW, _step(view).review_by
        case Voted(outcome=outcome) if outcome == REVISE:
            return TaskKind.ATTACH, _step(view).by
        case _:
            return TaskKind.ATTACH, ()


def _ask(view: View, kind: TaskKind, entries: tuple[str, ...]) -> Change:
    """Ask the first entry that somebody answers to: whoever of it acts first is enough."""
    earlier = tasks_of(view)
    suffix = f".a{len(earlier)}" if earlier else ""
    version = sum(1 for task in earlier if task.kind is TaskKind.ATTACH) + (kind is TaskKind.ATTACH)
    template = "task-review" if kind is TaskKind.REVIEW else ""
    for entry in entries:
        asked = ask(view, Request(kind, entry, suffix=suffix, template=template, data={"round": version}))
        if asked.facts:
            return asked
    return Change()


def _attached(view: View) -> list[tuple[str, str]]:
    events = view.visit.events if view.visit else ()
    return [file for event in events if isinstance(event.fact, Attached) for file in event.fact.files]


def _step(view: View) -> ModuleStep:
    assert isinstance(view.step, ModuleStep)
    return view.step
