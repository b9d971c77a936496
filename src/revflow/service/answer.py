"""A person answers a form."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from revflow.definition.fields import FileField, TopicsField
from revflow.definition.steps import FormStep
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task
from revflow.engine import commands
from revflow.engine.answers import check_answer, fields_for
from revflow.engine.pool import match_of
from revflow.engine.quizzes import asked_of, earlier
from revflow.service.act import Act, Content, act, journey_of, naming, words
from revflow.service.case import Case, digest_of, load_case
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.notice import version_shown
from revflow.service.ports import Deliverable, Ports
from revflow.service.sight import earlier_answer
from revflow.service.uploads import Upload, check_upload, store_upload

_PENDING = "0" * 64
"""Stands for the SHA-256 of a file that is not stored yet."""

_Sent = Mapping[str, tuple[FileField, Sequence[Upload]]]


@dataclass(frozen=True, slots=True)
class _Form:
    """What one answer is read against; `earlier` is the answer of the round before."""

    step: FormStep
    task: Task
    earlier: Mapping[str, object]

    def read(self, case: Case, values: Mapping[str, object], known: Collection[str]) -> dict[str, object]:
        """Return the normalised answer. Raises FaultyInputError, RefusedError `file-unknown`."""
        asked = topics_asked(case, self.step)
        quizzes = asked_of(self.step, case.linked, case.state.journey.code)
        found = check_answer(case.program, self.step, self.task.awaits, values, self.earlier, asked, quizzes)
        _check_files(self.step, found, known)
        return found


def answer(
    ports: Ports,
    task_id: str,
    actor: str,
    raw: Mapping[str, object],
    files: Mapping[str, Sequence[Upload]] | None = None,
    *,
    principal: str = "",
    reason: str = "",
    notice: str = "",
) -> None:
    """Take a form's answer (`raw`: field name to JSON or HTML form values), files by field name.

    `principal` is for whom HR answers on behalf, and `reason` why; `notice` the version of the privacy notice that its
    page has shown to be read. Raises FaultyInputError with a fault for each wrong field, RefusedError when the task
    takes no answer any more or HR may not give it; `text-too-long`.
    """
    why = free_text(reason, LONGEST_REMARK)
    with ports.store.read() as db:
        case = load_case(db, journey_of(task_id))
        step, task = form_of(case, task_id)
        form = _Form(step, task, earlier_answer(db, case, task))
        known = {file.sha256 for file in db.deliverables(journey=task.journey) if file.by in (actor, principal)}
    read = version_shown(ports, case, actor, notice)
    # Judged before files are stored: what is refused takes no room on the disk. The lock's answer is what counts.
    _judge(case, task_id, actor, principal, why, ports.clock.now())
    sent = _file_fields(step, task, files or {})
    form.read(case, {**raw, **_pending(sent)}, {*known, _PENDING})
    deliverables = _stored(ports, task, actor, sent)
    values = {**raw, **_mentions(sent, deliverables)}
    known |= {one.sha256 for one in deliverables}

    def judge(case: Case, now: datetime) -> Act:
        content = _content(case, task, form.read(case, values, known))
        reasons = words(case, task_id, {"reason": why})
        said = {"principal": principal, "reason": reasons[0].digest if reasons else "", "notice": read}
        change = commands.answer(case.program, case.state, case.linked, actor, task_id, content.digest, now, **said)
        return Act(change, (content, *reasons), deliverables)

    act(ports, task.journey, actor, judge)


def _content(case: Case, task: Task, given: Mapping[str, object]) -> Content:
    """Return an answer as it is kept, under its digest."""
    return Content(digest_of(case.cohort, task.id, given), task.step, task.id, "answer", given)


def _judge(case: Case, task_id: str, actor: str, principal: str, reason: str, now: datetime) -> None:
    """Refuse an answer that the engine would not take, whatever it says."""
    behalf = {"principal": principal, "reason": reason}
    with naming(case, actor):
        commands.answer(case.program, case.state, case.linked, actor, task_id, "", now, **behalf)


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


def topics_asked(case: Case, step: FormStep) -> tuple[str, ...] | None:
    """Return the topics that a `same_as` field asks for again: those of the earlier answer, in its order.

    A pair of a crossed match is asked for its own topic: each of the others has, or had, a pair of its own.
    """
    match, journey = match_of(case.program), case.state.journey
    own = journey.topics if match is not None and match.crossed and journey.scope is Scope.PAIR else ()
    for field in step.fields.values():
        same_as = field.same_as if isinstance(field, TopicsField) else None
        topics = earlier(case.linked, same_as, journey.code) if same_as else None
        if topics is not None:
            return tuple(topic for topic in topics if topic in own) or tuple(topics)
    return None


def _file_fields(step: FormStep, task: Task, files: Mapping[str, Sequence[Upload]]) -> _Sent:
    """Return the files with the field that each is for. Raises RefusedError `file-not-asked`."""
    fields = fields_for(step, task.awaits)
    found: dict[str, tuple[FileField, Sequence[Upload]]] = {}
    for name, uploads in files.items():
        field = fields.get(name)
        if not isinstance(field, FileField):
            raise RefusedError("file-not-asked", name=name)
        found[name] = (field, uploads)
    return found


def _pending(sent: _Sent) -> dict[str, object]:
    """Return mentions of files that are judged but not stored yet. Raises RefusedError: see `check_upload`."""
    return {
        name: [_mention(_PENDING, check_upload(upload, field.accept, field.max_mb)) for upload in uploads]
        for name, (field, uploads) in sent.items()
    }


def _stored(ports: Ports, task: Task, actor: str, sent: _Sent) -> tuple[Deliverable, ...]:
    """Store the files, which were judged. Raises as `store_upload` does."""
    return tuple(
        store_upload(ports, task, actor, name, upload, field.max_mb)
        for name, (field, uploads) in sent.items()
        for upload in uploads
    )


def _mentions(sent: _Sent, deliverables: Sequence[Deliverable]) -> dict[str, object]:
    """Return what the answer says of the files that were stored, by field."""
    return {name: [_mention(d.sha256, d.name) for d in deliverables if d.label == name] for name in sent}


def _mention(sha256: str, name: str) -> dict[str, object]:
    return {"sha256": sha256, "name": name}
