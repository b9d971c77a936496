"""Launch a cohort: one program, one people list, from now on or from a date."""

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from revflow.definition.load import Loaded
from revflow.definition.people import PersonRow, read_people
from revflow.definition.program import Program
from revflow.definition.text import LONGEST_YEARS
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import LETTERS, Journey, Scope
from revflow.domain.people import Person, Role
from revflow.engine.roster import acting, helpers, named, participant
from revflow.service import crash
from revflow.service.case import mark_people
from revflow.service.check import check
from revflow.service.newcomers import bring_deputies
from revflow.service.ports import Cohort, Db, Ports
from revflow.service.record import open_journey

_START_OF_DAY = time(8)
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")


def launch(ports: Ports, program: Path, people: Path, *, name: str = "", start: date | None = None) -> str:
    """Launch a cohort and return its name (default: program and edition), all in one transaction.

    Nothing waits for Prefect: the worker makes the runs. Raises FaultyInputError for faults of program, mails or list,
    RefusedError `cohort-exists`, `cohort-name`, `start-past`, `start-far`, `list-empty-role`.
    """
    loaded = check(ports.letters, program)
    edition = loaded.require()
    rows = read_people(people, edition.languages).require()
    _check_sides(edition, rows)
    cohort_name = name or f"{edition.program}-{edition.edition}".lower()
    if not _NAME.fullmatch(cohort_name):
        raise RefusedError("cohort-name", name=cohort_name)
    begins = _begins(edition, start, ports.clock.now())
    with ports.store.write() as db:
        _commit(db, ports, loaded, edition, rows, cohort_name, begins, str(program.resolve().parent))
        crash.point("launch-before-commit")
    crash.point("launch-after-commit")
    return cohort_name


def _begins(program: Program, start: date | None, now: datetime) -> datetime:
    if start is None:
        return now
    here = ZoneInfo(program.calendar.timezone)
    today = now.astimezone(here).date()
    if start < today:
        raise RefusedError("start-past", start=start)
    if start.year > today.year + LONGEST_YEARS:
        raise RefusedError("start-far", start=start, years=LONGEST_YEARS)
    return max(datetime.combine(start, _START_OF_DAY, here).astimezone(UTC), now)


def _check_sides(program: Program, rows: Sequence[PersonRow]) -> None:
    for role in (Role.MENTEE, Role.MENTOR):
        scope = Scope(role.value)
        if any(step.for_each is scope for step in program.steps) and not any(role in row.roles for row in rows):
            raise RefusedError("list-empty-role", role=role.value)


def _commit(
    db: Db,
    ports: Ports,
    loaded: Loaded,
    program: Program,
    rows: Sequence[PersonRow],
    name: str,
    begins: datetime,
    folder: str,
) -> None:
    if any(cohort.name == name for cohort in db.cohorts()):
        raise RefusedError("cohort-exists", name=name)
    db.add_edition(loaded.digest, loaded.source, loaded.path)
    cohort = Cohort(
        name=name,
        code=db.mint(LETTERS[Scope.COHORT], 1)[0],
        edition=loaded.digest,
        program=program.program,
        edition_label=program.edition,
        folder=folder,
        salt=secrets.token_hex(16),
        seed=int(loaded.digest[:8], 16),
        launched_at=begins,
    )
    db.add_cohort(cohort)
    people = _people(db, program, rows)
    db.add_people(name, people)
    mark_people(db, name)
    bring_deputies(db, cohort, begins)
    journeys = list(_journeys(db, cohort, people))
    db.add_journeys(journeys)
    now = ports.clock.now()
    for journey in journeys:
        open_journey(db, journey, program=cohort.edition, actor="", at=now)


def _people(db: Db, program: Program, rows: Sequence[PersonRow]) -> list[Person]:
    """Return the participants in the list's order, then everybody else who may be asked, each address once."""
    refs = iter(db.mint("U", len(rows)))
    people = [participant(next(refs), row, program) for row in rows]
    known = {person.email for person in people}
    others = [address for address in dict.fromkeys((*named(program), *helpers(rows))) if address not in known]
    language = program.languages[0]
    people += [acting(ref, address, language) for ref, address in zip(db.mint("U", len(others)), others, strict=True)]
    return people


def _journeys(db: Db, cohort: Cohort, people: Sequence[Person]) -> Iterator[Journey]:
    yield Journey(cohort.code, cohort.name, Scope.COHORT)
    sides: Mapping[Role, list[Person]] = {
        role: [person for person in people if role in person.roles] for role in (Role.MENTEE, Role.MENTOR)
    }
    for role, side in sides.items():
        scope = Scope(role.value)
        blank = Journey("", cohort.name, scope)
        for code, person in zip(db.mint(LETTERS[scope], len(side)), side, strict=True):
            yield replace(blank, code=code, person=person.ref)
