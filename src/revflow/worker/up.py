"""All parts in one terminal: Prefect server, worker and web on loopback, each a child process, ended together."""

import contextlib
import os
import threading
import time
from collections.abc import Sequence
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from revflow.bootstrap import Settings
from revflow.domain.errors import OutsideError
from revflow.home import OWNER_ONLY
from revflow.loopback import need_port
from revflow.prefect.server import PrefectServer
from revflow.store import migrate
from revflow.worker.again import Again
from revflow.worker.alone import hold
from revflow.worker.child import Child
from revflow.worker.signs import Signs

PORT = 8470
DEPLOYMENT = "revflow"
TEND_SECONDS = 0.5
START_SECONDS = 180.0
"""The first start of a Prefect server takes 10 s on an idle machine, a minute on a busy one."""


class Up:
    """Everything that `revflow up` starts. A `with` block, or `start` and `stop`; `wait` until a signal.

    `port` is the web's, the next one Prefect's. `extra` goes into the environment of the children.
    """

    def __init__(self, settings: Settings | None = None, port: int = PORT, extra: dict[str, str] | None = None) -> None:
        self.settings = settings or Settings.read()
        self.port = port
        self.server = PrefectServer(self.home / "prefect", port + 1)
        environment = self._environment() | (extra or {})
        logs = self.home / "logs"
        self.worker = Child("worker", ["worker"], environment, logs / "worker.log")
        self.web = Child("web", ["web", "--port", str(port)], environment, logs / "web.log")
        self._parts = (Again(self.server), self.worker, self.web)
        self._stop = threading.Event()
        self._signs = Signs(self._stop.set)
        self._tending: threading.Thread | None = None
        self._lock: FileIO | None = None

    @property
    def home(self) -> Path:
        """The data folder."""
        return self.settings.home.resolve()

    def start(self) -> None:
        """Start all parts; return when they answer. A signal meanwhile ends what was started, and raises SystemExit.

        Raises OutsideError `already-up`, `port-taken`, `prefect-not-started`, `part-not-started`.
        """
        self._lock = hold(self.settings.make_home())
        self._signs.listen()
        try:
            need_port(self.port)
            need_port(self.server.port)
            (self.home / "logs").mkdir(mode=OWNER_ONLY, exist_ok=True)
            migrate(self.settings.store_url)
            self.server.start()
            self.web.start()
            self.server.wait(START_SECONDS, self._signs.check)
            self.worker.start()
            self._wait_for(self.web, f"{self.web_url}/healthz")
            self._wait_for(self.worker, f"{self.server.api_url}/deployments/name/journey/{DEPLOYMENT}")
        except BaseException:
            self.stop()
            raise
        self._tending = threading.Thread(target=self._tend, name="tend", daemon=True)
        self._tending.start()

    def stop(self) -> None:
        """End all parts; the worker first, so that it can still tell Prefect."""
        self._stop.set()
        if self._tending is not None:
            self._tending.join()
        for child in (self.worker, self.web):
            child.stop()
        self.server.stop()
        if self._lock is not None:
            self._lock.close()
        self._signs.restore()

    def addresses(self) -> Sequence[tuple[str, str]]:
        """Return (name, address) pairs: `web`, `prefect`, and `mail`: where mails go."""
        mail = "smtp" if self.settings.smtp_url else str(self.settings.maildir)
        return (("web", self.web_url), ("prefect", self.server.url), ("mail", mail))

    @property
    def web_url(self) -> str:
        """The web's address on this machine."""
        return f"http://127.0.0.1:{self.port}"

    def wait(self) -> None:
        """Wait until Ctrl-C, SIGTERM, SIGHUP or `stop`."""
        self._stop.wait()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _environment(self) -> dict[str, str]:
        """Return what the children are told; a public address that is set stays as it is."""
        told = {"REVFLOW_HOME": str(self.home), "PREFECT_API_URL": self.server.api_url}
        told["PREFECT_HOME"] = str(self.server.home)
        if "REVFLOW_WEB_URL" not in os.environ:
            told["REVFLOW_WEB_URL"] = self.web_url
        return told

    def _wait_for(self, child: Child, sign: str) -> None:
        """Wait until the address answers that only this child makes answer."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self._signs.check()
            child.tend()
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(sign, timeout=2).is_success:
                    return
            time.sleep(0.1)
        raise OutsideError("part-not-started", part=child.name, log=str(child.log))

    def _tend(self) -> None:
        while not self._stop.wait(TEND_SECONDS):
            for part in self._parts:
                part.tend()
