"""What the terminal shows: results on standard output, prose and progress on standard error."""

import dataclasses
import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from revflow.texts import message_language, say

LANGUAGE = message_language()
"""Language of this terminal: it does not change while a command runs."""

# Without emoji: in "file.yaml:100:1" Rich reads ":100:" as one
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def prepare_streams() -> None:
    """Let both streams take any text: what their encoding lacks is written as an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def on_one_line(text: str) -> str:
    """Return a text that a file may have brought along, fit for a line of a terminal: what is not seen as an escape."""
    return "".join(
        sign.encode("unicode_escape").decode() if unicodedata.category(sign) in _UNSEEN else sign for sign in text
    )


def t(key: str, **data: object) -> str:
    """Return a message of the catalogues in the terminal's language."""
    return say(LANGUAGE, key, **data)


def tell(key: str, **data: object) -> None:
    """Write a message to standard error."""
    err.print(on_one_line(t(key, **data)), markup=False)


def show_json(value: object) -> None:
    """Write a value as JSON to standard output; dataclasses are objects, instants ISO 8601."""
    narrow = "utf" not in (sys.stdout.encoding or "utf-8").lower()
    print(json.dumps(plain(value), ensure_ascii=narrow, indent=2))  # noqa: T201  # what scripts read


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], console: Console = out) -> None:
    """Write a table, to standard output where nothing else is said; `columns` are keys `cli-column-<name>`.

    On a terminal it fits the width; elsewhere each row is one line, however long, for `grep` and the like.
    """
    names = [t(f"cli-column-{name}") for name in columns]
    cells = [[cell(value) for value in row] for row in rows]
    if not console.is_terminal:
        _show_lines([[" ".join(text.split()) for text in row] for row in (names, *cells)], console)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table, soft_wrap=False)


def _show_lines(rows: Sequence[Sequence[str]], console: Console) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        console.print("  ".join(padded).rstrip(), markup=False)


def cell(value: object) -> str:
    """Return a value as a cell of a table: instants to the minute, lists with commas, nothing as a dash."""
    match value:
        case None | "" | () | []:
            return "-"
        case datetime():
            return value.astimezone().strftime("%Y-%m-%d %H:%M")
        case tuple() | list():
            return ", ".join(map(str, value))
        case Mapping():
            return ", ".join(f"{name} {count}" for name, count in value.items())
        case _:
            return str(value)


def plain(value: object) -> object:  # noqa: PLR0911  # one line for each sort of value
    """Return a value as JSON knows it."""
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case Path():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted(str(plain(item)) for item in value)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            return value
