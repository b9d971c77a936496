"""HR corrects what a pair has recorded."""

from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.engine.commands.handing import is_hr
from revflow.engine.commands.pairs import sessions_under_way
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.sessions import correcting
from revflow.engine.state import State
from revflow.engine.whom import subjects_of


def correct(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    number: int,
    result: str,
    reason: str,
    now: datetime,
    *,
    starts: datetime | None = None,
) -> Change:
    """Correct what became of a session that counts as held, by HR (an empty `actor` is its console).

    Nobody of HR has the last word on what was said in a pair of his or her own (rule 16: four eyes). `reason` is a
    digest, `starts` (UTC) when it was held instead. Raises RefusedError `not-hr`, `own-journey`, `correct-reason`, as
    `sessions_under_way` does, and as `engine.sessions.correcting` does.
    """
    if not is_hr(program, state, linked, actor):
        raise RefusedError("not-hr")
    if actor in subjects_of(state.journey, linked):
        raise RefusedError("own-journey", journey=state.journey.code)
    if not reason:
        raise RefusedError("correct-reason")
    return correcting.correct(sessions_under_way(program, state, linked, now), number, result, starts, reason)
