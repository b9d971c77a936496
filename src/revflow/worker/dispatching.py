"""Scaling out: journeys whose deployment is in another pool (process, Docker, …) are resumed there, not driven here."""

import logging
import threading
import time

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import StateType
from prefect.exceptions import ObjectNotFound

from revflow.domain.errors import OutsideError
from revflow.prefect.api import client, patiently
from revflow.prefect.display import cards, make_run
from revflow.prefect.remedies import remedy
from revflow.prefect.runs import Runs
from revflow.service.ports import Ports

AGAIN_SECONDS = 10.0
"""A journey that is still nudged after so long is looked at again: its run may have been busy, or lost."""

OUTAGE_PAUSE = 2.0

_log = logging.getLogger("revflow.worker")


class Dispatcher:
    """Resumes the runs of nudged journeys; the nudge itself stays until whoever drives has taken the lease."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._wanted: dict[str, None] = {}
        self._asked: dict[str, float] = {}
        self._news = threading.Condition()

    def offer(self, code: str) -> None:
        """Have a journey's run resumed, unless that was done a moment ago."""
        with self._news:
            if time.monotonic() - self._asked.get(code, -AGAIN_SECONDS) >= AGAIN_SECONDS:
                self._asked[code] = time.monotonic()
                self._wanted[code] = None
                self._news.notify()

    def run(self, stop: threading.Event) -> None:
        """Resume until `stop` is set."""
        while not stop.is_set():
            code = self._next()
            if code is None:
                continue
            try:
                with client() as api:
                    self._resume(api, code)
            except OutsideError as error:
                _log.info("%s: not resumed: %s", code, error.code)
                stop.wait(OUTAGE_PAUSE)
            except Exception as error:  # noqa: BLE001 - its nudge stays; it comes again
                _log.warning("%s: not resumed: %s", code, type(error).__name__)

    def _next(self) -> str | None:
        with self._news:
            if not self._wanted:
                self._news.wait(0.5)
            code = next(iter(self._wanted), None)
            if code is not None:
                del self._wanted[code]
            return code

    def _resume(self, api: SyncPrefectClient, code: str) -> None:
        [card] = cards(self._ports.store, [code])
        runs = Runs(api, remedy)
        run = runs.read([card.run]).get(card.run)
        if run is None or (run.state is not None and run.state.type == StateType.CANCELLED):
            run = make_run(self._ports.store, runs, card)[1]
        if run is not None and run.state is not None and run.state.is_paused():
            try:
                patiently(lambda: api.resume_flow_run(run.id))
            except ObjectNotFound:
                _log.info("%s: its run was deleted meanwhile", code)
