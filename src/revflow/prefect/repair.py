"""What a crash or an outage left behind in Prefect is mended: runs that are missing, or tell something old."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, State, StateType

from revflow.prefect.api import client, patiently
from revflow.prefect.display import CALLS_AT_ONCE, Display, cards, make_run
from revflow.prefect.fastway import FLOW
from revflow.prefect.operator import MOVED, on_cancelled, read_pool
from revflow.prefect.remedies import remedy
from revflow.prefect.runs import Card, Runs
from revflow.service.drive import LEASE_SECONDS
from revflow.service.ports import Ports
from revflow.service.sweep import sweep

SURELY_LOST = timedelta(seconds=2 * LEASE_SECONDS)
"""A task run that began longer ago than that has lost its driver: its lease has run out."""

ENOUGH = 100_000

_PARKED = frozenset({StateType.PAUSED, StateType.FAILED, StateType.CRASHED})
"""States in which a run only waits: for people, or for an operator's Retry. Nothing is done to any other."""

_log = logging.getLogger("revflow.prefect")


@dataclass(frozen=True, slots=True)
class Mended:
    """What one repair did: runs made, task runs without a driver set to Crashed."""

    made: int
    crashed: int


def crash_orphans(api: SyncPrefectClient, older_than: timedelta = SURELY_LOST) -> int:
    """Set to Crashed the task runs of journeys whose driver was lost in the middle; return how many.

    They say what happened; what is true of the journey stands in its journal.
    """
    before = (datetime.now(UTC) - older_than).isoformat()
    body = {
        "flows": {"name": {"any_": [FLOW]}},
        "task_runs": {
            "state": {"type": {"any_": ["RUNNING", "PENDING"]}},
            "expected_start_time": {"before_": before},
        },
        "limit": 100,
    }
    found = patiently(lambda: api.request("POST", "/task_runs/filter", json=body)).json()
    lost = State(type=StateType.CRASHED, name="Crashed", message="driver lost")
    for one in found:
        patiently(partial(api.set_task_run_state, UUID(one["id"]), lost, force=True))
    return len(found)


def make_missing(ports: Ports, cohort: str = "") -> int:
    """Make the runs of the journeys that have none, of one cohort where named; return how many. A few at once."""
    with ports.store.read() as db:
        codes: Sequence[str] = db.without_run(ENOUGH)
    wanted = [card for card in cards(ports.store, codes) if cohort in ("", card.summary.journey.cohort)]
    with client() as api, ThreadPoolExecutor(CALLS_AT_ONCE) as pool:
        runs = Runs(api, remedy)
        list(pool.map(lambda card: make_run(ports.store, runs, card), wanted))
    return len(wanted)


def move_runs(ports: Ports) -> int:
    """Make the runs that are parked in another work pool than the journeys' deployment again there; return how many.

    Whoever resumed them would wait for a worker of the old pool. Raises those of `patiently`.
    """
    with ports.store.read() as db:
        codes = db.open_journeys()
    found = cards(ports.store, codes)
    with client() as api, ThreadPoolExecutor(CALLS_AT_ONCE) as pool:
        runs = Runs(api, remedy)
        there, target = runs.read(card.run for card in found), read_pool(api)
        astray = [card for card in found if target and _is_astray(there.get(card.run), target.name)]
        list(pool.map(lambda card: _move(ports, api, runs, card), astray))
    return len(astray)


def _is_astray(run: FlowRun | None, pool: str) -> bool:
    return run is not None and run.work_pool_name != pool and run.state is not None and run.state.type in _PARKED


def _move(ports: Ports, api: SyncPrefectClient, runs: Runs, card: Card) -> None:
    """Leave the old run first: if we are lost in between, the display finds it Cancelled and makes it again."""
    left = State(type=StateType.CANCELLED, name="Moved", message=MOVED)
    patiently(lambda: api.set_flow_run_state(UUID(card.run), left, force=True))
    made, run = make_run(ports.store, runs, card)
    if run is not None:
        runs.show(made, run)


def repair(ports: Ports) -> Mended:
    """Do the hourly sweep and bring all runs in step. Raises OutsideError when Prefect does not answer."""
    sweep(ports)
    made = make_missing(ports)
    move_runs(ports)
    with client() as api:
        crashed = crash_orphans(api)
    display = Display(ports, remedy, on_cancelled(ports))
    display.touch_all()
    display.settle()
    return Mended(made, crashed)
