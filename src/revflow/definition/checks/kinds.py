"""What each kind of step asks beyond its shape: sessions, matching criteria, waits, deliverables, calls."""

from revflow.definition.checks.times import FIRST_YEAR, LAST_YEAR, read_date
from revflow.definition.draft import Draft
from revflow.definition.fill import TASK_KEYS, asks
from revflow.definition.functions import registered
from revflow.definition.meetings import SessionsStep
from revflow.definition.nearest import near
from revflow.definition.steps import (
    CERTIFICATE,
    CallStep,
    MailStep,
    MatchStep,
    ModuleStep,
    Step,
    TrainingStep,
    WaitStep,
)
from revflow.definition.text import read_range
from revflow.domain.journeys import Scope

FORBID = ("same_department", "reporting_line", "other_language")
"""Hard rules of a match."""

PREFER = ("topic_cover", "level_gap", "other_site", "other_department", "shared_slots")
"""What a match may weigh."""

_USUAL_BOUNDS = (5, 10)
_LONGEST_SESSION = 8
"""Hours: a working day."""


def check(draft: Draft) -> None:
    """Check every step by its kind."""
    for index, step in draft.steps():
        _check_lines(draft, index, step)
        match step:
            case SessionsStep():
                _check_sessions(draft, index, step)
                _check_together(draft, index, step)
            case MatchStep():
                _check_match(draft, index, step)
            case WaitStep():
                _check_wait(draft, index, step)
            case ModuleStep():
                _check_module(draft, index, step)
            case TrainingStep():
                _check_training(draft, index, step)
            case MailStep() if step.mail is None:
                draft.fault("missing-key", "steps", index, "mail", word="mail")
            case CallStep() if step.function not in registered():
                word, known = step.function, tuple(registered())
                draft.fault("unknown-function", "steps", index, "function", word=word, near=near(word, known))
            case CallStep() if step.function == CERTIFICATE:
                _check_certificate(draft, index, step)
            case _:
                pass


def _check_lines(draft: Draft, index: int, step: Step) -> None:
    """Warn of due dates and the like in a step that asks nobody: they would be silently without effect."""
    if asks(draft.raw(index)):
        return
    for key in TASK_KEYS:
        if draft.wrote("steps", index, key):
            draft.fault("line-unused", "steps", index, key, key=True, warning=True, word=key, kind=step.kind)


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
    for key in ("duration", "every"):
        value = getattr(step, key)
        if value is not None and value.amount == 0:
            draft.fault("too-low", *at, key, word=key, limit=1)
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


def _check_length(draft: Draft, index: int, step: SessionsStep) -> None:
    """A session has a begin and an end on one day: its invitation is written in minutes."""
    length = step.duration
    if length is None:
        return
    most = {"hours": _LONGEST_SESSION, "min": _LONGEST_SESSION * 60}.get(length.unit, 0)
    if length.amount > most:
        word = f"{length.amount} {length.unit}"
        draft.fault("session-length", "steps", index, "duration", word=word, limit=_LONGEST_SESSION)


def _check_match(draft: Draft, index: int, step: MatchStep) -> None:
    if step.crossed and step.chosen_by != "rules":
        draft.fault("crossed-by-rules", "steps", index, "crossed", word=step.chosen_by)
    for number, word in enumerate(step.forbid):
        if word not in FORBID:
            draft.fault(
                "unknown-criterion",
                "steps",
                index,
                "forbid",
                number,
                word=word,
                near=near(word, FORBID),
                known=list(FORBID),
            )
    for word in step.prefer:
        if word not in PREFER:
            draft.fault(
                "unknown-criterion", "steps", index, "prefer", word,
                key=True, word=word, near=near(word, PREFER), known=list(PREFER),
            )  # fmt: skip


def _check_wait(draft: Draft, index: int, step: WaitStep) -> None:
    if (step.duration is None) == (step.until is None):
        draft.fault("wait-until", "steps", index, "duration")
    day = read_date(step.until) if step.until is not None else None
    if step.until is not None and day is None:
        draft.fault("bad-date", "steps", index, "until", word=step.until)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        draft.fault("date-far", "steps", index, "until", word=step.until, first=FIRST_YEAR, last=LAST_YEAR)


def _check_module(draft: Draft, index: int, step: ModuleStep) -> None:
    if not step.deliverables:
        draft.fault("deliverables-none", "steps", index, "deliverables")
    if step.max_rounds < 1:
        draft.fault("too-low", "steps", index, "max_rounds", word="max_rounds", limit=1)
    guided = [one for one in draft.program.steps if isinstance(one, SessionsStep) and one.guide == step.id]
    if step.covers is not None and not any(read_range(step.covers)[0] <= one.highest for one in guided):
        draft.warn("covers-nothing", "steps", index, "covers", word=step.covers)


def _check_training(draft: Draft, index: int, step: TrainingStep) -> None:
    """Warn of questions and commitments that nobody is asked for: only who confirms in person can answer them."""
    own = {step.for_each.value} if step.for_each in (Scope.MENTEE, Scope.MENTOR) else {"mentee", "mentor"}
    for key in ("reflect", "commitments"):
        if getattr(step, key) and step.confirm_by and not own & set(step.confirm_by):
            draft.warn("training-asks-nobody", "steps", index, key, word=key, role=" / ".join(sorted(own)))
    if step.refresher and not any(isinstance(other, SessionsStep) for other in draft.program.steps):
        draft.warn("refresher-idle", "steps", index, "refresher")


def _check_certificate(draft: Draft, index: int, step: CallStep) -> None:
    """A certificate tells of a pair's sessions, and is made out to one of the two."""
    if step.for_each is not Scope.PAIR:
        draft.fault("certificate-not-pair", "steps", index, "for_each")
    word, known = step.with_.get("for", Scope.MENTOR.value), (Scope.MENTOR.value, Scope.MENTEE.value)
    if word not in known:
        draft.fault("certificate-for", "steps", index, "with", "for", word=word, near=near(word, known))
