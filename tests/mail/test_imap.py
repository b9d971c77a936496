"""Reports of undelivered mails in a mailbox on a real Dovecot."""

import ssl
import time

import pytest

from mail.bounce_examples import MESSAGE_ID, report
from revflow.domain.errors import OutsideError
from revflow.mail.imap import ImapBounces
from revflow.mail.imap_server import ImapServer

pytestmark = pytest.mark.dovecot

ANSWER = b"Subject: Re: my mentor\n\nThank you!\n"


def bounces(box, scheme="imap", folder="INBOX", **how) -> ImapBounces:
    return ImapBounces(ImapServer.parse(box.url(scheme, folder, **how)), box.trust)


def refused(port: ImapBounces) -> str:
    """Return the code by which a look is refused; the password is in no word of it."""
    with pytest.raises(OutsideError) as error:
        list(port.waiting(10, ""))
    assert "s3cr" not in f"{error.value} {error.value.data} {error.value.__cause__}"
    return error.value.code


@pytest.mark.parametrize("scheme", ["imap", "imap+starttls", "imaps"])
def test_a_bounce_is_marked_as_seen_and_all_other_mail_is_left_alone(mailbox, scheme):
    """Given answers of people beside a report, when it was taken, then people still see theirs as new."""
    mailbox.deliver(ANSWER, report("postfix"), ANSWER, report("exim", action="delayed"))

    found = list(bounces(mailbox, scheme).waiting(10, ""))

    assert [one.bounce.message for one in found if one.bounce] == [MESSAGE_ID]
    assert mailbox.flags() == ["", r"\Seen", "", ""]


def test_a_report_that_somebody_has_opened_is_taken_too(mailbox):
    """People read that mailbox as well: a look by them loses nothing."""
    mailbox.deliver(report())
    with mailbox.connect() as client:
        client.store("1", "+FLAGS", r"(\Seen)")

    assert [one.bounce.message for one in bounces(mailbox).waiting(10, "") if one.bounce] == [MESSAGE_ID]


def test_no_message_is_lost_where_others_delete_some(mailbox):
    """Numbers shift, UIDs do not: given a look, when older mail is deleted, then the next finds what came after."""
    mailbox.deliver(*[ANSWER] * 5, report("exim"))
    [_, last] = bounces(mailbox).waiting(10, "")
    with mailbox.connect() as client:
        client.store("1:4", "+FLAGS", r"(\Deleted)")
        client.expunge()
    mailbox.deliver(report("gmail"), ANSWER)

    found = [one.bounce for one in bounces(mailbox).waiting(10, last.place) if one.bounce]

    assert len(found) == 1
    assert mailbox.flags() == ["", r"\Seen", r"\Seen", ""]


def test_a_folder_that_was_made_anew_is_read_anew_and_its_reports_keep_their_marks(mailbox):
    """Its numbers begin again: what was taken is known by its content, what is new is found."""
    mailbox.deliver(report("exim"), folder="Bounces")
    [first, last] = bounces(mailbox, folder="Bounces").waiting(10, "")
    with mailbox.connect() as client:
        client.delete("Bounces")
    time.sleep(1.1)  # UIDVALIDITY counts seconds
    mailbox.deliver(report("exim"), report("postfix"), folder="Bounces")

    found = [one.bounce for one in bounces(mailbox, folder="Bounces").waiting(10, last.place) if one.bounce]

    assert len(found) == 2
    assert found[0].mark == first.bounce.mark


def test_a_folder_may_have_any_name(mailbox):
    """Accents and ampersands are written as IMAP wants them, quotes too."""
    mailbox.deliver(report(), folder='"Retours re&AOc-us &- \\"x\\""')

    found = list(bounces(mailbox, folder="Retours%20re%C3%A7us%20%26%20%22x%22").waiting(10, ""))

    assert found[0].bounce.message == MESSAGE_ID


def test_a_wrong_password_a_missing_folder_and_a_stranger_s_certificate_are_told_apart(mailbox):
    """Each is a sentence of its own; none has the password in it."""
    nobody_trusted = ssl.create_default_context()
    server = ImapServer.parse(mailbox.url("imaps"))

    assert refused(bounces(mailbox, password="s3cr-wrong")) == "bounces-login"
    assert refused(bounces(mailbox, folder="None")) == "bounces-mailbox"
    assert refused(ImapBounces(server, nobody_trusted)) == "bounces-tls"
    assert refused(ImapBounces(ImapServer.parse(mailbox.url("imap+starttls")), nobody_trusted)) == "bounces-tls"


def test_a_hundred_megabytes_are_read_by_their_beginning(mailbox):
    """Given a huge report and a huge mail, when looked at, then it takes moments, and the small one is found."""
    huge = b"x" * 998 + b"\n"
    mailbox.deliver(report("postfix") + huge * 100_000, ANSWER + huge * 20_000, report("exim"))
    begun = time.monotonic()

    found = [one.bounce for one in bounces(mailbox).waiting(10, "") if one.bounce]

    assert [one.message for one in found] == [MESSAGE_ID] * 2
    assert time.monotonic() - begun < 10


def test_ten_thousand_messages_are_passed_over_once(mailbox):
    """Given a full mailbox, when looked at twice, then the one report is found, once."""
    with mailbox.connect() as client:
        client.append("INBOX", "", "", ANSWER)
        for _ in range(14):
            client.select("INBOX")
            client.copy("1:*", "INBOX")
    mailbox.deliver(report())
    begun = time.monotonic()

    found = list(bounces(mailbox).waiting(10, ""))
    again = list(bounces(mailbox).waiting(10, found[-1].place))

    assert len(mailbox.flags()) == 2**14 + 1
    assert [one.bounce.message for one in found if one.bounce] == [MESSAGE_ID]
    assert [one for one in again if one.bounce] == []
    assert time.monotonic() - begun < 20
