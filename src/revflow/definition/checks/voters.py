"""Whether a gate's votes can come together: a vote for each entry, and each from somebody else (rules 13, 14)."""

from collections.abc import Iterable, Sequence

from revflow.definition.draft import Draft
from revflow.definition.steps import ApprovalStep

People = frozenset[str]


def check(draft: Draft) -> None:
    """Check that as many people can vote as a gate's quorum needs, where the program itself says who they are."""
    for index, step in draft.steps():
        if isinstance(step, ApprovalStep) and draft.wrote("steps", index, "quorum"):
            _check_enough(draft, index, step)


def entries(draft: Draft, step: ApprovalStep) -> tuple[People | None, ...]:
    """Return the votes there can be, of each entry or member asked apart, each as the addresses of who may give it.

    Who is asked apart has one vote, however many groups he or she is in (rule 13). None stands for people whom only
    the list of participants knows. Empty: nobody, which is told elsewhere.
    """
    found: list[People | None] = []
    apart = left_out(draft, step)
    for word in step.by:
        people = _people(draft, word)
        group = draft.program.groups.get(word)
        if step.each and group is not None and people:
            found += [frozenset({address}) for address in sorted(people - apart)]
            apart |= people
        else:
            found.append(None if people is None else people - left_out(draft, step))
    return tuple(found)


def left_out(draft: Draft, step: ApprovalStep) -> People:
    """Return the addresses of those whom `except` names, as far as the program knows them."""
    return frozenset().union(*(_people(draft, word) or () for word in step.left_out))


def _people(draft: Draft, word: str) -> People | None:
    group = draft.program.groups.get(word)
    if group is not None:
        return frozenset(address.lower() for address in group.members)
    return frozenset({word.lower()}) if "@" in word else None


def _check_enough(draft: Draft, index: int, step: ApprovalStep) -> None:
    votes = entries(draft, step)
    needed = _needed(step.quorum, len(votes))
    able = _most_at_once(votes)
    if able < needed and all(one is None or one for one in votes):
        draft.fault("quorum-people", "steps", index, "by", needed=needed, able=able)


def _needed(quorum: str, votes: int) -> int:
    """Return how many votes make an outcome at least; 0 where that is no quorum, or one that there are no votes for."""
    if quorum == "all" or quorum.startswith("veto:"):
        return votes
    if quorum == "majority":
        return votes // 2 + 1
    return int(quorum) if quorum in {str(number) for number in range(votes + 1)} else 0


def _most_at_once(votes: Sequence[People | None]) -> int:
    """Return how many of the votes can be given by different people, at most: augmenting paths, as for any matching."""
    given: dict[str, int] = {}

    def find(place: int, tried: set[str]) -> bool:
        for person in sorted(_of(votes[place])):
            if person in tried:
                continue
            tried.add(person)
            if person not in given or find(given[person], tried):
                given[person] = place
                return True
        return False

    return sum(one is None or find(place, set()) for place, one in enumerate(votes))


def _of(people: Iterable[str] | None) -> Iterable[str]:
    return people or ()
