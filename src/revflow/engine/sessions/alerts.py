"""The executive's time is protected: first the executive hears that it slips, then whom the step's `alert` names.

The first cause of failure is executives' time: after two cancelled sessions it withers (HBR, Jordan & Sorell 2019).
What counts is behaviour, never a score.

A *spell* of cancellations lasts from the first session that was cancelled or missed until one is held; one of nothing
planned, from when nothing lies ahead until a session has a date. Each is told once at each stage.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from revflow.definition.meetings import Alert
from revflow.definition.text import Duration
from revflow.domain.facts import Released, SessionPlanned, SessionSettled, SessionsSlipped
from revflow.domain.mails import MailOrder
from revflow.engine import calendar
from revflow.engine.asking import mail_key, tasks_of
from revflow.engine.moves import Change, Move
from revflow.engine.sessions.record import CANCELLED, HELD, MISSED, Session, as_corrected, sessions_of
from revflow.engine.sessions.requests import OF_A_DATE
from revflow.engine.sessions.round import assistants, meets_with_others, planned, planners, step_of
from revflow.engine.state import OPEN_STATES
from revflow.engine.view import View
from revflow.engine.whom import people_of, subject_of

CANCELLATIONS, UNPLANNED = "cancellations", "unplanned"
NUDGE, TOLD = "nudge", "told"

PATIENCE = Duration(5, "working days")
"""How long after the nudge nothing may lie ahead until others are told."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class _Spells:
    """How it stands with a pair's time.

    `in_row` sessions were cancelled or missed since the last that was held; nothing lies ahead from `idle` on (UTC).
    `nudged` and `told` say when that was done in the spell that lasts, by cause.
    """

    idle: datetime
    in_row: int = 0
    nudged: dict[str, datetime] = field(default_factory=dict)
    told: dict[str, datetime] = field(default_factory=dict)

    def dated(self, ends: datetime, said: datetime) -> None:
        """A session that `ends` then has a date; one that was over when it was `said` fills no time after it."""
        if ends > said or ends > self.nudged.get(UNPLANNED, _NEVER):
            self.over(UNPLANNED)
        self.idle = ends if ends > said else max(self.idle, ends)

    def over(self, cause: str) -> None:
        self.nudged.pop(cause, None)
        self.told.pop(cause, None)


def due_move(view: View) -> Move | None:
    """Return the telling that is due now, if any is."""
    found = next(((at, slipped) for at, slipped in _upcoming(view) if at <= view.now), None)
    return _move(view, found[1]) if found else None


def next_time(view: View) -> datetime | None:
    """Return when time alone next brings such a telling."""
    return min((at for at, _ in _upcoming(view) if at > view.now), default=None)


def _upcoming(view: View) -> Iterator[tuple[datetime, SessionsSlipped]]:
    """Yield what is to be told, and from when on, unless something happens."""
    alert = step_of(view).alert
    if alert is None or view.visit is None:
        return
    spells = _spells(view)
    for cause, at in (
        (CANCELLATIONS, _too_often(alert, spells)),
        (UNPLANNED, _too_long(view, alert, spells)),
    ):
        if at is not None and cause not in spells.nudged:
            yield at, _slipped(view, cause, NUDGE)
    for cause, nudged in spells.nudged.items():
        if cause not in spells.told and not (cause == CANCELLATIONS and planned(view)):
            yield _later(view, max(nudged, spells.idle), PATIENCE), _slipped(view, cause, TOLD)


def _too_often(alert: Alert, spells: _Spells) -> datetime | None:
    return _NEVER if spells.in_row >= alert.cancellations else None


def _too_long(view: View, alert: Alert, spells: _Spells) -> datetime | None:
    """Return from when on nothing was planned for too long; not where that stretch was spoken of already."""
    spoken = any(at >= spells.idle for at in spells.nudged.values())
    return None if alert.unplanned is None or spoken else _later(view, spells.idle, alert.unplanned)


def _spells(view: View) -> _Spells:
    """Read the round's events; a time on hold does not count."""
    assert view.visit is not None
    spells = _Spells(view.visit.entered_at)
    known: dict[int, Session] = {}
    for event in as_corrected(view.visit.events):
        match event.fact:
            case SessionPlanned(number=number):
                (known[number],) = sessions_of((event,))
                spells.dated(known[number].ends, event.at)
            case SessionSettled(number=number, result=result) if number in known:
                spells.idle = min(event.at, spells.idle)
                spells.in_row = spells.in_row + 1 if result in (CANCELLED, MISSED) else spells.in_row
                if result == HELD:
                    spells.in_row = 0
                    spells.over(CANCELLATIONS)
            case SessionsSlipped(cause=cause, stage=stage):
                (spells.nudged if stage == NUDGE else spells.told)[cause] = event.at
            case _:
                pass
    released = (event.at for event in view.state.events if isinstance(event.fact, Released))
    spells.idle = max((spells.idle, *released))
    return spells


def _later(view: View, at: datetime, duration: Duration) -> datetime:
    """Return a moment so much later in the executive's own calendar."""
    mentee = view.linked.people.get(subject_of("mentee", view.state.journey, view.linked))
    return calendar.deadline(view.program.calendar, mentee.site if mentee else "", at, duration)


def _slipped(view: View, cause: str, stage: str) -> SessionsSlipped:
    return SessionsSlipped(view.step.id, view.round, cause, stage)


def _move(view: View, slipped: SessionsSlipped) -> Move:
    """Return the telling: whoever may plan gets the link; others hear how it stands, and of no reason."""
    spells, alert = _spells(view), step_of(view).alert
    assert alert is not None
    journey = view.state.journey
    nudge = slipped.stage == NUDGE
    if nudge:
        alone = slipped.cause == CANCELLATIONS or not meets_with_others(view)
        to = (subject_of("mentee", journey, view.linked), *assistants(view)) if alone else planners(view)
    else:
        to = people_of(alert.to, view.program, journey, view.linked)
    open_ = (task.id for task in tasks_of(view) if task.state in OPEN_STATES and task.kind in OF_A_DATE)
    asked = next(open_, "") if nudge else ""
    mails = tuple(
        MailOrder(
            key=mail_key(view, f"slipped-{slipped.stage}-{view.state.version}", ref),
            journey=journey.code,
            template="session-nudge" if nudge else "session-slipping",
            to=ref,
            step=view.step.id,
            task=asked,
            data={"cause": slipped.cause, "in_row": spells.in_row, "since": spells.idle.isoformat()},
        )
        for ref in dict.fromkeys(to)
        if ref in view.linked.people
    )
    title = f"{view.step.id}: {'nudge mentee' if nudge else 'tell of slipping time'}"
    return Move(title, view.step.id, Change(facts=(slipped,), mails=mails))
