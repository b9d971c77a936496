"""What the parts of a transaction share: its connection, and statements that are built once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Table, TextClause, bindparam, text

from revflow.service.kept import Kept

_BATCH = 5000

Key = TypeVar("Key", str, tuple[str, ...])
Answer = TypeVar("Answer")


class Part:
    """One area of a transaction's queries, on the connection that all parts of it share."""

    def __init__(self, connection: Connection, kept: Kept, *, writes: bool) -> None:
        self._db = connection
        self.kept = kept
        self._postgres = connection.dialect.name == "postgresql"
        # PostgreSQL alone locks rows; SQLite's one writer has the whole database
        self._locks_rows = writes and self._postgres
        self._asked: dict[tuple[str, str | tuple[str, ...]], object] | None = None if writes else {}

    def _once(self, kind: str, key: Key, ask: Callable[[Key], Answer]) -> Answer:
        """Ask the database, once in a transaction that only reads: all that it reads is of one moment."""
        if self._asked is None:
            return ask(key)
        if (kind, key) not in self._asked:
            self._asked[kind, key] = ask(key)
        return cast("Answer", self._asked[kind, key])

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
