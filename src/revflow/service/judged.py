"""What a gate decides about, as its page shows it: answers of the journey's forms, proposed pairs."""

from collections.abc import Iterator, Mapping

from revflow.definition.steps import FormStep
from revflow.definition.text import Text
from revflow.domain.facts import Answered, Proposed
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task
from revflow.engine.answers import fields_for
from revflow.service.page import ProposedPair, ShownAnswer
from revflow.service.ports import Db
from revflow.service.sight import Sight


def answers(db: Db, sight: Sight, task: Task) -> Iterator[ShownAnswer]:
    """Yield the answers that are decided about; a manager sees the time asked for, not the topics."""
    if not sight.answers(task):
        return
    case = sight.case
    gate = case.program.step(task.step)
    for step in case.program.steps:
        if isinstance(step, FormStep) and step.for_each is gate.for_each and step.id in case.state.visits:
            yield from _answers_of(db, sight, step)


def _answers_of(db: Db, sight: Sight, step: FormStep) -> Iterator[ShownAnswer]:
    case = sight.case
    for event in case.state.visits[step.id].events:
        if not isinstance(event.fact, Answered):
            continue
        task = case.state.tasks[event.fact.task]
        data = db.content(event.fact.digest)
        if isinstance(data, Mapping):
            fields = tuple(fields_for(step, task.awaits).items())
            yield ShownAnswer(step.title or Text({"": step.id}), _who(sight, event.actor), fields, data)


def _who(sight: Sight, ref: str) -> str:
    return sight.case.linked.people[ref].name


def proposals(db: Db, sight: Sight) -> Iterator[ProposedPair]:
    """Yield the pairs of the wave under approval; to an external group, codes stand for names (rule 29)."""
    facts = [event.fact for event in sight.case.state.events if isinstance(event.fact, Proposed)]
    for pair in facts[-1].pairs if facts else ():
        summaries = {
            role: db.summary(code) for role, code in ((Scope.MENTEE, pair.mentee), (Scope.MENTOR, pair.mentor))
        }
        names = {
            role: one.journey.code if sight.external else _who(sight, one.journey.person)
            for role, one in summaries.items()
        }
        gone = tuple(role.value for role, one in summaries.items() if one.ending is not None)
        yield ProposedPair(pair.code, names[Scope.MENTEE], names[Scope.MENTOR], pair.topics, pair.reasons, gone)
