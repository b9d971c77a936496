"""What the parts of a transaction share: its connection, and statements that are built once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, TextClause, bindparam, text

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
        return self._db.execute(_insert(table, tuple(row), ()), row).rowcount == 1

    def _insert_all_new(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows that break no unique key."""
        if rows:
            self._db.execute(_insert(table, tuple(rows[0]), ()), rows)

    def _upsert(self, table: Table, key: tuple[str, ...], rows: Sequence[dict[str, Any]]) -> None:
        """Insert the rows, or replace the columns given of those whose key is there."""
        if rows:
            self._db.execute(_insert(table, tuple(rows[0]), key), rows)


@lru_cache(maxsize=64)
def _insert(table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> TextClause:
    """Return an insert that yields to the row that is there, or with a key overwrites it.

    It is text since SQLAlchemy 2.0 compiles its own ON CONFLICT anew each time, which takes longer than running it.
    """
    listed = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(f":{name}" for name in columns)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in key)
    target = ", ".join(f'"{name}"' for name in key)
    otherwise = f"({target}) DO UPDATE SET {changes}" if key else "DO NOTHING"
    statement = text(f'INSERT INTO "{table.name}" ({listed}) VALUES ({values}) ON CONFLICT {otherwise}')  # noqa: S608
    return statement.bindparams(*[bindparam(name, type_=table.c[name].type) for name in columns])


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut distinct values, in order, into lists that fit into one statement's IN (...)."""
    listed = list(dict.fromkeys(values))
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]
