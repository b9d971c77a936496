"""A situation: one journey, its program, its surroundings and the time, passed along as one value."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from revflow.definition.program import Program
from revflow.definition.steps import Step
from revflow.domain.facts import Event, Proposal
from revflow.domain.journeys import Scope
from revflow.engine.fold import fold
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.plan import Plan, plan_of
from revflow.engine.pool import Pool, pool_of
from revflow.engine.proposals import standing
from revflow.engine.state import State, Visit
from revflow.engine.view import View


@dataclass(frozen=True)
class Situation:
    """What `advance` looks at."""

    program: Program
    state: State
    linked: Linked
    now: datetime

    @property
    def scope(self) -> Scope:
        """The scope of the journey."""
        return self.state.journey.scope

    @cached_property
    def plan(self) -> Plan:
        """What follows from the program alone."""
        return plan_of(self.program)

    @cached_property
    def pool(self) -> Pool:
        """The pool of the match, as the cohort's own journey sees it. The program has a match."""
        assert self.plan.match is not None
        return pool_of(self.program, self.plan.match, self.state, self.linked)

    @cached_property
    def standing(self) -> tuple[Proposal, ...]:
        """The newest wave's pairs that can begin, on the cohort's own journey. The program has a match."""
        assert self.plan.match is not None
        return standing(self.plan.match, self.state, self.linked)

    def own_steps(self) -> tuple[Step, ...]:
        """Return the steps that this journey runs, in order."""
        return self.plan.own[self.scope]

    def view(self, step: Step, visit: Visit | None = None) -> View:
        """Return what the step's kind sees: an open round, or none when the step is about to be entered."""
        return View(self.program, step, self.state, self.linked, self.now, visit)

    def after(self, change: Change) -> "Situation":
        """Return the situation once this change's own facts are written; nothing of it is kept."""
        version = self.state.version
        events = [
            Event(self.state.journey.code, version + number, self.now, "", fact)
            for number, fact in enumerate(change.facts, start=1)
        ]
        return replace(self, state=fold(self.state.journey, events, self.state))
