"""The worker's threads towards Prefect: polling for Resume and Retry, an operator's other wishes, lost task runs."""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Callable

from prefect.client.orchestration import SyncPrefectClient
from prefect.settings import PREFECT_CLIENT_MAX_RETRIES, temporary_settings

from revflow.domain.errors import OutsideError
from revflow.prefect.api import client
from revflow.prefect.deploy import deploy
from revflow.prefect.operator import read_cancels, read_pool
from revflow.prefect.repair import crash_orphans
from revflow.prefect.worker import Nudge, RevflowWorker
from revflow.service.ports import Ports
from revflow.service.trouble import told

LOOK_SECONDS = 2.0
POOL_SECONDS = 5.0
ORPHANS_EVERY = 60.0
OUTAGE_PAUSE = 3.0

_log = logging.getLogger("revflow.worker")


class PoolWorker:
    """Polls the work pool as a Prefect worker of type `revflow`, in its own event loop; begins anew after outages."""

    def __init__(self, pool: str, nudge: Nudge) -> None:
        self._pool = pool
        self._nudge = nudge

    def run(self, stop: threading.Event) -> None:
        """Poll until `stop` is set."""
        while not stop.is_set():
            try:
                # A 503 must not cost an operator's Resume: nobody waits for this thread, so Prefect may be patient.
                with temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 5}):
                    asyncio.run(self._until(stop))
            except Exception as error:  # noqa: BLE001 - Prefect's loops end with whatever they met once too often
                _log.info("polling begins anew: %s", type(error).__name__)
                stop.wait(OUTAGE_PAUSE)

    async def _until(self, stop: threading.Event) -> None:
        worker = RevflowWorker(work_pool_name=self._pool, name=f"revflow on {socket.gethostname()}", nudge=self._nudge)
        polling = asyncio.create_task(worker.start(printer=lambda _line: None))
        try:
            while not stop.is_set() and not polling.done():
                await asyncio.wait([polling], timeout=0.2)
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
        if not stop.is_set():
            polling.result()


class Watch:
    """Looks for what an operator did: Cancel every 2 s, pause of the pool every 5 s. Deploys what is missing.

    `paused`: driving stops. `elsewhere`: journeys are deployed to a pool of another type, where their runs are resumed.
    `looked` is set when the first look at the pool is over, whatever came of it.
    """

    def __init__(self, ports: Ports, held: Callable[[str], None]) -> None:
        self._ports = ports
        self._held = held
        self._orphans_at = 0.0
        self._pool_at = 0.0
        self.paused = False
        self.elsewhere = False
        self.looked = threading.Event()

    def run(self, stop: threading.Event) -> None:
        """Look until `stop` is set; when Prefect does not answer, what was last seen stands."""
        while not stop.is_set():
            try:
                self._session(stop)
            except OutsideError as error:
                _log.info("Prefect is not watched: %s", error.code)
                self._rest(stop)
            except Exception as error:  # noqa: BLE001 - watching is never worth a thread
                _log.warning("watching Prefect stumbled: %s", told(error))
                self._rest(stop)

    def _rest(self, stop: threading.Event) -> None:
        self.looked.set()
        stop.wait(OUTAGE_PAUSE)

    def _session(self, stop: threading.Event) -> None:
        with client() as api:
            while not stop.is_set():
                self._look(api)
                stop.wait(LOOK_SECONDS)

    def _look(self, api: SyncPrefectClient) -> None:
        if time.monotonic() >= self._pool_at:
            self._pool_at = time.monotonic() + POOL_SECONDS
            self._look_at_pool(api)
            self.looked.set()
        for code in read_cancels(self._ports, api):
            self._held(code)
        if time.monotonic() >= self._orphans_at:
            self._orphans_at = time.monotonic() + ORPHANS_EVERY
            crash_orphans(api)

    def _look_at_pool(self, api: SyncPrefectClient) -> None:
        pool = read_pool(api)
        if pool is None:
            deploy()
            return
        if pool.paused != self.paused:
            self.paused = pool.paused
            _log.warning("work pool %s %s", pool.name, "is paused: driving stops" if pool.paused else "goes on")
        self.elsewhere = pool.type != RevflowWorker.type
