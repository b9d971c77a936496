"""Named crash points at commit boundaries: tests kill a process exactly there and prove that nothing is lost."""

import os
import signal
from fnmatch import fnmatchcase
from itertools import count

_seen = count(1)


def point(name: str) -> None:
    """Kill this process with SIGKILL when `REVFLOW_CRASH` says so; else do nothing.

    It is `before-commit`, or `before-commit:3` for the third passage, or patterns: `mail-*|before-*:80` dies at the
    eightieth passage of any of those points, in each process that is started with it.
    """
    wanted = os.environ.get("REVFLOW_CRASH")
    if not wanted:
        return
    places, _, nth = wanted.partition(":")
    if any(fnmatchcase(name, place) for place in places.split("|")) and next(_seen) == int(nth or 1):
        os.kill(os.getpid(), signal.SIGKILL)
