"""Actions that failed are tried again by timers, then the journey is an incident (rule 23)."""

from datetime import datetime, timedelta

from revflow.engine.state import Failure, State

PAUSES = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""How long the first, second... failure waits for the next try; after the last try nothing is tried by itself."""


def next_try(failure: Failure) -> datetime | None:
    """Return when a failed action is tried again, None when only a person can order it."""
    return failure.at + PAUSES[failure.count - 1] if failure.count <= len(PAUSES) else None


def is_blocked(state: State, step: str, now: datetime) -> bool:
    """Tell whether a step's action failed and must not be tried yet."""
    failure = state.failures.get(step)
    if failure is None:
        return False
    again = next_try(failure)
    return again is None or again > now
