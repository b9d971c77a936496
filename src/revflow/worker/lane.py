"""How one driver thread runs moves: as task runs while Prefect answers, directly while it does not."""

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import Self
from uuid import UUID

from revflow.domain.errors import OutsideError
from revflow.prefect import names
from revflow.prefect.api import client
from revflow.prefect.display import cards, make_run
from revflow.prefect.fastway import FastWay, flow_id
from revflow.prefect.runs import Runs
from revflow.service.ports import Ports, Runner, at_once
from revflow.service.trouble import told

FEW = 100
"""So many missing runs are made before their journeys are driven; of more, the display makes the rest behind."""

PATIENCE = 3.0
"""Seconds that a drive waits for Prefect, in all."""

OUTAGE_PAUSE = 5.0
"""Seconds between two questions whether Prefect answers again; nobody waits for those."""

_log = logging.getLogger("revflow.worker")


class Lane:
    """One thread's way to Prefect; opened when needed, left out while nobody answers. A `with` block.

    A server may hang rather than refuse: it is asked in a thread beside, for which a drive waits once and not for long.
    """

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._stack = ExitStack()
        self._beside = ThreadPoolExecutor(1, "lane")
        self._way: FastWay | None = None
        self._unanswered: Future[UUID] | Future[tuple[UUID, str]] | None = None
        self._away_until = 0.0

    def __enter__(self) -> Self:
        self._stack.callback(self._beside.shutdown, wait=False, cancel_futures=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def runner(self, code: str) -> Runner:
        """Return the Runner for one journey: it never waits long for Prefect, and never fails because of it."""
        if not self._answers():
            return at_once
        try:
            return self._task_runner(code)
        except OutsideError as error:
            _log.info("driving without Prefect for a while: %s", error.code)
        except Exception as error:  # noqa: BLE001 - whatever Prefect says, the journey is driven
            _log.warning("driving without Prefect for a while: %s", told(error))
        self._away_until = time.monotonic() + OUTAGE_PAUSE
        return at_once

    def _answers(self) -> bool:
        """Tell whether Prefect answers, as far as is known; while it does not, it is asked again now and then."""
        if self._unanswered is None:
            return True
        if not self._unanswered.done() or time.monotonic() < self._away_until:
            return False
        if self._unanswered.exception() is None:
            self._unanswered = None
            return True
        self._away_until = time.monotonic() + OUTAGE_PAUSE
        self._unanswered = self._beside.submit(_reached)
        return False

    def _task_runner(self, code: str) -> Runner:
        with self._ports.store.read() as db:
            run, cohort = db.run(code), db.summary(code).journey.cohort
            crowd = not run and len(db.without_run(FEW + 1)) > FEW
        if crowd:
            return at_once
        if not run or self._way is None:
            flow, run = self._asked(code)
            self._way = self._way or self._stack.enter_context(FastWay(flow))
        return self._way.runner(run, names.run_name(cohort, code), code)

    def _asked(self, code: str) -> tuple[UUID, str]:
        """Return the id of the journeys' flow and of that journey's run. Raises OutsideError, after a while at most."""
        asked = self._beside.submit(_needed, self._ports, code)
        self._unanswered = asked
        try:
            found = asked.result(PATIENCE)
        except TimeoutError as error:
            raise OutsideError("prefect-unreachable") from error
        self._unanswered = None
        return found


def _reached() -> UUID:
    with client(PATIENCE) as api:
        return flow_id(api)


def _needed(ports: Ports, code: str) -> tuple[UUID, str]:
    """Ask Prefect for what task runs need, making the journey's run if it is missing."""
    [card] = cards(ports.store, [code])
    with client(PATIENCE) as api:
        run = card.run or make_run(ports.store, Runs(api), card)[0].run
        return flow_id(api), run
