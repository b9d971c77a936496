"""Values of an answer, each read strictly from JSON or a web page; what cannot be taken is a WrongValueError."""

import math
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from revflow.definition.fields import FileField, TextField
from revflow.domain.shown import shows

NOTHING: tuple[object, ...] = (None, "", [], (), {})
"""What a page or a file sends for a field left empty."""

_SHA256 = 64
_UNFIT = {"Cc", "Cs"}


class WrongValueError(ValueError):
    """A value cannot be taken; `code` and `data` become the field's Fault."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def listed(value: object) -> list[object]:
    """Return a list of values: a single one stands for a list of one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def one(value: object) -> object:
    """Return a value that a web page may have sent as a list of one."""
    values = listed(value)
    if len(values) != 1:
        raise WrongValueError("value-single")
    return values[0]


def as_text(field: TextField, value: object) -> str:
    """Return a text without blanks around it, lines ended by a line feed; empty where nothing of it can be seen."""
    if not isinstance(value, str):
        raise WrongValueError("text-expected")
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(unicodedata.category(sign) in _UNFIT and sign not in "\n\t" for sign in text):
        raise WrongValueError("text-signs")
    if len(text) > field.max_length:
        raise WrongValueError("field-too-long", most=field.max_length, length=len(text))
    return text if shows(text) else ""


def as_texts(field: TextField, value: object) -> list[str]:
    """Return a list of texts of one line, from a list or from the lines of one text; empty ones are left out."""
    lines = value.splitlines() if isinstance(value, str) else listed(value)
    return [_on_one_line(text) for text in (as_text(field, line) for line in lines) if text]


def _on_one_line(text: str) -> str:
    return " ".join(filter(None, (line.strip() for line in text.splitlines())))


def among(values: list[object], known: tuple[str, ...], code: str) -> list[str]:
    """Return the names given, in the order of `known`; `code` is the fault of one that is not known."""
    given = names_of(values, known)
    unknown = tuple(name for name in given if name not in known)
    if unknown:
        raise WrongValueError(code, given=unknown, known=known)
    return [name for name in known if name in given]


def names_of(values: list[object], known: tuple[str, ...]) -> list[str]:
    """Return values that are names, or numbers that stand for them; `known` are told where they are neither."""
    if any(isinstance(value, bool) or not isinstance(value, str | int | float) for value in values):
        raise WrongValueError("names-expected", known=known)
    return [str(value) for value in values]


def as_files(field: FileField, value: object) -> list[dict[str, str]]:
    """Return files that are stored already, each by its SHA-256 and its own name, without folders."""
    files = [_file(item) for item in listed(value)]
    if len(files) > 1 and not field.many:
        raise WrongValueError("files-too-many")
    endings = {PurePosixPath(file["name"]).suffix.lower().removeprefix(".") for file in files}
    if field.accept and not endings <= {ending.lower() for ending in field.accept}:
        raise WrongValueError("file-type", accept=field.accept)
    return files


def as_number(value: object) -> int | float:
    """Return a finite number, a whole one as int; a comma may stand for the decimal point."""
    given = value.strip().replace(",", ".") if isinstance(value, str) else value
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise WrongValueError("number-expected")
    try:
        number = float(given)
    except (ValueError, OverflowError):
        raise WrongValueError("number-expected") from None
    if not math.isfinite(number):
        raise WrongValueError("number-expected")
    return int(number) if number.is_integer() else number


def as_whole(value: object) -> int:
    """Return a whole number."""
    number = as_number(value)
    if not isinstance(number, int):
        raise WrongValueError("whole-expected")
    return number


def within(number: float, low: float | None, high: float | None) -> float:
    """Return a number that lies within the bounds there are, both included."""
    if low is not None and high is not None and not low <= number <= high:
        raise WrongValueError("number-out-of-range", low=_short(low), high=_short(high))
    if low is not None and number < low:
        raise WrongValueError("number-too-low", low=_short(low))
    if high is not None and number > high:
        raise WrongValueError("number-too-high", high=_short(high))
    return number


def _file(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or set(value) != {"sha256", "name"}:
        raise WrongValueError("file-expected")
    digest, name = value["sha256"], value["name"]
    if not isinstance(digest, str) or not isinstance(name, str) or not name.isprintable():
        raise WrongValueError("file-expected")
    bare = PurePosixPath(name.replace("\\", "/")).name
    if not bare or len(digest) != _SHA256 or not set(digest) <= set("0123456789abcdef"):
        raise WrongValueError("file-expected")
    return {"sha256": digest, "name": bare}


def _short(number: float) -> float:
    return int(number) if float(number).is_integer() else number
