"""Nudges are polled: at each commit where the database tells of it, else often while something goes on."""

import logging
import threading
import time
from collections.abc import Callable

from revflow.domain.errors import RevflowError
from revflow.service.ports import Ports
from revflow.service.trouble import told

CHANGE_SECONDS = 0.003
"""Between two questions whether anybody has committed; one takes some microseconds."""

ANYHOW_SECONDS = 0.1
"""Lost drivers and drives to be tried again come without a commit."""

ACTIVE_SECONDS = 0.008
STILL_SECONDS = 0.025
STILL_AFTER = 2.0
"""Seconds without a nudge after which all counts as still, where each look is a query. One takes 0.2 ms."""

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
        pause = 0.0
        changes = self._ports.store.changes()
        pace = _Pace()
        while not stop.wait(pause):
            if changes is not None and not pace.due and not self._changed(changes):
                pause = CHANGE_SECONDS
                continue
            try:
                pace.looked(self._look())
                pause = CHANGE_SECONDS if changes is not None else pace.pause
            except RevflowError as error:
                _log.error("nudges cannot be read: %s", error.code)
                pause = TROUBLE_SECONDS
            except Exception as error:  # noqa: BLE001 - without this thread no journey would be driven
                _log.error("polling stumbled: %s", told(error))
                pause = TROUBLE_SECONDS

    def _changed(self, changes: Callable[[], bool]) -> bool:
        """Tell whether it is worth looking; trouble is told by the look itself."""
        try:
            return changes()
        except Exception:  # noqa: BLE001 - whatever it is, the look meets it too
            return True

    def _look(self) -> int:
        """Hand on what is nudged; return how many."""
        if not self._may_drive():
            return 0
        with self._ports.store.read() as db:
            codes = db.nudged(AT_ONCE, self._ports.clock.real())
        codes += self._again()
        for code in codes:
            self._hand_on(code)
        return len(codes)


class _Pace:
    """When to look again."""

    def __init__(self) -> None:
        self._looked = float("-inf")
        self._found = time.monotonic()
        self._more = True

    @property
    def due(self) -> bool:
        """Whether to look whatever was committed: now and then, and while nudged journeys may still be busy."""
        return self._more or time.monotonic() - self._looked >= ANYHOW_SECONDS

    @property
    def pause(self) -> float:
        """How long to wait for the next look where each is a query."""
        return ACTIVE_SECONDS if self._looked - self._found < STILL_AFTER else STILL_SECONDS

    def looked(self, found: int) -> None:
        """Remember a look and how many journeys it handed on."""
        self._looked = time.monotonic()
        self._more = found > 0
        if found:
            self._found = self._looked
