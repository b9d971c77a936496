"""Addresses at which mails do not arrive: it holds in every cohort."""

from sqlalchemy import bindparam, delete, select

from revflow.domain.mails import DeadAddress
from revflow.store import tables as t
from revflow.store.part import Part

_D = t.dead_addresses.c
_ALL = select(_D.email, _D.since, _D.cause, _D.mail)
_DROP = delete(t.dead_addresses).where(_D.email == bindparam("address"))


class DeadAddresses(Part):
    """Queries on addresses that are dead."""

    def add_dead(self, dead: DeadAddress) -> bool:
        """Mark an address as dead; one that is stays as it was first. Return whether it was news."""
        row = {"email": dead.email, "since": dead.since, "cause": dead.cause, "mail": dead.mail}
        return self._insert_new(t.dead_addresses, row)

    def drop_dead(self, email: str) -> bool:
        """Take the mark of an address away; return whether it had one."""
        return self._db.execute(_DROP, {"address": email}).rowcount == 1

    def dead_addresses(self) -> dict[str, DeadAddress]:
        """Return all addresses that are dead."""
        return {row.email: DeadAddress(*row) for row in self._db.execute(_ALL)}
