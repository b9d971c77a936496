"""What a gate decides about, as its page shows it: answers of the journey's forms, proposed pairs, votes in vain."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from revflow.definition.steps import FormStep
from revflow.definition.text import Text
from revflow.domain.facts import Answered, Proposed
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task
from revflow.engine import ballot
from revflow.engine.answers import fields_for
from revflow.engine.commands.guards import view_of
from revflow.engine.situation import Situation
from revflow.service.page import ProposedPair, ShownAnswer, Vote
from revflow.service.ports import Db
from revflow.service.sight import Sight, is_private


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
    return sight.case.everybody[ref].name


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
