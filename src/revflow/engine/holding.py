"""A journey on hold, and how it goes on: time on hold does not count."""

from datetime import datetime

from revflow.domain.facts import Event, Fact, GoesOn, Held, Released
from revflow.engine.moves import Change, Move
from revflow.engine.putting_off import later
from revflow.engine.situation import Situation
from revflow.engine.state import CARE, GOING_ON, WITH_COHORT, State


def released(it: Situation) -> Released:
    """Return the fact that a journey on hold goes on; its open tasks are due later by as long as it was."""
    held = it.now - _held_since(it.state)
    return Released(tuple(later(it, ((task, held) for task in it.state.open_tasks() if task.kind not in CARE))))


def go_on(it: Situation) -> tuple[Fact, ...]:
    """Return what lets a journey go on that is on hold by itself; it waits for a cohort that still is."""
    still = (Held(WITH_COHORT),) if waits_for_cohort(it.state) else ()
    return (released(it), *still)


def release_due(it: Situation) -> Move | None:
    """Return the going on of a journey that was on hold with its cohort, once the cohort goes on."""
    if it.state.on_hold != GOING_ON:
        return None
    return Move("go on with the cohort", "", Change(facts=(released(it),)))


def waits_for_cohort(state: State) -> bool:
    """Tell whether a journey that is on hold by itself was told of a hold of its cohort that is not over."""
    if state.on_hold in (WITH_COHORT, GOING_ON):
        return False
    told = [e.fact for e in _this_hold(state) if e.fact == Held(WITH_COHORT) or isinstance(e.fact, GoesOn)]
    return bool(told) and isinstance(told[-1], Held)


def _held_since(state: State) -> datetime:
    return min(event.at for event in _this_hold(state) if isinstance(event.fact, Held))


def _this_hold(state: State) -> list[Event]:
    """Return what happened since the journey was released last."""
    last = max((event.number for event in state.events if isinstance(event.fact, Released)), default=0)
    return [event for event in state.events if event.number > last]
