"""Somebody leaves, or HR stops, holds or releases a journey."""

from datetime import datetime

from revflow.engine import commands
from revflow.service.act import Act, act
from revflow.service.case import Case
from revflow.service.ports import Ports


def leave(ports: Ports, code: str, actor: str = "") -> None:
    """A participant leaves by its mentee's or mentor's journey, at once and without a reason (rule 11)."""
    act(ports, code, actor, lambda case, now: Act(commands.leave(case.program, case.state, case.linked, actor, now)))


def stop(ports: Ports, code: str, actor: str = "", *, reason: str = "hr") -> None:
    """HR ends a journey; of the cohort's own journey: all of the cohort. `reason` is a code."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.stop(case.program, case.state, case.linked, actor, reason, now))

    act(ports, code, actor, judge)


def hold(ports: Ports, code: str, cause: str, actor: str = "") -> None:
    """Put a journey on hold; `cause`: `hr` or `operator-cancel`."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.hold(case.program, case.state, case.linked, actor, cause, now))

    act(ports, code, actor, judge)


def release(ports: Ports, code: str, actor: str = "") -> None:
    """Let a journey on hold go on."""
    act(ports, code, actor, lambda case, now: Act(commands.release(case.program, case.state, case.linked, actor, now)))
