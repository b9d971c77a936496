"""What guides the sessions of a pair (rule 9): its lead topic's module, a content, or the built-in frame.

As practised in French companies: modules, which a consultancy may design, give the mentor a frame (Sanofi 2015).
"""

from collections.abc import Iterable
from enum import StrEnum

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import ModuleStep
from revflow.domain.journeys import Journey, Scope, StepStatus, Summary


class Guide(StrEnum):
    """What guides a pair's sessions."""

    MODULE = "module"
    CONTENT = "content"
    FRAME = "frame"


def guide_of(program: Program, step: SessionsStep, pair: Journey, modules: Iterable[str], session: int = 0) -> Guide:
    """Return what guides a pair's session of that number, 0: its sessions as a whole.

    `modules` are the topics whose module was approved (`topics_with_module`). Without a module for the lead topic, and
    in sessions that it does not cover, the built-in frame guides, whatever the program has meant.
    """
    named = next((one for one in program.steps if isinstance(one, ModuleStep) and one.id == step.guide), None)
    if named is not None:
        ready = set(pair.topics[:1]) & set(modules) and named.guides(session)
        return Guide.MODULE if ready else Guide.FRAME
    return Guide.CONTENT if step.guide else Guide.FRAME


def topics_with_module(step: SessionsStep, journeys: Iterable[Summary]) -> frozenset[str]:
    """Return the topics whose module, the one that the sessions' `guide` names, was approved."""
    return frozenset(
        topic
        for summary in journeys
        if summary.journey.scope is Scope.TOPIC
        and summary.steps.get(step.guide or "", StepStatus.SKIPPED) != StepStatus.SKIPPED
        for topic in summary.journey.topics
    )
