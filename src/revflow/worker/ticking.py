"""The tick: timers, outbox, lost nudges; and time that jumps when all is quiet (rule 22)."""

import logging
import threading
import time

from revflow.domain.errors import RevflowError
from revflow.service.ports import Ports
from revflow.service.tick import tick
from revflow.service.trouble import told
from revflow.store import StoreClock
from revflow.worker.drivers import Drivers

PERIOD = 1.0
JUMPING_PERIOD = 0.05
HURRY_PAUSE = 0.05
"""Seconds between a drive and the tick that it hurries: the drives that follow at once go first."""

QUIET_SECONDS = 0.05

_log = logging.getLogger("revflow.worker")


class Ticker:
    """Ticks once a second, or when hurried. With `jumps`, moves the clock to the next due moment when all is quiet."""

    def __init__(self, ports: Ports, clock: StoreClock, drivers: Drivers, *, jumps: bool) -> None:
        self._ports = ports
        self._clock = clock
        self._drivers = drivers
        self._jumps = jumps
        self._hurry = threading.Event()
        self._quiet_since: float | None = None

    def hurry(self) -> None:
        """Tick soon: a drive may have queued mails."""
        self._hurry.set()

    def run(self, stop: threading.Event) -> None:
        """Tick until `stop` is set."""
        while not stop.is_set():
            try:
                busy = self._tick()
            except RevflowError as error:
                _log.error("tick stumbled: %s", error.code)
                busy = False
            except Exception as error:  # noqa: BLE001 - timers and mails go on
                _log.error("tick stumbled: %s", told(error))
                busy = False
            if not busy:
                if self._hurry.wait(JUMPING_PERIOD if self._jumps else PERIOD):
                    stop.wait(HURRY_PAUSE)
                self._hurry.clear()

    def _tick(self) -> bool:
        ticked = tick(self._ports)
        if self._jumps and not ticked.nudged and not ticked.mails:
            return self._jump()
        self._quiet_since = None
        return bool(ticked.mails)

    def _jump(self) -> bool:
        """Jump when it has been quiet for a moment; tell whether the clock was moved."""
        if not self._quiet():
            self._quiet_since = None
            return False
        now = time.monotonic()
        if self._quiet_since is None:
            self._quiet_since = now
        if now - self._quiet_since < QUIET_SECONDS:
            return False
        return self._move_clock()

    def _quiet(self) -> bool:
        with self._ports.store.read() as db:
            waiting = db.leases() or db.nudged(1, self._clock.real())
        return self._drivers.idle and not waiting and not self._clock.held()

    def _move_clock(self) -> bool:
        with self._ports.store.read() as db:
            due = db.next_due()
        if due is None or due <= self._clock.now():
            return False
        self._quiet_since = None
        return self._clock.advance_to(due)
