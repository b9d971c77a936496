"""Mails as files: a Maildir of `.eml`, for tests, demos and installations without a mail server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from revflow.domain.disk import disk_error
from revflow.home import OWNER_ONLY
from revflow.mail.message import compose
from revflow.service.ports import Letter


class MaildirPost:
    """The port `Post` on a Maildir. A Message-ID names its file: handed over twice, a letter is there once."""

    def __init__(self, folder: Path, sender: str, redirect: str = "") -> None:
        self._folder = folder
        self._sender = sender
        self._redirect = redirect

    def send(self, letter: Letter) -> str:
        """Write the letter, whole or not at all; return the path of its `.eml`.

        Raises OutsideError `mail-folder`, `disk-full`.
        """
        message = compose(letter, self._sender, self._redirect)
        name = f"{sha256(letter.message_id.encode()).hexdigest()[:32]}.eml"
        try:
            return str(self._known(name) or self._write(name, message.as_bytes()))
        except OSError as error:
            raise disk_error(error, "mail-folder", folder=str(self._folder), permanent=False) from error

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Do nothing: files need no connection."""
        yield

    def _known(self, name: str) -> Path | None:
        """Return the letter's file if it lies there, be it read and moved by a mail program, which adds to its name."""
        fresh = self._folder / "new" / name
        return fresh if fresh.exists() else next((self._folder / "cur").glob(f"{name}*"), None)

    def _write(self, name: str, content: bytes) -> Path:
        """Write it where its owner alone reads: links in letters are signed for their reader."""
        self._folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        for box in ("tmp", "new", "cur"):
            (self._folder / box).mkdir(mode=OWNER_ONLY, exist_ok=True)
        unfinished = self._folder / "tmp" / name
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        return unfinished.replace(self._folder / "new" / name)
