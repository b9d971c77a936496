"""Files as they come in: judged by name and size, then stored."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from revflow.definition.signs import is_unfit
from revflow.domain.errors import RefusedError
from revflow.domain.tasks import Task
from revflow.service.ports import Deliverable, Ports

MEGABYTE = 1_000_000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes in: its own name, and its bytes as a stream."""

    name: str
    stream: BinaryIO


def check_upload(upload: Upload, accept: Sequence[str], max_mb: int) -> str:
    """Return the name that a file is kept under, before anything of it is stored.

    Raises RefusedError `file-name`, `file-kind`, `file-empty`, `file-too-big`; the last two only of a stream that knows
    its size.
    """
    name = _name_of(upload)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if accept and ending not in accept:
        raise RefusedError("file-kind", name=name, accept=", ".join(accept))
    size = _size_of(upload.stream)
    if size == 0:
        raise RefusedError("file-empty", name=name)
    if size is not None and size > max_mb * MEGABYTE:
        raise RefusedError("file-too-big", max_bytes=max_mb * MEGABYTE)
    return name


def store_upload(ports: Ports, task: Task, actor: str, label: str, upload: Upload, max_mb: int) -> Deliverable:
    """Store one file that was judged. Raises RefusedError `file-too-big`, `file-empty`, OutsideError `disk-full`."""
    name = _name_of(upload)
    sha256, size = ports.files.add(upload.stream, max_mb * MEGABYTE)
    if size == 0:
        raise RefusedError("file-empty", name=name)
    return Deliverable(sha256, task.journey, task.step, task.id, label, name, size, actor, ports.clock.now())


def _name_of(upload: Upload) -> str:
    """Return a file's own name without folders, short, its ending kept. Raises RefusedError `file-name`.

    Systems name screenshots with unusual spaces: they become plain ones. What joins or parts letters, as in Persian
    names, is left out.
    """
    bare = upload.name.replace("\\", "/").rpartition("/")[2]
    spaced = "".join(map(_plain, bare)).strip()
    if not spaced or not spaced.isprintable():
        raise RefusedError("file-name", name="".join(sign if sign.isprintable() else "?" for sign in spaced))
    stem, dot, ending = spaced.rpartition(".")
    room = _LONGEST_NAME - len(dot + ending)
    return stem[:room] + dot + ending if dot and room > 0 else spaced[:_LONGEST_NAME]


def _plain(sign: str) -> str:
    match unicodedata.category(sign):
        case "Zs":
            return " "
        case "Cf" if not is_unfit(sign):
            return ""
        case _:
            return sign


def _size_of(stream: BinaryIO) -> int | None:
    """Return how many bytes are to come; None of what has no end yet, such as a pipe."""
    if not stream.seekable():
        return None
    here = stream.tell()
    end = stream.seek(0, os.SEEK_END)
    stream.seek(here)
    return end - here
