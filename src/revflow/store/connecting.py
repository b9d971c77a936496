"""Connections to SQLite and PostgreSQL, and what their failures are called."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.pool import QueuePool

from revflow.domain.disk import disk_error
from revflow.domain.errors import OutsideError, StaleError, UsageError

DEFAULT_PATIENCE = 10.0
"""Seconds that a transaction waits for others before it gives up with `store-busy`."""

LOOK_SECONDS = 0.001
"""Between two looks whether another process still writes. SQLite's own are up to 100 ms apart: a decision would wait
long after its turn had come."""

_SQLITE_CODES = {
    sqlite3.SQLITE_BUSY: "store-busy",
    sqlite3.SQLITE_LOCKED: "store-busy",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_IOERR_SHMSIZE: "disk-full",  # no room for the few pages that its processes share
    sqlite3.SQLITE_CANTOPEN: "store-unreachable",
    sqlite3.SQLITE_PERM: "store-unreachable",
    sqlite3.SQLITE_READONLY: "store-unreachable",
    sqlite3.SQLITE_IOERR: "store-unreachable",
    sqlite3.SQLITE_CORRUPT: "store-damaged",
    sqlite3.SQLITE_NOTADB: "store-damaged",
}
_POSTGRES_CODES = {
    "42P01": "store-not-migrated",
    "55P03": "store-busy",
    "53100": "disk-full",
    "53300": "store-busy",
}
_POSTGRES_STALE = {"40001", "40P01"}


def parse(url: str) -> URL:
    """Return the URL with its driver named. Raises UsageError `store-url` for what is neither database."""
    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError):
        raise UsageError("store-url") from None
    if parsed.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return parsed.set(drivername="postgresql+psycopg")
    on_disk = parsed.database not in {None, "", ":memory:"} and not (parsed.query or parsed.host)
    if parsed.drivername in {"sqlite", "sqlite+pysqlite"} and on_disk:
        return parsed.set(drivername="sqlite+pysqlite")
    raise UsageError("store-url")


def connect(url: URL, *, writes: bool, patience: float) -> Engine:
    """Return a pool of connections of one mode: to write, or so that the database itself refuses writing."""
    if url.drivername.startswith("sqlite"):
        return _connect_sqlite(url, writes=writes, patience=patience)
    return _connect_postgres(url, writes=writes, patience=patience)


def _connect_sqlite(url: URL, *, writes: bool, patience: float) -> Engine:
    _prepare_file(Path(url.database or ""))
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1 if writes else 8,
        max_overflow=0 if writes else 56,
        pool_timeout=patience,
        connect_args={
            "check_same_thread": False,
            "timeout": LOOK_SECONDS if writes else patience,
            "isolation_level": None,
        },
        hide_parameters=True,
    )

    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE would pass the journal's triggers
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")

    def begin(connection: Connection) -> None:
        if writes:
            _begin_writing(connection, patience)
        else:
            connection.exec_driver_sql("BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def _begin_writing(connection: Connection, patience: float) -> None:
    """Begin the one transaction that writes, as soon as no other process has one."""
    cursor = connection.connection.cursor()
    deadline = time.monotonic() + patience
    while True:
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
        else:
            cursor.close()
            return
        time.sleep(LOOK_SECONDS)


def _prepare_file(path: Path) -> None:
    """Make the file before SQLite does, so that personal data is never readable by others.

    A file that is there is not opened: closing it would drop the locks that SQLite holds for this process (POSIX), and
    another process could then damage the database.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise disk_error(error, "store-unreachable") from None


def _connect_postgres(url: URL, *, writes: bool, patience: float) -> Engine:
    modes = [f"-c lock_timeout={int(patience * 1000)}", "-c timezone=UTC"]
    if not writes:
        modes += ["-c default_transaction_read_only=on", r"-c default_transaction_isolation=repeatable\ read"]
    asked = url.query.get("options", "")
    options = " ".join([asked if isinstance(asked, str) else " ".join(asked), *modes]).strip()
    try:
        return create_engine(
            url,
            pool_size=8,
            max_overflow=24,
            pool_timeout=patience,
            pool_pre_ping=True,
            connect_args={"options": options, "connect_timeout": 10},
            hide_parameters=True,
        )
    except ModuleNotFoundError:
        raise OutsideError("store-driver-missing") from None


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's failures into ours; their texts, which may hold personal data, go no further."""
    try:
        yield
    except exc.TimeoutError:
        raise OutsideError("store-busy") from None
    except exc.DBAPIError as error:
        raise _ours(error) from None
    except sqlite3.Error as error:
        raise _of_sqlite(error) from None


def _ours(error: exc.DBAPIError) -> OutsideError | StaleError:
    cause: Any = error.orig
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    state = getattr(cause, "sqlstate", None) or ""
    if state in _POSTGRES_STALE:
        return StaleError("store-conflict")
    lost = error.connection_invalidated or (isinstance(error, exc.OperationalError) and not state)
    code = "store-unreachable" if lost or state[:2] in {"08", "57"} else "store-failed"
    return OutsideError(_POSTGRES_CODES.get(state, code), reason=state or "none")


def _of_sqlite(cause: sqlite3.Error) -> OutsideError:
    if "no such table" in str(cause):
        return OutsideError("store-not-migrated")
    number = getattr(cause, "sqlite_errorcode", None) or 0
    name = getattr(cause, "sqlite_errorname", None) or ""
    code = _SQLITE_CODES.get(number) or _SQLITE_CODES.get(number & 0xFF, "store-failed")
    return OutsideError(code, reason=name)
