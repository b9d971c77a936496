"""The mentor of a small group plans for all of it, and says with one click what became of its date.

Each pair keeps its own journal, numbers and counts; all of one act is one transaction.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from revflow.domain.errors import OutsideError, RefusedError, StaleError
from revflow.domain.tasks import TaskKind
from revflow.engine import Change, commands
from revflow.engine.commands import Seat
from revflow.engine.commands.together import is_last_word
from revflow.engine.companions import speaks_for_all
from revflow.engine.sessions import HELD, MISSED
from revflow.engine.state import OPEN_STATES
from revflow.engine.whom import subject_of
from revflow.service import crash
from revflow.service.act import TRIES, check_there, journey_of, naming
from revflow.service.case import Case, keep_state, load_case
from revflow.service.companions import concerned
from revflow.service.ports import Db, Ports
from revflow.service.record import record

Judge = Callable[[Mapping[str, Case], datetime], Mapping[str, Change]]
"""Says what an act changes in each of a group's pairs; all of them are given, by code."""


def plan(ports: Ports, task_id: str, actor: str, starts: datetime, also: Collection[str] = ()) -> None:
    """Give a session its date (UTC), and those of other pairs of the group (`also`, their tasks) the same one.

    Where the group meets then already, they join it. Raises RefusedError as `sessions.plan`, `task-unknown`.
    """

    def judge(cases: Mapping[str, Case], now: datetime) -> Mapping[str, Change]:
        seats = {task: _seat(cases, task) for task in sorted({task_id, *also})}
        around = [case.state for code, case in cases.items() if code not in map(journey_of, seats)]
        program = cases[journey_of(task_id)].program
        changes = commands.plan_together(program, list(seats.values()), around, actor, starts, now)
        return dict(zip(map(journey_of, seats), changes, strict=True))

    _act(ports, journey_of(task_id), actor, judge)


def settle(
    ports: Ports,
    task_id: str,
    actor: str,
    result: str,
    starts: datetime | None = None,
    there: Mapping[str, bool] | None = None,
) -> None:
    """Say what became of a session; the mentor says it of all who have that date.

    `there`: of the pairs that the mentor was shown, by task, whether they were there when it was held (who was not has
    missed it); of no other pair is anything said. None: all were. What a pair has said meanwhile itself stands.
    Raises RefusedError as `sessions.settle`, `group-moves`, `group-nobody`.
    """

    def judge(cases: Mapping[str, Case], now: datetime) -> Mapping[str, Change]:
        own = cases[journey_of(task_id)]
        tasks = [task for task in _settled_by(cases, task_id, actor) if there is None or task in {task_id, *there}]
        if result == HELD and there is not None and not any(there[task] for task in there if journey_of(task) in cases):
            raise RefusedError("group-nobody")
        missed = {task for task in tasks if result == HELD and there is not None and not there.get(task)}
        seats = [_seat(cases, task, MISSED if task in missed else result) for task in tasks]
        around = [case.state for code, case in cases.items() if code not in map(journey_of, tasks)]
        changes = commands.settle_together(own.program, seats, around, actor, starts, now)
        return dict(zip(map(journey_of, tasks), changes, strict=True))

    _act(ports, journey_of(task_id), actor, judge)


def _settled_by(cases: Mapping[str, Case], task_id: str, actor: str) -> list[str]:
    """Return the tasks of which somebody speaks: who leads of all with that date, others of their own pair alone.

    It is of all still when the page's own pair has said meanwhile what became of it.
    """
    own = cases[journey_of(task_id)]
    task = own.state.tasks.get(task_id)
    mentor = subject_of("mentor", own.state.journey, own.linked)
    if task is None or task.kind is not TaskKind.SESSION or not speaks_for_all(task, actor, mentor):
        return [task_id]
    if task.state not in OPEN_STATES and not is_last_word(own.state, task):
        return [task_id]
    others = {code: case.state for code, case in cases.items() if case is not own}
    return sorted([task_id, *(one.id for one in concerned(own.state, others, task) if actor in one.to)])


def _seat(cases: Mapping[str, Case], task: str, result: str = "") -> Seat:
    """Return a pair's place at a date. Raises RefusedError `task-unknown` for one that is not of the group."""
    case = cases.get(journey_of(task))
    if case is None:
        raise RefusedError("task-unknown", task=task)
    return Seat(case.state, case.linked, task, result)


def _act(ports: Ports, code: str, actor: str, judge: Judge) -> None:
    for left in reversed(range(TRIES)):
        try:
            return _act_once(ports, code, actor, judge)
        except StaleError:
            if not left:
                raise OutsideError("store-busy") from None
    return None


def _act_once(ports: Ports, code: str, actor: str, judge: Judge) -> None:
    with ports.store.write() as db:
        db.lock([code, *(one.journey.code for one in load_case(db, code).linked.companions)])
        now = ports.clock.now()
        cases = _cases(db, code)
        with naming(cases[code], actor):
            check_there(cases[code], actor)
            changes = judge(cases, now)
        states = [record(db, cases[one], change, actor=actor, at=now) for one, change in sorted(changes.items())]
        db.nudge(sorted(changes))
        crash.point("act-before-commit")
    crash.point("act-after-commit")
    for state in states:
        keep_state(db, state)


def _cases(db: Db, code: str) -> dict[str, Case]:
    own = load_case(db, code)
    return {code: own, **{one.journey.code: load_case(db, one.journey.code) for one in own.linked.companions}}
