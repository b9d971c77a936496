"""Read the answers that a report counts: the newest of each entry, beside the baseline that they are compared with."""

from collections.abc import Iterator, Mapping

from revflow.definition.fields import QuizField, TopicsField
from revflow.definition.steps import FormStep
from revflow.domain.facts import Answered
from revflow.domain.journeys import Journey, Summary
from revflow.engine.measures import Levels, Survey, baseline_of
from revflow.service.case import Case, load_state
from revflow.service.ports import Db


def surveys_of(db: Db, case: Case) -> tuple[Survey, ...]:
    """Return the answers of a cohort's pairs that are not erased."""
    forms = {step.id: step for step in case.program.steps if isinstance(step, FormStep)}
    return tuple(survey for summary in case.linked.journeys for survey in _of_journey(db, case, summary, forms))


def _of_journey(db: Db, case: Case, summary: Summary, forms: Mapping[str, FormStep]) -> Iterator[Survey]:
    journey = summary.journey
    asked = [form for form in forms.values() if form.for_each is journey.scope]
    if not asked or not any(summary.counts.get(f"answered.{form.id}") for form in asked):
        return
    state = load_state(db, journey)
    newest = {}
    for event in state.events:
        if isinstance(event.fact, Answered) and event.fact.task in state.tasks:
            task = state.tasks[event.fact.task]
            newest[task.step, task.entry] = (task.awaits, event.fact.principal or event.actor, event.fact.digest)
    for (step, _entry), (role, who, digest) in newest.items():
        answer = db.content(digest)
        if isinstance(answer, Mapping) and step in forms:
            yield Survey(step, role, answer, baselines(case, journey, forms[step]), who)


def baselines(case: Case, journey: Journey, form: FormStep) -> dict[str, Levels]:
    """Return the earlier answers to a form's fields that ask for the same topics or questions again, by their name."""
    found: dict[str, Levels] = {}
    for name, field in form.fields.items():
        step, earlier = baseline_of(field) if isinstance(field, TopicsField | QuizField) else ("", "")
        for code in filter(None, (journey.code, journey.mentee, journey.mentor) if step else ()):
            then = case.linked.answers.get(code, {}).get(step, {}).get(earlier)
            if isinstance(then, Mapping):
                found.setdefault(name, then)
    return found
