"""The hourly sweep: what a crash may have left behind is found and mended."""

import secrets
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

_OWNER = "files-owner"


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
    left_over = tidy(ports)
    return Swept(nudged, ticked.mails, sealed, missing, left_over)


def tidy(ports: Ports) -> int:
    """Remove files that no record names, and half ones, all left by acts that broke off long ago; return how many.

    Files are named by their content: one that any record names stays. Those of another database, which this one does
    not know, stay as well.
    """
    before = ports.clock.real() - LEFT_OVER
    half = ports.files.tidy(before)
    if not _ours(ports):
        return half
    with ports.store.read() as db:
        named = {deliverable.sha256 for deliverable in db.deliverables()}
    unnamed = [sha256 for sha256 in ports.files.stored(before) if sha256 not in named]
    if not unnamed:
        return half
    with ports.store.write() as db:
        nobodys = [sha256 for sha256 in unnamed if not db.deliverables(sha256=sha256)]
        return half + sum(ports.files.remove(sha256, before) for sha256 in nobodys)


def _ours(ports: Ports) -> bool:
    """Tell whether the folder of files is this database's: else a wrong address would cost another one its files."""
    with ports.store.write() as db:
        owner = db.mark(_OWNER) or secrets.token_hex(16)
        db.set_mark(_OWNER, owner)
    return ports.files.claim(owner) == owner


def _nudge_all(ports: Ports) -> int:
    """Nudge all open journeys, a few at a time: a nudge that was lost is found thus, however it was lost."""
    with ports.store.read() as db:
        codes = db.open_journeys()
    for first in range(0, len(codes), NUDGED_AT_ONCE):
        with ports.store.write() as db:
            db.nudge(codes[first : first + NUDGED_AT_ONCE], first / NUDGED_AT_ONCE * NUDGED_EVERY)
    return len(codes)
