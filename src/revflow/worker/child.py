"""A child process that is kept running: started again when it dies, ended with us."""

import logging
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from revflow import leash
from revflow.prefect.server import end_group

AGAIN_PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds before a child that died is started again: by its nth death within a minute."""

MINUTE = 60.0

_log = logging.getLogger("revflow.up")


class Child:
    """One `revflow …` command as a child process, its output appended to `log`. `tend` often; `stop` at the end."""

    def __init__(self, name: str, arguments: list[str], environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self._command = leash.command("revflow.cli", *arguments)
        self._environment = dict(os.environ) | dict(environment)
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths: list[float] = []
        self._again_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process, as leader of its own group, so that what it starts ends with it."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and command
                self._command,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def tend(self) -> None:
        """Start the process again if it died, with growing pauses when it dies often."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is not None:
            _log.warning("%s died (%s), is started again", self.name, self._process.returncode)
            end_group(self._process, 0)
            self._process = None
            self._deaths = [at for at in self._deaths if now - at < MINUTE] + [now]
            self._again_at = now + AGAIN_PAUSES[min(len(self._deaths), len(AGAIN_PAUSES)) - 1]
        if self._process is None and now >= self._again_at:
            self.start()

    def stop(self, seconds: float = 15) -> None:
        """End the process and its group."""
        if self._process is not None:
            end_group(self._process, seconds)
            self._process = None
