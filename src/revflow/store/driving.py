"""Nudges, leases, timers, the clock, marks, and runs in Prefect."""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, bindparam, func, or_, select, union_all, update

from revflow.domain.errors import RefusedError, StaleError
from revflow.domain.mails import MailState
from revflow.store import tables as t
from revflow.store.outbox import WANTED
from revflow.store.part import Part, batches

_APART = 30_000_000
"""Microseconds by which the clocks of machines may differ, before a nudge that is meant for now waits."""

_J = t.journeys.c
_CODES: BindParameter[list[str]] = bindparam("codes", expanding=True)
_NUDGE = (
    update(t.journeys)
    .where(_J.code.in_(_CODES), or_(_J.nudged_at.is_(None), _J.nudged_at > bindparam("at")), _J.ending.is_(None))
    .values(nudged_at=bindparam("at"))
)
# Where several write at once the row is touched even if a nudge waits in it already: whoever takes that one must wait
# for this transaction, or would look before it is committed. In the order of the codes, so that nobody waits in a ring
_TOUCHED = select(_J.code).where(_J.code.in_(_CODES), _J.ending.is_(None)).order_by(_J.code)
_NUDGE_TOUCHING = (
    update(t.journeys)
    .where(_J.code.in_(_TOUCHED.with_for_update(key_share=True).scalar_subquery()))
    .values(nudged_at=func.least(_J.nudged_at, bindparam("at")))
)
_FREE: ColumnElement[bool] = or_(_J.lease_until.is_(None), _J.lease_until <= bindparam("real"))
# Two searches, each in an index of its own: of one condition with OR, SQLite would look at every journey
_TO_DRIVE = union_all(
    select(_J.code, _J.nudged_at).where(_J.lease_until <= bindparam("real")),
    select(_J.code, _J.nudged_at).where(_J.nudged_at <= bindparam("by"), _J.lease_until.is_(None)),
).subquery()
_NUDGED = (
    select(_TO_DRIVE.c.code).order_by(_TO_DRIVE.c.nudged_at.nulls_first(), _TO_DRIVE.c.code).limit(bindparam("limit"))
)
_OPEN = select(_J.code).where(_J.ending.is_(None)).order_by(_J.code)
_TIMED: ColumnElement[bool] = _J.ending.is_(None) & ~_J.on_hold
_DUE = (
    select(_J.code)
    .where(_TIMED, _J.wake_at <= bindparam("now"))
    .order_by(_J.wake_at, _J.code)
    .limit(bindparam("limit"))
)
_NEXT_WAKE = select(func.min(_J.wake_at)).where(_TIMED)
_NEXT_MAIL = select(func.min(t.outbox.c.due_at)).where(t.outbox.c.state == MailState.QUEUED.value, WANTED)
_TAKE = (
    update(t.journeys)
    .where(_J.code == bindparam("key"), _FREE)
    .values(
        lease_holder=bindparam("holder"),
        lease_token=_J.lease_token + 1,
        lease_until=bindparam("until"),
        nudged_at=None,
    )
    .returning(_J.lease_token)
)
_TOKEN = select(_J.lease_token).where(_J.code == bindparam("code"))
_TOKEN_LOCKED = _TOKEN.with_for_update(key_share=True)
_DROP = (
    update(t.journeys)
    .where(_J.code == bindparam("key"), _J.lease_token == bindparam("token"))
    .values(lease_holder="", lease_until=None)
)
_HOLD = (
    update(t.journeys)
    .where(_J.code == bindparam("key"), _J.lease_token == bindparam("token"))
    .values(lease_until=bindparam("until"))
)
_LEASES = select(func.count()).select_from(t.journeys).where(_J.lease_until.is_not(None))
_OFFSET = select(t.clock.c.offset)
_SET_OFFSET = update(t.clock).where(t.clock.c.offset < bindparam("seconds")).values(offset=bindparam("seconds"))
_MARK = select(t.marks.c.value).where(t.marks.c.name == bindparam("name"))
_MARKS = select(t.marks.c.name, t.marks.c.value).where(t.marks.c.name.in_(bindparam("names", expanding=True)))
_RUN = select(_J.run).where(_J.code == bindparam("code"))
_SET_RUN = update(t.journeys).where(_J.code == bindparam("key")).values(run=bindparam("run"))
_WITHOUT_RUN = select(_J.code).where(_J.run == "", _J.ending.is_(None)).order_by(_J.code).limit(bindparam("limit"))


