"""HR reminds somebody by hand."""

from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act, journey_of
from revflow.service.case import Case
from revflow.service.ports import Ports


def remind(ports: Ports, task_id: str, actor: str = "") -> None:
    """Queue a reminder of an open task, with a fresh link, to whom it is left. Raises RefusedError `task-unknown`."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.remind(case.program, case.state, case.linked, actor, task_id, now))

    with ports.store.read() as db:
        db.task(task_id)
    act(ports, journey_of(task_id), actor, judge)
