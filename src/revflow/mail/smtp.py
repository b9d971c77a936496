"""Mails by SMTP: plain, STARTTLS or TLS, with login; what the server says becomes a code."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parseaddr
from threading import RLock
from urllib.parse import unquote, urlsplit

from revflow.domain.errors import OutsideError, UsageError
from revflow.mail.message import compose, envelope
from revflow.service.ports import Letter

TIMEOUT = 20
"""Seconds to wait for the server, at each step."""

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_REFUSED = 500
_TAKEN = (250, 251)


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to hand over. `scheme` is `smtp`, `smtp+starttls` or `smtps`."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Say where, never with which password."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @classmethod
    def parse(cls, url: str) -> "Server":
        """Read `smtp+starttls://user:password@host:587`. Raises UsageError `mail-url`."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise UsageError("mail-url") from error
        if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/"):
            raise UsageError("mail-url")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], user, password)


class SmtpPost:
    """The port `Post` by SMTP. `trust` decides which certificates are good (default: the system's)."""

    def __init__(self, url: str, sender: str, redirect: str = "", trust: ssl.SSLContext | None = None) -> None:
        self._server = Server.parse(url)
        self._sender = sender
        self._redirect = redirect
        self._trust = trust or ssl.create_default_context()
        self._lock = RLock()
        self._batching = False
        self._kept: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> str:
        """Hand one letter over; return "". Raises OutsideError, see the port."""
        message = compose(letter, self._sender, self._redirect)
        with self._lock, self._connection() as smtp, self._told():
            readers = envelope(letter, self._redirect)
            _hand_over(smtp, parseaddr(self._sender)[1], readers, message.as_bytes(), redirected=bool(self._redirect))
        return ""

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keep one connection for the letters handed over inside, opened with the first."""
        with self._lock:
            self._batching = True
            try:
                yield
            finally:
                self._batching = False
                _close(self._kept)
                self._kept = None

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        if self._kept is not None and _alive(self._kept):
            yield self._kept
            return
        with self._told():
            smtp = self._open()
        if self._batching:
            _close(self._kept)
            self._kept = smtp
            yield smtp
            return
        try:
            yield smtp
        finally:
            _close(smtp)

    def _open(self) -> smtplib.SMTP:
        server = self._server
        if server.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=self._trust)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        try:
            if server.scheme == "smtp+starttls":
                smtp.starttls(context=self._trust)
            if server.user:
                smtp.login(server.user, server.password)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            _close(smtp)
            raise
        return smtp

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what smtplib raises into codes; texts of servers are not kept: they may hold addresses."""
        where = {"host": self._server.host, "port": self._server.port}
        try:
            yield
        except smtplib.SMTPAuthenticationError as error:
            raise OutsideError("mail-login", answer=error.smtp_code, permanent=False, **where) from error
        except smtplib.SMTPConnectError as error:
            raise OutsideError("mail-unreachable", permanent=False, **where) from error
        except smtplib.SMTPResponseException as error:
            permanent = error.smtp_code >= _REFUSED
            raise OutsideError("mail-refused", answer=error.smtp_code, permanent=permanent) from error
        except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
            raise OutsideError("mail-tls", permanent=False, **where) from error
        except OSError as error:
            raise OutsideError("mail-unreachable", permanent=False, **where) from error


def _hand_over(smtp: smtplib.SMTP, sender: str, recipients: Sequence[str], content: bytes, *, redirected: bool) -> None:
    """Give the mail to the server. Its reader must be taken; who gets a copy and is refused goes without.

    `sendmail` would call it sent when only a copy was taken.
    """
    try:
        _expect(*smtp.mail(sender), (250,), ours="mail-sender")
        for place, recipient in enumerate(recipients):
            code, answer = smtp.rcpt(recipient)
            if place == 0:
                _expect_reader(code, answer, redirected=redirected)
        _expect(*smtp.data(content), (250,))
    except (smtplib.SMTPResponseException, OutsideError):
        with suppress(OSError):
            smtp.rset()
        raise


def _expect(code: int, answer: bytes, good: tuple[int, ...], *, ours: str = "") -> None:
    """Raise what the server said unless it is good; `ours` is the code where a setting of ours is to blame."""
    if code in good:
        return
    if ours and code >= _REFUSED:
        raise OutsideError(ours, answer=code, permanent=False)
    raise smtplib.SMTPResponseException(code, answer)


def _expect_reader(code: int, answer: bytes, *, redirected: bool) -> None:
    """Raise what the server said of the reader unless it is good; `reader` tells that the address itself is to blame.

    Status 5.7 is about who we are and what we may, to any address (RFC 3463).
    """
    if code >= _REFUSED and not redirected:
        raise OutsideError("mail-refused", answer=code, permanent=True, reader=not answer.startswith(b"5.7."))
    _expect(code, answer, _TAKEN, ours="mail-redirect" if redirected else "")


def _alive(smtp: smtplib.SMTP) -> bool:
    try:
        return smtp.noop()[0] == _TAKEN[0]
    except OSError:
        return False


def _close(smtp: smtplib.SMTP | None) -> None:
    if smtp is None:
        return
    with suppress(OSError):
        smtp.quit()
    smtp.close()
