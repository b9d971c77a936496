"""What the environment says: every `REVFLOW_…` variable of the interfaces, read once."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from revflow.domain.disk import disk_error
from revflow.domain.errors import OutsideError, UsageError
from revflow.home import make_home
from revflow.mail import check_redirect, check_sender, open_bounces
from revflow.mail.smtp import Server
from revflow.store.connecting import parse

_OWNER_ONLY = 0o600
_SHORTEST_KEY = 32
"""Signs: a shorter key can be guessed, and with it anybody's link be made."""


def _taken(good: bool, text: str) -> str:
    """Return a value that is taken. Of another, only its field is told on: a value may hold a password."""
    if not good:
        raise ValueError
    return text


def _database(url: str) -> str:
    if url:
        parse(url)
    return url


def _mail_server(url: str) -> str:
    if url:
        Server.parse(url)
    return url


def _bounces(url: str) -> str:
    open_bounces(url)
    return url


def _web_url(text: str) -> str:
    parts = urlsplit(text)
    plain = not (parts.query or parts.fragment or parts.username) and parts.port != 0
    return _taken(parts.scheme in {"http", "https"} and bool(parts.hostname) and plain, text)


class Settings(BaseSettings):
    """Settings of one process. `home` is the data folder; addresses and secrets are never logged."""

    model_config = SettingsConfigDict(env_prefix="REVFLOW_", env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Path(".revflow")
    database_url: Annotated[str, AfterValidator(_database)] = ""
    smtp_url: Annotated[str, AfterValidator(_mail_server)] = ""
    mail_from: Annotated[str, AfterValidator(check_sender)] = "revflow <revflow@localhost>"
    mail_redirect: Annotated[str, AfterValidator(check_redirect)] = ""
    bounces: Annotated[str, AfterValidator(_bounces)] = ""
    web_url: Annotated[str, AfterValidator(_web_url)] = "http://127.0.0.1:8470"
    secret_key: str = Field(default="", repr=False)
    time: Literal["", "jump"] = ""
    lang: str = ""

    @classmethod
    def read(cls) -> Self:
        """Return what the environment says. Raises UsageError for a variable that cannot be."""
        try:
            return cls()
        except ValidationError as error:
            field = str(error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"][0])
        raise UsageError(f"setting-{field.removeprefix('revflow_').replace('_', '-')}")

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
        try:
            if not kept.exists():
                self._make_secret(kept)
            key = kept.read_text()
        except OSError as error:
            raise disk_error(error, "home-unusable", folder=str(self.home)) from None
        if len(key) < _SHORTEST_KEY:
            raise OutsideError("secret-key-damaged", path=str(kept))
        return key

    def make_home(self) -> Path:
        """Make the data folder if it is missing; return it. Raises UsageError `setting-home`, OutsideError."""
        try:
            return make_home(self.home.resolve())
        except (FileExistsError, NotADirectoryError):
            raise UsageError("setting-home") from None
        except OSError as error:
            raise disk_error(error, "home-unusable", folder=str(self.home)) from None

    def _make_secret(self, kept: Path) -> None:
        """Make the key whole before it has its name, so that two processes starting at once read the same one."""
        made = self.home / f".secret-{secrets.token_hex(8)}"
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(made, kept)
        made.unlink()
