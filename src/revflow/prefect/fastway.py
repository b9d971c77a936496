"""The fast way: moves of a drive run at once, in this thread, as task runs of the journey's own parked Prefect run.

It leans on parts of Prefect that can be imported but are not documented for this (`FlowRunContext`,
`SyncClientContext`); all of that is in this module, and a contract test holds it against the pinned Prefect.
`flows/journey.py` is the other way.
"""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self, cast
from uuid import UUID

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun
from prefect.context import FlowRunContext, SyncClientContext
from prefect.results import ResultStore, get_result_store
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from revflow.domain.errors import RevflowError, StaleError
from revflow.prefect.api import patiently
from revflow.service.ports import Runner

FLOW = "journey"
RETRIES = 2
RETRY_SECONDS = 0.3

# Each task run would send two lines that say no more than its own name and state do.
logging.getLogger("prefect.task_runs").setLevel(logging.ERROR)


class MoveFailed(Exception):  # noqa: N818 - its name stands in Prefect's UI beside a code
    """A move failed with this code: what Prefect sees instead of an exception that might name people."""


@flow(name=FLOW, retries=0, persist_result=False, validate_parameters=False)
def parked(code: str) -> None:
    """Stand for the journey's flow in the context of its task runs; it is never called."""


@task(
    name="move",
    task_run_name="{title}",
    retries=RETRIES,
    retry_delay_seconds=RETRY_SECONDS,
    persist_result=False,
    cache_policy=NO_CACHE,
)
def task_run(title: str, attempt: "Attempt") -> None:  # noqa: ARG001 - names the task run
    """Run one move; the task run is named by its title."""
    attempt.run()


class Attempt:
    """One move and how it went. Running it raises MoveFailed with a code only; `error` is for the driver.

    A lost lease is no failure of the action: it is not tried again, the task run ends well and the driver hears of it.
    """

    def __init__(self, move: Callable[[], None]) -> None:
        self._move = move
        self.error: Exception | None = None

    def run(self) -> None:
        """Try the move once. Raises MoveFailed."""
        self.error = self._try()
        if self.error is not None and not isinstance(self.error, StaleError):
            raise MoveFailed(code_of(self.error))

    def _try(self) -> Exception | None:
        try:
            self._move()
        except Exception as error:  # noqa: BLE001 - whatever it is, Prefect may only see its code
            return error
        return None


def code_of(error: Exception) -> str:
    """Return an exception's code: our errors' own, else the name of its type. Never its text."""
    return error.code if isinstance(error, RevflowError) else type(error).__name__


def run_as_task(title: str, move: Callable[[], None]) -> None:
    """Run a move as a task run of the flow run whose context is open (a Runner). Raises what the move raised last."""
    attempt = Attempt(move)
    task_run(title, attempt, return_state=True)
    if attempt.error is not None:
        raise attempt.error


def flow_id(api: SyncPrefectClient) -> UUID:
    """Return the id of the journeys' flow, which is made if missing. Raises those of `patiently`."""
    return patiently(lambda: api.create_flow_from_name(FLOW))


class FastWay:
    """What one thread needs to run moves as task runs: a client and a task runner, opened once. A `with` block.

    `flow` is the id of the journeys' flow. Nothing here waits for Prefect's server: task runs are told to it behind.
    """

    def __init__(self, flow: UUID) -> None:
        self._flow_id = flow
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        # Without settings of its own: with them Prefect would not find it again and make a client for each task run.
        self._client = self._stack.enter_context(SyncClientContext()).client
        self._tasks: TaskRunner[Any] = self._stack.enter_context(ThreadPoolTaskRunner(max_workers=1))
        # With its storage settled once; else each task run settles it anew.
        self._results = cast("ResultStore", get_result_store().update_for_flow(parked))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def runner(self, run_id: str, name: str, code: str) -> Runner:
        """Return a Runner whose task runs stand on that flow run of the journey `code`."""
        run = FlowRun(id=UUID(run_id), name=name, flow_id=self._flow_id, parameters={"code": code})

        def run_here(title: str, move: Callable[[], None]) -> None:
            with FlowRunContext(
                flow=parked,
                flow_run=run,
                parameters={"code": code},
                client=self._client,
                task_runner=self._tasks,
                result_store=self._results,
                persist_result=False,
            ):
                run_as_task(title, move)

        return run_here
