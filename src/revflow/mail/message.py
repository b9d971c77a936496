"""Make a letter into a MIME message that mail clients and calendars understand."""

from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from revflow.domain.errors import OutsideError
from revflow.mail.calendars import calendar_part, method
from revflow.service.ports import Letter

_CONTROLS = frozenset(map(chr, [*range(32), 127, 0x85, 0x2028, 0x2029]))


def compose(letter: Letter, sender: str, redirect: str = "") -> EmailMessage:
    """Return the message: text and HTML, then the invitation, then attachments.

    `sender` is an address or `Name <address>`. With `redirect` it goes there alone: the real address stands in the
    subject and in `X-Original-To`, copies are dropped. Raises OutsideError `mail-header` for a control character or an
    address that is none: nothing of a letter may add a header. It is permanent unless our own settings are to blame.
    """
    _check(letter)
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = letter.message_id
    message["Date"] = format_datetime(letter.date or datetime.now(UTC))
    message["From"] = _address("From", *parseaddr(sender), permanent=False)
    _recipients(message, letter, redirect)
    if letter.reply_to:
        message["Reply-To"] = _address("Reply-To", *parseaddr(letter.reply_to))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    _invite(message, letter, sender)
    for name, media, data in letter.attachments:
        maintype, _, subtype = media.partition("/")
        message.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    if letter.language:  # last: making parts moves headers of content into the first of them
        message["Content-Language"] = letter.language
    return message


def envelope(letter: Letter, redirect: str = "") -> tuple[str, ...]:
    """Return whom a letter is handed over for: its reader first, then those who get a copy."""
    return (redirect,) if redirect else (letter.to, *letter.cc)


def _recipients(message: EmailMessage, letter: Letter, redirect: str) -> None:
    if redirect:
        message["To"] = _address("To", "", redirect, permanent=False)
        message["X-Original-To"] = str(_address("To", "", letter.to))
        message["Subject"] = f"[{letter.to}] {letter.subject}"
        return
    message["To"] = _address("To", letter.name, letter.to)
    if letter.cc:
        message["Cc"] = [_address("Cc", "", address) for address in letter.cc]
    message["Subject"] = letter.subject


def _invite(message: EmailMessage, letter: Letter, sender: str) -> None:
    """Add the invitation twice: as an alternative that clients act on, and as a file for all others."""
    if letter.invitation is None:
        return
    part = calendar_part(letter.invitation, parseaddr(sender))
    verb = method(letter.invitation)
    message.add_alternative(
        part.decode(), subtype="calendar", charset="utf-8", cte="base64", params={"method": verb, "name": "invite.ics"}
    )
    message.add_attachment(part, maintype="application", subtype="ics", filename="invite.ics")


def _address(header: str, name: str, address: str, *, permanent: bool = True) -> Address:
    """Return an address for a header. What our own settings say is never a lasting fault of the letter."""
    try:
        return usable_address(name, address)
    except ValueError as error:
        raise OutsideError("mail-header", header=header, permanent=permanent) from error


def usable_address(name: str, address: str) -> Address:
    """Return an address as headers hold it. Raises ValueError for one that no mail can go from or to."""
    if not address.isascii():  # most servers do not take them
        raise ValueError(address)
    try:
        return Address(name, addr_spec=address)
    except (IndexError, MessageError) as error:
        raise ValueError(address) from error


def _check(letter: Letter) -> None:
    names = [name for name, _media, _data in letter.attachments]
    media = [media for _name, media, _data in letter.attachments]
    headers = {
        "Message-ID": [letter.message_id],
        "To": [letter.to, letter.name],
        "Cc": letter.cc,
        "Reply-To": [letter.reply_to],
        "Subject": [letter.subject],
        "Content-Language": [letter.language],
        "Content-Disposition": names + media,
    }
    for header, values in headers.items():
        if any(_CONTROLS.intersection(value) for value in values):
            raise OutsideError("mail-header", header=header, permanent=True)
