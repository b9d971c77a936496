"""A person confirms a training."""

from collections.abc import Sequence
from datetime import datetime

from revflow.definition.steps import TrainingStep
from revflow.domain.errors import RefusedError
from revflow.engine import commands
from revflow.service.act import Act, Content, act, journey_of
from revflow.service.case import Case, digest_of
from revflow.service.free_text import LONGEST_COMMITMENT, free_text
from revflow.service.ports import Ports


def confirm(
    ports: Ports, task_id: str, actor: str, *, reflected: bool = False, commitments: Sequence[str] = ()
) -> None:
    """Record that a training is done; of the private reflection only that it was done, never what was thought.

    Where the subject confirms and the training asks for reflection or commitments, `reflected` must be true and
    `commitments` as many as the step asks for. Raises RefusedError `reflection-missing`, `commitments-count`.
    """
    written = (free_text(one, LONGEST_COMMITMENT) for one in commitments)
    chosen = list(dict.fromkeys(text for text in written if text))

    def judge(case: Case, now: datetime) -> Act:
        task = case.state.tasks.get(task_id)
        step = case.program.step(task.step) if task else None
        if task is None:
            raise RefusedError("task-unknown", task=task_id)
        if isinstance(step, TrainingStep) and task.awaits in {"mentor", "mentee"}:
            if step.reflect and not reflected:
                raise RefusedError("reflection-missing", count=step.reflect)
            if len(chosen) != step.commitments:
                raise RefusedError("commitments-count", count=step.commitments, chosen=len(chosen))
        digest = digest_of(case.cohort, task_id, chosen) if chosen else ""
        change = commands.confirm(case.program, case.state, case.linked, actor, task_id, digest, now)
        return Act(change, (Content(digest, task.step, task_id, "commitments", chosen),) if chosen else ())

    act(ports, journey_of(task_id), actor, judge)
