"""From a form that was sent to the use case that takes it, one for each kind of task."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from revflow.definition.fields import FileField
from revflow.definition.meetings import SessionsStep
from revflow.definition.steps import ApprovalStep, ModuleStep, Step
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskKind
from revflow.engine.sessions import HELD, MOVED
from revflow.service import (
    answer,
    attach,
    attendance,
    care,
    choose,
    circles,
    confirm,
    decide,
    sessions,
    tasks,
    together,
)
from revflow.service.form import TaskForm
from revflow.service.page import TaskPage
from revflow.service.ports import Ports
from revflow.service.typed_start import typed_start
from revflow.web.handing import goes_from_hand_to_hand, pass_on
from revflow.web.intake import Sent

_MANY = 5
COUNT, WHY = ":count", ":why"
"""The fields by which one of a pair proposes more or fewer sessions, beside what the page asks for."""

WHERE = "where"
"""The field for a circle's place."""

NOTICE = ":notice"
"""The field of the button below a privacy notice that is to be read: the version that the page shows."""

MENTOR, NOBODY = "mentor", "nobody"
"""The field that names a mentor, and its value where none will do."""

ATTENDANCE = ":attendance"
"""The field of a form that asks who of a group was there: the tasks of all whom it shows."""

_SCORE = "score."
_DIGITS = 3
"""A score of more is none of our buttons'."""


