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
"""Seconds for which Prefect is not asked again after it did not take a question."""

_log = logging.getLogger("revflow.worker")


class Lane:
    """One thread's way to Prefect. A `with` block.

    Moves of a journey that has its run are task runs whether Prefect answers or not: it is told of them behind. Only a
    run that is missing must be asked for; a server may hang rather than refuse, so that is done in a thread beside, for
    which a drive waits once and not for long. That journey's moves are then run directly, no other's. The way itself is
    asked for when the lane begins, not with its first journey: Prefect may have fallen silent by then.
    """

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._stack = ExitStack()
        self._beside = ThreadPoolExecutor(1, "lane")
        self._way: FastWay | None = None
        self._asked: Future[tuple[UUID, str]] | None = None
        self._again_at = 0.0

    def __enter__(self) -> Self:
        self._opening = self._beside.submit(_flow)
        self._stack.callback(self._beside.shutdown, wait=False, cancel_futures=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def runner(self, code: str) -> Runner:
        """Return the Runner for one journey: it never waits long for Prefect, and never fails because of it."""
        with self._ports.store.read() as db:
            run, cohort = db.run(code), db.summary(code).journey.cohort
            crowd = not run and len(db.without_run(FEW + 1)) > FEW
        if self._way is None and self._opening.done() and self._opening.exception() is None:
            self._open(self._opening.result())
        if (not run or self._way is None) and not crowd:
            run = self._ask(code) or run
        if not run or self._way is None:
            return at_once
        return self._way.runner(run, names.run_name(cohort, code), code)

    def _ask(self, code: str) -> str:
        """Return a journey's run, made if it is missing, and open the way; empty when Prefect does not answer soon."""
        if not self._may_ask():
            return ""
        asked = self._asked = self._beside.submit(_needed, self._ports, code)
        try:
            flow, run = asked.result(PATIENCE)
        except TimeoutError:
            _log.info("%s: driven without Prefect: no answer in %g s", code, PATIENCE)
        except OutsideError as error:
            _log.info("%s: driven without Prefect: %s", code, error.code)
            self._again_at = time.monotonic() + OUTAGE_PAUSE
        except Exception as error:  # noqa: BLE001 - whatever Prefect says, the journey is driven
            _log.warning("%s: driven without Prefect: %s", code, told(error))
            self._again_at = time.monotonic() + OUTAGE_PAUSE
        else:
            self._open(flow)
            return run
        return ""

    def _open(self, flow: UUID) -> None:
        self._way = self._way or self._stack.enter_context(FastWay(flow))

    def _may_ask(self) -> bool:
        """Tell whether nobody waits for an answer still, nor was refused a moment ago."""
        return (self._asked is None or self._asked.done()) and time.monotonic() >= self._again_at


def _flow() -> UUID:
    with client() as api:
        return flow_id(api)


def _needed(ports: Ports, code: str) -> tuple[UUID, str]:
    """Ask Prefect for what task runs need, making the journey's run if it is missing."""
    [card] = cards(ports.store, [code])
    with client() as api:
        run = card.run or make_run(ports.store, Runs(api), card)[0].run
        return flow_id(api), run
