"""The worker: its threads, put together."""

import logging
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from revflow.bootstrap import App
from revflow.prefect.deploy import NAME
from revflow.prefect.display import Display
from revflow.prefect.operator import on_cancelled
from revflow.prefect.remedies import remedy
from revflow.worker.dispatching import Dispatcher
from revflow.worker.drivers import Drivers
from revflow.worker.polling import Poller
from revflow.worker.prefect_side import PoolWorker, Watch
from revflow.worker.ticking import Ticker

SWITCH_SECONDS = 0.0005
"""A drive gives the interpreter away at each statement of SQL, and must not wait 5 ms each time to get it back."""

_log = logging.getLogger("revflow.worker")


class Worker:
    """All threads of one worker process. `pool` is the work pool that it serves."""

    def __init__(self, app: App, pool: str = NAME) -> None:
        ports = app.ports
        self.display = Display(ports, remedy, on_cancelled(ports))
        self.drivers = Drivers(ports, self._driven)
        self.ticker = Ticker(ports, app.clock, self.drivers, jumps=app.settings.time == "jump")
        self.dispatcher = Dispatcher(ports)
        self.watch = Watch(ports, self.display.touch)
        self.poller = Poller(ports, self._nudged, self.drivers.again, lambda: not self.watch.paused)
        self.pool_worker = PoolWorker(pool, self._asked)

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; then let drives end, and show what is not shown yet if Prefect answers."""
        sys.setswitchinterval(SWITCH_SECONDS)
        self.watch.prepare()
        self.display.touch_all()
        parts = (self.display, self.ticker, self.poller, self.watch, self.pool_worker, self.dispatcher)
        threads = _started(stop, [part.run for part in parts])
        self.drivers.start()
        _log.info("worker started")
        stop.wait()
        self.ticker.hurry()
        self.drivers.stop()
        for thread in threads:
            thread.join(5)

    def _nudged(self, code: str) -> None:
        if self.watch.elsewhere:
            self.dispatcher.offer(code)
        else:
            self.drivers.offer(code)

    def _driven(self, code: str) -> None:
        self.display.touch(code)
        self.ticker.hurry()

    def _asked(self, code: str, retry: bool) -> None:
        """Take an operator's Resume or Retry as a nudge; with the pool paused Prefect hands nothing over."""
        self.drivers.offer(code, retry=retry)


def _started(stop: threading.Event, jobs: Sequence[Callable[[threading.Event], None]]) -> list[threading.Thread]:
    threads = [threading.Thread(target=job, args=(stop,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    return threads


def until_signalled() -> threading.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda _sign, _frame: stop.set())
    return stop
