"""Servers that are gone, hang, or say what is no IMAP: a sentence soon, whatever they do."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from revflow.domain.errors import OutsideError
from revflow.loopback import free_port
from revflow.mail import imap_server
from revflow.mail.imap import ImapBounces
from revflow.mail.imap_server import ImapServer

GREETING = b"* OK [CAPABILITY IMAP4rev1] ready\r\n"


@contextmanager
def saying(*answers: bytes, pause: float = 0.0) -> Iterator[int]:
    """Serve one connection: say these words, each after what the client says, byte by byte where there is a pause."""

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            try:
                for place, answer in enumerate(answers):
                    tag = connection.recv(1000).split(b" ")[0] if place else b""
                    _say(connection, answer.replace(b"TAG", tag), pause)
                connection.recv(1000)
            except OSError:
                return  # the client has had enough

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=serve)
        server.start()
        yield listening.getsockname()[1]
        server.join(20)


def _say(connection: socket.socket, answer: bytes, pause: float) -> None:
    for byte in answer if pause else ():
        connection.sendall(bytes([byte]))
        time.sleep(pause)
    if not pause:
        connection.sendall(answer)


def refused(port: int, scheme: str = "imap") -> str:
    with pytest.raises(OutsideError) as error:
        list(ImapBounces(ImapServer.parse(f"{scheme}://hr:s3cret@127.0.0.1:{port}")).waiting(10, ""))
    assert "s3cret" not in f"{error.value} {error.value.data}"
    return error.value.code


def test_a_server_that_is_gone_is_told():
    """Nobody listens there."""
    assert refused(free_port()) == "bounces-unreachable"


@pytest.mark.parametrize("scheme", ["imap", "imap+starttls", "imaps"])
def test_a_server_that_says_nothing_is_given_up(monkeypatch, scheme):
    """It takes the connection and hangs."""
    monkeypatch.setattr(imap_server, "TIMEOUT", 0.3)
    with saying() as port:
        assert refused(port, scheme) == "bounces-unreachable"


def test_a_server_that_says_a_byte_at_a_time_is_cut_off(monkeypatch):
    """Each byte is in time, all of them never would be."""
    monkeypatch.setattr(imap_server, "LONGEST", 0.5)
    begun = time.monotonic()

    with saying(b"* OK " + b"x" * 100, pause=0.1) as port:
        assert refused(port) == "bounces-unreachable"

    assert time.monotonic() - begun < 5


def test_a_server_that_offers_no_tls_is_never_told_the_password():
    """The next machine on the way might have taken the offer away."""
    with saying(GREETING, b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n") as port:
        assert refused(port, "imap+starttls") == "bounces-tls"


def test_a_server_whose_own_trouble_keeps_people_out_is_not_a_wrong_password():
    """RFC 5530: UNAVAILABLE says that it passes."""
    words = (b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n", b"TAG NO [UNAVAILABLE] later\r\n")
    with saying(GREETING, *words) as port:
        assert refused(port) == "bounces-unreachable"


@pytest.mark.parametrize(
    "words",
    [
        [b"220 mail.test ESMTP\r\n"],
        [b"\xff\xfe\0\r\n"],
        [b"* BYE too many\r\n"],
        [b"x" * 1_100_000],
        [GREETING, b"* CAPABILITY \xff\r\nTAG OK done\r\n"],
        [GREETING, b"* OK {99999999999}\r\n"],
    ],
)
def test_a_server_that_is_none_or_sends_without_end_is_told(words):
    """Another service on that port, a full server, one that is mad: nothing is kept of what it says."""
    with saying(*words) as port:
        assert refused(port) == "bounces-unreachable"
