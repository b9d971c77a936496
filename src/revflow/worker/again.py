"""What died is started again: at once at first, with growing pauses when it dies often."""

import logging
import subprocess
import time
from typing import Protocol

from revflow.domain.errors import OutsideError
from revflow.prefect.server import end_group

AGAIN_PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds before what died is started again: by its nth death within a minute."""

MINUTE = 60.0

_log = logging.getLogger("revflow.up")


class Part(Protocol):
    """What is kept running. `process` is None before the start, and after a death until it is started again."""

    name: str
    process: subprocess.Popen[bytes] | None

    def start(self) -> None:
        """Start it. Raises OutsideError when that is not possible now."""


class Again:
    """The deaths of one part; call `tend` often."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._deaths: list[float] = []
        self._again_at = 0.0

    def tend(self) -> None:
        """Start the part again if it died, once its pause is over."""
        process = self._part.process
        if process is not None and process.poll() is not None:
            _log.warning("%s died (%s), is started again", self._part.name, process.returncode)
            end_group(process, 0)
            self._part.process = None
            self._pause()
        if self._part.process is None and time.monotonic() >= self._again_at:
            try:
                self._part.start()
            except OutsideError as error:
                _log.warning("%s: not started again: %s", self._part.name, error.code)
                self._pause()

    def _pause(self) -> None:
        now = time.monotonic()
        self._deaths = [at for at in self._deaths if now - at < MINUTE] + [now]
        self._again_at = now + AGAIN_PAUSES[min(len(self._deaths), len(AGAIN_PAUSES)) - 1]
