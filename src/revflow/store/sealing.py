"""The chain of seals: each entry's seal is over the one before it, so that a change anywhere shows.

Places are given when entries are sealed, by one sealer at a time and to committed entries alone; what commits later
gets a later place. Each sealing step also keeps the chain's end in `seals`, so that entries cut off its end are missed.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, insert, select, text, update

from revflow.store import tables as t
from revflow.store.columns import as_text, canonical
from revflow.store.part import Part

_E = t.events.c
_LOCK = text("SELECT pg_advisory_xact_lock(7238746001)")
_COLUMNS = (_E.journey, _E.number, _E.at, _E.actor, _E.format, _E.kind, _E.data)
_UNSEALED = select(_E.id, *_COLUMNS).where(_E.place.is_(None)).order_by(_E.id).limit(bindparam("limit"))
_SEAL = update(t.events).where(_E.id == bindparam("which")).values(place=bindparam("given"), seal=bindparam("made"))
_END = select(t.seals.c.last_place, t.seals.c.seal).order_by(t.seals.c.last_place.desc()).limit(1)
_ADD_END = insert(t.seals)
_SEALED = select(_E.place, _E.seal, *_COLUMNS).where(_E.place.is_not(None)).order_by(_E.place)
_ENDS = select(t.seals.c.last_place, t.seals.c.seal)
_COUNTS = select(_E.journey, _E.number).order_by(_E.journey, _E.number)
_VERSIONS = select(t.journeys.c.code, t.journeys.c.version).order_by(t.journeys.c.code)


def _seal(previous: str, place: int, row: Any) -> str:
    journey, number, at, actor, version, kind, data = row
    entry = canonical([place, journey, number, as_text(at), actor, version, kind, data])
    return hashlib.sha256(f"{previous}\n{entry}".encode()).hexdigest()


class Sealing(Part):
    """Queries that make and check the chain."""

    def seal(self, limit: int) -> int:
        """Chain up to `limit` entries that are not sealed yet; return how many."""
        if self._postgres:
            self._db.execute(_LOCK)
        end = self._db.execute(_END).one_or_none()
        place, seal = (end.last_place, end.seal) if end else (0, "")
        made = []
        for which, *row in self._db.execute(_UNSEALED, {"limit": limit}).all():
            place += 1
            seal = _seal(seal, place, row)
            made.append({"which": which, "given": place, "made": seal})
        if made:
            self._db.execute(_SEAL, made)
            self._db.execute(_ADD_END, {"last_place": place, "seal": seal})
        return len(made)

    def verify(self) -> list[str]:
        """Return what is wrong with the journal, in codes; an empty list when nothing is.

        `changed P017/3`: the entry is not what was sealed, or not where it was. `missing P017/4`: no such entry though
        the journey's version counts it. `surplus P017/9`: an entry that the version does not count. `cut 120`: at that
        place the chain lacks an entry, or is not as its sealing step left it.
        """
        return [*self._broken(), *self._missing()]

    def _broken(self) -> Iterator[str]:
        ends = {row[0]: row[1] for row in self._db.execute(_ENDS)}
        previous, last = "", 0
        for place, seal, *row in self._db.execute(_SEALED):
            if place != last + 1:
                yield f"cut {last + 1}"
            elif seal != _seal(previous, place, row):
                yield f"changed {row[0]}/{row[1]}"
            if ends.get(place, seal) != seal:
                yield f"cut {place}"
            previous, last = seal, place
        if last != max(ends, default=0):
            yield f"cut {max(last, *ends)}"

    def _missing(self) -> Iterator[str]:
        counted = {row[0]: row[1] for row in self._db.execute(_VERSIONS)}
        found: dict[str, set[int]] = {code: set() for code in counted}
        for journey, number in self._db.execute(_COUNTS):
            found.setdefault(journey, set()).add(number)
        for code in sorted(found):
            due = set(range(1, counted.get(code, 0) + 1))
            yield from (f"missing {code}/{number}" for number in sorted(due - found[code]))
            yield from (f"surplus {code}/{number}" for number in sorted(found[code] - due))
