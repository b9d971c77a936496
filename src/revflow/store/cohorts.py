"""Editions, cohorts, people and codes."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select, text

from revflow.domain.errors import RefusedError
from revflow.domain.people import Person
from revflow.service.ports import Cohort
from revflow.store import tables as t
from revflow.store.part import Part, batches
from revflow.store.rows import COHORT, PERSON, person_row, plain, to_person

_COHORT = [t.cohorts.c[name] for name in COHORT]
_PERSON = [t.people.c[name] for name in PERSON]
_COHORTS = select(*_COHORT).order_by(t.cohorts.c.launched_at, t.cohorts.c.name)
_COHORT_NAMED = select(*_COHORT).where(t.cohorts.c.name == bindparam("name"))
_EDITION = select(t.editions.c.source).where(t.editions.c.digest == bindparam("digest"))
_PEOPLE = select(*_PERSON).where(t.people.c.cohort == bindparam("cohort")).order_by(t.people.c.ref)
_PEOPLE_CHOSEN = _PEOPLE.where(t.people.c.ref.in_(bindparam("refs", expanding=True)))
_PEOPLE_AT = select(t.people.c.cohort, *_PERSON).where(t.people.c.email == bindparam("email")).order_by(t.people.c.ref)
_MINT = text(
    "INSERT INTO codes (letter, last) VALUES (:letter, :last)"
    " ON CONFLICT (letter) DO UPDATE SET last = codes.last + excluded.last RETURNING last"
)


class Cohorts(Part):
    """Queries on who takes part in what."""

    def add_edition(self, digest: str, source: str, path: str) -> None:
        """Keep a program's text under its content hash; kept once, however often it is launched."""
        self._insert_new(t.editions, {"digest": digest, "source": source, "path": path})

    def edition(self, digest: str) -> str:
        """Return an edition's text. Raises RefusedError `edition-unknown`."""
        source = self._db.execute(_EDITION, {"digest": digest}).scalar()
        if source is None:
            raise RefusedError("edition-unknown", digest=digest)
        return str(source)

    def add_cohort(self, cohort: Cohort) -> None:
        """Add a cohort. Raises RefusedError `cohort-exists`."""
        if not self._insert_new(t.cohorts, plain(cohort, COHORT)):
            raise RefusedError("cohort-exists", name=cohort.name)

    def cohort(self, name: str) -> Cohort:
        """Return a cohort. Raises RefusedError `cohort-unknown`."""
        return self._once("cohort", name, self._cohort)

    def _cohort(self, name: str) -> Cohort:
        row = self._db.execute(_COHORT_NAMED, {"name": name}).one_or_none()
        if row is None:
            raise RefusedError("cohort-unknown", name=name)
        return Cohort(*row)

    def cohorts(self) -> list[Cohort]:
        """Return all cohorts by their launch."""
        return [Cohort(*row) for row in self._db.execute(_COHORTS)]

    def add_people(self, cohort: str, people: Iterable[Person]) -> None:
        """Add people to a cohort; those whose reference is there already are replaced by what is given."""
        self._upsert(t.people, ("ref",), [person_row(cohort, person) for person in people])

    def people(self, cohort: str, refs: Iterable[str] | None = None) -> dict[str, Person]:
        """Return a cohort's people by reference: all of them, or those of `refs` that it has."""
        if refs is None:
            rows = self._db.execute(_PEOPLE, {"cohort": cohort}).all()
        else:
            asked = [{"cohort": cohort, "refs": some} for some in batches(refs)]
            rows = [row for one in asked for row in self._db.execute(_PEOPLE_CHOSEN, one)]
        return {row.ref: to_person(row) for row in rows}

    def people_at(self, email: str) -> list[tuple[str, Person]]:
        """Return (cohort, person) of everybody with that address, however it is written."""
        return [(row[0], to_person(row[1:])) for row in self._db.execute(_PEOPLE_AT, {"email": email.lower()})]

    def mint(self, letter: str, count: int) -> list[str]:
        """Return `count` new codes, `P017`, that nobody has had before."""
        if count <= 0:
            return []
        last = self._db.execute(_MINT, {"letter": letter, "last": count}).scalar_one()
        return [f"{letter}{number:03d}" for number in range(last - count + 1, last + 1)]
