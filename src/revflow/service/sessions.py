"""The pair plans its sessions and says what became of them."""

from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act, journey_of
from revflow.service.case import Case
from revflow.service.ports import Ports


def plan(ports: Ports, task_id: str, actor: str, starts: datetime) -> None:
    """Give a session its date (`starts`: UTC, aware). Raises RefusedError when it lies in the past or too far away."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.plan(case.program, case.state, case.linked, actor, task_id, starts, now))

    act(ports, journey_of(task_id), actor, judge)


def settle(ports: Ports, task_id: str, actor: str, result: str, starts: datetime | None = None) -> None:
    """Say what became of a session: `held`, `moved` (with a new start), `cancelled` or `missed` (rule 12)."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.settle(case.program, case.state, case.linked, actor, task_id, result, starts, now))

    act(ports, journey_of(task_id), actor, judge)
