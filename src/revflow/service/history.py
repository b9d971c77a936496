"""What happened at a step, told from the journal: who did what when, what was remarked, what became of sessions."""

from collections.abc import Iterator, Mapping

from revflow.definition.steps import ApprovalStep, SessionsStep
from revflow.domain.facts import (
    Answered,
    Asked,
    Attached,
    Concluded,
    Confirmed,
    Event,
    Fact,
    Lapsed,
    SessionPlanned,
    SessionSettled,
    Voted,
    Withdrawn,
)
from revflow.domain.people import Person
from revflow.domain.tasks import Task
from revflow.service.case import Case
from revflow.service.page import HistoryLine, Remark, SessionLine
from revflow.service.ports import Db

_BACK = "back:"

_LINES: Mapping[type[Fact], tuple[str, tuple[str, ...]]] = {
    Asked: ("asked", ("due",)),
    Answered: ("answered", ()),
    Voted: ("voted", ("outcome",)),
    Attached: ("attached", ("files",)),
    Confirmed: ("confirmed", ()),
    Withdrawn: ("withdrawn", ("why",)),
    Lapsed: ("lapsed", ("action",)),
    Concluded: ("concluded", ("outcome",)),
    SessionPlanned: ("planned", ("starts",)),
    SessionSettled: ("settled", ("result",)),
}
"""Which facts a page tells, under which code, with which of their fields."""


def history(case: Case, task: Task, reader: Person) -> tuple[HistoryLine, ...]:
    """Return what happened at the task's step, oldest first; of a private gate only the reader's own acts."""
    step = case.program.step(task.step)
    private = isinstance(step, ApprovalStep) and step.private
    return tuple(
        HistoryLine(event.at, _name(case, event.actor), *told)
        for event in case.state.events
        if (told := _told(event.fact, case, task)) and (not private or event.actor in ("", reader.ref))
    )


def _told(fact: Fact, case: Case, task: Task) -> tuple[str, Mapping[str, object]] | None:
    """Return the code and data of a fact's line, or None when it is not of this step."""
    of = case.state.tasks.get(getattr(fact, "task", ""))
    if of is not None and (of.step, of.session) != (task.step, task.session):
        return None
    if isinstance(fact, Concluded) and (fact.step != task.step or fact.outcome == "done"):
        return None
    if isinstance(fact, SessionPlanned | SessionSettled) and fact.number != task.session:
        return None
    code, names = _LINES.get(type(fact), ("", ()))
    return (code, {name: getattr(fact, name) for name in names}) if code else None


def remarks(db: Db, case: Case, task: Task) -> tuple[Remark, ...]:
    """Return what was said whenever something was sent back to the task's step, oldest first (rule 17)."""
    return tuple(_remarks(db, case, task))


def _remarks(db: Db, case: Case, task: Task) -> Iterator[Remark]:
    votes: dict[tuple[str, int], list[Event]] = {}
    for event in case.state.events:
        fact = event.fact
        if isinstance(fact, Voted):
            of = case.state.tasks[fact.task]
            votes.setdefault((of.step, of.round), []).append(event)
            if of.step == task.step and fact.remark:
                yield from _remark(db, case, event)
        elif isinstance(fact, Concluded) and fact.route == _BACK + task.step and fact.step != task.step:
            for vote in votes.get((fact.step, fact.round), []):
                yield from _remark(db, case, vote)


def _remark(db: Db, case: Case, event: Event) -> Iterator[Remark]:
    fact = event.fact
    if isinstance(fact, Voted) and fact.remark:
        text = db.content(fact.remark)
        if isinstance(text, str):
            yield Remark(event.at, _name(case, event.actor), fact.outcome, text)


def session_lines(case: Case) -> tuple[SessionLine, ...]:
    """Return the pair's sessions in the order of their dates as they were planned, moved ones included."""
    if not any(isinstance(step, SessionsStep) for step in case.program.steps):
        return ()
    lines: dict[tuple[int, int], SessionLine] = {}
    for event in case.state.events:
        fact = event.fact
        if isinstance(fact, SessionPlanned):
            lines[fact.number, fact.sequence] = SessionLine(fact.number, fact.starts, fact.minutes, "planned")
        elif isinstance(fact, SessionSettled) and (fact.number, fact.sequence) in lines:
            line = lines[fact.number, fact.sequence]
            lines[fact.number, fact.sequence] = SessionLine(
                line.number, line.starts, line.minutes, fact.result, _name(case, event.actor)
            )
    return tuple(lines.values())


def _name(case: Case, ref: str) -> str:
    person = case.linked.people.get(ref)
    return person.name if person else ""
