"""The pair plans its sessions and says what became of them."""

from collections.abc import Mapping
from datetime import datetime

from revflow.engine import commands
from revflow.engine.answers import check_answer
from revflow.engine.sessions.pulse import TALK, WELL, questions
from revflow.service.act import Act, Content, act, journey_of
from revflow.service.case import Case, digest_of
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.ports import Ports


def plan(ports: Ports, task_id: str, actor: str, starts: datetime) -> None:
    """Give a session its date (`starts`: UTC, aware). Raises RefusedError when it lies in the past or too far away."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.plan(case.program, case.state, case.linked, actor, task_id, starts, now))

    act(ports, journey_of(task_id), actor, judge)


def record(ports: Ports, task_id: str, actor: str, starts: datetime) -> None:
    """Note that a session took place at a date (UTC, aware) that was not planned here; HR may too (its console: empty).

    `task_id` is what asks for the session's date. Raises RefusedError: see `engine.kinds.sessions.record`.
    """

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.record(case.program, case.state, case.linked, actor, task_id, starts, now))

    act(ports, journey_of(task_id), actor, judge)


def settle(ports: Ports, task_id: str, actor: str, result: str, starts: datetime | None = None) -> None:
    """Say what became of a session: `held`, `moved` (with a new start), `cancelled` or `missed` (rule 12)."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.settle(case.program, case.state, case.linked, actor, task_id, result, starts, now))

    act(ports, journey_of(task_id), actor, judge)


def propose_count(ports: Ports, code: str, actor: str, count: int, reason: str = "") -> None:
    """One of a pair (`code`) proposes more or fewer sessions in all; `reason` is kept apart, erasable (rule 12)."""
    why = free_text(reason, LONGEST_REMARK)

    def judge(case: Case, now: datetime) -> Act:
        task = commands.count_task(case.program, case.state, case.linked, now)
        digest = digest_of(case.cohort, task, why) if why else ""
        change = commands.propose_count(case.program, case.state, case.linked, actor, count, digest, now)
        step = task.split(".")[1]
        return Act(change, (Content(digest, step, task, "reason", why),) if why else ())

    act(ports, code, actor, judge)


def agree(ports: Ports, task_id: str, actor: str, *, agreed: bool) -> None:
    """The other one of the pair agrees to a proposal, or does not (rule 12)."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.agree(case.program, case.state, case.linked, actor, task_id, now, agreed=agreed))

    act(ports, journey_of(task_id), actor, judge)


def pulse(ports: Ports, task_id: str, actor: str, raw: Mapping[str, object]) -> None:
    """Take the answer to a pulse (`raw`: its two fields), kept apart, erasable, for HR's eyes alone.

    Raises FaultyInputError with a fault for each wrong field, RefusedError when it takes no answer any more.
    """

    def judge(case: Case, now: datetime) -> Act:
        commands.pulse(case.program, case.state, case.linked, actor, task_id, "", now)
        form = questions()
        given = check_answer(case.program, form, "", raw)
        digest = digest_of(case.cohort, task_id, given)
        talk = given.get(WELL) == TALK
        change = commands.pulse(case.program, case.state, case.linked, actor, task_id, digest, now, talk=talk)
        return Act(change, (Content(digest, case.state.tasks[task_id].step, task_id, "pulse", given),))

    act(ports, journey_of(task_id), actor, judge)
