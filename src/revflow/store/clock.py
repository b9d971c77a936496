"""The one clock of all processes (rule 22)."""

import threading
import time
from datetime import UTC, datetime, timedelta

from revflow.service.ports import Store

_FRESH = 0.05
_HOLD = "clock-hold"
_ONCE = "once:"


class StoreClock:
    """Real time plus the offset kept in the store (`service.ports.Clock`).

    A move of the offset is seen at once by the clock that made it, and within 50 ms by all others.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._offset = 0.0
        self._read_at = float("-inf")

    def now(self) -> datetime:
        """Return the program's time, UTC."""
        with self._guard:
            if time.monotonic() - self._read_at > _FRESH:
                with self._store.read() as db:
                    self._keep(db.clock_offset())
            return self.real() + timedelta(seconds=self._offset)

    def real(self) -> datetime:
        """Return the machine's time, UTC."""
        return datetime.now(UTC)

    def advance_to(self, instant: datetime) -> bool:
        """Let the program's time jump to that instant; return whether it is now, at least.

        Time never jumps back, and not at all while somebody holds it.
        """
        with self._store.write() as db:
            mark = db.mark(_HOLD)
            if not self._is_held(mark):
                db.set_clock_offset((instant - self.real()).total_seconds())
            if mark.startswith(_ONCE):
                db.set_mark(_HOLD, self._until(float(mark.removeprefix(_ONCE))))
            offset = db.clock_offset()
        with self._guard:
            self._keep(offset)
        return self.now() >= instant

    def hold(self, seconds: float) -> None:
        """Keep time from jumping for so many seconds of real time; 0 lets it go."""
        with self._store.write() as db:
            db.set_mark(_HOLD, self._until(seconds))

    def let_jump_once(self, seconds: float) -> None:
        """Let time go until it has jumped once; it is then held for so many seconds of real time."""
        with self._store.write() as db:
            db.set_mark(_HOLD, f"{_ONCE}{seconds}")

    def held(self) -> bool:
        """Return whether somebody keeps time from jumping now."""
        with self._store.read() as db:
            return self._is_held(db.mark(_HOLD))

    def _until(self, seconds: float) -> str:
        return (self.real() + timedelta(seconds=seconds)).isoformat()

    def _is_held(self, mark: str) -> bool:
        return bool(mark) and not mark.startswith(_ONCE) and self.real() < datetime.fromisoformat(mark)

    def _keep(self, offset: float) -> None:
        self._offset = offset
        self._read_at = time.monotonic()
