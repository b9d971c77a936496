"""HR asks for a wave of matching (rule 6)."""

from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act
from revflow.service.case import Case
from revflow.service.ports import Ports


def ask_wave(ports: Ports, cohort: str, actor: str = "") -> None:
    """Let the next wave of a cohort open now, as HR's console (no actor) or as one of HR.

    Raises RefusedError `cohort-unknown`, and as `engine.commands.ask_wave` does.
    """
    with ports.store.read() as db:
        code = db.cohort(cohort).code

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.ask_wave(case.program, case.state, case.linked, actor, now))

    act(ports, code, actor, judge)
