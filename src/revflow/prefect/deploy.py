"""The work pool and the deployments of revflow's flows: made, or brought up to date; the same however often it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate
from prefect.client.schemas.objects import WorkPool
from prefect.client.schemas.schedules import IntervalSchedule
from prefect.exceptions import ObjectNotFound

from revflow.domain.errors import OutsideError
from revflow.prefect.api import client, patiently

NAME = "revflow"
"""Name of the default pool, of its type, and of each deployment: `journey/revflow`."""

PoolType = Literal["revflow", "process"]

_TEXT = {"type": "string"}
_PARAMETERS: Mapping[str, Mapping[str, object]] = {
    "journey": {"code": {**_TEXT, "title": "code"}},
    "launch": {"cohort": {**_TEXT, "title": "cohort", "default": ""}},
    "sweep": {},
}
_DESCRIPTIONS = {
    "journey": "One subject's way through the program. Parked while people are awaited; Resume and Retry are nudges.",
    "launch": "Makes the parked runs of a cohort's journeys.",
    "sweep": "Hourly: mends runs, seals the journal, nudges what was missed.",
}
JOB = {
    "job_configuration": {"name": "{{ name }}"},
    "variables": {"type": "object", "properties": {"name": {"type": "string", "title": "name"}}},
}
"""What a pool of our type takes as settings of one run: nothing but a name (Prefect refuses an empty template)."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """What stands now: the pool with its type, and the ids of the deployments by flow name."""

    pool: str
    pool_type: str
    deployments: Mapping[str, str]


def deploy(flows: Path, pool: str = NAME, pool_type: PoolType = "revflow") -> Deployed:
    """Make the pool and the three deployments, or bring them up to date.

    `flows` is the folder with `journey.py`, `launch.py` and `sweep.py`. A pool that exists keeps its type. Raises
    OutsideError `prefect-unreachable`, `prefect-busy`, `flows-missing`.
    """
    if not (flows / "journey.py").is_file():
        raise OutsideError("flows-missing", folder=str(flows))
    with patiently(client) as api:
        work_pool = patiently(lambda: _pool(api, pool, pool_type))
        made = {flow: str(patiently(lambda flow=flow: _deployment(api, flows, flow, pool))) for flow in _PARAMETERS}
    return Deployed(pool, work_pool.type, made)


def _pool(api: SyncPrefectClient, name: str, pool_type: PoolType) -> WorkPool:
    try:
        return api.read_work_pool(name)
    except ObjectNotFound:
        template: dict[str, Any] = dict(JOB) if pool_type == NAME else _process_template()
        return api.create_work_pool(WorkPoolCreate(name=name, type=pool_type, base_job_template=template))


def _process_template() -> dict[str, Any]:
    from prefect.workers.process import ProcessWorker  # noqa: PLC0415 - only a company that scales out needs it

    return ProcessWorker.get_default_base_job_template()


def _deployment(api: SyncPrefectClient, flows: Path, flow: str, pool: str) -> UUID:
    schedules = [DeploymentScheduleCreate(schedule=IntervalSchedule(interval=timedelta(hours=1)), slug="hourly")]
    properties = _PARAMETERS[flow]
    required = [name for name, spec in properties.items() if "default" not in spec]
    return api.create_deployment(
        flow_id=api.create_flow_from_name(flow),
        name=NAME,
        schedules=schedules if flow == "sweep" else [],
        description=_DESCRIPTIONS[flow],
        work_pool_name=pool,
        path=str(flows.parent),
        entrypoint=f"{flows.name}/{flow}.py:{flow}",
        parameter_openapi_schema={"type": "object", "properties": dict(properties), "required": required},
        enforce_parameter_schema=True,
        tags=[NAME],
    )