def take(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Do what the form says, as the page's reader. Raises RefusedError, FaultyInputError, OutsideError."""
    if goes_from_hand_to_hand(sent):
        pass_on(ports, asked, sent)
    elif sent.one(COUNT):
        _propose(ports, asked, sent)
    else:
        _TAKERS[asked.task.kind](ports, asked, sent)


def files_mb(asked: TaskForm) -> int:
    """Return how many megabytes of files the page's form may hold in all; 0 where it asks for none."""
    if asked.task.kind is TaskKind.ATTACH and isinstance(asked.step, ModuleStep):
        return sum(wanted.max_mb for wanted in asked.step.deliverables.values())
    files = [field for field in asked.fields.values() if isinstance(field, FileField)]
    return sum(field.max_mb * (_MANY if field.many else 1) for field in files)


def _answer(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    raw = {name: texts if len(texts) > 1 else texts[0] for name, texts in sent.values.items() if name != NOTICE}
    answer.answer(ports, asked.task.id, asked.reader.ref, raw, sent.files, notice=sent.one(NOTICE))


def _decide(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    if not sent.one("outcome"):
        raise RefusedError("web-no-form")
    decide.decide(
        ports,
        asked.task.id,
        asked.reader.ref,
        sent.one("outcome"),
        comment=sent.one("comment"),
        scores=_scores(sent),
        pairs=sent.values.get("pairs", ()),
        topics=sent.values.get("topics", ()) if _is_per_topic(asked.step) else None,
    )


def _attach(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    attach.attach(ports, asked.task.id, asked.reader.ref, {name: files[-1] for name, files in sent.files.items()})


def _confirm(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    reflected = sent.one("reflected") == "on"
    commitments = sent.values.get("commitment", [])
    chosen = set(sent.values.get("also", ()))
    also = [task for task, _who in _page(ports, asked).also if task in chosen] if chosen else []
    confirm.confirm(ports, asked.task.id, asked.reader.ref, reflected=reflected, commitments=commitments)
    for refused in attendance.tick_off(ports, also, asked.reader.ref).values():
        raise refused


def _plan(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Plan a session, or take the word that it took place already, without having been planned."""
    task, ref = asked.task.id, asked.reader.ref
    if sent.one("result") == HELD:
        sessions.record(ports, task, ref, _start(asked, sent))
    elif _meets_together(asked.step):
        together.plan(ports, task, ref, _start(asked, sent), _also(ports, asked, sent))
    else:
        sessions.plan(ports, task, ref, _start(asked, sent))


def _settle(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    result = sent.one("result")
    if not result:
        raise RefusedError("web-no-form")
    starts = _start(asked, sent) if result == MOVED else None
    if _meets_together(asked.step):
        together.settle(ports, asked.task.id, asked.reader.ref, result, starts, _there(sent))
    else:
        sessions.settle(ports, asked.task.id, asked.reader.ref, result, starts)


def _meets_together(step: Step) -> bool:
    return isinstance(step, SessionsStep) and step.together


def _also(ports: Ports, asked: TaskForm, sent: Sent) -> list[str]:
    """Return the tasks of a group that were ticked, of those that the page offers."""
    group, ticked = _page(ports, asked).group, set(sent.values.get("also", ()))
    offered = [one.task for one in group.members] if group and group.leads else []
    return [task for task in offered if task in ticked]


def _there(sent: Sent) -> dict[str, bool] | None:
    """Return of each pair that the form showed, by task, whether it was ticked; None where it asks for nobody.

    What was shown counts, not what the page would show by now: pairs speak for themselves, pause and go on meanwhile.
    """
    ticked = set(sent.values.get("present", ()))
    return {task: task in ticked for task in sent.values[ATTENDANCE]} if ATTENDANCE in sent.values else None


def _gather(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    circles.gather(ports, asked.task.id, asked.reader.ref, _start(asked, sent), sent.one(WHERE))


def _gathered(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    result = sent.one("result")
    if not result:
        raise RefusedError("web-no-form")
    starts = _start(asked, sent) if result == MOVED else None
    place = sent.one(WHERE) if WHERE in sent.values else None
    told = (ports, asked.task.id, asked.reader.ref, result)
    circles.gathered(*told, starts=starts, place=place, came=sent.one("came"))


def _propose(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Propose one of the counts that the page offers."""
    offered = _page(ports, asked).count
    count = next((one for one in offered.choices if str(one) == sent.one(COUNT)), 0) if offered else 0
    if not count:
        raise RefusedError("web-no-form")
    sessions.propose_count(ports, asked.task.journey, asked.reader.ref, count, sent.one(WHY))


def _agree(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    answer_ = sent.one("agree")
    if answer_ not in ("yes", "no"):
        raise RefusedError("web-no-form")
    sessions.agree(ports, asked.task.id, asked.reader.ref, agreed=answer_ == "yes")


def _pulse(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    sessions.pulse(ports, asked.task.id, asked.reader.ref, {name: texts[-1] for name, texts in sent.values.items()})


def _called(ports: Ports, asked: TaskForm, _sent: Sent) -> None:
    care.called(ports, asked.task.id, asked.reader.ref)


def _resume(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    if not sent.one("outcome"):
        raise RefusedError("web-no-form")
    care.resume(ports, asked.task.id, asked.reader.ref, sent.one("outcome"))


def _page(ports: Ports, asked: TaskForm) -> TaskPage:
    """Return the whole page: some acts go by what it offers."""
    return tasks.page(ports, asked.task.id, asked.reader.ref)


def _is_per_topic(step: Step) -> bool:
    return isinstance(step, ApprovalStep) and bool(step.per_topic)


def _choose(ports: Ports, asked: TaskForm, sent: Sent) -> None:
    """Take the mentor who was ticked, or that none will do; of HR the mentor beside each mentee of the wave."""
    if asked.task.awaits != Scope.MENTEE.value:
        choose.draw(ports, asked.task.id, asked.reader.ref, dict(_drawn(sent)))
        return
    mentor = sent.one(MENTOR)
    if not mentor:
        raise RefusedError("web-no-choice")
    chosen = "" if mentor == NOBODY else mentor
    choose.choose(ports, asked.task.id, asked.reader.ref, chosen, said="" if chosen else sent.one("words"))


def _drawn(sent: Sent) -> Iterator[tuple[str, str]]:
    """Yield each mentee of the wave with the mentor beside it, by code; the page writes a mentor's name behind it."""
    for name in sent.values:
        field, _, mentee = name.partition(".")
        if field == MENTOR and mentee:
            yield mentee, sent.one(name).strip().partition(" ")[0]


def _scores(sent: Sent) -> Mapping[str, int]:
    given = {name.removeprefix(_SCORE): texts[-1] for name, texts in sent.values.items() if name.startswith(_SCORE)}
    if not all(text.isascii() and text.isdecimal() and len(text) <= _DIGITS for text in given.values()):
        raise RefusedError("web-no-form")
    return {name: int(text) for name, text in given.items()}


def _start(asked: TaskForm, sent: Sent) -> datetime:
    """Return the date and time typed, in the reader's time zone, as UTC. Raises as `typed_start` does."""
    return typed_start(f"{sent.one('day')}T{sent.one('time')}", asked.zone)


_TAKERS: Mapping[TaskKind, Callable[[Ports, TaskForm, Sent], None]] = {
    TaskKind.ANSWER: _answer,
    TaskKind.DECIDE: _decide,
    TaskKind.ATTACH: _attach,
    TaskKind.REVIEW: _decide,
    TaskKind.CONFIRM: _confirm,
    TaskKind.PLAN: _plan,
    TaskKind.SESSION: _settle,
    TaskKind.AGREE: _agree,
    TaskKind.PULSE: _pulse,
    TaskKind.HELP: _called,
    TaskKind.PAUSE: _resume,
    TaskKind.CHOOSE: _choose,
    TaskKind.GATHER: _gather,
    TaskKind.GATHERED: _gathered,
}
