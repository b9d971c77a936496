"""Whoever plans a circle gives its meetings dates, and says what became of them."""

from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.tasks import TaskKind
from revflow.engine.commands.guards import check_not_claimed, check_open, task_for, view_of
from revflow.engine.kinds import circle
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import State


def gather(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    starts: datetime,
    now: datetime,
    *,
    place: str = "",
) -> Change:
    """Give a meeting its date (UTC) and its `place`, a digest or empty.

    Raises RefusedError as `task_for`, `check_open` and `check_not_claimed` do, and `engine.kinds.circle`.
    """
    it = Situation(program, state, linked, now)
    task = task_for(state, actor, task_id, TaskKind.GATHER)
    check_open(state, task)
    check_not_claimed(it, task, actor)
    return circle.gather(view_of(it, task), task, starts, place)


def gathered(
    program: Program,
    state: State,
    linked: Linked,
    actor: str,
    task_id: str,
    result: str,
    now: datetime,
    *,
    starts: datetime | None = None,
    place: str | None = None,
    came: int | None = None,
) -> Change:
    """Say what became of a meeting: `held` (`came` were there), `moved` to `starts` (UTC) and `place`, `cancelled`.

    `place` is a digest, empty: none any more, None: as before.

    Raises as `gather` does.
    """
    it = Situation(program, state, linked, now)
    task = task_for(state, actor, task_id, TaskKind.GATHERED)
    check_open(state, task)
    check_not_claimed(it, task, actor)
    return circle.settle(view_of(it, task), task, result, starts, place, came)
