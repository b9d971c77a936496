"""What came back is looked for, at most once a minute."""

import logging
import time

from revflow.domain.errors import RevflowError
from revflow.service.bounces import take_bounces
from revflow.service.ports import Ports

PERIOD = 60.0

_log = logging.getLogger("revflow.worker")


class Returns:
    """The worker's look into the mailbox of bounces. Its trouble is no trouble of timers and mails."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._next = time.monotonic()

    def look(self) -> None:
        """Take what came back, if it is time for it."""
        if self._ports.bounces is None or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + PERIOD
        try:
            take_bounces(self._ports)
        except RevflowError as error:
            _log.error("bounces are not read: %s", error.code)
