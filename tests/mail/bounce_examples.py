"""Reports of undelivered mails as well-known mail systems shape them (RFC 3464), in words of our own."""

MESSAGE_ID = "<0123456789abcdef0123456789abcdef@revflow.test>"

HEADERS = (
    "From: Human resources <hr@corp.test>\n"
    "To: Claire <claire@exemple.test>\n"
    "Subject: What would you like to learn?\n"
    "Message-ID: {message_id}\n"
)

POSTFIX = """\
Return-Path: <>
Date: Tue, 4 May 2027 09:12:01 +0200 (CEST)
From: MAILER-DAEMON@mx.corp.test (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: hr@corp.test
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4Qx7zz1cRHz9sTb.1620112321/mx.corp.test"

This is a MIME-encapsulated message.

--4Qx7zz1cRHz9sTb.1620112321/mx.corp.test
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

The mail system at mx.corp.test has to say that a mail of yours was given up.

--4Qx7zz1cRHz9sTb.1620112321/mx.corp.test
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.corp.test
X-Postfix-Queue-ID: 4Qx7zz1cRHz9sTb
X-Postfix-Sender: rfc822; hr@corp.test
Arrival-Date: Tue,  4 May 2027 09:11:59 +0200 (CEST)

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.exemple.test
Diagnostic-Code: smtp; 550 5.1.1 unknown here

--4Qx7zz1cRHz9sTb.1620112321/mx.corp.test
Content-Description: Undelivered Message
Content-Type: message/rfc822

{headers}MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain

Hello
--in--

--4Qx7zz1cRHz9sTb.1620112321/mx.corp.test--
"""

EXCHANGE = """\
From: <postmaster@corp.test>
To: <hr@corp.test>
Date: Tue, 4 May 2027 07:12:01 +0000
Content-Type: multipart/report; report-type=delivery-status;
 boundary="_a1b2c3_PA4PR01"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <e5b8@PA4PR01.prod.outlook.test>
Subject: Undeliverable: What would you like to learn?
Auto-Submitted: auto-replied
MIME-Version: 1.0

--_a1b2c3_PA4PR01
Content-Type: multipart/alternative; differences=Content-Type; boundary="_d4e5f6_PA4PR01"

--_d4e5f6_PA4PR01
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to {recipient} couldn't be deliv=
ered.
--_d4e5f6_PA4PR01
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body>Your message couldn't be delivered.</body></html>
--_d4e5f6_PA4PR01--

--_a1b2c3_PA4PR01
Content-Type: message/delivery-status

Reporting-MTA: dns;PA4PR01.prod.outlook.test
Received-From-MTA: dns;mx.corp.test
Arrival-Date: Tue, 4 May 2027 07:11:59 +0000

Final-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;550 5.1.10 no such recipient

--_a1b2c3_PA4PR01
Content-Type: message/rfc822

Received: from mx.corp.test by PA4PR01.prod.outlook.test; Tue, 4 May 2027 07:11:59 +0000
{headers}Content-Type: text/plain

Hello
--_a1b2c3_PA4PR01--
"""

GMAIL = """\
Delivered-To: hr@corp.test
Content-Type: multipart/report; boundary="0000000000001f8a5e05c17f"; report-type=delivery-status
To: hr@corp.test
From: Mail Delivery Subsystem <mailer-daemon@googlemail.test>
Subject: Delivery Status Notification (Failure)
References: {message_id}
In-Reply-To: {message_id}
Message-ID: <6090f3c1.1c69fb81@mx.google.test>
Date: Tue, 04 May 2027 00:12:01 -0700 (PDT)

--0000000000001f8a5e05c17f
Content-Type: multipart/related; boundary="0000000000001f9b2d05c17f"

--0000000000001f9b2d05c17f
Content-Type: multipart/alternative; boundary="0000000000001f9b3605c17f"

--0000000000001f9b3605c17f
Content-Type: text/plain; charset="UTF-8"

Address not found

--0000000000001f9b3605c17f--

--0000000000001f9b2d05c17f
Content-Type: image/png; name="icon.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=

--0000000000001f9b2d05c17f--

--0000000000001f8a5e05c17f
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.test
Arrival-Date: Tue, 04 May 2027 00:11:59 -0700 (PDT)
X-Original-Message-ID: {message_id}

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; The email account that you tried to reach does not exist.
Last-Attempt-Date: Tue, 04 May 2027 00:12:01 -0700 (PDT)

--0000000000001f8a5e05c17f
Content-Type: message/rfc822

{headers}Content-Type: text/plain

Hello
--0000000000001f8a5e05c17f--
"""

EXIM = """\
From: Mail Delivery System <Mailer-Daemon@mx.corp.test>
To: hr@corp.test
References: {message_id}
X-Failed-Recipients: {recipient}
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=1620112321-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender

--1620112321-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

A message that you sent could not be delivered to all of its recipients.

--1620112321-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mx.corp.test

Action: {action}
Final-Recipient: rfc822;{recipient}
Status: {status}
Remote-MTA: dns; mail.exemple.test
Diagnostic-Code: smtp; 550 Unrouteable address

--1620112321-eximdsn-1804289383
Content-type: text/rfc822-headers

{headers}
--1620112321-eximdsn-1804289383--
"""

SHAPES = {"postfix": POSTFIX, "exchange": EXCHANGE, "gmail": GMAIL, "exim": EXIM}


def report(
    shape: str = "postfix",
    recipient: str = "claire@exemple.test",
    *,
    action: str = "failed",
    status: str = "5.1.1",
    message_id: str = MESSAGE_ID,
) -> bytes:
    """Return a report in the shape of a mail system; without a Message-ID the mail came back without its own."""
    headers = HEADERS if message_id else HEADERS.replace("Message-ID: {message_id}\n", "")
    filled = {"recipient": recipient, "action": action, "status": status, "message_id": message_id}
    return SHAPES[shape].format(headers=headers.format(message_id=message_id), **filled).encode()


def deliver(folder, content: bytes, name: str = "1620112321.M1P1.mx") -> None:
    """Put a message into a Maildir as a mail system does."""
    for box in ("tmp", "new", "cur"):
        (folder / box).mkdir(parents=True, exist_ok=True)
    (folder / "tmp" / name).write_bytes(content)
    (folder / "tmp" / name).rename(folder / "new" / name)
