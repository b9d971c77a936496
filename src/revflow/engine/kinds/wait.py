"""A step that waits for a time: so long after it is entered, or until a day of the program's calendar begins."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from revflow.definition.steps import WaitStep
from revflow.domain.facts import Held, Released
from revflow.engine.calendar import deadline, midnight
from revflow.engine.kinds.shared import concluded, no_expiry, nothing_promised, nothing_to_ask
from revflow.engine.moves import Move
from revflow.engine.view import View

TIME = "time"
"""What a journey awaits when only time will do."""

enter = nothing_to_ask
expire = no_expiry
abandon = nothing_promised


def proceed(view: View) -> Sequence[Move]:
    """Go on when the time has come; waits have no upper bound (rule 21)."""
    ends = wake_at(view)
    if ends is not None and ends > view.now:
        return ()
    return (Move(title=f"{view.step.id}: wait is over", step=view.step.id, change=concluded(view)),)


def awaits(view: View) -> tuple[str, ...]:
    """Time, until it has come."""
    ends = wake_at(view)
    return (TIME,) if ends is not None and ends > view.now else ()


def wake_at(view: View) -> datetime | None:
    """Return when the wait ends, in the program's own calendar; None if the step names no time.

    A wait for so long does not run while the journey is on hold; one until a day ends on that day.
    """
    step = view.step
    assert isinstance(step, WaitStep)
    if step.until is not None:
        return midnight(view.program.calendar, "", date.fromisoformat(step.until))
    if step.duration is None or view.visit is None:
        return None
    begun = view.visit.entered_at
    return deadline(view.program.calendar, "", begun + _on_hold(view, begun), step.duration)


def _on_hold(view: View, since: datetime) -> timedelta:
    """Return how long the journey was on hold since then, up to its last release."""
    total = timedelta()
    begun: datetime | None = None
    for event in view.state.events:
        match event.fact:
            case Held():
                begun = begun or event.at
            case Released() if begun is not None:
                total += max(timedelta(), event.at - max(begun, since))
                begun = None
            case _:
                pass
    return total
