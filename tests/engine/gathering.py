"""A small group of a company meets: what its mentor does for several pairs at once."""

from datetime import datetime

from engine.company import Company
from revflow.domain.tasks import Task
from revflow.engine import commands
from revflow.engine.commands.together import ahead_of
from revflow.engine.moves import Change
from revflow.engine.state import State
from revflow.service.companions import concerned


class Group:
    """The pairs that meet with one, seen from its task of a date: all who need a date, or have this one."""

    def __init__(self, company: Company, task: Task) -> None:
        self.company, self.task = company, task
        found = {one.journey.code: company.states[one.journey.code] for one in self._linked(task.id).companions}
        self.tasks = sorted([task.id, *(one.id for one in concerned(company.states[task.journey], found, task))])
        seated = {one.partition(".")[0] for one in self.tasks}
        self._around = [state for code, state in found.items() if code not in seated]

    def meets(self) -> datetime | None:
        """Return when the pairs meet next that are not concerned."""
        dates = (one.starts for other in self._around for one in ahead_of(other, self.company.now))
        return min(dates, default=None)

    def plan(self, starts: datetime) -> None:
        """The mentor gives a date to all who need one; whom they meet with then already they join."""
        it, actor = self.company, self.task.to[0]
        seats = [self._seat(one) for one in self.tasks]
        self._write(commands.plan_together(it.program, seats, self._around, actor, starts, it.now), actor)

    def settle(self, by: str, *missing: str) -> None:
        """The mentor says what became of the date; whose task is named has missed it."""
        it = self.company
        seats = [self._seat(one, "missed" if one in missing else "held") for one in self.tasks]
        self._write(commands.settle_together(it.program, seats, (), by, None, it.now), by)

    def _seat(self, task: str, result: str = "") -> commands.Seat:
        return commands.Seat(self._state(task), self._linked(task), task, result)

    def _state(self, task: str) -> State:
        return self.company.states[task.partition(".")[0]]

    def _linked(self, task: str):
        return self.company.linked(task.partition(".")[0])

    def _write(self, changes: list[Change], actor: str) -> None:
        self.company.act_all(
            {task.partition(".")[0]: one for task, one in zip(self.tasks, changes, strict=True)}, actor
        )
