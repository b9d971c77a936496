"""Bring a database to the tables of this version."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Engine, inspect, text

from revflow.domain.errors import OutsideError
from revflow.store.connecting import DEFAULT_PATIENCE, connect, parse, translated

HEAD = "0007"
"""The newest migration: what a database must be at for this version of revflow."""

_PAUSE = 0.05
"""Seconds between two tries for a file that is busy."""

_LOCK = text("SELECT pg_advisory_xact_lock(7238746000)")
_REVISION = text("SELECT version_num FROM alembic_version")


def migrate(url: str, *, patience: float = DEFAULT_PATIENCE) -> None:
    """Run the migrations that the database lacks, in one transaction; a second process that comes meanwhile waits.

    Raises UsageError `store-url`, OutsideError `store-unreachable`, `store-busy`, `store-driver-missing`, and
    `store-newer` when a later revflow has migrated it.
    """
    parsed = parse(url)
    end = time.monotonic() + patience
    while True:
        try:
            return _migrate(parsed, patience)
        except OutsideError as error:
            # SQLite waits by itself for a writer, not for who closes the file last and puts the log away meanwhile.
            if error.code != "store-busy" or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def _migrate(parsed: URL, patience: float) -> None:
    reading = connect(parsed, writes=False, patience=patience)
    writing = connect(parsed, writes=True, patience=patience)
    try:
        with translated():
            if writing.dialect.name == "sqlite":
                _keep_log_ahead(writing, patience)
            # Looked up without a writer's lock: who has nothing to do waits for nobody.
            if _revision(reading) != HEAD:
                _upgrade(writing)
    finally:
        reading.dispose()
        writing.dispose()


def _revision(engine: Engine) -> str:
    with engine.begin() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.execute(_REVISION).scalar() or "")


def _upgrade(engine: Engine) -> None:
    # Loaded only when there is something to do: every command that a person types passes by here.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(_LOCK)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError:
        raise OutsideError("store-newer", kind="tables", format=_revision(engine)) from None


def _keep_log_ahead(engine: Engine, patience: float) -> None:
    """Switch the file to WAL, for good; SQLite does not wait by itself when another process does the same."""
    end = time.monotonic() + patience
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)
            else:
                return
    finally:
        raw.close()
