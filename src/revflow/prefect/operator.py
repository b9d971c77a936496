"""What an operator does by hand in the Prefect UI, and nobody tells us: Cancel, and the pause of the work pool."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound

from revflow.domain.errors import RefusedError
from revflow.prefect import names
from revflow.prefect.api import patiently
from revflow.prefect.deploy import NAME
from revflow.service.leave import hold
from revflow.service.ports import Ports

CURSOR = "prefect-cancelled"
CAUSE = "operator-cancel"
OVERLAP = timedelta(seconds=60)
"""Events reach the feed 3 to 10 s late and out of order: the last minute is read again, known ones are left out."""

MOVED = "made again in the work pool of the deployment"
"""Message of the Cancelled state in which we leave a run that was parked in another pool."""

_NO_OPERATORS = ("no longer exists", "cancelled by worker", "infrastructure may still be running", MOVED)
"""In the message of a Cancelled state that a worker wrote, or we: no operator's wish."""

_log = logging.getLogger("revflow.operator")


def by_operator(message: str | None) -> bool:
    """Tell whether a Cancelled state with that message is an operator's wish, not a worker's doing."""
    return not any(sign in (message or "") for sign in _NO_OPERATORS)


def cancelled(ports: Ports, code: str, run_id: str, message: str | None) -> bool:
    """Put a journey on hold because its run was cancelled; tell whether that was done.

    Nothing is done when the run is not (or no longer) the journey's, the journey ended or is on hold, or it was no
    operator's wish. Each run's cancel counts once: the feed and the display may both tell of it, even after a release.
    """
    if not by_operator(message):
        return False
    try:
        with ports.store.read() as db:
            summary, own, known = db.summary(code), db.run(code), db.mark(_taken(code))
        if own != run_id or known == run_id or summary.ending is not None:
            return False
        if not summary.on_hold:
            hold(ports, code, CAUSE)
            _log.warning("%s: on hold, its run was cancelled in Prefect", code)
    except RefusedError as error:
        _log.info("%s: cancel of its run is not taken: %s", code, error.code)
        return False
    with ports.store.write() as db:
        db.set_mark(_taken(code), run_id)
    return not summary.on_hold


def _taken(code: str) -> str:
    """Return the name of the mark that keeps which run's cancel was taken last."""
    return f"{CURSOR}-{code}"


def on_cancelled(ports: Ports) -> Callable[[str, FlowRun], None]:
    """Return what the display calls when it meets a Cancelled run."""

    def heard(code: str, run: FlowRun) -> None:
        cancelled(ports, code, str(run.id), run.state.message if run.state else None)

    return heard


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far the feed was read: `since` (UTC), and the ids of events after it that were seen already."""

    since: datetime
    seen: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, mark: str, now: datetime) -> "Cursor":
        """Return the cursor kept in the store; without one the feed is read from a minute ago."""
        if not mark:
            return cls(now - OVERLAP)
        kept = json.loads(mark)
        return cls(datetime.fromisoformat(kept["since"]), frozenset(kept["seen"]))

    def dump(self) -> str:
        """Return the text to keep."""
        return json.dumps({"since": self.since.isoformat(), "seen": sorted(self.seen)})


def read_cancels(ports: Ports, api: SyncPrefectClient) -> list[str]:
    """Read the feed's new Cancelled events and put those journeys on hold; return their codes. The cursor is kept."""
    now = datetime.now(UTC)
    with ports.store.read() as db:
        mark = db.mark(CURSOR)
    cursor = Cursor.parse(mark, now)
    events = [event for event in _events(api, cursor.since) if event["id"] not in cursor.seen]
    held = [code for event in events if (code := _take(ports, event))]
    recent = now - OVERLAP
    seen = {event["id"] for event in events} | set(cursor.seen)
    if events or now - cursor.since > 2 * OVERLAP:
        after = Cursor(recent, frozenset(seen) if events or cursor.since > recent - OVERLAP else frozenset())
        with ports.store.write() as db:
            db.set_mark(CURSOR, after.dump())
    return held


def _events(api: SyncPrefectClient, since: datetime) -> list[Mapping[str, Any]]:
    body = {
        "filter": {
            "event": {"name": ["prefect.flow-run.Cancelled"]},
            "occurred": {"since": since.isoformat(), "until": datetime.now(UTC).isoformat()},
            "order": "ASC",
        },
        "limit": 50,
    }
    page = patiently(lambda: api.request("POST", "/events/filter", json=body)).json()
    events: list[Mapping[str, Any]] = list(page["events"])
    while page.get("next_page"):
        page = patiently(partial(api.read_events_page, page["next_page"])).model_dump(mode="json")
        events += page["events"]
    return events


def _take(ports: Ports, event: Mapping[str, Any]) -> str:
    resource = event["resource"]
    run_id = str(resource["prefect.resource.id"]).rpartition(".")[2]
    code = names.code_of(str(resource.get("prefect.resource.name", "")))
    message = resource.get("prefect.state-message")
    return code if cancelled(ports, code, run_id, message) else ""


@dataclass(frozen=True, slots=True)
class Pool:
    """The work pool that the journeys' deployment is in, as an operator left it."""

    name: str
    type: str
    paused: bool


def read_pool(api: SyncPrefectClient) -> Pool | None:
    """Return the pool of the journeys' deployment; None when one of the two is gone."""
    try:
        name = patiently(lambda: api.read_deployment_by_name(f"journey/{NAME}")).work_pool_name
        pool = patiently(lambda: api.read_work_pool(name or NAME))
    except ObjectNotFound:
        return None
    return Pool(pool.name, pool.type, pool.is_paused)
