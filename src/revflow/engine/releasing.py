"""A module that is approved is released to the pairs that it is for: one mail to each of the two (rules 8, 9)."""

from collections.abc import Iterator

from revflow.definition.steps import REMATCH, ApprovalStep, ModuleStep
from revflow.domain.facts import ActionDone, Fact
from revflow.domain.journeys import Scope, StepStatus
from revflow.domain.mails import MailOrder
from revflow.engine.moves import Change, Move
from revflow.engine.situation import Situation
from revflow.engine.state import SUBJECTS
from revflow.engine.whom import subject_of

READY = "module-ready"
"""The action that a pair's journal keeps of it, and the mail's template."""


def release_due_of_module(it: Situation) -> Move | None:
    """Return the telling of a pair that its lead topic's module is ready, once it is a pair by the yes of both."""
    if it.scope is not Scope.PAIR or not _is_formal(it):
        return None
    facts = (event.fact for event in it.state.events)
    told = {fact.step for fact in facts if isinstance(fact, ActionDone) and is_release(fact)}
    step = next((step for step in _ready(it) if step not in told), None)
    if step is None:
        return None
    done = ActionDone(step, 1, READY)
    return Move(f"{step}: tell the pair", step, Change(facts=(done,), mails=tuple(_mails(it, step))))


def is_release(fact: Fact) -> bool:
    """Tell whether a fact says that a pair was told of its module: nobody does anything by it."""
    return isinstance(fact, ActionDone) and fact.action == READY


def _ready(it: Situation) -> Iterator[str]:
    modules = {step.id for step in it.program.steps if isinstance(step, ModuleStep) and step.for_each is Scope.TOPIC}
    for other in it.linked.journeys:
        if other.journey.scope is Scope.TOPIC:
            yield from (step for step, how in other.steps.items() if step in modules and how != StepStatus.SKIPPED)


def _is_formal(it: Situation) -> bool:
    """Tell whether every gate at which a pair may be declined has been passed."""
    gates = (step for step in it.own_steps() if isinstance(step, ApprovalStep))
    ends = (step for step in gates if any(outcome.then == REMATCH for outcome in step.outcomes.values()))
    passed = (StepStatus.DONE, StepStatus.SKIPPED)
    return all(it.state.status.get(step.id) in passed for step in ends)


def _mails(it: Situation, step: str) -> Iterator[MailOrder]:
    journey = it.state.journey
    refs = (subject_of(role, journey, it.linked) for role in SUBJECTS)
    for ref in dict.fromkeys(ref for ref in refs if ref in it.linked.people):
        yield MailOrder(
            key=f"{journey.code}/{step}.1/{READY}/{ref}", journey=journey.code, template=READY, to=ref, step=step
        )
