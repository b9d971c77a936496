"""Deliverables, by SHA-256, under the data folder."""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from revflow.domain.disk import disk_error
from revflow.domain.errors import OutsideError, RefusedError

_CHUNK = 1 << 16
_INCOMING = ".incoming-"
_SHA256 = re.compile(r"[0-9a-f]{64}")


class DiskFiles:
    """Files in a folder, for the owner alone (`service.ports.Files`): whole under their digest, or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, stream: BinaryIO, max_bytes: int) -> tuple[str, int]:
        """Store a stream; return its SHA-256 and its size in bytes. The same content is stored once.

        Raises RefusedError `file-too-big` as soon as that is known, OutsideError `disk-full`, `files-unwritable`.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=_INCOMING, dir=self._folder)  # mode 0600
        except OSError as error:
            raise _outside(error) from None
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                sha256, size = _copy(stream, target, max_bytes)
            self._settle(part, sha256)
        finally:
            part.unlink(missing_ok=True)
        return sha256, size

    def path(self, sha256: str) -> Path:
        """Return where that file lies. Raises RefusedError `file-unknown`."""
        if _SHA256.fullmatch(sha256):
            found = self._place(sha256)
            if found.is_file():
                return found
        raise RefusedError("file-unknown", sha256=sha256)

    def tidy(self, before: datetime) -> int:
        """Remove what uploads of processes that died have left, if nothing was written to it since; return how many."""
        removed = 0
        for part in self._folder.glob(f"{_INCOMING}*"):
            with suppress(OSError):  # it was finished meanwhile, or is nobody's to remove
                if _older(part, before):
                    part.unlink()
                    removed += 1
        return removed

    def claim(self, owner: str) -> str:
        """Make these files an owner's if they are nobody's yet; return whose they are."""
        kept = self._folder.with_name(f"{self._folder.name}.owner")
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new,
        ):
            new.write(owner)
        return kept.read_text()

    def stored(self, before: datetime) -> list[str]:
        """Return the SHA-256 of each file that was last stored before then."""
        return [
            path.name for path in self._folder.glob("??/*") if _SHA256.fullmatch(path.name) and _older(path, before)
        ]

    def remove(self, sha256: str, before: datetime) -> bool:
        """Remove a file unless it was stored anew since then; say whether it was removed."""
        place = self._place(sha256)
        with self._locked():
            if not _older(place, before):
                return False
            place.unlink()
        return True

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep storing and removing apart: a file that is stored anew must not go for being old a moment ago."""
        handle = os.open(self._folder.with_name(f"{self._folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _settle(self, part: Path, sha256: str) -> None:
        place = self._place(sha256)
        try:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            with self._locked():
                part.replace(place)
            _keep_folder(place.parent)
            _keep_folder(self._folder)
        except OSError as error:
            raise _outside(error) from None


def _older(path: Path, before: datetime) -> bool:
    """Say whether a file is there and was last written before then."""
    try:
        return path.stat().st_mtime < before.timestamp()
    except OSError:
        return False


def _copy(stream: BinaryIO, target: BinaryIO, max_bytes: int) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > max_bytes:
            raise RefusedError("file-too-big", max_bytes=max_bytes)
        digest.update(chunk)
        _write(target, chunk)
    try:
        target.flush()
        os.fsync(target.fileno())
    except OSError as error:
        raise _outside(error) from None
    return digest.hexdigest(), size


def _write(target: BinaryIO, chunk: bytes) -> None:
    try:
        target.write(chunk)
    except OSError as error:
        raise _outside(error) from None


def _keep_folder(folder: Path) -> None:
    """Make a rename in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _outside(error: OSError) -> OutsideError:
    return disk_error(error, "files-unwritable")
