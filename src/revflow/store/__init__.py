"""The store: the only home of SQLAlchemy and Alembic."""

from revflow.store.clock import StoreClock
from revflow.store.files import DiskFiles
from revflow.store.migrate import migrate
from revflow.store.store import SqlDb, SqlStore, open_store

__all__ = ["DiskFiles", "SqlDb", "SqlStore", "StoreClock", "migrate", "open_store"]
