"""What one process keeps of one store between transactions: folded states, people. Always checked against the store."""

from threading import Lock


class Kept:
    """A bounded memory, for any number of threads; the oldest entries go first."""

    def __init__(self, size: int = 4096) -> None:
        self._size = size
        self._lock = Lock()
        self._entries: dict[str, object] = {}

    def get(self, key: str) -> object | None:
        """Return what was put there, or None."""
        with self._lock:
            return self._entries.get(key)

    def put(self, key: str, value: object) -> None:
        """Keep a value that was read from what is committed, never one of an open transaction."""
        with self._lock:
            self._entries.pop(key, None)
            self._entries[key] = value
            while len(self._entries) > self._size:
                self._entries.pop(next(iter(self._entries)))
