"""A connection to an IMAP server: short, bounded in time and size, and secure unless it stays on this machine."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Timer
from urllib.parse import unquote, urlsplit

from revflow.domain.errors import OutsideError, UsageError

TIMEOUT = 10
"""Seconds to wait for the server, at each step."""

LONGEST = 60
"""Seconds after which a connection is cut, whatever it is about: a server may answer one byte at a time."""

_PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993}
_TROUBLE = (OSError, imaplib.IMAP4.error, ValueError)
"""What imaplib raises of a server that is gone, hangs, cuts off, or says what is no IMAP."""


@dataclass(frozen=True, slots=True)
class ImapServer:
    """Where and how to read. `scheme` is `imap`, `imap+starttls` or `imaps`."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    folder: str

    def __repr__(self) -> str:
        """Say where, never with which password."""
        return f"{self.scheme}://{self.host}:{self.port}/{self.folder}"

    @classmethod
    def parse(cls, url: str) -> "ImapServer":
        """Read `imaps://user:password@host:993/FOLDER`; the folder is INBOX where none is named.

        Raises UsageError `setting-bounces`: also of `imap` to another machine, which would show everybody the password.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise UsageError("setting-bounces") from None
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        folder = unquote(parts.path.removeprefix("/")) or "INBOX"
        whole = parts.scheme in _PORTS and host and user and not parts.query and not parts.fragment
        plain = parts.scheme == "imap"
        if not whole or not f"{user}{password}{folder}".isprintable() or (plain and not _is_here(host)):
            raise UsageError("setting-bounces")
        return cls(parts.scheme, host, port or _PORTS[parts.scheme], user, password, folder)

    @contextmanager
    def connected(self, most: int, trust: ssl.SSLContext | None = None) -> Iterator[imaplib.IMAP4]:
        """Log in, and out at the end. No literal of more than `most` bytes is taken; `trust` judges certificates.

        Raises OutsideError `bounces-unreachable`, `bounces-tls`, `bounces-login`; no word of the server's is kept.
        """
        trust = trust or ssl.create_default_context()
        with self._told(), socket.create_connection((self.host, self.port), TIMEOUT) as plain, _cut_off(plain):
            client = _Bounded(self.host, plain, most, trust if self.scheme == "imaps" else None)
            try:
                if self.scheme == "imap+starttls":
                    self._secure(client, trust)
                self._log_in(client)
                yield client
                with suppress(*_TROUBLE):
                    client.logout()
            finally:
                with suppress(OSError):
                    client.shutdown()

    def _secure(self, client: imaplib.IMAP4, trust: ssl.SSLContext) -> None:
        if "STARTTLS" not in client.capabilities:
            raise self._error("bounces-tls")
        client.starttls(trust)

    def _log_in(self, client: imaplib.IMAP4) -> None:
        """Log in by PLAIN, which takes passwords in any letters; by LOGIN where the server has nothing else."""
        try:
            if "AUTH=PLAIN" in client.capabilities:
                client.authenticate("PLAIN", lambda _asked: f"\0{self.user}\0{self.password}".encode())
            else:
                client.login(self.user, self.password)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, UnicodeError) as refused:
            if "[UNAVAILABLE]" in str(refused):  # the server's own trouble (RFC 5530)
                raise
            raise self._error("bounces-login") from None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what imaplib raises into codes; texts of servers are not kept: they may hold addresses."""
        try:
            yield
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            raise self._error("bounces-unreachable") from None
        except ssl.SSLError:
            raise self._error("bounces-tls") from None
        except _TROUBLE:
            raise self._error("bounces-unreachable") from None

    def _error(self, code: str) -> OutsideError:
        return OutsideError(code, host=self.host, port=self.port)


class _Bounded(imaplib.IMAP4):
    """imaplib's client on a connection that is there already; it reads no more than was asked for."""

    def __init__(self, host: str, plain: socket.socket, most: int, trust: ssl.SSLContext | None) -> None:
        self._plain = plain
        self._most = most
        self._trust = trust
        super().__init__(host)

    def _create_socket(self, timeout: float | None) -> socket.socket:  # noqa: ARG002  # the connection has its own
        return self._trust.wrap_socket(self._plain, server_hostname=self.host) if self._trust else self._plain

    def read(self, size: int) -> bytes:
        if size > self._most:
            raise self.abort("a literal is longer than what was asked for")
        return super().read(size)


@contextmanager
def _cut_off(connection: socket.socket) -> Iterator[None]:
    """End a connection after LONGEST seconds, from outside: whoever reads from it then gets no more."""
    with connection.dup() as same:  # TLS takes the first one over
        timer = Timer(LONGEST, _shut, [same])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
