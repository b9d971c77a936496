"""Reports of undelivered mails in a mailbox on an IMAP server."""

import re
import ssl
import time
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from imaplib import IMAP4

from revflow.domain.errors import OutsideError
from revflow.mail.bounces import LARGEST, read_any
from revflow.mail.imap_server import ImapServer
from revflow.service.ports import Bounce, Looked

ENOUGH = 30.0
"""Seconds after which a look ends by itself; the next one goes on where it ended."""

_BATCH = 500
"""Messages whose kind is asked for at once."""

_KIND = "(UID BODY.PEEK[HEADER.FIELDS (CONTENT-TYPE)]<0.1000>)"
_BEGINNING = f"(BODY.PEEK[]<0.{LARGEST}>)"
_UID = re.compile(rb"\bUID (\d+)")
_BEGINS = re.compile(rb"\d+ \(")
_BEYOND_ASCII = re.compile(r"&|[^ -~]+")


class ImapBounces:
    """The port `Bounces` on an IMAP mailbox that people may read too.

    The place is the highest UID that was looked at, with the mailbox's UIDVALIDITY. Unlike flags it holds whoever opens
    a message, and on servers that keep no keywords; unlike a search it asks about no message twice. Only a bounce that
    was taken is marked as seen, all else stays as it was. Reports are named by their content: one that is copied, or
    whose mailbox was made anew, is taken once. Only FETCH and STORE are used: while they run, numbers never shift.
    """

    def __init__(self, server: ImapServer, trust: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._trust = trust

    def waiting(self, most: int, place: str) -> Iterator[Looked]:
        """Yield the bounces behind a place, and how far the look came; at most so many reports are read.

        A bounce is marked as seen when the next is asked for. Raises OutsideError `bounces-unreachable`, `bounces-tls`,
        `bounces-login`, `bounces-mailbox`.
        """
        until = time.monotonic() + ENOUGH
        with self._server.connected(LARGEST, self._trust) as client:
            count = self._select(client)
            box = f"{self._name()}:{_said(client, 'UIDVALIDITY')}"
            begin = _first_after(client, count, _uid_of(place, box))
            for first in range(begin, count + 1, _BATCH):
                for number, uid, is_report in _kinds(client, first, min(first + _BATCH - 1, count)):
                    place = f"{box}:{uid}"
                    if not is_report:
                        continue
                    bounce = _bounce(client, number)
                    if bounce is not None:
                        yield Looked(bounce, place)
                        client.store(str(number), "+FLAGS.SILENT", r"(\Seen)")
                    most -= 1
                    if most <= 0 or time.monotonic() > until:
                        break
                yield Looked(None, place)
                if most <= 0 or time.monotonic() > until:
                    return

    def _name(self) -> str:
        """Return what tells this mailbox from another one that the setting may name tomorrow."""
        server = self._server
        return sha256(f"{server.host}/{server.user}/{server.folder}".encode()).hexdigest()[:12]

    def _select(self, client: IMAP4) -> int:
        """Open the folder, to read alone where the server allows no more; return how many messages it holds."""
        folder = _quoted(self._server.folder)
        try:
            answer, data = client.select(folder)
        except IMAP4.readonly:
            answer, data = client.select(folder, readonly=True)
        if answer != "OK":
            raise OutsideError("bounces-mailbox", host=self._server.host, folder=self._server.folder)
        return int(data[0] or 0)


def _quoted(folder: str) -> str:
    """Return a folder's name as IMAP writes it: quoted, in modified UTF-7 (RFC 3501, 5.1.3)."""

    def encoded(found: re.Match[str]) -> str:
        if found[0] == "&":
            return "&-"
        return f"&{b64encode(found[0].encode('utf-16-be'), b'+,').decode().rstrip('=')}-"

    name = _BEYOND_ASCII.sub(encoded, folder).replace("\\", r"\\").replace('"', r"\"")
    return f'"{name}"'


def _said(client: IMAP4, name: str) -> int:
    """Return a number that the server told with the folder; 0 where it told none."""
    [told, *_] = client.response(name)[1] or [None]
    return int(told) if isinstance(told, bytes) else 0


def _uid_of(place: str, box: str) -> int:
    """Return the UID of a place in a mailbox; 0 of any other mailbox, and of one that was made anew."""
    begins, _, uid = place.rpartition(":")
    return int(uid) if begins == box and uid.isdecimal() else 0


def _first_after(client: IMAP4, count: int, uid: int) -> int:
    """Return the number of the first message with a higher UID: they ascend together."""
    following = _said(client, "UIDNEXT")
    if not uid:
        return 1
    if 0 < following <= uid + 1:
        return count + 1
    return bisect_right(range(1, count + 1), uid, key=lambda number: _uid(client, number)) + 1


def _uid(client: IMAP4, number: int) -> int:
    for attributes, _ in _messages(client.fetch(str(number), "(UID)")[1]):
        found = _UID.search(attributes)
        if found:
            return int(found[1])
    raise IMAP4.abort("a message without a UID")


def _kinds(client: IMAP4, first: int, last: int) -> list[tuple[int, int, bool]]:
    """Return number and UID of each message, and whether it calls itself a report."""
    found = []
    for attributes, header in _messages(client.fetch(f"{first}:{last}", _KIND)[1]):
        uid = _UID.search(attributes)
        if uid:
            found.append((int(attributes.partition(b" ")[0]), int(uid[1]), b"multipart/report" in header.lower()))
    return sorted(found)


def _bounce(client: IMAP4, number: int) -> Bounce | None:
    """Read the beginning of a message; None of one that is no bounce, or was deleted meanwhile."""
    for _, content in _messages(client.fetch(str(number), _BEGINNING)[1]):
        if content:
            return read_any(sha256(content).hexdigest()[:32], content)
    return None


def _messages(answer: Sequence[object]) -> list[tuple[bytes, bytes]]:
    """Return attributes and literal of each message of an answer to FETCH: attributes may follow their literal."""
    found: list[tuple[bytes, bytes]] = []
    for item in answer:
        match item:
            case (bytes() as attributes, bytes() as literal):
                found.append((attributes, literal))
            case bytes() if _BEGINS.match(item):
                found.append((item, b""))
            case bytes() if found:
                found[-1] = (found[-1][0] + item, found[-1][1])
            case _:
                pass
    return found
