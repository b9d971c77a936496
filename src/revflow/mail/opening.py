"""Choose how mails go, by SMTP where a server is named, else into a Maildir; and where they come back to."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import unquote

from revflow.domain.errors import UsageError
from revflow.mail.bounces import MaildirBounces
from revflow.mail.imap import ImapBounces
from revflow.mail.imap_server import ImapServer
from revflow.mail.maildir import MaildirPost
from revflow.mail.message import usable_address
from revflow.mail.smtp import SmtpPost
from revflow.service.ports import Bounces, Post

_MAILDIR = "maildir:"


def open_post(smtp_url: str, sender: str, folder: Path, redirect: str = "") -> Post:
    """Return the post of an installation; nothing is connected or made yet. Raises UsageError `mail-url`.

    `smtp_url` is REVFLOW_SMTP_URL or empty, `sender` REVFLOW_MAIL_FROM, `folder` the Maildir in the data folder,
    `redirect` REVFLOW_MAIL_REDIRECT or empty.
    """
    if smtp_url:
        return SmtpPost(smtp_url, sender, redirect)
    return MaildirPost(folder, sender, redirect)


def open_bounces(url: str) -> Bounces | None:
    """Return the mailbox that REVFLOW_BOUNCES names; None where it is empty. Nothing is connected or made yet.

    Raises UsageError `setting-bounces`.
    """
    if not url:
        return None
    if not url.startswith(_MAILDIR):
        return ImapBounces(ImapServer.parse(url))
    path = unquote(url.removeprefix(_MAILDIR))
    if not Path(path).is_absolute() or "\0" in path:
        raise UsageError("setting-bounces")
    return MaildirBounces(Path(path))


def check_sender(setting: str) -> str:
    """Return a sender that mails can carry. Raises UsageError `setting-mail-from`: found later, it would lose mails."""
    return _checked(setting, *parseaddr(setting), code="setting-mail-from")


def check_redirect(setting: str) -> str:
    """Return an address that mails can go to, or nothing. Raises UsageError `setting-mail-redirect`."""
    return _checked(setting, "", setting, code="setting-mail-redirect") if setting else ""


def _checked(setting: str, name: str, address: str, *, code: str) -> str:
    """Refuse what is not one address: of `a@b, c@d` the first alone would be read, `a@ b` with a blank."""
    try:
        found = usable_address(name, address)
    except ValueError:
        raise UsageError(code) from None
    if found.addr_spec != address or not setting.strip().removesuffix(">").endswith(address):
        raise UsageError(code)
    return setting
