"""What came back is looked for once a minute, beside the tick: a mail server that hangs keeps nobody waiting."""

import logging
import threading

from revflow.domain.errors import RevflowError
from revflow.service.bounces import take_bounces
from revflow.service.ports import Ports
from revflow.service.sending import BACKOFF, LONGEST_OUTAGE_WAIT
from revflow.service.trouble import told
from revflow.texts import message_language, say_error

PERIOD = 60.0
"""Seconds between two looks."""

_log = logging.getLogger("revflow.worker")


class Returns:
    """The worker's looks into the mailbox of bounces. Its trouble is no trouble of timers and mails."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._failed = 0

    def run(self, stop: threading.Event) -> None:
        """Look until `stop` is set; without a mailbox, wait for that."""
        if self._ports.bounces is None:
            stop.wait()
            return
        while not stop.wait(self.look()):
            pass

    def look(self) -> float:
        """Take what came back; return in how many seconds to look again, later each time that it fails (rule 23)."""
        try:
            take_bounces(self._ports)
        except RevflowError as error:
            _log.error(
                "bounces are not read: %s: %s", error.code, say_error(message_language(), error.code, error.data)
            )
        except Exception as error:  # noqa: BLE001 - this thread is part of a worker that must live
            _log.error("bounces are not read: %s", told(error))
        else:
            self._failed = 0
            return PERIOD
        self._failed += 1
        return min(BACKOFF[min(self._failed, len(BACKOFF)) - 1], LONGEST_OUTAGE_WAIT).total_seconds()
