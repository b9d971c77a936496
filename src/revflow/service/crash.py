"""Named crash points at commit boundaries: tests kill a process exactly there and prove that nothing is lost."""

import os
import signal
from itertools import count

_seen = count(1)


def point(name: str) -> None:
    """Kill this process with SIGKILL when `REVFLOW_CRASH` is `name` (or `name:3`: at the third passage)."""
    wanted = os.environ.get("REVFLOW_CRASH")
    if not wanted:
        return
    place, _, nth = wanted.partition(":")
    if place == name and next(_seen) == int(nth or 1):
        os.kill(os.getpid(), signal.SIGKILL)
