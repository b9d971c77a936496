"""Choose how mails go: by SMTP where a server is named, else into a Maildir."""

from email.utils import parseaddr
from pathlib import Path

from revflow.domain.errors import UsageError
from revflow.mail.maildir import MaildirPost
from revflow.mail.message import usable_address
from revflow.mail.smtp import SmtpPost
from revflow.service.ports import Post


def open_post(smtp_url: str, sender: str, folder: Path, redirect: str = "") -> Post:
    """Return the post of an installation; nothing is connected or made yet.

    `smtp_url` is REVFLOW_SMTP_URL or empty, `sender` REVFLOW_MAIL_FROM, `folder` the Maildir in the data folder,
    `redirect` REVFLOW_MAIL_REDIRECT or empty. Raises OutsideError `mail-url`, UsageError `setting-mail-from`,
    `setting-mail-redirect`: found with the first mail instead, such a setting would lose it.
    """
    _check(sender, *parseaddr(sender), code="setting-mail-from")
    if redirect:
        _check(redirect, "", redirect, code="setting-mail-redirect")
    if smtp_url:
        return SmtpPost(smtp_url, sender, redirect)
    return MaildirPost(folder, sender, redirect)


def _check(setting: str, name: str, address: str, *, code: str) -> None:
    """Refuse a setting that is not one address: of `a@b, c@d` the first alone would be read, `a@ b` with a blank."""
    try:
        found = usable_address(name, address)
    except ValueError:
        raise UsageError(code) from None
    if found.addr_spec != address or not setting.strip().removesuffix(">").endswith(address):
        raise UsageError(code)
