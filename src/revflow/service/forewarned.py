"""What HR should know of a launch that nothing forbids: the list's warnings, and days that have passed already."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from revflow.definition.load import load
from revflow.definition.people import PeopleList, read_people
from revflow.definition.program import Program
from revflow.definition.steps import WaitStep
from revflow.domain.errors import Fault
from revflow.engine.pool import match_of


def forewarned(program: Path, people: Path, begins: datetime) -> tuple[Fault, ...]:
    """Return the warnings about a launch at that moment (aware); what is wrong with a program `check` tells."""
    edition = load(program).require()
    listed = people_for(edition, people).faults
    today = begins.astimezone(ZoneInfo(edition.calendar.timezone)).date()
    return (*(fault for fault in listed if fault.warning), *_over(edition, str(program), today))


def people_for(program: Program, people: Path) -> PeopleList:
    """Read a people list as this program takes it: its languages, and how many mentees a mentor may have."""
    match = match_of(program)
    return read_people(people, program.languages, match.mentees_per_mentor if match is not None else 1)


def _over(edition: Program, path: str, today: date) -> Iterator[Fault]:
    """Yield each wait for a day that is over: its step would pass at once, as in an edition of an earlier year."""
    for step in edition.steps:
        until = step.until if isinstance(step, WaitStep) else None
        day = date.fromisoformat(until) if until is not None else None
        if day is not None and day <= today:
            yield Fault("wait-over", path, 0, 0, warning=True, step=step.id, word=day.isoformat())
