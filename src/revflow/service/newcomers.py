"""People whom HR brings in while a cohort runs: a deputy, or somebody a task is handed to."""

from revflow.definition.address import is_address
from revflow.domain.errors import RefusedError
from revflow.domain.people import Person
from revflow.service.case import people_mark, program_of
from revflow.service.ports import Cohort, Db


def ref_at(db: Db, cohort: Cohort, address: str) -> str:
    """Return the reference of the person at an address in a cohort, who is added if nobody is there.

    Raises RefusedError `bad-address`.
    """
    email = address.strip().lower()
    there = next((person.ref for name, person in db.people_at(email) if name == cohort.name), None)
    if there is not None:
        return there
    if not is_address(email):
        raise RefusedError("bad-address", address=email)
    [ref] = db.mint("U", 1)
    language = program_of(db, cohort).languages[0]
    db.add_people(cohort.name, [Person(ref, f"mailto:{email}", email, email, language=language)])
    mark = people_mark(cohort.name)
    db.set_mark(mark, str(int(db.mark(mark) or 0) + 1))
    return ref