class Driving(Part):
    """Queries on who drives what, and when."""

    def nudge(self, codes: Iterable[str], late: float = 0.0) -> None:
        """Ask that these journeys be driven, those unknown or ended left out; who waits already keeps its place.

        With `late` not before so many seconds from now, unless somebody asks for it earlier.
        """
        at = _microseconds() + (int(late * 1e6) + _APART if late else 0)
        statement = _NUDGE_TOUCHING if self._locks_rows else _NUDGE
        for some in batches(sorted(codes)):
            self._db.execute(statement, {"codes": some, "at": at})

    def nudged(self, limit: int, real_now: datetime) -> list[str]:
        """Return journeys to drive now: those whose driver was lost, then those nudged, the oldest nudge first.

        A lease that ran out without being dropped is a driver that was lost between its nudge and its end.
        """
        asked = {"limit": limit, "real": real_now, "by": _microseconds() + _APART}
        return list(self._db.execute(_NUDGED, asked).scalars())

    def open_journeys(self) -> list[str]:
        """Return all journeys that have not ended, by code."""
        return list(self._db.execute(_OPEN).scalars())

    def due_journeys(self, now: datetime, limit: int) -> list[str]:
        """Return journeys whose `wake_at` has come, earliest first; none that ended or is on hold."""
        return list(self._db.execute(_DUE, {"now": now, "limit": limit}).scalars())

    def next_due(self) -> datetime | None:
        """Return when time alone next changes something: a journey's `wake_at`, or when a queued mail may go."""
        found = [self._db.execute(chosen).scalar() for chosen in (_NEXT_WAKE, _NEXT_MAIL)]
        return min((at for at in found if at is not None), default=None)

    def take_lease(self, code: str, holder: str, real_now: datetime, seconds: float) -> int | None:
        """Take the right to drive a journey; return its fencing token, or None while somebody validly holds it.

        The nudges so far are taken with it: what they told is committed before, hence seen by whoever reads now.
        """
        until = real_now + timedelta(seconds=seconds)
        values = {"key": code, "holder": holder, "until": until, "real": real_now}
        token: int | None = self._db.execute(_TAKE, values).scalar()
        return token

    def check_lease(self, code: str, token: int) -> None:
        """Make sure that nobody has taken the lease over, until this transaction ends. Raises StaleError `lease`."""
        chosen = _TOKEN_LOCKED if self._locks_rows else _TOKEN
        if self._db.execute(chosen, {"code": code}).scalar() != token:
            raise StaleError("lease", journey=code)

    def hold_lease(self, code: str, token: int, until: datetime) -> None:
        """Hold a lease until then: its driver does what may take longer than one is given for. Raises StaleError."""
        if self._db.execute(_HOLD, {"key": code, "token": token, "until": until}).rowcount != 1:
            raise StaleError("lease", journey=code)

    def drop_lease(self, code: str, token: int) -> None:
        """Give a lease back; nothing happens when somebody has taken it over."""
        self._db.execute(_DROP, {"key": code, "token": token})

    def leases(self) -> int:
        """Return how many leases are held; those that ran out count until they are taken over or dropped."""
        return self._db.execute(_LEASES).scalar_one()

    def clock_offset(self) -> float:
        """Return how many seconds the program's time is ahead of real time."""
        return float(self._db.execute(_OFFSET).scalar_one())

    def set_clock_offset(self, seconds: float) -> None:
        """Move the program's time forward; an offset that would move it back is not taken."""
        self._db.execute(_SET_OFFSET, {"seconds": seconds})

    def mark(self, name: str) -> str:
        """Return a marker's value (a cursor, a moment), or "" when it was never set."""
        return self._db.execute(_MARK, {"name": name}).scalar() or ""

    def marks(self, *names: str) -> tuple[str, ...]:
        """Return the values of several markers, in the order of their names."""
        return self._once("marks", names, self._marks)

    def _marks(self, names: tuple[str, ...]) -> tuple[str, ...]:
        found = {row.name: row.value for row in self._db.execute(_MARKS, {"names": names})}
        return tuple(found.get(name, "") for name in names)

    def set_mark(self, name: str, value: str) -> None:
        """Set a marker's value."""
        self._upsert(t.marks, ("name",), [{"name": name, "value": value}])

    def run(self, code: str) -> str:
        """Return the id of a journey's run in Prefect, "" when it has none. Raises RefusedError `journey-unknown`."""
        run = self._db.execute(_RUN, {"code": code}).scalar()
        if run is None:
            raise RefusedError("journey-unknown", journey=code)
        return str(run)

    def set_run(self, code: str, run: str) -> None:
        """Set the id of a journey's run in Prefect; "" when it has none any more."""
        self._db.execute(_SET_RUN, {"key": code, "run": run})

    def without_run(self, limit: int) -> list[str]:
        """Return journeys not ended that have no run in Prefect."""
        return list(self._db.execute(_WITHOUT_RUN, {"limit": limit}).scalars())


def _microseconds() -> int:
    return time.time_ns() // 1000
