"""What HR should know of a launch that nothing forbids: the list's warnings, and days that have passed already."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from revflow.definition.load import load
from revflow.definition.people import read_people
from revflow.definition.program import Program
from revflow.definition.steps import WaitStep
from revflow.domain.errors import Fault
from revflow.engine.pool import match_of


def forewarned(program: Path, people: Path, begins: datetime) -> tuple[Fault, ...]:
    """Return the warnings about a launch at that moment (aware); what is wrong with a program `check` tells."""
    edition = load(program).require()
    match = match_of(edition)
    each = match.mentees_per_mentor if match is not None else 1
    listed = read_people(people, edition.languages, each).faults
    today = begins.astimezone(ZoneInfo(edition.calendar.timezone)).date()
    return (*(fault for fault in listed if fault.warning), *_over(edition, str(program), today))


def _over(edition: Program, path: str, today: date) -> Iterator[Fault]:
    """Yield each wait for a day that is over: its step would pass at once, as in an edition of an earlier year."""
    for step in edition.steps:
        until = step.until if isinstance(step, WaitStep) else None
        day = date.fromisoformat(until) if until is not None else None
        if day is not None and day <= today:
            yield Fault("wait-over", path, 0, 0, warning=True, step=step.id, word=day.isoformat())
