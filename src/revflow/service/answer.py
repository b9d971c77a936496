"""A person answers a form."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from revflow.definition.fields import FileField
from revflow.definition.steps import FormStep
from revflow.domain.errors import RefusedError
from revflow.domain.tasks import Task
from revflow.engine import Linked, commands
from revflow.engine.answers import check_answer
from revflow.service.act import Act, Content, act, journey_of, naming
from revflow.service.case import Case, digest_of, load_case
from revflow.service.ports import Deliverable, Ports
from revflow.service.sight import earlier_answer

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes in: its own name, and its bytes as a stream."""

    name: str
    stream: BinaryIO


def answer(
    ports: Ports,
    task_id: str,
    actor: str,
    raw: Mapping[str, object],
    files: Mapping[str, Sequence[Upload]] | None = None,
) -> None:
    """Take a form's answer (`raw`: field name to JSON or HTML form values), files by field name.

    Raises FaultyInputError with a fault for each wrong field, RefusedError when the task takes no answer any more.
    """
    code = journey_of(task_id)
    with ports.store.read() as db:
        case = load_case(db, code)
        step, task = form_of(case, task_id)
        earlier = earlier_answer(db, case, task)
        known = {deliverable.sha256 for deliverable in db.deliverables(journey=code) if deliverable.by == actor}
    # Asked before files are stored, so that a closed task takes no room on the disk; the lock's answer is what counts.
    with naming(case, actor):
        commands.answer(case.program, case.state, case.linked, actor, task_id, "", ports.clock.now())
    stored = _store_files(ports, step, task, actor, files or {})
    deliverables = tuple(deliverable for kept in stored.values() for deliverable in kept)
    values = {**raw, **{name: [_mention(d) for d in kept] for name, kept in stored.items()}}
    known |= {deliverable.sha256 for deliverable in deliverables}

    def judge(case: Case, now: datetime) -> Act:
        asked = topics_asked(case.linked, step, code)
        checked = check_answer(case.program, step, task.awaits, values, earlier, asked)
        _check_files(step, checked, known)
        digest = digest_of(case.cohort, task_id, checked)
        change = commands.answer(case.program, case.state, case.linked, actor, task_id, digest, now)
        return Act(change, (Content(digest, step.id, task_id, "answer", checked),), deliverables)

    act(ports, code, actor, judge)


def _check_files(step: FormStep, checked: Mapping[str, object], known: Collection[str]) -> None:
    """Refuse files that nobody handed in for this journey. Raises RefusedError `file-unknown`."""
    for name, field in step.fields.items():
        mentions = checked.get(name)
        if (
            isinstance(field, FileField)
            and isinstance(mentions, list)
            and any(m["sha256"] not in known for m in mentions)
        ):
            raise RefusedError("file-unknown")


def form_of(case: Case, task_id: str) -> tuple[FormStep, Task]:
    """Return a form's step and task. Raises RefusedError `task-unknown`, `wrong-kind`."""
    task = case.state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    step = case.program.step(task.step)
    if not isinstance(step, FormStep):
        raise RefusedError("wrong-kind", task=task_id, kind=task.kind.value)
    return step, task


def topics_asked(linked: Linked, step: FormStep, code: str) -> tuple[str, ...] | None:
    """Return the topics that a `same_as` field asks for again: those of the earlier answer, in its order."""
    for field in step.fields.values():
        same_as = getattr(field, "same_as", None)
        if same_as:
            earlier, _, name = same_as.partition(".")
            journeys = (code, *(journey for journey in linked.answers if journey != code))
            for journey in journeys:
                topics = linked.answers.get(journey, {}).get(earlier, {}).get(name)
                if isinstance(topics, Mapping):
                    return tuple(topics)
    return None


def _store_files(
    ports: Ports, step: FormStep, task: Task, actor: str, files: Mapping[str, Sequence[Upload]]
) -> dict[str, list[Deliverable]]:
    stored: dict[str, list[Deliverable]] = {}
    for name, uploads in files.items():
        field = step.fields.get(name)
        if not isinstance(field, FileField):
            raise RefusedError("file-not-asked", name=name)
        stored[name] = [store_file(ports, task, actor, name, upload, field.accept, field.max_mb) for upload in uploads]
    return stored


def store_file(
    ports: Ports, task: Task, actor: str, label: str, upload: Upload, accept: Sequence[str], max_mb: int
) -> Deliverable:
    """Store one file of an accepted ending and size. Raises RefusedError `file-kind`, `file-too-big`, `file-empty`."""
    name = upload.name.replace("\\", "/").rpartition("/")[2][:200]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if accept and ending not in accept:
        raise RefusedError("file-kind", name=name, accept=", ".join(accept))
    sha256, size = ports.files.add(upload.stream, max_mb * MEGABYTE)
    if size == 0:
        raise RefusedError("file-empty", name=name)
    return Deliverable(sha256, task.journey, task.step, task.id, label, name, size, actor, ports.clock.now())


def _mention(deliverable: Deliverable) -> dict[str, object]:
    return {"sha256": deliverable.sha256, "name": deliverable.name}
