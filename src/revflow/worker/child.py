"""A child process that is kept running: started again when it dies, ended with us."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from revflow import leash
from revflow.prefect.server import end_group
from revflow.worker.again import Again


class Child:
    """One `revflow …` command as a child process, its output appended to `log`. `tend` often; `stop` at the end."""

    def __init__(self, name: str, arguments: list[str], environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self._command = leash.command("revflow.cli", *arguments)
        self._environment = dict(os.environ) | dict(environment)
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self._again = Again(self)

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return self.process.pid if self.process is not None else None

    def start(self) -> None:
        """Start the process, as leader of its own group, so that what it starts ends with it."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and command
                self._command,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def tend(self) -> None:
        """Start the process again if it died, with growing pauses when it dies often."""
        self._again.tend()

    def stop(self, seconds: float = 15) -> None:
        """End the process and its group."""
        if self.process is not None:
            end_group(self.process, seconds)
            self.process = None
