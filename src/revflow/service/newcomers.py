"""People whom HR brings in while a cohort runs: a deputy, or somebody a task is handed to."""

from datetime import datetime

from revflow.definition.address import is_address
from revflow.domain.errors import RefusedError
from revflow.engine.roster import acting
from revflow.service.case import mark_people, program_of
from revflow.service.ports import Cohort, Db


def ref_at(db: Db, cohort: Cohort, address: str, at: datetime) -> str:
    """Return the reference of the person at an address in a cohort, who is added if nobody is there.

    A deputy of that person comes along, if absences that are not over at that moment name one.
    Raises RefusedError `bad-address`.
    """
    email = address.strip().lower()
    found = [person for name, person in db.people_at(email) if name == cohort.name]
    there = next((person.ref for person in sorted(found, key=lambda one: one.gone)), None)
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
    db.add_people(cohort.name, [acting(ref, email, language)])
    mark_people(db, cohort.name)
    return ref
