"""The work pool and the deployments of revflow's flows: made, or brought up to date, however often."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate
from prefect.client.schemas.objects import WorkPool
from prefect.client.schemas.schedules import IntervalSchedule
from prefect.exceptions import ObjectNotFound

from revflow import shipped
from revflow.prefect.api import client, patiently

NAME = "revflow"
"""Name of the default pool, of its type, and of each deployment: `journey/revflow`."""

PoolType = Literal["revflow", "process"]

_TEXT = {"type": "string"}
_PARAMETERS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
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


def deploy(pool: str = NAME, pool_type: PoolType = "revflow", home: Path | None = None) -> Deployed:
    """Make the pool and the three deployments, or bring them up to date.

    A pool that exists keeps its type. `home` is the data folder that runs in a process pool use. Raises OutsideError
    `prefect-not-set`, `prefect-unreachable`, `prefect-busy`.
    """
    with client() as api:
        work_pool = patiently(lambda: _pool(api, pool, pool_type))
        made = {flow: str(patiently(partial(_deployment, api, flow, pool, home))) for flow in _PARAMETERS}
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


def _deployment(api: SyncPrefectClient, flow: str, pool: str, home: Path | None) -> UUID:
    flows = shipped.folder("flows")
    schedules = [DeploymentScheduleCreate(schedule=IntervalSchedule(interval=timedelta(hours=1)), slug="hourly")]
    properties = _PARAMETERS[flow]
    required = [name for name, spec in properties.items() if "default" not in spec]
    return api.create_deployment(
        flow_id=api.create_flow_from_name(flow),
        name=NAME,
        schedules=schedules if flow == "sweep" else [],
        description=_DESCRIPTIONS[flow],
        work_pool_name=pool,
        pull_steps=[{"prefect.deployments.steps.set_working_directory": {"directory": str(flows.parent)}}],
        job_variables={"env": {"REVFLOW_HOME": str(home.resolve())}} if home else {},
        entrypoint=f"{flows.name}/{flow}.py:{flow}",
        parameter_openapi_schema={"type": "object", "properties": dict(properties), "required": required},
        enforce_parameter_schema=True,
        tags=[NAME],
    )
