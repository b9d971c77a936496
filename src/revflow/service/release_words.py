"""HR lets those who design modules read what an executive wrote (rule 29)."""

from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act, journey_of
from revflow.service.case import Case
from revflow.service.ports import Ports


def release_words(ports: Ports, task_id: str, field: str, actor: str = "") -> None:
    """Release one text of the answer to a task; an empty `actor` is HR's console. What is released already stays so.

    Raises RefusedError `task-unknown`, `not-hr`, `no-words`, `journey-ended`.
    """

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.release_words(case.program, case.state, case.linked, actor, task_id, field, now))

    act(ports, journey_of(task_id), actor, judge)
