"""A gate's ballot: its entries, who of them has voted, and what follows (rules 13 to 15)."""

from collections.abc import Sequence
from dataclasses import replace

from revflow.definition.steps import ApprovalStep
from revflow.domain.facts import TakenBack
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine.asking import Request, ask_all, asked_of, task_id, tasks_of
from revflow.engine.moves import Change
from revflow.engine.quorum import can_conclude, can_settle, quorum_of
from revflow.engine.state import OPEN_STATES, SUBJECTS
from revflow.engine.view import View
from revflow.engine.whom import HR, deciders_of


def requests(view: View) -> tuple[Request, ...]:
    """Return the entries as requests, in order: one vote each (rule 13). With `each` a group's are its members."""
    step = _step(view)
    entries = [(member, entry) for entry in step.by for member in _members(view, step, entry)]
    several = len(entries) > 1
    return tuple(
        Request(TaskKind.DECIDE, member, index, several=several, name=group if member != group else "")
        for index, (member, group) in enumerate(entries)
    )


def asked_now(view: View) -> tuple[Request, ...]:
    """Return the entries whose turn it is: all; with `in_order` those up to the first that has not voted."""
    entries = tuple(_anew(view, one) for one in requests(view) if not _gone(view, one))
    if not _step(view).in_order:
        return entries
    waiting = next((place for place, one in enumerate(entries) if not _has_voted(view, one)), len(entries))
    return entries[: waiting + 1]


def unasked(view: View) -> tuple[Request, ...]:
    """Return the entries whose turn it is and that nobody can be asked for: HR may name who votes (rule 16).

    A mentee's or mentor's own vote is nobody else's. Where no member who is asked apart has a vote to give, HR names
    one in place of the first.
    """
    if is_stuck(view):
        return ()
    alone = _nobody_has_one(view)
    now = (one for one in asked_now(view) if one.entry not in SUBJECTS and not asked_of(view, one))
    return tuple(one for one in (*now, *alone) if task_id(view, one) not in view.state.tasks)


def out_of_turn(view: View) -> tuple[Task, ...]:
    """Return the open tasks that wait for their turn again, with `in_order`: an earlier vote was taken back."""
    waiting = next((one for one in asked_now(view) if not _has_voted(view, one)), None)
    events = view.visit.events if view.visit is not None else ()
    taken_back = {event.fact.task for event in events if isinstance(event.fact, TakenBack)}
    if not _step(view).in_order or waiting is None or not any(t.id in taken_back for t in _own(view, waiting)):
        return ()
    later = (task for task in tasks_of(view) if task.entry > waiting.index and not is_tie_break(view, task))
    return tuple(task for task in later if task.state in OPEN_STATES)


def tie_break(view: View) -> Request:
    """Return the request that asks HR to decide (rule 14); its entry follows the step's own.

    Its suffix counts: where a vote was taken back, HR may have been asked before, and was not needed any more.
    """
    over = sum(1 for task in tasks_of(view) if is_tie_break(view, task) and task.state not in OPEN_STATES)
    return Request(TaskKind.DECIDE, HR, len(requests(view)), suffix=f".{HR}{over + 1 if over else ''}")


def ask_hr(view: View) -> Change:
    """Return the asking of HR to decide, if it is not asked yet: `except` does not hold for the last word."""
    everybody = replace(view, step=_step(view).model_copy(update={"except_": ()}))
    return ask_all(everybody, (tie_break(view),))


def is_tie_break(view: View, task: Task) -> bool:
    """Tell whether a task is HR's, who decides alone because no outcome of a gate could win."""
    return isinstance(view.step, ApprovalStep) and task.entry == len(requests(view))


def votes(view: View) -> tuple[str, ...]:
    """Return the outcomes voted so far in the open round, in the order of the entries."""
    return tuple(task.result for task in tasks_of(view) if task.closed_by and not is_tie_break(view, task))


def entries(view: View) -> int:
    """Return how many votes there can be: a member asked apart who has none to give is dropped (rules 13, 15, 16)."""
    return sum(1 for one in requests(view) if not _gone(view, one))


def is_dropped(view: View, task: Task) -> bool:
    """Tell whether a task is that of a member who was asked apart and has no vote to give (rules 13, 15, 16)."""
    if not isinstance(view.step, ApprovalStep):
        return False
    return any(one.index == task.entry and _gone(view, one) for one in requests(view))


def outcome_of(view: View, cast: Sequence[str]) -> str | None:
    """Return the outcome that these votes make, or None."""
    step = _step(view)
    return quorum_of(step)(cast, list(step.outcomes), entries(view))


def is_stuck(view: View) -> bool:
    """Tell whether no outcome can win any more, whatever is still voted: HR decides, all votes shown (rule 14)."""
    step = _step(view)
    cast, most = votes(view), entries(view)
    return bool(cast) and not can_conclude(quorum_of(step), cast, list(step.outcomes), most)


def can_do_without(view: View, missing: int) -> bool:
    """Tell whether a gate can be settled though nobody is there for so many of the entries that it awaits.

    One after another, each is waited for; and HR's last word is nobody else's.
    """
    step = _step(view)
    if step.in_order or is_stuck(view):
        return False
    cast, most = votes(view), entries(view)
    return can_settle(step, cast, list(step.outcomes), most, most - len(cast) - missing)


def awaits(view: View) -> tuple[str, ...]:
    """Return the codes of the entries that are to vote now, each once; HR alone where the gate is stuck."""
    if is_stuck(view):
        return (tie_break(view).code,)
    now = (one for one in asked_now(view) if not _has_voted(view, one))
    return tuple(dict.fromkeys(one.code for one in (*now, *_nobody_has_one(view))))


def _nobody_has_one(view: View) -> tuple[Request, ...]:
    """Return the first entry where none is left that could vote: whose members are asked apart, and dropped."""
    every = requests(view)
    return () if any(not _gone(view, one) for one in every) else tuple(_anew(view, one) for one in every[:1])


def _members(view: View, step: ApprovalStep, entry: str) -> tuple[str, ...]:
    group = view.program.groups.get(entry)
    return group.members if step.each and group is not None and group.members else (entry,)


def _gone(view: View, one: Request) -> bool:
    """Tell whether a member who is asked apart has no vote here, and gave none (rules 13, 15, 16).

    That is who is not there any more, whom `except` leaves out, whose own journey it is, and who has an earlier entry.
    """
    if not one.name or _has_voted(view, one) or _was_handed_on(view, one):
        return False
    again = any(other.entry.lower() == one.entry.lower() for other in requests(view)[: one.index])
    return again or not deciders_of(view, one.entry)


def _was_handed_on(view: View, one: Request) -> bool:
    """Tell whether a member's vote was handed over to somebody who is there."""
    return any(task.state in OPEN_STATES and task.to[0] in view.linked.people for task in _own(view, one))


def _has_voted(view: View, one: Request) -> bool:
    return any(task.closed_by for task in _own(view, one))


def _own(view: View, one: Request) -> tuple[Task, ...]:
    return tuple(task for task in tasks_of(view) if task.entry == one.index)


def _anew(view: View, one: Request) -> Request:
    """Return an entry's request, counted where all that were made of it in this round are withdrawn."""
    own = _own(view, one)
    withdrawn = own and all(task.state is TaskState.WITHDRAWN for task in own)
    return replace(one, suffix=f".n{len(own) + 1}") if withdrawn else one


def _step(view: View) -> ApprovalStep:
    assert isinstance(view.step, ApprovalStep)
    return view.step
