"""Deliverables on the disk: whole, or not there."""

import hashlib
import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from revflow.domain.errors import OutsideError, RefusedError
from revflow.store import DiskFiles

DATA = b"slides" * 50_000
SHA256 = hashlib.sha256(DATA).hexdigest()

FULL = """
import io, resource, signal, sys
from pathlib import Path
from revflow.domain.errors import OutsideError
from revflow.store import DiskFiles

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    DiskFiles(Path(sys.argv[1])).add(io.BytesIO(b"x" * 300_000), 1_000_000)
except OutsideError as error:
    print(error.code)
"""


@pytest.fixture
def files(tmp_path):
    """Give an empty folder of deliverables."""
    return DiskFiles(tmp_path / "files")


def _lying(tmp_path):
    return [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


def test_a_file_lies_under_its_digest(files, tmp_path):
    """For its owner alone; handed in twice it lies there once."""
    assert files.add(io.BytesIO(DATA), len(DATA)) == (SHA256, len(DATA))
    assert files.add(io.BytesIO(DATA), len(DATA)) == (SHA256, len(DATA))
    assert files.path(SHA256).read_bytes() == DATA
    assert files.path(SHA256).stat().st_mode & 0o777 == 0o600
    assert _lying(tmp_path) == [files.path(SHA256)]


def test_a_file_that_is_too_big_is_refused_as_soon_as_that_is_known(files, tmp_path):
    """A gigabyte is not read to its end, and nothing of it stays."""

    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(RefusedError, match="file-too-big"):
        files.add(stream, 1_000_000)
    assert stream.given < 1_200_000
    assert _lying(tmp_path) == []


def test_a_sender_that_breaks_off_leaves_nothing(files, tmp_path):
    """The error is the stream's own."""

    class Broken(io.RawIOBase):
        def read(self, size=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        files.add(Broken(), 100)
    assert _lying(tmp_path) == []


def test_a_full_disk_is_named_and_nothing_is_left_behind(tmp_path):
    """A limit on the size of files stands for the disk: the same write fails."""
    ran = subprocess.run([sys.executable, "-c", FULL, tmp_path / "files"], capture_output=True, text=True, check=True)
    assert ran.stdout == "disk-full\n"
    assert _lying(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    """Such as one whose name is a file's."""
    (tmp_path / "files").touch()
    with pytest.raises(OutsideError, match="files-unwritable"):
        DiskFiles(tmp_path / "files").add(io.BytesIO(b"x"), 10)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", SHA256, SHA256.upper(), "0" * 63])
def test_a_file_that_is_not_there_is_unknown(files, name):
    """No name leads out of the folder."""
    with pytest.raises(RefusedError, match="file-unknown"):
        files.path(name)


def test_what_a_killed_upload_left_behind_is_removed_after_its_time(files, tmp_path):
    """An upload that is still going on, and whole files however old, stay."""
    sha256, _size = files.add(io.BytesIO(DATA), 1_000_000)
    now = datetime.now(UTC)
    names = {".incoming-dead": 2, ".incoming-busy": 0, "notes": 2}
    for name, days in names.items():
        path = tmp_path / "files" / name
        path.write_bytes(b"half")
        os.utime(path, ((now - timedelta(days=days)).timestamp(),) * 2)

    removed = files.tidy(now - timedelta(days=1))

    assert removed == 1
    assert {path.name for path in _lying(tmp_path)} == {sha256, ".incoming-busy", "notes"}
    assert files.tidy(now - timedelta(days=1)) == 0


def test_where_nothing_was_ever_handed_in_nothing_is_tidied(files):
    """The folder is made with the first file."""
    assert files.tidy(datetime.now(UTC)) == 0


def test_a_file_is_removed_only_while_it_is_as_old_as_it_was_judged(files, tmp_path):
    """Handed in anew in between it stays, for who hands it in is about to be told that it is there."""
    now = datetime.now(UTC)
    sha256, _size = files.add(io.BytesIO(DATA), 1_000_000)
    old = now - timedelta(days=2)
    os.utime(files.path(sha256), (old.timestamp(),) * 2)
    listed = files.stored(now - timedelta(days=1))
    files.add(io.BytesIO(DATA), 1_000_000)

    kept = files.remove(sha256, now - timedelta(days=1))
    os.utime(files.path(sha256), (old.timestamp(),) * 2)

    assert (listed, kept) == ([sha256], False)
    assert files.remove(sha256, now - timedelta(days=1))
    assert not files.remove(sha256, now - timedelta(days=1))
    assert _lying(tmp_path) == []


def test_files_have_one_owner(files):
    """The first that asks has them, whoever asks later."""
    assert files.claim("first") == "first"
    assert files.claim("second") == "first"
