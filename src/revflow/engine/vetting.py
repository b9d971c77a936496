"""Vetting topic by topic: a person is approved for one topic and not for another, and hears what would help.

A line of the rubric that `per_topic` names is scored for each topic, as `mastery.data`; a score without a topic stands
for all of them. Scores never decide (rule 18): who votes says which topics are approved, and a line below its minimum
refuses that of its topic. (As practised in French companies: HR picks mentors after checking that they master the
tools. BNP Paribas Personal Finance 2017 had questionnaires and tests for both sides.)
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from revflow.definition.fields import TopicsField
from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, FormStep
from revflow.definition.text import Text
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Concluded, Voted
from revflow.engine.asking import tasks_of
from revflow.engine.state import State
from revflow.engine.view import View

HIGHEST_SCORE = 4
"""The best score of a rubric's line; the worst is 0."""

REFUSED = "refused."
"""Prefix under which a summary's counts keep a topic for which its person was not approved."""


def topics_judged(view: View) -> tuple[str, ...]:
    """Return the topics that a gate judges one by one, in the program's order: those named in the forms above it."""
    step = view.step
    if not isinstance(step, ApprovalStep) or not step.per_topic:
        return ()
    answers = view.linked.answers.get(view.state.journey.code, {})
    above = view.program.steps[: view.program.steps.index(step)]
    named: set[str] = set()
    for form in above:
        if isinstance(form, FormStep) and form.for_each is step.for_each:
            named.update(*(_topics(answers.get(form.id, {}).get(name)) for name in _topic_fields(form)))
    return tuple(topic for topic in view.program.topics if topic in named)


def _topic_fields(form: FormStep) -> Iterator[str]:
    yield from (name for name, field in form.fields.items() if isinstance(field, TopicsField))


def _topics(value: object) -> Collection[str]:
    return [str(topic) for topic in value] if isinstance(value, Mapping | list | tuple) else ()


def refused_by(view: View, outcome: str, approved: Collection[str] | None) -> tuple[str, ...]:
    """Return the topics that a vote leaves out; `approved` None: all are approved.

    Raises RefusedError `topics-not-asked`, `topic-not-offered`, `topics-none-approved`, `topics-none-in-common` (with
    what the other voters have approved, nothing would be left: nobody is approved for no topic at all).
    """
    judged = topics_judged(view)
    if not approved and approved is not None and not judged:
        return ()
    if approved is not None and not judged:
        raise RefusedError("topics-not-asked", outcome=outcome)
    if approved is None or not _approves(view, outcome):
        return ()
    unknown = next((topic for topic in approved if topic not in judged), None)
    if unknown is not None:
        raise RefusedError("topic-not-offered", topic=unknown, known=[_with_code(view.program, one) for one in judged])
    if not approved:
        raise RefusedError("topics-none-approved", outcome=outcome)
    left = set(judged).difference(*(vote.refused for vote in _standing(view, outcome)))
    if not left & set(approved):
        titles = [view.program.topics[one] for one in judged if one in left]
        raise RefusedError("topics-none-in-common", outcome=outcome, topics=titles)
    return tuple(topic for topic in judged if topic not in approved)


def _with_code(program: Program, topic: str) -> Text:
    """Return a topic's title with its code, for who has typed another one."""
    titles = program.topics[topic].by_language
    return Text({language: f"{title} ({topic})" for language, title in titles.items()})


def check_scores(view: View, ballot: Voted) -> None:
    """Refuse scores that are none, and the first outcome where a line is below its minimum (rule 18).

    Raises RefusedError `rubric-none`, `rubric-unknown`, `rubric-score`, `rubric-missing`, `rubric-below`.
    """
    step = view.step
    assert isinstance(step, ApprovalStep)
    scores, known = dict(ballot.scores), tuple(_names(step, topics_judged(view)))
    unknown = next((line for line in scores if line not in known), None)
    if unknown is not None and not step.rubric:
        raise RefusedError("rubric-none", line=unknown)
    if unknown is not None:
        raise RefusedError("rubric-unknown", line=unknown, known=", ".join(known))
    for line, score in scores.items():
        if not 0 <= score <= HIGHEST_SCORE:
            raise RefusedError("rubric-score", line=line, score=score, highest=HIGHEST_SCORE)
    if not _approves(view, ballot.outcome):
        return
    for line, minimum, given in _scored(step, topics_judged(view), scores, ballot.refused):
        if given is None:
            raise RefusedError("rubric-missing", line=line)
        if given < minimum:
            raise RefusedError("rubric-below", line=line, minimum=minimum, score=given, outcome=ballot.outcome)


def refused_in(view: View, outcome: str, last: Voted | None = None) -> tuple[str, ...]:
    """Return the topics that a gate's outcome leaves out: those that any of its votes leaves out; `last` is the newest.

    What was said in a vote that was taken back counts no more.
    """
    votes = (*_standing(view, outcome), *((last,) if last and last.outcome == outcome else ()))
    found = {topic for vote in votes for topic in vote.refused}
    return tuple(topic for topic in view.program.topics if topic in found)


def below(step: ApprovalStep, votes: Iterable[Voted], topics: Collection[str]) -> tuple[str, ...]:
    """Return the lines that some of these votes scored below their minimum: what would help, without the scores."""
    found: dict[str, None] = {}
    for vote in votes:
        scored = _scored(step, topics, dict(vote.scores))
        found |= {line: None for line, minimum, score in scored if score is not None and score < minimum}
    return tuple(found)


def refused_topics(state: State) -> tuple[str, ...]:
    """Return the topics for which a journey's person was not approved, by the newest outcome of each gate."""
    found: dict[str, None] = {}
    for visit in state.visits.values():
        facts = [event.fact for event in visit.events if isinstance(event.fact, Concluded)]
        if visit.outcome and facts:
            found |= dict.fromkeys(facts[-1].refused)
    return tuple(found)


def _approves(view: View, outcome: str) -> bool:
    step = view.step
    return isinstance(step, ApprovalStep) and outcome == next(iter(step.outcomes))


def _names(step: ApprovalStep, topics: Collection[str]) -> Iterator[str]:
    yield from step.rubric
    yield from (f"{line}.{topic}" for line in step.per_topic for topic in topics)


def _scored(
    step: ApprovalStep, topics: Collection[str], scores: Mapping[str, int], refused: Collection[str] = ()
) -> Iterator[tuple[str, int, int | None]]:
    """Yield each line with its minimum and its score, if it has one; a line per topic once for each that is judged."""
    for line, minimum in step.rubric.items():
        if line not in step.per_topic or not topics:
            yield line, minimum, scores.get(line)
            continue
        for topic in topics:
            if topic not in refused:
                yield f"{line}.{topic}", minimum, scores.get(f"{line}.{topic}", scores.get(line))


def _standing(view: View, outcome: str) -> Iterator[Voted]:
    events = view.visit.events if view.visit else ()
    newest = {event.fact.task: event.fact for event in events if isinstance(event.fact, Voted)}
    voted = [task.id for task in tasks_of(view) if task.closed_by and task.result == outcome]
    yield from (vote for task, vote in newest.items() if task in voted)
