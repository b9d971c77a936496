"""Measures the peer: Prefect's documented suspend and resume, on the same server in the same run."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.installation import HERE, wait_until

STARTS = 90.0
REACHES = 60.0
FOLLOWS = 20.0
"""Seconds for which it is looked, after the last of several was resumed, whether they come to their next gates."""

PEER = "Prefect, suspended and served"


def gates(api_url: str, folder: Path, count: int) -> list[float]:
    """Return the seconds from each of `count` resumes to the next gate; this process talks to Prefect from now on.

    They are fewer where the peer does not come to a gate in its time: what stands behind that gate has no time at all.
    """
    with _served(api_url, folder, count + 1):
        return list(_one_by_one(count))


def together(api_url: str, folder: Path, count: int, apart: float) -> list[float]:
    """Resume `count` runs at their first gate, so many seconds apart; return the seconds of each to its next gate.

    What has not come a while after the last was resumed is not waited for: it never ends (infinity). Nor does a run
    that did not come to its first gate, or could not be resumed there, in its time.
    """
    with _served(api_url, folder, 2):
        return _at_once(count, apart)


@contextmanager
def _served(api_url: str, folder: Path, gates: int) -> Iterator[None]:
    os.environ["PREFECT_API_URL"] = api_url
    os.environ["PREFECT_HOME"] = str(folder / "prefect-client")
    with (folder / "suspending.log").open("ab") as log:
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


@contextmanager
def _deployed() -> Iterator[tuple[Any, UUID]]:
    """Give a client, and the deployment's id once it is there."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - Prefect reads its settings on import
    from prefect.exceptions import ObjectNotFound  # noqa: PLC0415

    with get_client(sync_client=True) as api:

        def deployed() -> bool:
            try:
                return bool(api.read_deployment_by_name("suspending/documented"))
            except ObjectNotFound:
                return False

        wait_until(deployed, STARTS)
        yield api, api.read_deployment_by_name("suspending/documented").id


def _waits_at(api: Any, run: UUID, gate: int) -> bool:
    state = api.read_flow_run(run).state
    if state.is_failed() or state.is_crashed():
        raise RuntimeError(f"the peer's run is {state.name}")
    return bool(state.is_paused() and state.state_details.pause_key == f"gate-{gate}")


def _resumed(run: UUID) -> bool:
    """Resume a run; False while it is shown as paused but has not yet written which input it waits for."""
    from prefect.flow_runs import resume_flow_run  # noqa: PLC0415

    try:
        resume_flow_run(run, run_input={"outcome": "approve"})
    except RuntimeError:
        return False
    return True


def _in_time(ready: Callable[[], bool], seconds: float) -> bool:
    """Tell whether it came about within so many seconds: a peer that is too slow is a figure, not the bench's end."""
    try:
        wait_until(ready, seconds)
    except TimeoutError:
        return False
    return True


def _one_by_one(count: int) -> Iterator[float]:
    with _deployed() as (api, deployment):
        run = api.create_flow_run_from_deployment(deployment).id
        wait_until(lambda: _waits_at(api, run, 1), STARTS)
        for gate in range(1, count + 1):
            begun = time.perf_counter()
            resumed = _in_time(lambda: _resumed(run), REACHES)
            if not resumed or not _in_time(lambda gate=gate: _waits_at(api, run, gate + 1), REACHES):
                return
            yield time.perf_counter() - begun


def _at_once(count: int, apart: float) -> list[float]:
    with _deployed() as (api, deployment):
        runs = [api.create_flow_run_from_deployment(deployment).id for _ in range(count)]
        end = time.perf_counter() + STARTS
        there = [run for run in runs if _in_time(lambda run=run: _waits_at(api, run, 1), end - time.perf_counter())]
        begun = time.perf_counter()
        planned = {run: begun + number * apart for number, run in enumerate(there)}
        took = _followed(api, {run: at for run, at in planned.items() if _resumed_at(run, at)})
        return [took.get(run, math.inf) for run in runs]


def _resumed_at(run: UUID, planned: float) -> bool:
    """Resume a run at its moment; tell whether that was possible in its time."""
    time.sleep(max(0.0, planned - time.perf_counter()))
    return _in_time(lambda: _resumed(run), FOLLOWS)


def _followed(api: Any, waiting: dict[UUID, float]) -> dict[UUID, float]:
    """Return the seconds from each run's moment to its second gate, of those that come there in their time."""
    took: dict[UUID, float] = {}
    end = time.perf_counter() + FOLLOWS
    while len(took) < len(waiting) and time.perf_counter() < end:
        for run in [run for run in waiting if run not in took and _waits_at(api, run, 2)]:
            took[run] = time.perf_counter() - waiting[run]
        time.sleep(0.1)
    return took
