"""Advance: what follows for one journey, from its state, its surroundings and the time. Pure and idempotent.

`advance` gives at most one move. It is whole: passing a step, passing over what is not for this journey and entering
the next one is one move, one transaction. With the move applied, the next call goes on.
"""

from collections.abc import Iterator
from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import Step
from revflow.domain.facts import Asked, Concluded, Entered, Lapsed, Skipped, Withdrawn
from revflow.domain.journeys import Scope, StepStatus
from revflow.engine import care, choosing, deadlines, standing, waves
from revflow.engine.conditions import holds
from revflow.engine.endings import end, end_due
from revflow.engine.holding import release_due
from revflow.engine.incidents import alert_due
from revflow.engine.joins import wait_of
from revflow.engine.kinds import kind_of
from revflow.engine.linked import Linked
from revflow.engine.moves import Change, Move, Next
from revflow.engine.releasing import release_due_of_module
from revflow.engine.retries import is_blocked
from revflow.engine.routing import declined_gate, status_of
from revflow.engine.situation import Situation
from revflow.engine.state import State, Visit
from revflow.engine.summary import summarise
from revflow.engine.unmet import unmet_due

_PASSING = (Concluded, Skipped, Withdrawn, Lapsed)
_MOST_PASSES = 1000
"""More steps than this passed in one move mean a program that turns in a circle."""


def advance(program: Program, state: State, linked: Linked, now: datetime) -> Next:
    """Return what is due now, and the journey's summary as it stands."""
    it = Situation(program, state, linked, now)
    move = _next_move(it)
    return Next((move,) if move else (), summarise(it))


def _next_move(it: Situation) -> Move | None:
    """Return the first move that is due, with all the passing that leads to it."""
    passed = Change()
    title = step = ""
    for _ in range(_MOST_PASSES):
        move = next(_due(it), None)
        if move is None or (move.work is not None and passed.facts):
            return Move(title, step, passed) if passed.facts else None
        if not _only_passes(move):
            return Move(move.title, move.step, passed + move.change, move.work)
        passed += move.change
        title, step = move.title, move.step
        it = it.after(move.change)
    raise RuntimeError("program turns in a circle")


def _only_passes(move: Move) -> bool:
    change = move.change
    plain = not change.mails and not change.tells and not change.opens and move.work is None
    return plain and all(isinstance(fact, _PASSING) for fact in change.facts)


def _due(it: Situation) -> Iterator[Move]:
    """Yield what is due, the most pressing first; a step whose action failed waits for its next try."""
    if it.state.ending is not None:
        return
    ended = end_due(it)
    if ended is not None:
        yield Move(f"end: {ended.ending}", "", end(it, ended))
        return
    if it.state.on_hold:
        yield from filter(None, (release_due(it), alert_due(it), care.due_move(it)))
        return
    if it.now < it.linked.launched_at:
        return
    alert = alert_due(it)
    if alert is not None:
        yield alert
    declined = declined_gate(it.state)
    moves = _moves(it) if declined is None else _to_other_half(it, declined)
    yield from (move for move in moves if not is_blocked(it.state, move.step, it.now))


def _moves(it: Situation) -> Iterator[Move]:
    if it.scope is Scope.COHORT and (withdrawal := waves.withdrawal_due(it)) is not None:
        yield withdrawal
    for visit in it.state.open_visits():
        step = it.program.step(visit.step)
        view = it.view(step, visit)
        yield from kind_of(step).proceed(view)
        for move in (standing.due_move(view), deadlines.due_move(view)):
            if move is not None:
                yield move
    if it.scope is Scope.COHORT:
        yield from _of_waves(it)
    if (tended := care.due_move(it)) is not None:
        yield tended
    if (released := release_due_of_module(it)) is not None:
        yield released
    yield from _entries(it)


def _to_other_half(it: Situation, declined: Visit) -> Iterator[Move]:
    """The other half of a declined pair is reminded as if nothing had happened; nothing else goes on (rule 7)."""
    timed = deadlines.due_move(it.view(it.program.step(declined.step), declined))
    if timed is not None:
        yield timed


def _of_waves(it: Situation) -> Iterator[Move]:
    due = waves.entry_due(it)
    if due is not None:
        step, wave = due
        yield _entry(it, step, wave)
    for move in (waves.pairing_due(it), unmet_due(it), waves.tell_due(it)):
        if move is not None:
            yield move


def _entries(it: Situation) -> Iterator[Move]:
    for step in it.own_steps():
        if step.id in it.plan.wave_ids or status_of(it.program, step, it.state) is not StepStatus.WAITING:
            continue
        if wait_of(it, step) is None:
            yield _entry(it, step, 0)
    chosen = choosing.entry_due(it)
    if chosen is not None:
        yield _entry(it, chosen, 0)


def _entry(it: Situation, step: Step, wave: int) -> Move:
    view = it.view(step)
    if not holds(it.program, step, it.state, it.linked):
        return Move(f"{step.id}: not for this journey", step.id, Change(facts=(Skipped(step.id, "when"),)))
    change = Change(facts=(Entered(step.id, view.round, wave),)) + kind_of(step).enter(view)
    return Move(f"{step.id}: {_told(change)}", step.id, change)


def _told(change: Change) -> str:
    """Return what an entry does, for its title: whom it asks, or what it queues."""
    asked = [fact.awaits for fact in change.facts if isinstance(fact, Asked)]
    if asked:
        return f"ask {', '.join(asked)}"
    return "queue mail" if change.mails else "enter"
