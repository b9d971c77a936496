"""The process behind `revflow worker`, and all parts in one terminal (`revflow up`)."""

import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from revflow.bootstrap import App

__all__ = ["run_worker"]

_PREFECT = {
    # A server that hangs or is busy must not hold up a drive: our own retries are short and bounded.
    "PREFECT_CLIENT_MAX_RETRIES": "0",
    "PREFECT_API_REQUEST_TIMEOUT": "10",
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_WORKER_QUERY_SECONDS": "3",
    "DO_NOT_TRACK": "1",
}
"""What Prefect is told in the worker's process, unless the environment says otherwise."""


def run_worker(app: "App", stop: threading.Event | None = None) -> None:
    """Drive journeys, send mails and show runs in Prefect until `stop` is set (without one: SIGTERM or SIGINT)."""
    for name, value in _PREFECT.items():
        os.environ.setdefault(name, value)
    from revflow.worker.running import Worker, until_signalled  # noqa: PLC0415 - Prefect reads its settings on import

    Worker(app).run(stop or until_signalled())
