"""Where the demo is played: a fresh data folder, and the parts that `revflow up` starts in a process of its own."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from revflow.domain.errors import OutsideError
from revflow.loopback import free_port

KEPT = ("REVFLOW_LANG", "REVFLOW_DEBUG", "REVFLOW_CRASH")
"""What the demo takes over from its own environment; the last lets tests kill its worker."""

_START_SECONDS = 120.0
_END_SECONDS = 20.0
_POLL = 0.1


class Stage:
    """The parts, up from `start` to `stop`. `addresses` are those that `up` prints: web, prefect, mail."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="revflow-demo-"))
        self.home = self.folder / "data"
        self.log = self.folder / "up.log"
        self.addresses: dict[str, str] = {}
        self._port = free_port(2)
        self._printed = self.folder / "up.out"
        self._up: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def environment(self) -> dict[str, str]:
        """Return the environment of all processes of the demo: ours, with nothing that leads elsewhere."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("REVFLOW_", "PREFECT_")) or name in KEPT
        }
        own = {"REVFLOW_HOME": str(self.home), "REVFLOW_TIME": "jump", "REVFLOW_WEB_URL": self.web}
        return kept | own

    @property
    def web(self) -> str:
        """The address of the web application."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start `revflow up` and wait until it has printed its addresses. Raises OutsideError `demo-not-up`."""
        command = [sys.executable, "-m", "revflow.cli", "up", "--port", str(self._port)]
        with self.log.open("wb") as log, self._printed.open("wb") as out:
            self._up = subprocess.Popen(  # noqa: S603  # our own interpreter and command
                command, env=self.environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=log
            )
        deadline = time.monotonic() + _START_SECONDS
        while not {"web", "prefect", "mail"} <= self.addresses.keys():
            if self._up.poll() is not None or time.monotonic() > deadline:
                raise OutsideError("demo-not-up", log=str(self.log))
            time.sleep(_POLL)
            lines = self._printed.read_text(encoding="utf-8").splitlines()
            self.addresses = {name: address for name, _, address in (line.partition(" ") for line in lines)}

    def command(self, *words: str) -> str:
        """Run a command of revflow as people do; return what it printed. Raises OutsideError `demo-command`."""
        done = subprocess.run(  # noqa: S603  # our own interpreter and command
            [sys.executable, "-m", "revflow.cli", *words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise OutsideError("demo-command", command=" ".join(words), text=(done.stderr or done.stdout).strip())
        return done.stdout

    def wait(self) -> None:
        """Wait until the parts end by themselves: Ctrl-C reaches them, too."""
        if self._up is not None:
            self._up.wait()

    def stop(self) -> None:
        """End the parts, as Ctrl-C does."""
        if self._up is None or self._up.poll() is not None:
            return
        self._up.send_signal(signal.SIGINT)
        try:
            self._up.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._up.kill()
            self._up.wait()
