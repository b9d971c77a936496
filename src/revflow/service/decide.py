"""A person decides at a gate: one function for link, page and command line."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.engine import commands
from revflow.service.act import Act, Content, act, journey_of
from revflow.service.case import Case, digest_of
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.ports import Ports
from revflow.service.sight import is_private


def decide(
    ports: Ports,
    task_id: str,
    actor: str,
    outcome: str,
    *,
    comment: str = "",
    scores: Mapping[str, int] | None = None,
    pairs: Sequence[str] = (),
) -> None:
    """Record one vote, and the gate's outcome if it is concluded by it, in one transaction (rule 15).

    `scores` are the rubric's lines (0..4); `pairs` the codes of the pairs to break when a wave is revised. Raises
    RefusedError when the task is closed, not this person's, or the outcome is not to be had; `text-too-long`;
    `private-no-comment` where nobody is told who decided what (rule 7).
    """
    remark = free_text(comment, LONGEST_REMARK)

    def judge(case: Case, now: datetime) -> Act:
        if remark and task_id in case.state.tasks and is_private(case.program, case.state.tasks[task_id].step):
            raise RefusedError("private-no-comment")
        digest = digest_of(case.cohort, task_id, remark) if remark else ""
        change = commands.decide(
            case.program,
            case.state,
            case.linked,
            actor,
            task_id,
            outcome,
            digest,
            tuple((scores or {}).items()),
            tuple(pairs),
            now,
        )
        step = case.state.tasks[task_id].step
        return Act(change, (Content(digest, step, task_id, "remark", remark),) if remark else ())

    act(ports, journey_of(task_id), actor, judge)
