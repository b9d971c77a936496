"""Measures the peer: Prefect's documented suspend and resume, on the same server in the same run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.installation import HERE, wait_until

STARTS = 90.0
REACHES = 60.0
PEER = "Prefect, suspended and served"


def gates(api_url: str, folder: Path, count: int) -> list[float]:
    """Return the seconds from each of `count` resumes to the next gate; this process talks to Prefect from now on."""
    os.environ["PREFECT_API_URL"] = api_url
    os.environ["PREFECT_HOME"] = str(folder / "prefect-client")
    with _served(folder, count + 1):
        return list(_decided(count))


@contextmanager
def _served(folder: Path, gates: int) -> Iterator[None]:
    with (folder / "suspending.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "suspending.py"), str(gates)], cwd=folder, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _decided(count: int) -> Iterator[float]:
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - Prefect reads its settings on import
    from prefect.exceptions import ObjectNotFound  # noqa: PLC0415
    from prefect.flow_runs import resume_flow_run  # noqa: PLC0415

    with get_client(sync_client=True) as api:

        def deployed() -> bool:
            try:
                return bool(api.read_deployment_by_name("suspending/documented"))
            except ObjectNotFound:
                return False

        def waits_at(gate: int) -> bool:
            state = api.read_flow_run(run.id).state
            if state.is_failed() or state.is_crashed():
                raise RuntimeError(f"the peer's run is {state.name}")
            return state.is_paused() and state.state_details.pause_key == f"gate-{gate}"

        wait_until(deployed, STARTS)
        run = api.create_flow_run_from_deployment(api.read_deployment_by_name("suspending/documented").id)
        wait_until(lambda: waits_at(1), STARTS)
        for gate in range(1, count + 1):
            begun = time.perf_counter()
            resume_flow_run(run.id, run_input={"outcome": "approve"})
            wait_until(lambda gate=gate: waits_at(gate + 1), REACHES)
            yield time.perf_counter() - begun
