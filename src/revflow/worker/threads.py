"""A worker's threads: each works until it is asked to end; one that ends before is lost, and somebody hears of it."""

import logging
import threading
from collections.abc import Callable

from revflow.service.trouble import told

Job = Callable[[threading.Event], None]
"""What a thread does until the event is set."""

_log = logging.getLogger("revflow.worker")


def thread(name: str, job: Job, stop: threading.Event, lost: Callable[[str], None]) -> threading.Thread:
    """Return the thread of that name for a job, not yet started. `lost` hears the name if it ends before `stop`."""

    def work() -> None:
        try:
            job(stop)
        except BaseException as error:  # noqa: BLE001 - whatever ends a thread, whoever supervises it must know
            _log.critical("thread %s: %s", name, told(error))
        if not stop.is_set():
            lost(name)

    return threading.Thread(target=work, name=name, daemon=True)
