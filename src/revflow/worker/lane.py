"""How one driver thread runs moves: as task runs while Prefect answers, directly while it does not."""

import logging
import time
from types import TracebackType
from typing import Self

from revflow.domain.errors import OutsideError
from revflow.prefect import names
from revflow.prefect.api import client
from revflow.prefect.display import cards, make_run
from revflow.prefect.fastway import FastWay
from revflow.prefect.runs import Runs
from revflow.service.ports import Ports, Runner, at_once

FEW = 100
"""So many missing runs are made before their journeys are driven; of more, the display makes the rest behind."""

OUTAGE_PAUSE = 5.0
"""Seconds for which Prefect is not asked again after it did not answer."""

MAKING_TIMEOUT = 3.0

_log = logging.getLogger("revflow.worker")


class Lane:
    """One thread's way to Prefect; opened when needed, left out for a while when nobody answers. A `with` block."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._way: FastWay | None = None
        self._away_until = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._way is not None:
            self._way.__exit__(kind, error, trace)

    def runner(self, code: str) -> Runner:
        """Return the Runner for one journey: it never waits long for Prefect, and never fails because of it."""
        if time.monotonic() < self._away_until:
            return at_once
        try:
            return self._task_runner(code)
        except OutsideError as error:
            _log.info("driving without Prefect for a while: %s", error.code)
            self._away_until = time.monotonic() + OUTAGE_PAUSE
            return at_once

    def _task_runner(self, code: str) -> Runner:
        with self._ports.store.read() as db:
            run, cohort = db.run(code), db.summary(code).journey.cohort
            crowd = not run and len(db.without_run(FEW + 1)) > FEW
        if crowd:
            return at_once
        if not run:
            run = self._make(code)
        if self._way is None:
            self._way = FastWay.opened()
        return self._way.runner(run, names.run_name(cohort, code), code)

    def _make(self, code: str) -> str:
        [card] = cards(self._ports.store, [code])
        with client(MAKING_TIMEOUT) as api:
            return make_run(self._ports.store, Runs(api), card)[0].run
