"""What a kind of step sees, and what it must answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from revflow.definition.program import Program
from revflow.definition.steps import Step
from revflow.domain.tasks import Task
from revflow.engine.linked import Linked
from revflow.engine.moves import Change, Move
from revflow.engine.state import State, Visit


@dataclass(frozen=True, slots=True)
class View:
    """One step of one journey at one moment. `visit` is the open round, None when the step is about to be entered."""

    program: Program
    step: Step
    state: State
    linked: Linked
    now: datetime
    visit: Visit | None = None

    @property
    def round(self) -> int:
        """The open round, or the one that would be entered now (from 1)."""
        if self.visit is not None:
            return self.visit.round
        visits = (*self.state.past, *self.state.visits.values())
        return max((visit.round for visit in visits if visit.step == self.step.id), default=0) + 1


class Kind(Protocol):
    """A kind of step: one module, found in the registry `engine.kinds`. All methods are pure.

    The engine's core does what is common: joins, `when`, entering, reminders, lateness, routing of a `Concluded`
    outcome, withdrawal of open tasks when a step concludes or the journey ends. A kind says the rest.
    """

    def enter(self, view: View) -> Change:
        """Return what entering asks and mails (the core adds `Entered`); a kind done at once adds `Concluded`."""
        ...

    def proceed(self, view: View) -> Sequence[Move]:
        """Return what is due now in an open round, given its events and the time; empty when it waits."""
        ...

    def expire(self, view: View, task: Task) -> Change:
        """Return what the expiry of one task does beyond `Lapsed`, for actions `skip` or an outcome (rule 20)."""
        ...

    def awaits(self, view: View) -> tuple[str, ...]:
        """Return codes of who or what an open round waits for: open tasks' `awaits`, or `time`, `match`, `pairs`."""
        ...

    def wake_at(self, view: View) -> datetime | None:
        """Return when time alone next changes this round, apart from its tasks' reminders and expiry."""
        ...

    def abandon(self, view: View) -> Change:
        """Return what else is mailed when the journey ends in this open round: cancelled invitations (rule 11)."""
        ...
