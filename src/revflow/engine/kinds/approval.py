"""Approvals: gates. Here is the asking; `engine.gates` computes the outcome with the vote that makes it (rule 15)."""

from collections.abc import Iterator, Sequence

from revflow.domain.facts import Asked, Concluded, Withdrawn
from revflow.domain.tasks import Task
from revflow.engine import ballot
from revflow.engine.asking import ask_all
from revflow.engine.breaking import named_for
from revflow.engine.kinds.shared import never, nothing_promised, open_tasks
from revflow.engine.moves import Change, Move
from revflow.engine.routing import offered, outcomes_of, route_of
from revflow.engine.tasks_after import TAKEN_BACK
from revflow.engine.verdicts import verdict_mails
from revflow.engine.vetting import refused_in
from revflow.engine.view import View
from revflow.engine.whom import HR

wake_at = never
abandon = nothing_promised
awaits = ballot.awaits


def enter(view: View) -> Change:
    """Ask each entry of `by` for one vote (rule 13); with `in_order` the first."""
    return ask_all(view, ballot.asked_now(view))


def proceed(view: View) -> Sequence[Move]:
    """Count anew where somebody is gone, ask HR where nobody can win, else those whose turn has come."""
    return tuple(_due(view))


def _due(view: View) -> Iterator[Move]:
    outcome = ballot.outcome_of(view, ballot.votes(view))
    if outcome is not None:
        route = route_of(outcomes_of(view.step)[outcome])
        counted = Concluded(
            view.step.id, view.round, outcome, route, named_for(view, outcome), refused_in(view, outcome)
        )
        yield Move(f"{view.step.id}: counted anew", view.step.id, _concluding(view, counted))
    elif ballot.is_stuck(view):
        yield from _to_hr(view)
    else:
        yield from _in_turn(view)


def _in_turn(view: View) -> Iterator[Move]:
    """Ask those whose turn has come, and nobody whose turn it is not any more since an earlier vote was taken back."""
    early = tuple(Withdrawn(task.id, TAKEN_BACK) for task in ballot.out_of_turn(view))
    if early:
        yield Move(f"{view.step.id}: one after another", view.step.id, Change(facts=early))
    asked = ask_all(view, ballot.asked_now(view))
    if asked.facts:
        yield Move(f"{view.step.id}: ask {', '.join(_new(asked))}", view.step.id, asked)


def _to_hr(view: View) -> Iterator[Move]:
    """Ask HR to decide; nobody else is needed any more."""
    asked = ballot.ask_hr(view)
    if asked.facts:
        others = tuple(Withdrawn(task.id, "undecided") for task in open_tasks(view))
        yield Move(f"{view.step.id}: ask {HR} to decide", view.step.id, Change(facts=others) + asked)


def _new(asked: Change) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.awaits for fact in asked.facts if isinstance(fact, Asked)))


def expire(view: View, task: Task) -> Change:
    """Conclude with the outcome that `on_expiry` names; nothing if it is not to be had any more."""
    name = view.step.on_expiry or ""
    outcome = offered(view.step, view.state).get(name)
    return _concluding(view, Concluded(task.step, task.round, name, route_of(outcome))) if outcome else Change()


def _concluding(view: View, concluded: Concluded) -> Change:
    return Change(facts=(concluded,), mails=verdict_mails(view, (concluded,)))
