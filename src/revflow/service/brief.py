"""The brief of a module: what the pairs on its topic need, in levels and counts, never who (rule 29).

So do external consultants see it (`domain.md`, Law and ethics in France and the EU).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from revflow.definition.fields import TextField, TopicsField
from revflow.definition.steps import FormStep, ModuleStep
from revflow.definition.text import Text
from revflow.domain.facts import Answered, WordsReleased
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.whom import HR, people_of
from revflow.service.case import Case, load_state
from revflow.service.ports import Db


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """What one executive wrote: `field` of the answer to `task`; others than HR read it only when `released`."""

    task: str
    field: str
    label: Text
    text: str
    released: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What a module is for. `levels` are (now, wanted, how many executives), `mentors` (level, how many mentors).

    A level that was not asked for is -1. `pairs` are those that run and lead on the topic.
    """

    pairs: int
    levels: tuple[tuple[int, int, int], ...]
    mentors: tuple[tuple[int, int], ...]
    words: tuple[WrittenWords, ...]


def brief(db: Db, case: Case, task: Task, reader: str) -> Brief | None:
    """Return the brief on the page of a module's hand-in or review, None anywhere else."""
    journey = case.state.journey
    if journey.scope is not Scope.TOPIC or task.kind not in (TaskKind.ATTACH, TaskKind.REVIEW):
        return None
    pairs = [one.journey for one in case.linked.journeys if one.journey.scope is Scope.PAIR and one.ending is None]
    mentees = list(dict.fromkeys(pair.mentee for pair in pairs))
    mentors = list(dict.fromkeys(pair.mentor for pair in pairs))
    answers = db.answers([*mentees, *mentors])
    asked = Counter(_levels(case, answers.get(code, {}), journey.topics[0], Scope.MENTEE) for code in mentees)
    offered = Counter(_levels(case, answers.get(code, {}), journey.topics[0], Scope.MENTOR)[0] for code in mentors)
    is_hr = reader in people_of(HR, case.program, journey, case.linked)
    written = [words for code in mentees for words in words_of(db, case, code)]
    return Brief(
        pairs=len(pairs),
        levels=tuple((now, wanted, count) for (now, wanted), count in sorted(asked.items())),
        mentors=tuple(sorted(offered.items())),
        words=tuple(sorted((one for one in written if is_hr or one.released), key=lambda one: (one.field, one.text))),
    )


def words_of(db: Db, case: Case, code: str) -> Iterator[WrittenWords]:
    """Yield what an executive wrote in free text, from the newest answer to each form; the oldest form first.

    Not what was asked for HR alone.
    """
    state = load_state(db, db.summary(code).journey)
    released = {(e.fact.task, e.fact.field) for e in state.events if isinstance(e.fact, WordsReleased)}
    for step in case.program.steps:
        answered = [
            event.fact
            for event in state.events
            if isinstance(event.fact, Answered) and state.tasks[event.fact.task].step == step.id
        ]
        if not isinstance(step, FormStep) or step.for_each is not Scope.MENTEE or not answered:
            continue
        data = db.content(answered[-1].digest)
        for name, field in step.fields.items():
            may_be = isinstance(field, TextField) and not field.hr_only
            text = data.get(name) if isinstance(data, Mapping) and may_be else None
            if isinstance(text, str) and text:
                task = answered[-1].task
                yield WrittenWords(task, name, field.label or Text({"": name}), text, (task, name) in released)


def _levels(case: Case, answers: Mapping[str, Mapping[str, object]], topic: str, scope: Scope) -> tuple[int, int]:
    """Return the present and the wished level that somebody named for a topic, -1 where there is none."""
    for step in case.program.steps:
        if isinstance(step, FormStep) and step.for_each is scope:
            for name, field in step.fields.items():
                value = answers.get(step.id, {}).get(name) if isinstance(field, TopicsField) else None
                levels = value.get(topic) if isinstance(value, Mapping) else None
                if isinstance(levels, Mapping):
                    return int(levels.get("now", -1)), int(levels.get("wanted", -1))
    return -1, -1


def releasable(db: Db, case: Case, task: Task, reader: str) -> tuple[WrittenWords, ...]:
    """Return what HR may release where it decides on an executive's answers, and some module is to be designed."""
    journey = case.state.journey
    modules = any(isinstance(step, ModuleStep) and step.for_each is Scope.TOPIC for step in case.program.steps)
    if not modules or journey.scope is not Scope.MENTEE or task.kind is not TaskKind.DECIDE:
        return ()
    if reader not in people_of(HR, case.program, journey, case.linked):
        return ()
    return tuple(words_of(db, case, journey.code))
