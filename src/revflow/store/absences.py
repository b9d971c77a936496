"""Who is away, by address: it holds in every cohort."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from revflow.domain.people import Absence
from revflow.store import tables as t
from revflow.store.part import Part

_A = t.absences.c
_AWAY = t.people.alias("away")
_DEPUTY = t.people.alias("deputy")
_OF_COHORT = (
    select(_AWAY.c.ref, _A.begins, _A.ends, _DEPUTY.c.ref)
    .join(_AWAY, _AWAY.c.email == _A.email)
    .outerjoin(_DEPUTY, (_DEPUTY.c.email == _A.deputy) & (_DEPUTY.c.cohort == _AWAY.c.cohort))
    .where(_AWAY.c.cohort == bindparam("cohort"))
    .order_by(_AWAY.c.ref, _A.begins, _DEPUTY.c.ref)
)
_MISSING = (
    select(_A.deputy)
    .distinct()
    .join(_AWAY, _AWAY.c.email == _A.email)
    .outerjoin(_DEPUTY, (_DEPUTY.c.email == _A.deputy) & (_DEPUTY.c.cohort == _AWAY.c.cohort))
    .where(_AWAY.c.cohort == bindparam("cohort"), _A.deputy != "", _A.ends > bindparam("at"), _DEPUTY.c.ref.is_(None))
    .order_by(_A.deputy)
)
_NOT_BEGUN = delete(t.absences).where(_A.email == bindparam("address"), _A.begins >= bindparam("at"))
_UNDER_WAY = (
    update(t.absences)
    .where(_A.email == bindparam("address"), _A.ends > bindparam("at"))
    .values(ends=bindparam("until"))
)


class Absences(Part):
    """Queries on absences."""

    def add_absence(self, email: str, begins: datetime, ends: datetime, deputy: str) -> None:
        """Let somebody be away; `deputy` is an address or empty. One that begins at the same moment is replaced."""
        row = {"email": email, "begins": begins, "ends": ends, "deputy": deputy}
        self._upsert(t.absences, ("email", "begins"), [row])

    def end_absences(self, email: str, at: datetime) -> int:
        """End at that moment what somebody's absences there still are; return how many were ended or called off."""
        called_off = self._db.execute(_NOT_BEGUN, {"address": email, "at": at}).rowcount
        return called_off + self._db.execute(_UNDER_WAY, {"address": email, "at": at, "until": at}).rowcount

    def absences(self, cohort: str) -> list[Absence]:
        """Return the absences of a cohort's people, by reference and begin; past ones included."""
        found = self._db.execute(_OF_COHORT, {"cohort": cohort})
        return [Absence(ref, begins, ends, deputy or "") for ref, begins, ends, deputy in found]

    def deputies_missing(self, cohort: str, at: datetime) -> list[str]:
        """Return the addresses of deputies who are not in a cohort, of its people's absences not over at that time."""
        return list(self._db.execute(_MISSING, {"cohort": cohort, "at": at}).scalars())
