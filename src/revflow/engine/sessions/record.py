"""The sessions of a pair as their events tell them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from revflow.domain.facts import Event, SessionContested, SessionPlanned, SessionSettled

HELD, MOVED, CANCELLED, MISSED = "held", "moved", "cancelled", "missed"
RESULTS = (HELD, MOVED, CANCELLED, MISSED)
"""What can be said of a planned session."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session of the pair as its newest events tell it; `result` is empty while it is planned.

    `meeting` names the date where pairs meet together (`SessionPlanned`).
    """

    number: int
    sequence: int
    starts: datetime
    minutes: int
    result: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    contested: bool = False
    meeting: str = ""

    @property
    def ends(self) -> datetime:
        """When it is over, if it takes place as planned."""
        return self.starts + timedelta(minutes=self.minutes)


def sessions_of(events: tuple[Event, ...]) -> tuple[Session, ...]:
    """Return the sessions of a round's events by number."""
    found: dict[int, Session] = {}
    for event in events:
        match event.fact:
            case SessionPlanned(number=number, sequence=sequence, starts=starts, minutes=minutes, meeting=meeting):
                found[number] = Session(number, sequence, starts, minutes, meeting=meeting)
            case SessionSettled(number=number, result=result) if number in found:
                found[number] = replace(found[number], result=result, settled_by=event.actor, settled_at=event.at)
            case SessionContested(number=number) if number in found:
                found[number] = replace(found[number], contested=True)
            case _:
                pass
    return tuple(found[number] for number in sorted(found))
