"""A step that waits for a time: so long after it is entered, or until a day of the program's calendar begins."""

from collections.abc import Sequence
from datetime import date, datetime

from revflow.definition.steps import WaitStep
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
    """Return when the wait ends, in the program's own calendar; None if the step names no time."""
    step = view.step
    assert isinstance(step, WaitStep)
    if step.until is not None:
        return midnight(view.program.calendar, "", date.fromisoformat(step.until))
    if step.duration is None or view.visit is None:
        return None
    return deadline(view.program.calendar, "", view.visit.entered_at, step.duration)
