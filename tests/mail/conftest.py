"""A real SMTP server on loopback, in its plainer and its stricter forms; templates, shipped and of a company."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from fixtures.smtp import Inbox, Running, run_server
from revflow import shipped
from revflow.mail import TemplateLetters


@pytest.fixture
def server() -> Iterator[Running]:
    yield from run_server(Inbox())


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> tuple[Path, Path]:
    """A certificate for localhost that nobody but the test trusts."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: no certificate for STARTTLS")
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    asked = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run([openssl, *asked.split(), "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True)
    return cert, key


@pytest.fixture
def trust(certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[0]))


@pytest.fixture
def strict_server(certificate) -> Iterator[Running]:
    """A server that takes mails only after STARTTLS and login as `revflow`, `s3cr/et`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    def check(_server, _session, _envelope, _mechanism, given):
        good = isinstance(given, LoginPassword) and (given.login, given.password) == (b"revflow", b"s3cr/et")
        return AuthResult(success=good, handled=False)

    yield from run_server(
        Inbox(),
        tls_context=context,
        require_starttls=True,
        authenticator=check,
        auth_required=True,
        auth_require_tls=True,
    )


@pytest.fixture
def letters() -> TemplateLetters:
    return TemplateLetters(shipped.folder("templates"))


@pytest.fixture
def company(tmp_path):
    """Write the files of a company's own mail `own`; return its templates folder."""

    def write(body: str = "Hello", language: str = "en", name: str = "own", **files: str) -> str:
        folder = tmp_path / "templates" / "mail" / name
        folder.mkdir(parents=True, exist_ok=True)
        parts = {f"subject.{language}.txt": "Subject", f"body.{language}.txt": body, f"body.{language}.html": "x"}
        for file, text in (parts | {key.replace("__", "."): text for key, text in files.items()}).items():
            (folder / file).write_text(text, encoding="utf-8")
        return str(tmp_path / "templates")

    return write
