"""Drives that stumble for one reason again and again: then somebody must hear of it."""

import logging
from collections.abc import Callable

from revflow.domain.errors import RevflowError
from revflow.service.trouble import told

LASTING = 5
"""So many stumbles in a row for the same reason are no passing trouble: with the drivers' pauses, some six minutes."""

_log = logging.getLogger("revflow.worker")


class Stuck:
    """Counts the stumbles of each journey for one reason in a row; `tell` hears of a journey when they last.

    It hears of it at every further one too: what it writes may itself fail, as long as the database does not answer.
    """

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._reasons: dict[str, tuple[str, int]] = {}

    def stumbled(self, code: str, error: Exception) -> None:
        """Count one stumble; never raises."""
        reason = error.code if isinstance(error, RevflowError) else told(error)
        before, count = self._reasons.get(code, (reason, 0))
        count = count + 1 if before == reason else 1
        self._reasons[code] = (reason, count)
        if count < LASTING:
            return
        try:
            self._tell(code)
        except Exception as trouble:  # noqa: BLE001 - a driver's thread goes on
            _log.error("%s: cannot go on, and HR cannot be told (%s)", code, told(trouble))

    def went_on(self, code: str) -> None:
        """Forget the stumbles of a journey that was driven."""
        self._reasons.pop(code, None)
