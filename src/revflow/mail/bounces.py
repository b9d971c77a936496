"""Read what mail systems say of mails that they could not deliver: delivery status notifications (RFC 3464)."""

import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from email import message_from_bytes
from email.message import Message
from email.policy import default
from hashlib import sha256
from itertools import islice
from pathlib import Path

from revflow.domain.errors import OutsideError
from revflow.service.ports import Bounce, Failure, Looked

LARGEST = 512 * 1024
"""Bytes that are read of a report: what it says stands at its beginning, the mail that came back may be long."""

_FAILED = "failed"
_STATUS = re.compile(r"[245](\.[0-9]{1,3}){2}")
_ADDRESS = re.compile(r"[!-~]{1,64}@[!-~]{1,255}")
"""What our mails go to: no control characters, which no database takes, and no accents."""

_BLOCKS = 1000
_LONGEST = 998
"""Signs of a line (RFC 5322): a longer Message-ID is none of ours."""

_log = logging.getLogger("revflow.bounces")


class MaildirBounces:
    """The port `Bounces` on a Maildir that a mail system or a fetcher fills. What was read is marked as seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def waiting(self, most: int, place: str) -> Iterator[Looked]:
        """Yield the bounces among at most so many unread messages; each is put away when the next is asked for.

        The place stays as it is: what was looked at has left. Raises OutsideError `bounces-folder`.
        """
        try:
            for path in self._unread(most):
                bounce = _read(path)
                if bounce is not None:
                    yield Looked(bounce, place)
                self._put_away(path)
        except OSError:
            raise OutsideError("bounces-folder", folder=str(self._folder)) from None

    def _unread(self, most: int) -> list[Path]:
        """Return the messages that nobody has read, be it here or in a mail program, the oldest first."""
        new = (Path(entry) for entry in os.scandir(self._folder / "new") if entry.is_file())
        current = (Path(entry) for entry in os.scandir(self._folder / "cur") if entry.is_file())
        unseen = (path for path in current if "S" not in path.name.partition(":2,")[2])
        return list(islice(sorted([*new, *unseen], key=lambda path: path.name), most))

    def _put_away(self, path: Path) -> None:
        name, _, flags = path.name.partition(":2,")
        with suppress(FileNotFoundError):  # another worker has put it away
            path.rename(self._folder / "cur" / f"{name}:2,{''.join(sorted({*flags, 'S'}))}")


def _read(path: Path) -> Bounce | None:
    mark = _digest(path.name.partition(":")[0])
    with path.open("rb") as file:
        return read_any(mark, file.read(LARGEST))


def read_any(mark: str, content: bytes) -> Bounce | None:
    """Read what anybody may have sent; a message that cannot be read is told by its mark alone: it may name people."""
    try:
        return read_bounce(mark, content)
    except Exception as error:  # noqa: BLE001  # parsers of mails stumble in many ways
        _log.warning("bounce %s: unreadable (%s)", mark[:12], type(error).__name__)
        return None


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogateescape")).hexdigest()[:32]


def read_bounce(mark: str, content: bytes) -> Bounce | None:
    """Return what a message says of a mail that did not arrive; None of any other, one that is only late included.

    It is known by its own Message-ID, whatever name a copy has that is fetched or delivered again; else by `mark`.
    """
    report = message_from_bytes(content, policy=default)
    if report.get_content_type() != "multipart/report" or not report.is_multipart():
        return None
    parts = [part for part in islice(report.walk(), _BLOCKS) if part is not report]
    status = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    blocks = status.get_payload() if status is not None else None
    if not isinstance(blocks, list):
        return None
    failures = tuple(filter(None, (_failure(block) for block in blocks[:_BLOCKS] if isinstance(block, Message))))
    own = str(report.get("Message-ID", "")).strip()
    return Bounce(_digest(own) if own else mark, _message(parts), failures) if failures else None


def _failure(block: Message) -> Failure | None:
    """Return what a recipient's fields say if the mail did not reach that recipient, for good."""
    if str(block.get("Action", "")).strip().lower() != _FAILED:
        return None
    named = (_address(str(block.get(name, ""))) for name in ("Final-Recipient", "Original-Recipient"))
    words = str(block.get("Status", "")).split()
    return Failure(tuple(dict.fromkeys(filter(None, named))), _status(words[0] if words else ""))


def _address(field: str) -> str:
    """Return the address of `rfc822; name@host`, in small letters."""
    kind, _, address = field.partition(";")
    found = address.strip().strip("<>").lower()
    return found if kind.strip().lower() == "rfc822" and _ADDRESS.fullmatch(found) else ""


def _status(word: str) -> str:
    """Return a status of three numbers; of anything else that it failed, no more."""
    return word if _STATUS.fullmatch(word) else "5.0.0"


def _message(parts: Sequence[Message]) -> str:
    """Return the Message-ID of the mail that came back, whole or its headers alone; empty where there is none."""
    for part in parts:
        match part.get_content_type():
            case "message/rfc822":
                inner = part.get_payload()
                headers = inner[0] if isinstance(inner, list) and inner else None
            case "text/rfc822-headers":
                payload = part.get_payload(decode=True)
                headers = message_from_bytes(payload, policy=default) if isinstance(payload, bytes) else None
            case _:
                continue
        if isinstance(headers, Message):
            return str(headers.get("Message-ID", "")).strip()[:_LONGEST]
    return ""
