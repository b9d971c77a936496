"""The worker: its threads, put together."""

import logging
import signal
import sys
import threading

from revflow.bootstrap import App
from revflow.domain.errors import OutsideError
from revflow.prefect.deploy import NAME
from revflow.prefect.display import Display
from revflow.prefect.operator import on_cancelled
from revflow.prefect.remedies import remedy
from revflow.worker.dispatching import Dispatcher
from revflow.worker.drivers import Drivers
from revflow.worker.polling import Poller
from revflow.worker.prefect_side import PoolWorker, Watch
from revflow.worker.returning import Returns
from revflow.worker.threads import Job, thread
from revflow.worker.ticking import Ticker

SWITCH_SECONDS = 0.0005
"""A drive gives the interpreter away at each statement of SQL, and must not wait 5 ms each time to get it back."""

FIRST_LOOK_SECONDS = 3.0
"""So long driving waits for the first look at Prefect, which makes the deployments; people wait for no more."""

_log = logging.getLogger("revflow.worker")


class Worker:
    """All threads of one worker process. `pool` is the work pool that it serves."""

    def __init__(self, app: App, pool: str = NAME) -> None:
        ports = app.ports
        self.display = Display(ports, remedy, on_cancelled(ports))
        self.drivers = Drivers(ports, self._driven, lost=self._lost)
        self.ticker = Ticker(ports, app.clock, self.drivers, jumps=app.settings.time == "jump")
        self.dispatcher = Dispatcher(ports)
        self.returns = Returns(ports)
        self.watch = Watch(ports, self.display.touch)
        self.poller = Poller(ports, self._nudged, self.drivers.again, lambda: not self.watch.paused)
        self.pool_worker = PoolWorker(pool, self._asked)
        self._stop = threading.Event()
        self._lost_thread = ""

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; then let drives end, and show what is not shown yet if Prefect answers.

        Raises OutsideError `worker-thread-lost` when a thread ended by itself: whoever keeps the worker running starts
        a whole one, where half a worker would look alive.
        """
        self._stop = stop
        sys.setswitchinterval(SWITCH_SECONDS)
        self.display.touch_all()
        threads = self._started(watch=self.watch.run)
        self.watch.looked.wait(FIRST_LOOK_SECONDS)
        threads += self._started(display=self.display.run, ticker=self.ticker.run, poller=self.poller.run)
        threads += self._started(pool_worker=self.pool_worker.run, dispatcher=self.dispatcher.run)
        threads += self._started(returns=self.returns.run)
        self.drivers.start()
        _log.info("worker started")
        stop.wait()
        self.ticker.hurry()
        self.drivers.stop()
        for one in threads:
            one.join(5)
        if self._lost_thread:
            raise OutsideError("worker-thread-lost", thread=self._lost_thread)

    def _started(self, **jobs: Job) -> list[threading.Thread]:
        threads = [thread(name, job, self._stop, self._lost) for name, job in jobs.items()]
        for one in threads:
            one.start()
        return threads

    def _lost(self, name: str) -> None:
        _log.critical("thread %s ended by itself, the worker ends", name)
        self._lost_thread = name
        self._stop.set()

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


def until_signalled() -> threading.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda _sign, _frame: stop.set())
    return stop
