"""A person decides at a gate: one function for link, page and command line."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from revflow.domain.errors import RefusedError
from revflow.engine import commands
from revflow.service.act import Act, act, journey_of, try_out, words
from revflow.service.case import Case
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
    topics: Collection[str] | None = None,
    principal: str = "",
    reason: str = "",
    dry_run: bool = False,
) -> None:
    """Record one vote, and the gate's outcome if it is concluded by it, in one transaction (rule 15).

    `scores` are the rubric's lines (0..4); `pairs` the codes of the pairs to break when a wave is revised; `topics` are
    those approved where they are judged one by one (None: all); `principal` for whom HR acts on behalf, and `reason`
    why. With `dry_run` it is judged, and nothing is written. Raises RefusedError when the task is closed, not this
    person's, or the outcome is not to be had; `text-too-long`; `private-no-comment` where nobody is told who decided
    what (rule 7).
    """
    said = {"remark": free_text(comment, LONGEST_REMARK), "reason": free_text(reason, LONGEST_REMARK)}
    ballot = (tuple((scores or {}).items()), tuple(pairs))

    def judge(case: Case, now: datetime) -> Act:
        task = case.state.tasks.get(task_id)
        if said["remark"] and task is not None and is_private(case.program, task.step):
            raise RefusedError("private-no-comment")
        contents = words(case, task_id, said)
        digests = {content.kind: content.digest for content in contents}
        remark, why = digests.get("remark", ""), digests.get("reason", "")
        it = (case.program, case.state, case.linked)
        change = commands.decide(
            *it, actor, task_id, outcome, remark, *ballot, now, topics=topics, principal=principal, reason=why
        )
        return Act(change, contents)

    (try_out if dry_run else act)(ports, journey_of(task_id), actor, judge)
