"""The sessions of a pair as their events tell them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from revflow.domain.facts import Event, SessionContested, SessionCorrected, SessionPlanned, SessionSettled

HELD, MOVED, CANCELLED, MISSED = "held", "moved", "cancelled", "missed"
RESULTS = (HELD, MOVED, CANCELLED, MISSED)
"""What can be said of a planned session."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session of the pair as its newest events tell it; `result` is empty while it is planned.

    `meeting` names the date where pairs meet together (`SessionPlanned`). `contested`: the other one has said
    otherwise; `final`: HR has corrected it, and nobody says otherwise any more.
    """

    number: int
    sequence: int
    starts: datetime
    minutes: int
    result: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    contested: bool = False
    final: bool = False
    meeting: str = ""

    @property
    def ends(self) -> datetime:
        """When it is over, if it takes place as planned."""
        return self.starts + timedelta(minutes=self.minutes)


def as_corrected(events: Iterable[Event]) -> list[Event]:
    """Return events with what HR has corrected in the place of what was said first, as if it had been said then.

    Numbers of sessions begin anew with each step and round of them: a correction is of the newest that has its number.
    """
    read: list[Event] = []
    for event in events:
        if isinstance(event.fact, SessionCorrected):
            _put_right(read, event, event.fact)
        else:
            read.append(event)
    return read


def _put_right(read: list[Event], by: Event, said: SessionCorrected) -> None:
    for index in range(len(read) - 1, -1, -1):
        match read[index].fact:
            case SessionSettled(number=said.number, sequence=said.sequence) as fact:
                read[index] = replace(read[index], actor=by.actor, fact=replace(fact, result=said.result))
            case SessionPlanned(number=said.number, sequence=said.sequence) as fact:
                read[index] = replace(read[index], fact=replace(fact, starts=said.starts))
                return
            case _:
                pass


def sessions_of(events: Collection[Event]) -> tuple[Session, ...]:
    """Return the sessions of a round's events by number."""
    found: dict[int, Session] = {}
    for event in as_corrected(events):
        match event.fact:
            case SessionPlanned(number=number, sequence=sequence, starts=starts, minutes=minutes, meeting=meeting):
                found[number] = Session(number, sequence, starts, minutes, meeting=meeting)
            case SessionSettled(number=number, result=result) if number in found:
                found[number] = replace(found[number], result=result, settled_by=event.actor, settled_at=event.at)
            case SessionContested(number=number) if number in found:
                found[number] = replace(found[number], contested=True)
            case _:
                pass
    for fact in (event.fact for event in events if isinstance(event.fact, SessionCorrected)):
        found[fact.number] = replace(found[fact.number], final=found[fact.number].sequence == fact.sequence)
    return tuple(found[number] for number in sorted(found))
