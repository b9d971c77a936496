"""Facts of second thoughts: what was decided or done is opened again."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who decided takes it back, before anything that follows was done: the task is open again, and its gate.

    `undone` are the steps entered or passed over since, which wait again; `reopens` the tasks that the decision had
    closed besides; `withdraws` those that it had made. `dues` are the new due dates (UTC) of what is open again: the
    time that a task was closed does not count.
    """

    task: str
    undone: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ()
    withdraws: tuple[str, ...] = ()
    dues: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Reopened:
    """HR has a step done once more; why lies apart under `reason`. `undone` are open steps, which wait again."""

    task: str
    step: str
    reason: str
    undone: tuple[str, ...] = ()
