"""Mails: rendered from templates, handed over by SMTP or into a Maildir, with invitations for calendars."""

from revflow.mail.bounces import MaildirBounces
from revflow.mail.calendars import calendar_part
from revflow.mail.letters import TemplateLetters
from revflow.mail.maildir import MaildirPost
from revflow.mail.opening import check_redirect, check_sender, open_bounces, open_post
from revflow.mail.smtp import SmtpPost

__all__ = [
    "MaildirBounces",
    "MaildirPost",
    "SmtpPost",
    "TemplateLetters",
    "calendar_part",
    "check_redirect",
    "check_sender",
    "open_bounces",
    "open_post",
]
