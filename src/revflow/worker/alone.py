"""One `revflow up` per data folder: two would start two workers and two Prefect servers on the same databases."""

import fcntl
from io import FileIO
from pathlib import Path

from revflow.domain.errors import OutsideError


def hold(home: Path) -> FileIO:
    """Return the folder's lock, held until it is closed or this process ends. Raises OutsideError `already-up`."""
    lock = FileIO(home / "up.lock", "a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise OutsideError("already-up") from error
    return lock
