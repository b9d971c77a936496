"""Uploads: refused above the limit before all is read, with bounded memory and disk."""

import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from web.conftest import Site
from web.forms import OFFER, PDF, journal

GIGABYTE = 1_000_000_000
CHUNK = b"x" * 1_000_000
BOUNDARY = "frontier"
HEAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="proof"; filename="big.pdf"\r\n'
    "Content-Type: application/pdf\r\n\r\n"
).encode()
TAIL = f"\r\n--{BOUNDARY}--\r\n".encode()
SORT = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}


def gigabyte() -> Iterator[bytes]:
    yield HEAD
    for _ in range(GIGABYTE // len(CHUNK)):
        yield CHUNK
    yield TAIL


def peak_memory() -> int:
    """Return the most memory this process ever held, in bytes."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) * 1000


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch) -> Path:
    """A folder of its own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def stored(site: Site) -> list[Path]:
    return [path for path in site.house.app.settings.deliverables.rglob("*") if path.is_file()]


@pytest.mark.parametrize("declared", [True, False])
def test_a_gigabyte_is_refused_with_a_plain_message(site: Site, client: httpx.Client, temporary, declared):
    """Whether its length is declared or not: nothing is kept, memory stays as it was, the page says the limit."""
    task = site.task("mentor-offer")
    before, memory = journal(site), peak_memory()
    length = {"content-length": str(len(HEAD) + GIGABYTE + len(TAIL))} if declared else {}

    answer = client.post(site.link(task), content=gigabyte(), headers=SORT | length)

    assert answer.status_code == 413
    assert "1 MB of files at most" in answer.text
    assert "<form" in answer.text
    assert peak_memory() - memory < 100_000_000
    assert list(temporary.iterdir()) == []
    assert stored(site) == []
    assert journal(site) == before


def test_a_declared_gigabyte_is_refused_before_a_byte_of_it_is_read(site: Site):
    """The answer comes although nothing of the body was sent yet."""
    link = httpx.URL(site.link(site.task("mentor-offer")))
    with socket.create_connection((link.host, link.port), timeout=60) as connection:
        head = f"POST {link.path} HTTP/1.1\r\nHost: {link.host}\r\nContent-Length: {GIGABYTE}\r\n"
        connection.sendall(f"{head}Content-Type: {SORT['content-type']}\r\n\r\n".encode())

        assert connection.recv(12) == b"HTTP/1.1 413"


def test_an_upload_that_breaks_off_leaves_nothing_behind(site: Site, client: httpx.Client, temporary):
    """A lost connection changes nothing, and the page still works."""
    task = site.task("mentor-offer")
    link = httpx.URL(site.link(task))
    before = journal(site)
    with socket.create_connection((link.host, link.port), timeout=60) as connection:
        head = f"POST {link.path} HTTP/1.1\r\nHost: {link.host}\r\nContent-Length: 1500000\r\n"
        connection.sendall(f"{head}Content-Type: {SORT['content-type']}\r\n\r\n".encode() + HEAD + CHUNK)

    assert client.get(link).status_code == 200
    assert list(temporary.iterdir()) == []
    assert stored(site) == []
    assert journal(site) == before


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("big.pdf", b"x" * 1_000_001, 413),
        ("proof.exe", PDF, 409),
        ("empty.pdf", b"", 409),
        ("pro\u202efdp.pdf", PDF, 409),
    ],
)
def test_a_file_that_is_not_taken_is_told_with_the_reason_and_texts_are_kept(
    site: Site, client: httpx.Client, name, content, status
):
    """Too big by one byte, of the wrong kind, empty, or of a misleading name: nothing is answered, nothing stays."""
    task = site.task("mentor-offer")
    before = journal(site)

    answer = client.post(site.link(task), data=OFFER, files={"proof": (name, content)})

    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert '<option value="4" selected>' in answer.text
    assert journal(site) == before
    assert stored(site) == []


def test_a_file_of_an_answer_that_is_refused_does_not_stay(site: Site, client: httpx.Client):
    """The box that says "of my own free will" is not ticked: the page says so, and nothing lies on the disk."""
    task = site.task("mentor-offer")

    answer = client.post(site.link(task), data={**OFFER, "volunteer": ""}, files={"proof": ("proof.pdf", PDF)})

    assert answer.status_code == 422
    assert stored(site) == []


def test_a_file_keeps_its_ending_however_long_its_name(site: Site, client: httpx.Client):
    """A name is cut before its ending, by which its kind is known; unusual spaces of screenshots become plain ones."""
    task = site.task("mentor-offer")

    answer = client.post(
        site.link(task), data=OFFER, files={"proof": ("Capture d\u2019\u00e9cran\u202f" + "x" * 300 + ".PDF", PDF)}
    )

    with site.house.app.store.read() as db:
        [kept] = db.deliverables(journey=task.journey)
    assert answer.status_code == 303
    assert len(kept.name) == 200
    assert kept.name.startswith("Capture d\u2019\u00e9cran xxx")
    assert kept.name.endswith("x.PDF")


def test_a_page_without_files_takes_only_little_text(site: Site, client: httpx.Client):
    """A form's texts are bounded as well, and no files are spoken of where none are asked for."""
    answer = client.post(site.link(site.task("needs")), data={"purpose": "x" * 1_100_000})

    assert answer.status_code == 413
    assert "plus de texte" in answer.text
    assert "de fichiers" not in answer.text
