"""Whether anybody has committed: SQLite counts it in memory that all processes share."""

from sqlalchemy import Engine, PoolProxiedConnection

from revflow.store.connecting import translated


class Changes:
    """Asked by one thread, on a connection that it keeps; one question takes a few microseconds and reads no file."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: PoolProxiedConnection | None = None
        self._seen = -1

    def __call__(self) -> bool:
        """Tell whether any other connection has committed since the last call; the first call says yes.

        Raises OutsideError `store-unreachable`, `store-damaged`, `store-failed`.
        """
        with translated():
            if self._connection is None:
                self._connection = self._engine.raw_connection()
            cursor = self._connection.cursor()
            [version] = cursor.execute("PRAGMA data_version").fetchone()
            cursor.close()
        changed: bool = version != self._seen
        self._seen = version
        return changed
