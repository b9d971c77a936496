"""Facts of second thoughts: what was decided or done is opened again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who decided takes it back, before anything that follows was done: the task is open again, and its gate.

    `undone` are the steps entered or passed over since, which wait again; `reopens` the tasks that the decision had
    closed besides; `withdraws` those that it had made.
    """

    task: str
    undone: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ()
    withdraws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopened:
    """HR has a step done once more; why lies apart under `reason`. `undone` are open steps, which wait again."""

    task: str
    step: str
    reason: str
    undone: tuple[str, ...] = ()
