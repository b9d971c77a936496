"""Second thoughts: who decided takes it back, or HR has a step done once more."""

from collections.abc import Callable
from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act, journey_of, words
from revflow.service.case import Case
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.ports import Ports


def take_back(ports: Ports, task_id: str, actor: str) -> None:
    """Take one's own decision back, so that it can be given anew.

    Raises RefusedError: see `engine.commands.take_back`.
    """

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.take_back(case.program, case.state, case.linked, actor, task_id, now))

    _act_on(ports, task_id, actor, judge)


def reopen(ports: Ports, task_id: str, reason: str, actor: str = "") -> None:
    """Have the step of a task done once more, by HR or its console (no actor); why is kept apart from the journal.

    Raises RefusedError: see `engine.commands.reopen`; `text-too-long`.
    """
    said = {"reason": free_text(reason, LONGEST_REMARK)}

    def judge(case: Case, now: datetime) -> Act:
        contents = words(case, task_id, said)
        why = contents[0].digest if contents else ""
        return Act(commands.reopen(case.program, case.state, case.linked, actor, task_id, why, now), contents)

    _act_on(ports, task_id, actor, judge)


def _act_on(ports: Ports, task_id: str, actor: str, judge: Callable[[Case, datetime], Act]) -> None:
    """Commit an act on a task that is there: a mistyped one is told as such, not as a journey."""
    with ports.store.read() as db:
        db.task(task_id)
    act(ports, journey_of(task_id), actor, judge)
