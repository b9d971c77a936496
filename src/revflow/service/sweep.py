"""The hourly sweep: what a crash may have left behind is found and mended."""

from dataclasses import dataclass
from datetime import timedelta

from revflow.service.ports import Ports
from revflow.service.tick import tick

_SEALED_AT_ONCE = 10_000
NUDGED_AT_ONCE = 100
NUDGED_EVERY = 5.0
"""Seconds between one lot of nudges and the next: people's own go between."""

LEFT_OVER = timedelta(days=1)
"""No upload takes longer: what is older was left by a process that died."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did: journeys nudged, mails settled, events sealed, journeys without a run, files left over."""

    nudged: int
    mails: int
    sealed: int
    without_run: tuple[str, ...]
    left_over: int = 0


def sweep(ports: Ports) -> Swept:
    """Tick, nudge every open journey once, seal the journal, tidy up, name the journeys whose run is to be made."""
    ticked = tick(ports)
    nudged = _nudge_all(ports)
    with ports.store.write() as db:
        sealed = db.seal(_SEALED_AT_ONCE)
    with ports.store.read() as db:
        missing = tuple(db.without_run(_SEALED_AT_ONCE))
    left_over = ports.files.tidy(ports.clock.real() - LEFT_OVER)
    return Swept(nudged, ticked.mails, sealed, missing, left_over)


def _nudge_all(ports: Ports) -> int:
    """Nudge all open journeys, a few at a time: a nudge that was lost is found thus, however it was lost."""
    with ports.store.read() as db:
        codes = db.open_journeys()
    for first in range(0, len(codes), NUDGED_AT_ONCE):
        with ports.store.write() as db:
            db.nudge(codes[first : first + NUDGED_AT_ONCE], first / NUDGED_AT_ONCE * NUDGED_EVERY)
    return len(codes)
