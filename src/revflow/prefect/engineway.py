"""The ordinary way: a journey is driven inside its flow run by Prefect's own flow engine, in any work pool."""

from prefect.client.schemas.objects import FlowRun, State
from prefect.context import FlowRunContext
from prefect.exceptions import Pause

from revflow.domain.errors import OutsideError
from revflow.domain.journeys import Summary
from revflow.prefect.api import client, patiently
from revflow.prefect.fastway import MoveFailed, code_of, run_as_task
from revflow.prefect.remedies import remedy
from revflow.prefect.runs import Runs, state_of
from revflow.service.drive import drive
from revflow.service.ports import Ports


def drive_run(ports: Ports, code: str) -> State:
    """Drive a journey inside the flow run that is open; return the state it ends in, or park it.

    A park sets the named PAUSED state and raises Pause, as Prefect's own `suspend_flow_run` does; that one would call
    the state `Suspended` and keep a key of each wake in the run's row for ever. Raises MoveFailed with a code only.
    """
    summary = _driven(ports, code)
    with client() as api:
        runs = Runs(api, remedy)
        state = state_of(runs.shown(summary))
        if not state.is_paused():
            return state
        run = _this_run()
        patiently(lambda: api.set_flow_run_state(run.id, state, force=True))
        raise Pause(state=api.read_flow_run(run.id).state)


def _driven(ports: Ports, code: str) -> Summary:
    error = None
    try:
        with ports.store.write() as db:
            if not db.run(code):
                db.set_run(code, str(_this_run().id))
            incident = db.summary(code).incident
        summary = drive(ports, code, run_as_task, retry=bool(incident))
    except Exception as caught:  # noqa: BLE001 - Prefect may only see its code
        error = caught
    if error is not None:
        raise MoveFailed(code_of(error))
    if summary is not None:
        return summary
    with ports.store.read() as db:
        return db.summary(code)


def _this_run() -> FlowRun:
    context = FlowRunContext.get()
    if context is None or context.flow_run is None:
        raise OutsideError("prefect-no-run")
    return context.flow_run
