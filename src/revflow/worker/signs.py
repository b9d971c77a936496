"""The signals that end a program in a terminal: Ctrl-C, SIGTERM, and SIGHUP when the terminal is closed."""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Signs:
    """Tells of signals between `listen` and `restore`. `seen` is the first one; `then` is called at each."""

    def __init__(self, then: Callable[[], None]) -> None:
        self.seen: int | None = None
        self._then = then
        self._before: dict[signal.Signals, Any] = {}

    def listen(self) -> None:
        """Take the signals, where Python lets us: on the main thread. `nohup` keeps its say about SIGHUP."""
        if threading.current_thread() is not threading.main_thread():
            return
        for sign in ENDING:
            if sign is not signal.SIGHUP or signal.getsignal(sign) is not signal.SIG_IGN:
                self._before[sign] = signal.signal(sign, self._take)

    def restore(self) -> None:
        """Leave the signals as they were before."""
        while self._before:
            signal.signal(*self._before.popitem())

    def check(self) -> None:
        """Raise SystemExit when a signal was seen.

        Not raised by the handler itself: it could strike while a child has been started but is not yet known to us.
        """
        if self.seen is not None:
            raise SystemExit(128 + self.seen)

    def _take(self, sign: int, _frame: FrameType | None) -> None:
        self.seen = self.seen or sign
        self._then()
