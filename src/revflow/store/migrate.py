"""Bring a database to the tables of this version."""

import sqlite3
import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from revflow.store.connecting import DEFAULT_PATIENCE, connect, parse, translated

_LOCK = text("SELECT pg_advisory_xact_lock(7238746000)")


def migrate(url: str, *, patience: float = DEFAULT_PATIENCE) -> None:
    """Run the migrations that the database lacks, in one transaction; a second process that comes meanwhile waits.

    Raises RefusedError `store-url`, OutsideError `store-unreachable`, `store-busy`, `store-driver-missing`.
    """
    engine = connect(parse(url), writes=True, patience=patience)
    try:
        with translated():
            if engine.dialect.name == "sqlite":
                _keep_log_ahead(engine, patience)
            with engine.begin() as connection:
                if engine.dialect.name == "postgresql":
                    connection.execute(_LOCK)
                command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


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
                time.sleep(0.05)
            else:
                return
    finally:
        raw.close()
