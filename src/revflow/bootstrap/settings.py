"""What the environment says: every `REVFLOW_…` variable of the interfaces, read once."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from revflow.domain.errors import OutsideError, UsageError

_OWNER_ONLY = 0o600
_SHORTEST_KEY = 32
"""Signs: a shorter key can be guessed, and with it anybody's link be made."""


class Settings(BaseSettings):
    """Settings of one process. `home` is the data folder; addresses and secrets are never logged."""

    model_config = SettingsConfigDict(env_prefix="REVFLOW_", env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Path(".revflow")
    database_url: str = ""
    smtp_url: str = ""
    mail_from: str = "revflow <revflow@localhost>"
    mail_redirect: str = ""
    web_url: str = "http://127.0.0.1:8470"
    secret_key: str = Field(default="", repr=False)
    time: Literal["", "jump"] = ""
    lang: str = ""

    @property
    def store_url(self) -> str:
        """The database's address: the one that is set, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.home.resolve() / 'revflow.db'}"

    @property
    def maildir(self) -> Path:
        """Where mails land without SMTP settings."""
        return self.home.resolve() / "mail"

    @property
    def deliverables(self) -> Path:
        """Where files lie, by SHA-256."""
        return self.home.resolve() / "files"

    def secret(self) -> str:
        """Return the key that signs links: the one that is set, else one made once and kept, readable by the owner.

        Raises UsageError `setting-secret-key`, OutsideError `secret-key-damaged` for a key that is too short.
        """
        if self.secret_key:
            if len(self.secret_key) < _SHORTEST_KEY:
                raise UsageError("setting-secret-key", least=_SHORTEST_KEY)
            return self.secret_key
        kept = self.home / "secret.key"
        if not kept.exists():
            self._make_secret(kept)
        key = kept.read_text()
        if len(key) < _SHORTEST_KEY:
            raise OutsideError("secret-key-damaged", path=str(kept))
        return key

    def _make_secret(self, kept: Path) -> None:
        """Make the key whole before it has its name, so that two processes starting at once read the same one."""
        made = self.home / f".secret-{secrets.token_hex(8)}"
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(made, kept)
        made.unlink()
