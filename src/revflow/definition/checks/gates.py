"""Gates: their outcomes, where these lead, how many votes make one, and what happens when time is up."""

from revflow.definition.checks.voters import entries
from revflow.definition.draft import Draft
from revflow.definition.fields import TopicsField
from revflow.definition.fill import LABELLED, TASK_KEYS, expiry_words
from revflow.definition.joins import awaited_in_all
from revflow.definition.nearest import near
from revflow.definition.outcomes import Outcome
from revflow.definition.steps import FINISH, LEAVE, NEXT, REMATCH, ApprovalStep, FormStep, Step
from revflow.definition.templates import NAME
from revflow.domain.journeys import Scope

_HIGHEST_SCORE = 4
_MOST_ROUNDS = 50
_DIGITS = 3
"""A quorum of more is nobody's."""
_PEOPLE = {Scope.MENTEE, Scope.MENTOR, Scope.PAIR}
AHEAD = (NEXT, LEAVE, FINISH, REMATCH)
"""Where an outcome may lead besides back."""

_QUORUMS = ("first", "all", "majority")

_RESERVED = frozenset({"hold", "skip", "leave", "expired", "done", "concluded", "undecided", "taken-back"})
"""What `on_expiry` says of time, and what a journal says of steps and tasks: an outcome would be taken for that."""


def check(draft: Draft) -> None:
    """Check all gates, and what all steps do at expiry."""
    for index, step in draft.steps():
        _check_expiry(draft, index, step)
        if isinstance(step, ApprovalStep):
            _check_quorum(draft, index, step)
            _check_asking(draft, index, step)
            _check_ways(draft, index, step)
            for name, outcome in step.outcomes.items():
                _check_outcome(draft, index, step, name, outcome)
            _check_per_topic(draft, index, step)
            for line, least in step.rubric.items():
                if least > _HIGHEST_SCORE:
                    draft.fault("too-high", "steps", index, "rubric", line, word=line, limit=_HIGHEST_SCORE)
    _check_default_expiry(draft)


def _check_expiry(draft: Draft, index: int, step: Step) -> None:
    if step.on_expiry is None or not draft.wrote("steps", index, "on_expiry"):
        return
    words = expiry_words(draft.raw(index))
    if step.on_expiry not in words:
        word = step.on_expiry
        draft.fault("bad-expiry", "steps", index, "on_expiry", word=word, near=near(word, words), known=list(words))


def _check_default_expiry(draft: Draft) -> None:
    word = draft.program.defaults.task.on_expiry
    words = {"hold", "skip", "leave"}
    words.update(name for step in draft.program.steps if isinstance(step, ApprovalStep) for name in step.outcomes)
    if word is not None and word not in words:
        known = sorted(words)
        draft.fault("bad-expiry", "defaults", "task", TASK_KEYS[-1], word=word, near=near(word, known), known=known)


def _check_quorum(draft: Draft, index: int, step: ApprovalStep) -> None:
    at = ("steps", index, "quorum")
    voters = len(entries(draft, step))
    if not draft.wrote(*at):
        if voters > 1:
            draft.fault("quorum-missing", *at, count=voters)
        return
    word = step.quorum
    if word.isascii() and word.isdecimal():
        if len(word) > _DIGITS or not 1 <= int(word) <= voters:
            draft.fault("quorum-number", *at, word=word, most=voters)
    elif word.startswith("veto:"):
        named = word.removeprefix("veto:").strip()
        if named not in step.outcomes and not unread_outcomes(draft, index, step):
            known = list(step.outcomes)
            draft.fault("unknown-outcome", *at, word=named, near=near(named, known), known=known)
    elif word not in _QUORUMS:
        draft.fault("bad-quorum", *at, word=word, near=near(word, _QUORUMS))


def _check_asking(draft: Draft, index: int, step: ApprovalStep) -> None:
    """Tell of lines on how people are asked that have no effect with what else the step says."""
    concludes = step.quorum in ("first", "1") and draft.wrote("steps", index, "quorum")
    if step.in_order and (concludes or len(entries(draft, step)) <= 1):
        draft.warn("in-order-idle", "steps", index, "in_order")
    if step.each and not any(word in draft.groups for word in step.by):
        draft.warn("each-without-group", "steps", index, "each")


