"""What a gate decides about, as its page shows it: answers of the journey's forms, proposed pairs, votes in vain."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from revflow import texts
from revflow.definition.fields import FormField
from revflow.definition.steps import FormStep, Step
from revflow.definition.text import Text
from revflow.domain.facts import Answered
from revflow.domain.journeys import Summary
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine import ballot
from revflow.engine.answers import fields_for
from revflow.engine.commands.guards import view_of
from revflow.engine.sessions.pulse import questions
from revflow.engine.situation import Situation
from revflow.engine.state import CARE
from revflow.engine.whom import HR
from revflow.service.page import ShownAnswer, Silent, Vote
from revflow.service.ports import Db
from revflow.service.sight import Sight, is_private
from revflow.service.surveys import baselines
from revflow.service.wanted import wanted
from revflow.service.wave import Wave, newest


def answers(db: Db, sight: Sight, task: Task) -> Iterator[ShownAnswer]:
    """Yield the answers that are decided about (`Sight.reads`); a manager sees the time asked for, not the topics.

    HR alone sees the pulses of a pair, too, which help to listen, and decide nothing.
    """
    if task.kind is TaskKind.ANSWER:
        yield from wanted(db, sight, task)
    if task.kind in CARE:
        yield from pulses(db, sight)
    if task.kind is not TaskKind.DECIDE or not sight.answers(task):
        return
    case = sight.case
    gate = case.program.step(task.step)
    for step in case.program.steps:
        if isinstance(step, FormStep) and step.for_each is gate.for_each and step.id in case.state.visits:
            yield from answers_to(db, sight, gate, step)
    if task.awaits == HR:
        yield from pulses(db, sight)


def silent(sight: Sight, task: Task) -> Iterator[Silent]:
    """Yield who of those whose answers are decided about has given none: HR may know, nobody else does."""
    if task.kind is not TaskKind.DECIDE or not sight.is_hr or not sight.answers(task):
        return
    case = sight.case
    gate = case.program.step(task.step)
    for step in case.program.steps:
        if not isinstance(step, FormStep) or step.for_each is not gate.for_each or step.id not in case.state.visits:
            continue
        asked = (step.id, case.state.visits[step.id].round, TaskKind.ANSWER)
        for one in case.state.tasks.values():
            missing = (one.step, one.round, one.kind) == asked and one.state is not TaskState.DONE
            if missing and all(sight.reads(gate, step, ref) for ref in one.to):
                yield Silent(step.title or Text({"": step.id}), ", ".join(map(sight.name, one.to)))


def pulses(db: Db, sight: Sight) -> Iterator[ShownAnswer]:
    """Yield what the two of a pair have answered to its pulses, oldest first: for HR's eyes alone.

    Not for somebody else to whom HR's task was handed over or escalated.
    """
    if not sight.is_hr:
        return
    for event in sight.case.state.events:
        task = sight.case.state.tasks.get(getattr(event.fact, "task", ""))
        if not isinstance(event.fact, Answered) or task is None or task.kind is not TaskKind.PULSE:
            continue
        data = db.content(event.fact.digest)
        if isinstance(data, Mapping):
            title = {language: texts.say(language, "pulse-title", number=task.session) for language in texts.LANGUAGES}
            yield ShownAnswer(Text(title), _who(sight, event.actor), tuple(questions().fields.items()), data)


def answers_to(db: Db, sight: Sight, gate: Step, step: FormStep) -> Iterator[ShownAnswer]:
    """Yield the answers to a form that the reader reads at a step below it (`Sight.reads`)."""
    case = sight.case
    for event in case.state.visits[step.id].events:
        if not isinstance(event.fact, Answered) or not sight.reads(gate, step, event.fact.principal or event.actor):
            continue
        task = case.state.tasks[event.fact.task]
        data = db.content(event.fact.digest)
        if isinstance(data, Mapping):
            then = baselines(case, case.state.journey, step)
            fields = tuple(_read_by(sight, fields_for(step, task.awaits)))
            said = {name: data[name] for name, _ in fields if name in data}
            yield ShownAnswer(step.title or Text({"": step.id}), _who(sight, event.actor), fields, said, then)


def _read_by(sight: Sight, fields: Mapping[str, FormField]) -> Iterator[tuple[str, FormField]]:
    """Yield the fields of an answer that the reader reads: some are for HR alone."""
    yield from ((name, field) for name, field in fields.items() if sight.is_hr or not getattr(field, "hr_only", False))


def _who(sight: Sight, ref: str) -> str:
    return sight.case.everybody[ref].name


def wave(sight: Sight) -> Wave:
    """Return the wave under approval; to an external group, codes stand for names (rule 29)."""

    def name(one: Summary) -> str:
        return one.journey.code if sight.external else _who(sight, one.journey.person)

    return newest(sight.case, name)


def is_last_word(sight: Sight, task: Task, now: datetime) -> bool:
    """Tell whether HR decides alone here, because no outcome could win any more (rule 14)."""
    case = sight.case
    return ballot.is_tie_break(view_of(Situation(case.program, case.state, case.linked, now), task), task)


def votes(sight: Sight, task: Task) -> Iterator[Vote]:
    """Yield the votes that were given in a task's round, oldest first; of a private gate none (rule 7)."""
    state = sight.case.state
    given = [t for t in state.tasks.values() if (t.step, t.round) == (task.step, task.round) and t.id != task.id]
    for one in sorted(given, key=lambda t: (t.closed_at or t.asked_at, t.id)):
        if one.closed_by and one.closed_at and not is_private(sight.case.program, task.step):
            yield Vote(one.closed_at, sight.name(one.closed_by), one.result, sight.name(one.principal))
