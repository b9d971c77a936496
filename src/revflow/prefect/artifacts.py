"""One artifact for each journey and one for each cohort, in Markdown, updated in place: not one per step."""

from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.exceptions import ObjectNotFound

from revflow.prefect.api import patiently


class Artifacts:
    """Artifacts by key. What a key showed last is not sent twice; a run made again gets a new version."""

    def __init__(self, api: SyncPrefectClient) -> None:
        self._api = api
        self._ids: dict[str, UUID] = {}
        self._put: dict[str, tuple[str, str]] = {}

    def put(self, key: str, markdown: str, run: str, description: str) -> None:
        """Show that text under the key, on that run ("" for none). Raises those of `patiently`."""
        before = self._put.get(key)
        if before == (run, markdown):
            return
        known = self._ids[key] if before and before[0] == run else self._find(key, run)
        if known is None or not self._update(known, markdown):
            known = self._create(key, markdown, run, description)
        self._ids[key] = known
        self._put[key] = (run, markdown)

    def _find(self, key: str, run: str) -> UUID | None:
        # Not `read_artifacts`: it sends nulls that the server of 3.8.8 refuses.
        body = {"artifacts": {"key": {"any_": [key]}}, "limit": 1, "sort": "CREATED_DESC"}
        found = patiently(lambda: self._api.request("POST", "/artifacts/filter", json=body)).json()
        same_run = found and (found[0]["flow_run_id"] or "") == run
        return UUID(found[0]["id"]) if same_run else None

    def _update(self, known: UUID, markdown: str) -> bool:
        try:
            patiently(lambda: self._api.update_artifact(known, ArtifactUpdate(data=markdown)))
        except ObjectNotFound:
            return False
        return True

    def _create(self, key: str, markdown: str, run: str, description: str) -> UUID:
        values: dict[str, Any] = {"key": key, "type": "markdown", "data": markdown, "description": description}
        if run:
            values["flow_run_id"] = UUID(run)
        return patiently(lambda: self._api.create_artifact(ArtifactCreate(**values))).id