def _check_ways(draft: Draft, index: int, step: ApprovalStep) -> None:
    """A gate that can only send back goes round until its rounds are used up, and then has nothing left to offer."""
    backs = [one.then for one in step.outcomes.values() if one.then in draft.ids and one.then not in AHEAD]
    if unread_outcomes(draft, index, step):
        return
    if not step.outcomes:
        draft.fault("outcomes-none", "steps", index, "outcomes")
    elif len(backs) == len(step.outcomes) or (backs and not 1 <= step.max_rounds <= _MOST_ROUNDS):
        key = "outcomes" if len(backs) == len(step.outcomes) else "max_rounds"
        draft.fault("loop-unbounded", "steps", index, key, limit=_MOST_ROUNDS)


def unread_outcomes(draft: Draft, index: int, step: ApprovalStep) -> bool:
    """Tell whether an outcome stands in the file that could not be read: nothing is known then of where all lead."""
    at, written = ("steps", index, "outcomes"), draft.raw(index).get("outcomes")
    empty = any(path[:-1] == at for path in draft.shape.spoilt)
    return empty or (isinstance(written, dict) and len(step.outcomes) < len(written))


def _check_per_topic(draft: Draft, index: int, step: ApprovalStep) -> None:
    """Lines per topic are lines of the rubric, of a gate on a person who has named topics above."""
    for number, line in enumerate(step.per_topic):
        if line not in step.rubric:
            known = list(step.rubric)
            draft.fault(
                "unknown-line", "steps", index, "per_topic", number, word=line, near=near(line, known), known=known
            )
    asked = (
        isinstance(field, TopicsField)
        for position, form in draft.steps()
        if position < index and isinstance(form, FormStep) and form.for_each is step.for_each
        for field in form.fields.values()
    )
    if step.per_topic and not (step.for_each in (Scope.MENTEE, Scope.MENTOR) and any(asked)):
        draft.fault("per-topic-without-topics", "steps", index, "per_topic")


def _check_outcome(draft: Draft, index: int, step: ApprovalStep, name: str, outcome: Outcome) -> None:
    at = ("steps", index, "outcomes", name)
    if not NAME.fullmatch(name):
        draft.fault("bad-name", *at, key=True, word=name)
    elif name in _RESERVED:
        draft.fault("reserved-name", *at, key=True, word=name)
    if step.private and outcome.comment == "required":
        draft.fault("private-comment", *at, word=name)
    if outcome.label is None and name not in LABELLED:
        draft.fault("label-missing", *at, word=name)
    to = outcome.then
    if outcome.after is not None and to in AHEAD:
        draft.fault("after-without-back", *at, "after", word=to)
    if to == REMATCH and step.for_each is not Scope.PAIR:
        draft.fault("rematch-without-pair", *at)
    elif to == LEAVE and step.for_each not in _PEOPLE:
        draft.fault("leave-without-person", *at)
    elif to not in AHEAD:
        _check_back(draft, index, step, to, at)


def _check_back(draft: Draft, index: int, step: ApprovalStep, to: str, at: tuple[str | int, ...]) -> None:
    above = {other.id: other for number, other in draft.steps() if number < index}
    if to in above:
        if above[to].for_each is not step.for_each:
            draft.fault("back-elsewhere", *at, word=to, scope=step.for_each.value)
        elif above[to] not in awaited_in_all(draft.program, step):
            draft.fault("back-not-awaited", *at, word=to)
    elif to in draft.ids:
        if any(other.id == to for other in draft.program.steps):
            draft.fault("back-not-above", *at, word=to)
    else:
        known = [
            *AHEAD,
            *(other.id for other in above.values() if other.for_each is step.for_each),
        ]
        draft.fault("unknown-target", *at, word=to, near=near(to, known), known=known)
