"""A Prefect server of our own: a child process on loopback, with its database in the data folder."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from revflow import leash
from revflow.domain.errors import OutsideError
from revflow.loopback import need_port

QUIET = {
    # The server would look through all parked runs every 5 s for timeouts that we never set.
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_UI_ENABLED": "true",
    "PREFECT_CLI_PROMPT": "false",
    "DO_NOT_TRACK": "1",
}
"""What a server of ours is told beyond Prefect's defaults; `revflow doctor` and the docs name the first."""


class PrefectServer:
    """One Prefect server; `start`, `wait`, `stop`, or a `with` block that does all three.

    `home` is Prefect's folder (made if missing): its SQLite database, `server.log`. `port` on 127.0.0.1.
    """

    def __init__(self, home: Path, port: int, extra: dict[str, str] | None = None) -> None:
        self.name = "prefect"
        self.home = home
        self.port = port
        self.extra = extra or {}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address that operators open."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """The address for `PREFECT_API_URL`."""
        return f"{self.url}/api"

    def environment(self) -> dict[str, str]:
        """Return the child's environment: ours, without an API address that points elsewhere."""
        kept = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
        own = {
            "PREFECT_HOME": str(self.home),
            "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{self.home / 'prefect.db'}",
            "PREFECT_UI_API_URL": self.api_url,
        }
        return kept | QUIET | own | self.extra

    def start(self) -> None:
        """Start the child. Raises OutsideError `port-taken`."""
        need_port(self.port)
        self.home.mkdir(parents=True, exist_ok=True)
        command = leash.command(
            "revflow.prefect.serving", "server", "start", "--host", "127.0.0.1", "--port", str(self.port)
        )
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter, a fixed command
                command,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def healthy(self) -> bool:
        """Whether the server answers now."""
        try:
            return httpx.get(f"{self.api_url}/health", timeout=2).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    def wait(self, seconds: float = 180, check: Callable[[], None] = lambda: None) -> None:
        """Wait until the server answers, or `check` raises.

        Raises OutsideError `prefect-not-started` when it ends or time is up.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            check()
            if self.healthy():
                return
            if self.process is not None and self.process.poll() is not None:
                break
            time.sleep(0.2)
        self.stop()
        raise OutsideError("prefect-not-started", log=str(self.home / "server.log"))

    def stop(self) -> None:
        """End the child and all it started; kill it when it takes longer than 10 s."""
        if self.process is None:
            return
        end_group(self.process, 10)
        self.process = None

    def __enter__(self) -> Self:
        self.start()
        self.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def end_group(process: subprocess.Popen[bytes], seconds: float) -> None:
    """End a child that leads its own process group: SIGTERM, then SIGKILL after `seconds`. Its children end with it."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(seconds)
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
