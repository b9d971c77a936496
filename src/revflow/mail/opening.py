"""Choose how mails go: by SMTP where a server is named, else into a Maildir."""

from pathlib import Path

from revflow.mail.maildir import MaildirPost
from revflow.mail.smtp import SmtpPost
from revflow.service.ports import Post


def open_post(smtp_url: str, sender: str, folder: Path, redirect: str = "") -> Post:
    """Return the post of an installation; nothing is connected or made yet. Raises UsageError `mail-url`.

    `smtp_url` is REVFLOW_SMTP_URL or empty, `sender` REVFLOW_MAIL_FROM, `folder` the Maildir in the data folder,
    `redirect` REVFLOW_MAIL_REDIRECT or empty.
    """
    if smtp_url:
        return SmtpPost(smtp_url, sender, redirect)
    return MaildirPost(folder, sender, redirect)
