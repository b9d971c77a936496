"""The worker type `revflow`: a Prefect worker whose runs cost no process. Found by Prefect as a plugin."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import anyio.abc
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import Abort, Pause
from prefect.flow_engine import run_flow_sync
from prefect.flows import Flow, load_flow_from_entrypoint
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

from revflow import shipped

RESUMING = "Resuming"
"""Name of the Scheduled state that Resume makes; every other one of a journey's run is a Retry."""

Nudge = Callable[[str, bool], None]
"""Takes a journey's code, and whether a failed action is to be tried again."""

_log = logging.getLogger("revflow.worker")


class RevflowResult(BaseWorkerResult):
    """What became of one run that Prefect handed to this worker."""


class RevflowWorker(BaseWorker[BaseJobConfiguration, BaseVariables, RevflowResult]):
    """Takes an operator's Resume or Retry of a journey's run as a nudge; runs other flows in a thread, by the engine.

    With `nudge` set (as `revflow worker` does) journeys are driven by its drivers, the fast way. Without, as under
    `prefect worker start --type revflow`, their runs go through the flow engine too.
    """

    type = "revflow"
    job_configuration = BaseJobConfiguration
    job_configuration_variables = BaseVariables
    _description = "Runs reverse-mentoring journeys in threads of its own process."

    def __init__(self, *args: Any, nudge: Nudge | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._nudge = nudge

    async def run(
        self,
        flow_run: FlowRun,
        configuration: BaseJobConfiguration,  # noqa: ARG002 - the base class's signature
        task_status: anyio.abc.TaskStatus[int] | None = None,
    ) -> RevflowResult:
        """Carry out one run that Prefect handed over."""
        if task_status is not None:
            task_status.started(1)
        code = (flow_run.parameters or {}).get("code")
        if self._nudge is not None and isinstance(code, str):
            retry = flow_run.state is not None and flow_run.state.name != RESUMING
            await asyncio.to_thread(self._nudge, code, retry)
        else:
            deployment = await self.client.read_deployment(str(flow_run.deployment_id))
            await asyncio.to_thread(_run, _load(str(deployment.entrypoint)), flow_run)
        return RevflowResult(status_code=0, identifier=str(flow_run.id))


def _load(entrypoint: str) -> Flow[Any, Any]:
    """Load a flow from our own folder of flows: no working directory is changed, nothing is copied."""
    return load_flow_from_entrypoint(str(shipped.folder("flows").parent / entrypoint), use_placeholder_flow=False)


def _run(flow: Flow[Any, Any], flow_run: FlowRun) -> None:
    """Run a flow by the ordinary engine, which records how it ends; an end by Pause is a park."""
    try:
        run_flow_sync(flow, flow_run=flow_run, parameters=flow_run.parameters, return_type="state")
    except (Pause, Abort):
        return
    except Exception as error:  # noqa: BLE001 - the engine has set the run's state; the worker goes on
        _log.warning("run %s failed: %s", flow_run.name, type(error).__name__)
