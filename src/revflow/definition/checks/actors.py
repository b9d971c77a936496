"""Who is asked, told or written to: groups, roles of the journey, addresses; and whether they can answer at all."""

from collections.abc import Iterable, Iterator

from revflow.definition import expression, when
from revflow.definition.address import is_address
from revflow.definition.draft import Draft
from revflow.definition.meetings import SessionsStep
from revflow.definition.nearest import near
from revflow.definition.program import Group
from revflow.definition.steps import ApprovalStep, FormStep, MailStep, Step
from revflow.domain.journeys import Scope

ROLES = {
    "mentor": Scope.MENTOR,
    "mentor.manager": Scope.MENTOR,
    "mentee": Scope.MENTEE,
    "mentee.manager": Scope.MENTEE,
}
"""The roles that a step may name; each belongs to one scope, and to pairs."""

_ASKED = ("by", "review_by", "confirm_by")
_TOLD = ("to", "cc")
_NEEDED = ("by", "confirm_by", "to")


def check(draft: Draft) -> None:
    """Check every line that names people."""
    for index, step in draft.steps():
        for path, word in _named(step):
            check_actor(draft, word, step.for_each, "steps", index, *path)
        for key in _NEEDED:
            if not getattr(step, key, ("-",)):
                draft.fault("by-empty", "steps", index, key, word=key)
        _check_answerable(draft, index, step)
        if isinstance(step, ApprovalStep):
            _check_left_out(draft, index, step)
        if isinstance(step, MailStep):
            _check_copies(draft, index, step)
    for number, escalation in enumerate(draft.program.defaults.task.escalate):
        at = ("defaults", "task", "escalate", number, "to")
        _check_told(draft, escalation.to, *at)
        if _is_empty(draft, escalation.to):
            draft.warn("group-empty", *at, word=escalation.to)
    _check_stand_ins(draft)


def _check_stand_ins(draft: Draft) -> None:
    """Tell of an empty group to escalate to, and of deputies who are members: asked anyway, they stand in for none."""
    for name, group in draft.program.groups.items():
        if group.members and group.escalate_to is not None and _is_empty(draft, group.escalate_to):
            draft.warn("group-empty", "groups", name, "escalate_to", word=group.escalate_to)
        members = _addresses(group.members)
        for number, address in enumerate(group.deputies):
            if address.lower() in members:
                draft.warn("deputy-member", "groups", name, "deputies", number, word=address)


def _addresses(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _check_left_out(draft: Draft, index: int, step: ApprovalStep) -> None:
    """Tell when `except` leaves nobody who may decide, or nobody of an entry whose vote the quorum needs."""
    emptied = [word for word in step.by if _is_left_out(draft, word, step.left_out)]
    if emptied and (len(emptied) == len(step.by) or _each_counts(step)):
        draft.fault("except-nobody", "steps", index, "except", word=emptied[0])


def _is_left_out(draft: Draft, word: str, left_out: Iterable[str]) -> bool:
    """Tell whether `except` names all whom an entry names, as far as the program knows them."""
    groups = draft.program.groups
    if word in left_out:
        return True
    gone = _addresses(left_out).union(*(_addresses(groups[other].members) for other in left_out if other in groups))
    people = _addresses(groups[word].members if word in groups else (word,))
    return bool(people) and people <= gone


def _check_copies(draft: Draft, index: int, step: MailStep) -> None:
    """Tell when a copy would show an external group who takes part: it holds the addresses of all its readers."""
    readers = (*step.to, *step.cc)
    if not step.cc or not any(word in ROLES for word in readers):
        return
    addresses = {address.lower() for group in _external(draft) for address in group.members}
    outside = [word for word in readers if _is_external(draft, word) or word.lower() in addresses]
    if outside:
        draft.fault("external-copied", "steps", index, "cc", word=outside[0])


def _external(draft: Draft) -> list[Group]:
    return [group for group in draft.program.groups.values() if group.external]


def _is_external(draft: Draft, word: str) -> bool:
    group = draft.program.groups.get(word)
    return group is not None and group.external


def _named(step: Step) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key in (*_ASKED, *_TOLD):
        for number, word in enumerate(getattr(step, key, ())):
            yield (key, number), word
    for number, word in enumerate(step.left_out):
        yield ("except", number), word
    if isinstance(step, SessionsStep) and step.pulse is not None:
        for number, word in enumerate(step.pulse.by):
            yield ("pulse", "by", number), word
    yield from _told_late(step)


def check_actor(draft: Draft, word: str, scope: Scope, *at: str | int) -> None:
    """Tell when a word names nobody: no group, no address, or a role that this scope does not have."""
    if at[:1] == ("steps",) and not draft.wrote(*at[:3]):
        return
    if word in ROLES:
        if scope not in {ROLES[word], Scope.PAIR}:
            draft.fault("role-not-here", *at, word=word, scope=scope.value)
    elif "@" in word:
        if not is_address(word):
            draft.fault("bad-address", *at, word=word)
    else:
        _check_told(draft, word, *at)


def _check_told(draft: Draft, word: str, *at: str | int) -> None:
    if word not in draft.groups and word not in ROLES and not is_address(word):
        known = [*draft.groups, *ROLES]
        draft.fault("unknown-actor", *at, word=word, near=near(word, known), known=known)


def _check_answerable(draft: Draft, index: int, step: Step) -> None:
    """Tell when a group that must answer has nobody; a `when` that asks for its members makes that right."""
    guarded = _guarded(step)
    if guarded is None:
        return
    for at, word in _told_late(step):
        if _is_empty(draft, word) and word not in guarded and draft.wrote("steps", index, at[0]):
            draft.warn("group-empty", "steps", index, *at, word=word)
    for key in (*_ASKED, *_TOLD):
        words = getattr(step, key, ())
        empty = [word for word in words if _is_empty(draft, word) and word not in guarded]
        needed = key in _ASKED and (len(empty) == len(words) or _each_counts(step))
        for word in empty:
            at = ("steps", index, key, words.index(word))
            if needed:
                draft.fault("gate-nobody", *at, word=word)
            else:
                draft.warn("group-empty", *at, word=word)


def _told_late(step: Step) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield whom a step tells when something is late, each with its line: whoever that is should be somebody."""
    for number, escalation in enumerate(step.escalate):
        yield ("escalate", number, "to"), escalation.to
    if isinstance(step, SessionsStep) and step.alert is not None:
        yield ("alert", "to"), step.alert.to


def _each_counts(step: Step) -> bool:
    return isinstance(step, FormStep) or (isinstance(step, ApprovalStep) and step.quorum != "first")


def _is_empty(draft: Draft, word: str) -> bool:
    group = draft.program.groups.get(word)
    return group is not None and word != "hr" and not group.members


def _guarded(step: Step) -> frozenset[str] | None:
    """Return the groups without whose members the step is skipped; None where it never runs."""
    if step.when is None:
        return frozenset()
    try:
        asked = when.parse(step.when)
    except when.WhenError:
        return None
    if isinstance(asked, expression.Literal) and not asked.value:
        return None
    return frozenset(name.removeprefix("groups.") for name in when.names(asked))
