"""Steps at which people meet: sessions of pairs, and circles."""

from revflow.definition.draft import Draft
from revflow.definition.meetings import CircleStep, SessionsStep
from revflow.definition.steps import MatchStep
from revflow.domain.journeys import Scope

_USUAL_BOUNDS = (5, 10)
_LONGEST_SESSION = 8
"""Hours: a working day."""


def check(draft: Draft) -> None:
    """Check all steps at which people meet."""
    for index, step in draft.steps():
        match step:
            case SessionsStep():
                _check_sessions(draft, index, step)
                _check_together(draft, index, step)
            case CircleStep():
                _check_circle(draft, index, step)
            case _:
                pass


def _check_sessions(draft: Draft, index: int, step: SessionsStep) -> None:
    at = ("steps", index)
    if step.for_each is not Scope.PAIR:
        draft.fault("sessions-not-pair", *at, "for_each")
    if not step.lowest <= step.count <= step.highest:
        key = "count" if draft.wrote(*at, "count") else "bounds"
        draft.fault("count-outside", *at, key, count=step.count, low=step.lowest, high=step.highest)
    if step.lowest < _USUAL_BOUNDS[0] or step.highest > _USUAL_BOUNDS[1]:
        draft.warn("bounds-unusual", *at, "bounds", low=_USUAL_BOUNDS[0], high=_USUAL_BOUNDS[1])
    _check_length(draft, index, step)
    if step.alert is not None and step.alert.unplanned is not None and step.alert.unplanned.amount == 0:
        draft.fault("too-low", *at, "alert", "unplanned", word="unplanned", limit=1)
    for number, after in enumerate(step.pulse.after_sessions if step.pulse else ()):
        if after > step.highest:
            draft.fault("too-high", *at, "pulse", "after_sessions", number, word="after_sessions", limit=step.highest)
        elif after >= step.count:
            draft.warn("pulse-late", *at, "pulse", "after_sessions", number, after=after, count=step.count)


def _check_together(draft: Draft, index: int, step: SessionsStep) -> None:
    """A group needs a mentor who may have several mentees, and who gives its dates."""
    if not step.together:
        return
    matches = [other for other in draft.program.steps if isinstance(other, MatchStep)]
    if not any(match.mentees_per_mentor > 1 for match in matches):
        draft.fault("together-alone", "steps", index, "together")
    if step.confirm_by and Scope.MENTOR.value not in step.confirm_by:
        draft.fault("together-mentor", "steps", index, "confirm_by")


def _check_circle(draft: Draft, index: int, step: CircleStep) -> None:
    """A circle is the cohort's, has one who plans it, and begins with the first pairs: later all is over."""
    at = ("steps", index)
    if step.for_each is not Scope.COHORT:
        draft.fault("circle-not-cohort", *at, "for_each", scope=step.for_each.value)
    if len(step.by) != 1:
        draft.fault("circle-planner", *at, "by")
    if not any(isinstance(other, MatchStep) for _, other in draft.steps()):
        draft.fault("circle-no-match", *at, "kind")
    scopes = {other.id: other.for_each for _, other in draft.steps()}
    for number, name in enumerate(step.after or ()):
        if scopes.get(name) in (Scope.PAIR, Scope.TOPIC):
            draft.fault("circle-late", *at, "after", number, word=name)
    if step.every is not None and step.every.amount and step.every.unit in {"min", "hours"}:
        draft.fault("circle-pace", *at, "every", word=f"{step.every.amount} {step.every.unit}")
    _check_length(draft, index, step)


def _check_length(draft: Draft, index: int, step: SessionsStep | CircleStep) -> None:
    """People meet at a pace, on one day: an invitation is written in minutes."""
    for key in ("duration", "every"):
        value = getattr(step, key)
        if value is not None and value.amount == 0:
            draft.fault("too-low", "steps", index, key, word=key, limit=1)
    length = step.duration
    if length is None:
        return
    most = {"hours": _LONGEST_SESSION, "min": _LONGEST_SESSION * 60}.get(length.unit, 0)
    if length.amount > most:
        word = f"{length.amount} {length.unit}"
        draft.fault("session-length", "steps", index, "duration", word=word, limit=_LONGEST_SESSION)
