"""Who writes next, where one writes at a time."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from revflow.domain.errors import OutsideError


class Turns:
    """A lock among threads that is given in the order in which it was asked for, so that nobody starves."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @contextmanager
    def turn(self, patience: float) -> Iterator[None]:
        """Wait for one's turn, and have it. Raises OutsideError `store-busy` after `patience` seconds."""
        place = self._queue()
        if place is not None and not place.wait(patience):
            self._leave(place)
        try:
            yield
        finally:
            self._pass_on()

    def _queue(self) -> threading.Event | None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return None
            place = threading.Event()
            self._waiting.append(place)
            return place

    def _leave(self, place: threading.Event) -> None:
        with self._guard:
            if place in self._waiting:  # else the turn came at the last moment
                self._waiting.remove(place)
                raise OutsideError("store-busy")

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
