"""People whom HR brings in while a cohort runs: a deputy, or somebody a task is handed to."""

from datetime import datetime

from revflow.definition.address import is_address
from revflow.domain.errors import RefusedError
from revflow.domain.people import Person
from revflow.service.case import people_mark, program_of
from revflow.service.ports import Cohort, Db


def ref_at(db: Db, cohort: Cohort, address: str, at: datetime) -> str:
    """Return the reference of the person at an address in a cohort, who is added if nobody is there.

    A deputy of that person comes along, if absences that are not over at that moment name one.
    Raises RefusedError `bad-address`.
    """
    email = address.strip().lower()
    there = next((person.ref for name, person in db.people_at(email) if name == cohort.name), None)
    if there is not None:
        return there
    check_address(email)
    ref = _added(db, cohort, email)
    bring_deputies(db, cohort, at)
    return ref


def bring_deputies(db: Db, cohort: Cohort, at: datetime) -> None:
    """Add the deputies whom a cohort does not know: an absence holds in every cohort, whenever it is launched."""
    for email in db.deputies_missing(cohort.name, at):
        _added(db, cohort, email)


def check_address(email: str) -> None:
    """Refuse what is no mail address: `bad-address`."""
    if not is_address(email):
        raise RefusedError("bad-address", address=email)


def _added(db: Db, cohort: Cohort, email: str) -> str:
    [ref] = db.mint("U", 1)
    language = program_of(db, cohort).languages[0]
    db.add_people(cohort.name, [Person(ref, f"mailto:{email}", email, email, language=language)])
    mark = people_mark(cohort.name)
    db.set_mark(mark, str(int(db.mark(mark) or 0) + 1))
    return ref
