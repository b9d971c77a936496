"""A consultant hands in the deliverables of a module."""

from collections.abc import Mapping
from datetime import datetime

from revflow.definition.steps import ModuleStep
from revflow.domain.errors import RefusedError
from revflow.engine import commands
from revflow.service.act import Act, act, journey_of, naming
from revflow.service.case import Case, load_case
from revflow.service.ports import Ports
from revflow.service.uploads import Upload, check_upload, store_upload


def attach(ports: Ports, task_id: str, actor: str, uploads: Mapping[str, Upload]) -> None:
    """Take files by the name of the deliverable. Raises RefusedError for names, endings, sizes, closed tasks."""
    code = journey_of(task_id)
    with ports.store.read() as db:
        case = load_case(db, code)
    task = case.state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    step = case.program.step(task.step)
    if not isinstance(step, ModuleStep):
        raise RefusedError("wrong-kind", task=task_id, kind=task.kind.value)
    unknown = [name for name in uploads if name not in step.deliverables]
    if unknown:
        raise RefusedError("deliverable-unknown", name=unknown[0], known=", ".join(step.deliverables))
    # Judged before files are stored: what is refused takes no room on the disk. The lock's answer is what counts.
    nothing = tuple((name, "") for name in uploads)
    with naming(case, actor):
        commands.attach(case.program, case.state, case.linked, actor, task_id, nothing, ports.clock.now())
    for name, upload in uploads.items():
        check_upload(upload, step.deliverables[name].accept, step.deliverables[name].max_mb)
    stored = tuple(
        store_upload(ports, task, actor, name, upload, step.deliverables[name].max_mb)
        for name, upload in uploads.items()
    )
    files = tuple((deliverable.label, deliverable.sha256) for deliverable in stored)

    def judge(case: Case, now: datetime) -> Act:
        change = commands.attach(case.program, case.state, case.linked, actor, task_id, files, now)
        return Act(change, deliverables=stored)

    act(ports, code, actor, judge)
