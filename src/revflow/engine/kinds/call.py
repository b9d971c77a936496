"""Calls of registered functions. None is executed yet: a call concludes `done` at once, and makes no file."""

from revflow.definition.steps import CallStep
from revflow.domain.facts import ActionDone
from revflow.engine.kinds.shared import awaits_people, concluded, never, no_expiry, nothing_due, nothing_promised
from revflow.engine.moves import Change
from revflow.engine.view import View

proceed = nothing_due
expire = no_expiry
awaits = awaits_people
wake_at = never
abandon = nothing_promised


def enter(view: View) -> Change:
    """Pass the call through, and say so in the journal: an action without files."""
    step = view.step
    assert isinstance(step, CallStep)
    return Change(facts=(ActionDone(step.id, view.round, step.function),)) + concluded(view)
