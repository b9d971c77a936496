"""Quorums: how votes become an outcome (rule 14). A rule is a function of the votes, the outcomes and the entries."""

from collections.abc import Callable, Mapping, Sequence

from revflow.definition.steps import ApprovalStep

Quorum = Callable[[Sequence[str], Sequence[str], int], str | None]
"""From the votes so far, the outcomes' names and the number of entries to the outcome, or nothing."""


def _first(votes: Sequence[str], _outcomes: Sequence[str], _entries: int) -> str | None:
    return votes[0] if votes else None


def _all(votes: Sequence[str], outcomes: Sequence[str], entries: int) -> str | None:
    """Any outcome but the first-named concludes at once."""
    other = next((vote for vote in votes if vote != outcomes[0]), None)
    return other or (outcomes[0] if votes and len(votes) >= entries else None)


def _most(votes: Sequence[str], needed: int) -> str | None:
    return next((vote for vote in votes if votes.count(vote) >= needed), None)


def _majority(votes: Sequence[str], _outcomes: Sequence[str], entries: int) -> str | None:
    """More than half of the entries, whether they have voted or not."""
    return _most(votes, entries // 2 + 1)


def _number(needed: int) -> Quorum:
    """So many for one outcome."""
    return lambda votes, _outcomes, _entries: _most(votes, needed)


def _veto(outcome: str) -> Quorum:
    """One vote for this outcome concludes; without one the majority does, once all have voted."""

    def veto(votes: Sequence[str], outcomes: Sequence[str], entries: int) -> str | None:
        if outcome in votes:
            return outcome
        return _majority(votes, outcomes, entries) if len(votes) >= entries else None

    return veto


QUORUMS: Mapping[str, Quorum] = {"first": _first, "all": _all, "majority": _majority}


def quorum_of(step: ApprovalStep) -> Quorum:
    """Return the rule of a gate: `first`, `all`, `majority`, a number, or `veto: OUTCOME`."""
    word, _, vetoed = step.quorum.partition(":")
    if vetoed:
        return _veto(vetoed.strip())
    return _number(int(word)) if word.isdigit() else QUORUMS[word]


def can_conclude(quorum: Quorum, votes: Sequence[str], outcomes: Sequence[str], entries: int) -> bool:
    """Tell whether the votes that are still to come could make an outcome: else HR decides.

    If any could, it is enough to look at all of them being for one outcome: every rule is monotone.
    """
    to_come = max(0, entries - len(votes))
    return any(quorum([*votes, *[outcome] * to_come], outcomes, entries) is not None for outcome in outcomes)


def can_settle(step: ApprovalStep, votes: Sequence[str], outcomes: Sequence[str], entries: int, able: int) -> bool:
    """Tell whether so many votes to come, fewer than all, could make an outcome that is no mere objection.

    What one voice is enough for (with `all` any outcome but the first-named, and a veto) does not make up for a voice
    without which nobody can agree.
    """
    word, _, vetoed = step.quorum.partition(":")
    agreed = outcomes[:1] if word == "all" else [outcome for outcome in outcomes if outcome != vetoed.strip()]
    quorum = quorum_of(step)
    return any(quorum([*votes, *[outcome] * able], outcomes, entries) is not None for outcome in agreed)
