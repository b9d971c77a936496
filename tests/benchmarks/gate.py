"""From a decision to the next gate: decided in this process, driven by the worker's."""

import random
import time
from collections.abc import Sequence

from benchmarks.installation import GATES, LOOK_SECONDS, Installation, task_of, wait_until
from revflow.service.decide import decide

QUIET_SECONDS = 2.5
"""After so long without a nudge the worker looks less often."""


def in_a_row(place: Installation, codes: Sequence[str], count: int) -> list[float]:
    """Decide `count` gates, each a moment after the one before was reached; return the seconds each took."""
    turns = [(code, gate) for gate in range(1, GATES) for code in codes][:count]
    return [_one(place, code, gate, random.uniform(0.02, 0.2)) for code, gate in turns]


def out_of_quiet(place: Installation, codes: Sequence[str], count: int) -> list[float]:
    """Decide `count` gates, each after a pause in which nothing happens; return the seconds each took."""
    turns = [(code, gate) for gate in range(1, GATES) for code in codes][:count]
    return [_one(place, code, gate, random.uniform(QUIET_SECONDS, QUIET_SECONDS + 0.1)) for code, gate in turns]


def _one(place: Installation, code: str, gate: int, pause: float) -> float:
    ports = place.app.ports
    with ports.store.read() as db:
        actor = db.task(task_of(code, gate)).to[0]
    time.sleep(pause)
    begun = time.perf_counter()
    decide(ports, task_of(code, gate), actor, "approve")
    wait_until(lambda: place.reached(code, gate + 1), 30, LOOK_SECONDS)
    return time.perf_counter() - begun
