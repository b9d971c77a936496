"""The threads that drive: codes come in, each journey is driven by one thread at a time."""

import logging
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from revflow.domain.errors import RevflowError
from revflow.service.drive import drive
from revflow.service.ports import Ports
from revflow.service.stuck import tell_stuck
from revflow.service.trouble import told
from revflow.worker.lane import Lane
from revflow.worker.stuck import Stuck

PAUSES = (1.0, 5.0, 30.0, 300.0)
"""Seconds until a drive that stumbled is tried again: by its nth stumble in a row, the last for all further ones."""

_log = logging.getLogger("revflow.worker")


class Drivers:
    """A few driver threads. `done` hears of each journey that was driven."""

    def __init__(self, ports: Ports, done: Callable[[str], None], count: int = 3) -> None:
        self._ports = ports
        self._done = done
        self._queue: SimpleQueue[tuple[str, bool]] = SimpleQueue()
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._stumbles: dict[str, tuple[int, float]] = {}
        self._stuck = Stuck(lambda code: tell_stuck(ports, code))
        self._threads = [threading.Thread(target=self._work, name=f"driver-{n}", daemon=True) for n in range(count)]
        self._stop = threading.Event()

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float = 20) -> None:
        """Let each thread finish its drive, and end it."""
        self._stop.set()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    @property
    def idle(self) -> bool:
        """Whether nobody drives and nothing is waiting to be driven or tried again."""
        return not self._busy and not self._stumbles

    def offer(self, code: str, *, retry: bool = False) -> None:
        """Have a journey driven, unless that is under way already."""
        with self._lock:
            if code in self._busy:
                return
            self._busy.add(code)
        self._queue.put((code, retry))

    def again(self) -> list[str]:
        """Return the journeys whose drive stumbled and whose pause is over."""
        now = time.monotonic()
        with self._lock:
            return [code for code, (_count, at) in self._stumbles.items() if at <= now and code not in self._busy]

    def _work(self) -> None:
        with Lane(self._ports) as lane:
            while not self._stop.is_set():
                try:
                    code, retry = self._queue.get(timeout=0.2)
                except Empty:
                    continue
                self._drive(lane, code, retry=retry)

    def _drive(self, lane: Lane, code: str, *, retry: bool) -> None:
        try:
            drive(self._ports, code, lane.runner(code), retry=retry)
        except Exception as error:  # noqa: BLE001 - one journey's trouble must not end the thread
            self._stuck.stumbled(code, error)
            self._stumbled(code, error)
        else:
            self._stuck.went_on(code)
            self._stumbles.pop(code, None)
        finally:
            with self._lock:
                self._busy.discard(code)
        self._done(code)

    def _stumbled(self, code: str, error: Exception) -> None:
        """Remember to try again: the nudge was taken with the lease, so nobody else would."""
        reason = error.code if isinstance(error, RevflowError) else told(error)
        count = self._stumbles.get(code, (0, 0.0))[0]
        pause = PAUSES[min(count, len(PAUSES) - 1)]
        self._stumbles[code] = (count + 1, time.monotonic() + pause)
        _log.error("%s: drive stumbled (%s), again in %g s", code, reason, pause)
