"""Files that people hand in as text: programs and lists."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from revflow.definition.tree import MAX_BYTES
from revflow.domain.errors import Fault

_UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)
"""How a file begins that Excel saved as “Unicode text”."""


def read_file(path: Path, most: int = MAX_BYTES) -> str | Fault:
    """Return a file's text (UTF-8, with or without BOM, of so many bytes at `most`), or why there is none."""
    name = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        return Fault("file-missing", name, 1, 1)
    except IsADirectoryError:
        return Fault("file-folder", name, 1, 1)
    except (OSError, ValueError):
        return Fault("file-unreadable", name, 1, 1)
    if len(data) > most:
        return Fault("file-too-big", name, 1, 1, limit=most // 1_000_000)
    return _text(data, name)


def _text(data: bytes, name: str) -> str | Fault:
    if data.startswith(_UTF16):
        return Fault("file-utf16", name, 1, 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        return Fault("file-not-utf8", name, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
