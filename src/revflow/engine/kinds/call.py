"""Calls of registered functions: a call is work, done once a round; files that it makes are named in its fact."""

from collections.abc import Sequence

from revflow.definition.steps import CallStep
from revflow.domain.facts import ActionDone
from revflow.engine.kinds.shared import concluded, never, no_expiry, nothing_promised, nothing_to_ask
from revflow.engine.moves import Calling, Change, Move
from revflow.engine.view import View

IT = "call"
"""What a journey awaits whose function is called, or is to be tried again."""

enter = nothing_to_ask
expire = no_expiry
wake_at = never
abandon = nothing_promised


def proceed(view: View) -> Sequence[Move]:
    """Call the function, once a round."""
    step, visit = view.step, view.visit
    assert isinstance(step, CallStep)
    if visit is None or visit.ended_at:
        return ()
    return (Move(f"{step.id}: call {step.function}", step.id, work=Calling(step.id, visit.round)),)


def awaits(view: View) -> tuple[str, ...]:
    """The call itself."""
    return () if view.visit is None or view.visit.ended_at else (IT,)


def perform(view: View, work: Calling, files: tuple[tuple[str, str], ...]) -> Change:
    """Return what a call that came back leaves: that it was done, the (name, SHA-256) of its files, the round's end."""
    step = view.step
    assert isinstance(step, CallStep)
    return Change(facts=(ActionDone(work.step, work.round, step.function, files),)) + concluded(view)
