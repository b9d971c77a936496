"""Numbers of dates begin anew with each step and round; what tells them apart in calendars."""

from revflow.engine.view import View


def series_of(view: View) -> str:
    """Return what the step's round is called in calendars (RFC 5545: one UID is one event).

    It is empty for the first round of the program's first step of that kind: a journey has mostly the one.
    """
    first = next(step for step in view.program.steps if step.kind == view.step.kind)
    return "" if (view.step.id, view.round) == (first.id, 1) else f"{view.step.id}.{view.round}"
