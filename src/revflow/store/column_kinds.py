"""The kinds of columns that our tables are made of."""

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text

from revflow.store.columns import Json


def words(name: str, *, default: str | None = "") -> Column[str]:
    """Return a column of text that is never missing, empty where nothing is said."""
    return Column(name, Text, nullable=False, server_default=default)


def link(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[str]:
    """Return a column that names a row of another table (`table.column`)."""
    return Column(name, Text, ForeignKey(target), nullable=nullable, index=index)


def number(name: str, *, default: str | None = "0") -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False, server_default=default)


def json_value(name: str, *, default: str | None = None) -> Column[Any]:
    """Return a column of JSON values; `default` is the text of one."""
    return Column(name, Json, nullable=False, server_default=default)


def one_of(column: str, known: type[StrEnum]) -> CheckConstraint:
    """Return the check that a column holds one of an enumeration's words."""
    listed = ", ".join(f"'{word.value}'" for word in known)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
