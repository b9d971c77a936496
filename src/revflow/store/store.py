"""The store: transactions on SQLite or PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from revflow.service.kept import Kept
from revflow.store.absences import Absences
from revflow.store.changes import Changes
from revflow.store.cohorts import Cohorts
from revflow.store.connecting import DEFAULT_PATIENCE, connect, parse, translated
from revflow.store.contents import Contents
from revflow.store.dead_addresses import DeadAddresses
from revflow.store.driving import Driving
from revflow.store.journal import Journal
from revflow.store.outbox import Outbox
from revflow.store.sealing import Sealing
from revflow.store.tasks import Tasks
from revflow.store.turns import Turns


class SqlDb(Cohorts, Absences, Journal, Tasks, Contents, Outbox, DeadAddresses, Driving, Sealing):
    """One transaction (`service.ports.Db`)."""


class SqlStore:
    """Opens transactions (`service.ports.Store`); for any number of threads, one transaction each at a time."""

    def __init__(self, url: str, patience: float = DEFAULT_PATIENCE) -> None:
        parsed = parse(url)
        self._kept = Kept()
        self._reading = connect(parsed, writes=False, patience=patience)
        self._writing = connect(parsed, writes=True, patience=patience)
        self._turns = Turns() if self._writing.dialect.name == "sqlite" else None
        self._patience = patience

    @contextmanager
    def read(self) -> Iterator[SqlDb]:
        """Open a transaction that only reads, all of it at one moment.

        Raises OutsideError `store-busy`, `store-unreachable`, `store-not-migrated`, `store-damaged`, `store-failed`.
        """
        with translated(), self._reading.begin() as connection:
            yield SqlDb(connection, self._kept, writes=False)

    @contextmanager
    def write(self) -> Iterator[SqlDb]:
        """Open a transaction that commits at the end, and rolls back on any exception.

        On SQLite it is the only one that writes; on PostgreSQL rows are locked as they are written, or by `lock`.
        Raises what `read` raises, OutsideError `disk-full`, and StaleError when others were faster: try again.
        """
        with translated(), self._turn(), self._writing.begin() as connection:
            db = SqlDb(connection, self._kept, writes=True)
            yield db
            db.finish()

    def _turn(self) -> AbstractContextManager[None]:
        """SQLite waits for other processes by polling; the threads of this one queue before it, in order."""
        return self._turns.turn(self._patience) if self._turns else nullcontext()

    def changes(self) -> Callable[[], bool] | None:
        """Return what tells one thread whether anybody has committed since it last asked; None on PostgreSQL."""
        return Changes(self._reading) if self._writing.dialect.name == "sqlite" else None

    def close(self) -> None:
        """Close all connections."""
        self._reading.dispose()
        self._writing.dispose()


def open_store(url: str, *, patience: float = DEFAULT_PATIENCE) -> SqlStore:
    """Open the store at `sqlite:///<path>` or `postgresql://…`; nothing is asked of the database yet.

    `patience` is how many seconds a transaction waits for others. The tables are made by `migrate`. Raises UsageError
    `store-url`, OutsideError `store-unreachable` (the file's folder), `store-driver-missing`.
    """
    return SqlStore(url, patience)
