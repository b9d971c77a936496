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
from revflow.worker.threads import thread

PAUSES = (1.0, 5.0, 30.0, 300.0)
"""Seconds until a drive that stumbled is tried again: by its nth stumble in a row, the last for all further ones."""

_log = logging.getLogger("revflow.worker")


class Drivers:
    """A few driver threads. `done` hears of each journey that was driven, `lost` of a thread that ended by itself."""

    def __init__(
        self,
        ports: Ports,
        done: Callable[[str], None],
        count: int = 3,
        lost: Callable[[str], None] = lambda _name: None,
    ) -> None:
        self._ports = ports
        self._done = done
        self._queue: SimpleQueue[str] = SimpleQueue()
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._retries: set[str] = set()
        self._stumbles: dict[str, tuple[int, float]] = {}
        self._stuck = Stuck(lambda code: tell_stuck(ports, code))
        self._stop = threading.Event()
        self._threads = [thread(f"driver-{n}", self._work, self._stop, lost) for n in range(count)]

    def start(self) -> None:
        """Start the threads."""
        for one in self._threads:
            one.start()

    def stop(self, seconds: float = 20) -> None:
        """Let each thread finish its drive, and end it."""
        self._stop.set()
        deadline = time.monotonic() + seconds
        for one in self._threads:
            one.join(max(0.0, deadline - time.monotonic()))

    @property
    def idle(self) -> bool:
        """Whether nobody drives and nothing is waiting to be driven or tried again."""
        with self._lock:
            return not self._busy and not self._stumbles

    def offer(self, code: str, *, retry: bool = False) -> None:
        """Have a journey driven, unless that is under way already; a `retry` is then followed when that drive ends."""
        with self._lock:
            if retry:
                self._retries.add(code)
            if code in self._busy:
                return
            self._busy.add(code)
        self._queue.put(code)

    def again(self) -> list[str]:
        """Return the journeys whose drive stumbled and whose pause is over."""
        now = time.monotonic()
        with self._lock:
            return [code for code, (_count, at) in self._stumbles.items() if at <= now and code not in self._busy]

    def _work(self, stop: threading.Event) -> None:
        with Lane(self._ports) as lane:
            while not stop.is_set():
                try:
                    code = self._queue.get(timeout=0.2)
                except Empty:
                    continue
                self._drive(lane, code)

    def _drive(self, lane: Lane, code: str) -> None:
        with self._lock:
            retry = code in self._retries
            self._retries.discard(code)
        try:
            driven = drive(self._ports, code, lane.runner(code), retry=retry) is not None
        except Exception as error:  # noqa: BLE001 - one journey's trouble must not end the thread
            self._stuck.stumbled(code, error)
            self._ended(code, retry=retry, trouble=error.code if isinstance(error, RevflowError) else told(error))
        else:
            self._stuck.went_on(code)
            self._ended(code, retry=retry, trouble="" if driven or not retry else "driven elsewhere")
        self._done(code)

    def _ended(self, code: str, *, retry: bool, trouble: str) -> None:
        """Let the journey be offered again: at once for a Retry that came meanwhile, later if its drive stumbled.

        A drive that stumbled had taken the nudge with the lease, and nobody else knows of a Retry: both are kept here.
        """
        with self._lock:
            at_once = code in self._retries
            if not at_once:
                self._busy.discard(code)
            if not trouble:
                self._stumbles.pop(code, None)
            else:
                self._stumbled(code, trouble)
                if retry:
                    self._retries.add(code)
        if at_once:
            self._queue.put(code)

    def _stumbled(self, code: str, trouble: str) -> None:
        count = self._stumbles.get(code, (0, 0.0))[0]
        pause = PAUSES[min(count, len(PAUSES) - 1)]
        self._stumbles[code] = (count + 1, time.monotonic() + pause)
        _log.error("%s: drive stumbled (%s), again in %g s", code, trouble, pause)
