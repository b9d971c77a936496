"""Gates: a vote is judged, and the gate concluded with the vote that makes its outcome (rules 13 to 18)."""

from dataclasses import replace

from revflow.definition.program import Program
from revflow.definition.steps import ApprovalStep, ModuleStep
from revflow.definition.text import Text
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Concluded, Fact, Voted
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import ballot as ballots
from revflow.engine import routing
from revflow.engine.asking import tasks_of
from revflow.engine.breaking import named_for
from revflow.engine.pool import match_of
from revflow.engine.proposals import proposals
from revflow.engine.rounds import BACK
from revflow.engine.routing import outcomes_of, route_of
from revflow.engine.standing import busy, voices, who_is_back
from revflow.engine.state import SUBJECTS, State
from revflow.engine.vetting import check_scores, refused_in
from revflow.engine.view import View
from revflow.engine.whom import subjects_of


def vote(view: View, task: Task, actor: str, ballot: Voted) -> tuple[Fact, ...]:
    """Return what a vote writes: itself, and the gate's outcome if it is concluded by it (rule 15).

    The ballot says whose it is (`in_whose_name`). One that comes after the conclusion (the other half of a declined
    pair, rule 7) is kept and counts for nothing. Raises RefusedError.
    """
    step = view.step
    assert isinstance(step, ApprovalStep)
    check_voter(view, task, actor, ballot.principal)
    _check_outcome(view, step, ballot)
    check_scores(view, ballot)
    _check_broken_pairs(view, ballot)
    if view.visit is None or view.visit.outcome:
        return (ballot,)
    if ballots.is_tie_break(view, task):
        outcome: str | None = ballot.outcome
        pairs, refused = ballot.pairs, ballot.refused
    else:
        outcome = ballots.outcome_of(view, (*ballots.votes(view), ballot.outcome))
        pairs = named_for(view, outcome or "", ballot.pairs if outcome == ballot.outcome else ())
        refused = refused_in(view, outcome or "", ballot)
    if outcome is None:
        return (ballot,)
    return ballot, Concluded(step.id, task.round, outcome, route_of(step.outcomes[outcome]), pairs, refused)


def offered(program: Program, state: State, task: Task) -> tuple[tuple[str, Text, bool], ...]:
    """Return what may be said at a gate now, in order: name, label, whether a comment is required."""
    step = program.step(task.step)
    if isinstance(step, ModuleStep) and task.kind is not TaskKind.REVIEW:
        return ()
    again = isinstance(step, ModuleStep) and _hand_ins(state, task) >= step.max_rounds
    return tuple(
        (name, outcome.label or Text({"": name}), outcome.comment == "required")
        for name, outcome in routing.offered(step, state).items()
        if not (again and route_of(outcome).startswith(BACK))
    )


def _hand_ins(state: State, task: Task) -> int:
    here = (task.step, task.round, TaskKind.ATTACH)
    return sum(1 for other in state.tasks.values() if (other.step, other.round, other.kind) == here)


def in_whose_name(view: View, task: Task, actor: str, ballot: Voted) -> Voted:
    """Return the vote with whose it is: a deputy's is the principal's, as long as he or she is away (rule 16).

    Raises RefusedError `principal-back`.
    """
    principal = dict(task.deputies).get(ballot.principal or actor, "")
    if not principal:
        return ballot
    check_still_away(view, task, ballot.principal or actor)
    return replace(ballot, principal=principal)


def check_still_away(view: View, task: Task, deputy: str) -> None:
    """Refuse a deputy whose principal acts in person again (rule 16): `principal-back`."""
    principal = who_is_back(view, task, deputy)
    if principal:
        raise RefusedError("principal-back", task=task.id, who=principal)


def check_voter(view: View, task: Task, actor: str, principal: str = "") -> None:
    """Refuse a second vote in one round, and a subject's on its own journey (rules 13, 16).

    On behalf it is the principal whose vote counts. Raises RefusedError `already-voted`, `own-journey`.
    """
    if isinstance(view.step, ApprovalStep) and not ballots.is_tie_break(view, task):
        mine = {principal, actor} if (actor, principal) in task.deputies else {principal or actor}
        earlier = next((t for t in tasks_of(view) if mine & voices(t)), None)
        if earlier is not None:
            raise RefusedError("already-voted", task=task.id, outcome=earlier.result, at=earlier.closed_at)
    if task.awaits not in SUBJECTS and actor in subjects_of(view.state.journey, view.linked):
        raise RefusedError("own-journey", task=task.id, journey=view.state.journey.code)


def check_heir(view: View, task: Task, heir: str) -> None:
    """Refuse to hand a vote to who cannot give it, or is asked for another one of its round (rules 13, 16).

    HR's last word may be anybody's who may decide. Raises RefusedError as `check_voter` does, `asked-already`.
    """
    check_voter(view, task, heir)
    if heir in busy(view, task) and not ballots.is_tie_break(view, task):
        raise RefusedError("asked-already", task=task.id, who=heir)


def _check_outcome(view: View, step: ApprovalStep, ballot: Voted) -> None:
    known = routing.offered(step, view.state)
    if ballot.outcome not in outcomes_of(step):
        raise RefusedError("outcome-unknown", outcome=ballot.outcome, known=", ".join(known))
    if ballot.outcome not in known:
        raise RefusedError("rounds-used-up", outcome=ballot.outcome, rounds=step.max_rounds, known=", ".join(known))
    if step.outcomes[ballot.outcome].comment == "required" and not ballot.remark:
        raise RefusedError("comment-required", outcome=ballot.outcome)


def _check_broken_pairs(view: View, ballot: Voted) -> None:
    """Sending a wave back names pairs to break, or says why (rule 6)."""
    match = match_of(view.program)
    sends_back = match is not None and route_of(outcomes_of(view.step)[ballot.outcome]) == BACK + match.id
    if match is None or not sends_back:
        if ballot.pairs:
            raise RefusedError("pairs-not-asked", outcome=ballot.outcome)
        return
    known = {pair.code for pair in proposals(view.state, match.id)}
    unknown = next((code for code in ballot.pairs if code not in known), None)
    if unknown is not None:
        raise RefusedError("pair-unknown", pair=unknown, known=", ".join(sorted(known)))
    if not ballot.pairs and not ballot.remark:
        raise RefusedError("pairs-or-reason", outcome=ballot.outcome)
