"""What the parts of a transaction share: its connection, and statements that are built once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from revflow.service.kept import Kept

_BATCH = 5000


class Part:
    """One area of a transaction's queries, on the connection that all parts of it share."""

    def __init__(self, connection: Connection, kept: Kept, *, writes: bool) -> None:
        self._db = connection
        self.kept = kept
        self._postgres = connection.dialect.name == "postgresql"
        # PostgreSQL alone locks rows; SQLite's one writer has the whole database
        self._locks_rows = writes and self._postgres

    def _insert_new(self, table: Table, row: dict[str, Any]) -> bool:
        """Insert a row unless it breaks a unique key; return whether it was new."""
        return self._db.execute(_insert(self._postgres, table, (), ()), row).rowcount == 1

    def _insert_all_new(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows that break no unique key."""
        if rows:
            self._db.execute(_insert(self._postgres, table, (), ()), rows)

    def _upsert(self, table: Table, key: tuple[str, ...], rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows, or replace the columns given of those whose key is there."""
        if rows:
            changed = tuple(name for name in rows[0] if name not in key)
            self._db.execute(_insert(self._postgres, table, key, changed), rows)


@lru_cache(maxsize=64)
def _insert(postgres: bool, table: Table, key: tuple[str, ...], changed: tuple[str, ...]) -> Any:
    statement: Any = (postgresql if postgres else sqlite).insert(table)
    if not changed:
        return statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return statement.on_conflict_do_update(
        index_elements=list(key), set_={name: statement.excluded[name] for name in changed}
    )


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut distinct values, in order, into lists that fit into one statement's IN (...)."""
    listed = list(dict.fromkeys(values))
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]
