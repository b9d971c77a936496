"""The letters that people of the demo get: read from the Maildir, as a mail program would."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter as its reader sees it: `links` are the addresses in its text; `invitation`: for the calendar."""

    to: str
    subject: str
    text: str
    links: tuple[str, ...]
    invitation: bool = False


class Mailbox:
    """All letters of one Maildir, each handed out once, oldest first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()

    def unread(self) -> list[Mail]:
        """Return the letters that came since the last time."""
        found = [path for path in self._folder.glob("new/*.eml") if path.name not in self._seen]
        self._seen.update(path.name for path in found)
        return [read(path) for path in sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))]

    @property
    def count(self) -> int:
        """How many letters were handed out."""
        return len(self._seen)


def read(path: Path) -> Mail:
    """Read one `.eml`: the text/plain part, which all mail programs show."""
    message = message_from_bytes(path.read_bytes(), policy=default)
    if not isinstance(message, EmailMessage):
        raise TypeError(path.name)
    body = message.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    to = message["To"].addresses[0].addr_spec if message["To"] else ""
    invitation = any(part.get_content_type() == "text/calendar" for part in message.walk())
    return Mail(to.lower(), str(message["Subject"]), text, tuple(dict.fromkeys(_ADDRESS.findall(text))), invitation)
