"""A small world with mentoring sessions, and what a pair says of them."""

from datetime import timedelta

from engine_kinds.small_world import MONDAY, World, program_of
from revflow.domain.tasks import TaskKind
from revflow.engine.kinds.sessions import plan, settle

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def world(**lines):
    step = {"id": "sessions", "kind": "sessions", "for_each": "pair", "count": 2, "due": "5 working days", **lines}
    made = World(program_of(step))
    made.enter()
    return made


def planned_world(**lines):
    """The first session is planned for Wednesday at 14:00."""
    made = world(**lines)
    made.apply(plan(made.view, made.task("P1.sessions.1.s1"), "U2", MONDAY + 2 * DAY + 5 * HOUR), "U2")
    return made


def say(made, result, starts=None, actor="U1"):
    """Somebody says what became of the newest session."""
    task = [task for task in made.state.tasks.values() if task.kind is TaskKind.SESSION][-1]
    return made.apply(settle(made.view, task, actor, result, starts), actor)
