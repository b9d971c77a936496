"""Nudges are polled: often while something goes on, less often when all is still."""

import logging
import threading
import time
from collections.abc import Callable

from revflow.domain.errors import RevflowError
from revflow.service.ports import Ports

ACTIVE_SECONDS = 0.008
STILL_SECONDS = 0.025
STILL_AFTER = 2.0
"""Seconds without a nudge after which all counts as still. One look costs 0.2 ms."""

AT_ONCE = 100
TROUBLE_SECONDS = 1.0

_log = logging.getLogger("revflow.worker")


class Poller:
    """Hands nudged journeys on. `may_drive` is asked first: a pause of the pool stops driving, not deciding."""

    def __init__(
        self,
        ports: Ports,
        hand_on: Callable[[str], None],
        again: Callable[[], list[str]],
        may_drive: Callable[[], bool],
    ) -> None:
        self._ports = ports
        self._hand_on = hand_on
        self._again = again
        self._may_drive = may_drive

    def run(self, stop: threading.Event) -> None:
        """Poll until `stop` is set."""
        last = time.monotonic()
        pause = ACTIVE_SECONDS
        while not stop.wait(pause):
            found = self._look()
            if found is None:
                pause = TROUBLE_SECONDS
                continue
            now = time.monotonic()
            last = now if found else last
            pause = ACTIVE_SECONDS if now - last < STILL_AFTER else STILL_SECONDS

    def _look(self) -> int | None:
        """Hand on what is nudged; return how many, or None when the store is in trouble."""
        if not self._may_drive():
            return 0
        try:
            with self._ports.store.read() as db:
                codes = db.nudged(AT_ONCE, self._ports.clock.real())
        except RevflowError as error:
            _log.error("nudges cannot be read: %s", error.code)
            return None
        codes += self._again()
        for code in codes:
            self._hand_on(code)
        return len(codes)
