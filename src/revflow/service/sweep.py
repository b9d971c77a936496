"""The hourly sweep: what a crash may have left behind is found and mended."""

from dataclasses import dataclass

from revflow.service.ports import Ports
from revflow.service.tick import tick

_SEALED_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did: journeys nudged by time, mails settled, events sealed, journeys without a run."""

    nudged: int
    mails: int
    sealed: int
    without_run: tuple[str, ...]


def sweep(ports: Ports) -> Swept:
    """Tick, seal the journal, and name the journeys whose run is to be made (again)."""
    ticked = tick(ports)
    with ports.store.write() as db:
        sealed = db.seal(_SEALED_AT_ONCE)
    with ports.store.read() as db:
        missing = tuple(db.without_run(_SEALED_AT_ONCE))
    return Swept(ticked.nudged, ticked.mails, sealed, missing)
