"""A journey on hold, and how it goes on: time on hold does not count."""

from datetime import datetime

from revflow.domain.facts import Held, Released
from revflow.engine import deadlines
from revflow.engine.moves import Change, Move
from revflow.engine.situation import Situation
from revflow.engine.state import GOING_ON, State


def released(it: Situation) -> Released:
    """Return the fact that a journey on hold goes on; its open tasks are due later by as long as it was."""
    return Released(tuple(deadlines.later(it, it.now - _held_since(it.state))))


def release_due(it: Situation) -> Move | None:
    """Return the going on of a journey that was on hold with its cohort, once the cohort goes on."""
    if it.state.on_hold != GOING_ON:
        return None
    return Move("go on with the cohort", "", Change(facts=(released(it),)))


def _held_since(state: State) -> datetime:
    last = max((event.number for event in state.events if isinstance(event.fact, Released)), default=0)
    return min(event.at for event in state.events if isinstance(event.fact, Held) and event.number > last)
