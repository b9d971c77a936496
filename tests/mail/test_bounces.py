"""Reports of undelivered mails, as mail systems write them and as nobody should, in a real Maildir."""

import logging
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.bounce_examples import MESSAGE_ID, SHAPES, deliver, report
from revflow.domain.errors import OutsideError, UsageError
from revflow.mail import MaildirBounces, open_bounces
from revflow.mail.bounces import LARGEST, read_bounce
from revflow.mail.imap_server import ImapServer
from revflow.service.ports import Failure


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_says_which_mail_did_not_reach_whom_and_why(shape):
    """Postfix, Exchange, Gmail and Exim write the same fields around different words."""
    # given a report in the shape of one of them, its address written in capitals
    content = report(shape, "Claire@Exemple.test", status="5.1.10")
    # when it is read
    bounce = read_bounce("m", content)
    # then it names mail, reader and status
    assert bounce.message == MESSAGE_ID
    assert (bounce.mark == "m") is (shape in ("postfix", "exim"))  # the others have a Message-ID of their own
    assert bounce.failures == (Failure(("claire@exemple.test",), "5.1.10"),)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_mail_that_is_only_late_is_no_bounce(shape, action):
    """It is still tried; what was delivered is not to be told either."""
    assert read_bounce("m", report(shape, action=action, status="4.4.1")) is None


def test_a_reader_behind_a_forwarding_is_known_by_both_addresses():
    """The final address is the forwarding's; the one that we wrote to stands beside it."""
    content = report("postfix", "claire@exemple.test").replace(
        b"Final-Recipient: rfc822; claire@exemple.test", b"Final-Recipient: rfc822; c.martin@elsewhere.test"
    )

    [failure] = read_bounce("m", content).failures

    assert failure.addresses == ("c.martin@elsewhere.test", "claire@exemple.test")


@pytest.mark.parametrize("recipient", ["", "claire", "cl\0aire@x.test", "é@x.test", "x" * 99 + "@x.test"])
def test_an_address_that_is_none_is_left_out(recipient):
    """No mail of ours went there, and no database takes all of these."""
    [failure] = read_bounce("m", report(recipient=recipient)).failures

    assert failure.addresses == ()


def test_a_report_without_a_status_that_can_be_read_says_that_it_failed():
    """A code is kept, never words of others, which may hold addresses."""
    [failure] = read_bounce("m", report(status="claire@exemple.test")).failures

    assert failure.status == "5.0.0"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Subject: I am away until Monday\nAuto-Submitted: auto-replied\n\nSee you",
        report().replace(b"multipart/report", b"multipart/mixed"),
        report().replace(b"message/delivery-status", b"text/plain"),
        report().replace(b"Action: failed", b"Action:"),
    ],
)
def test_what_is_no_report_is_no_bounce(content):
    """Answers of machines and people reach that mailbox too."""
    assert read_bounce("m", content) is None


@given(
    st.sampled_from(list(SHAPES)),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=40)), max_size=6),
)
def test_no_message_makes_the_reading_raise_or_stop(shape, cuts):
    """Whatever was cut out of a report and put in: it is taken, or put away and logged, and the next one is read."""
    content = report(shape)
    for start, length, put in cuts:
        content = content[:start] + put + content[start + length :]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deliver(folder, content, "1.M1.mx")
        deliver(folder, report(shape), "2.M2.mx")

        found = list(MaildirBounces(folder).waiting(10, ""))

        assert found[-1].bounce.message == MESSAGE_ID
        assert not list((folder / "new").iterdir())


@given(st.binary(max_size=2000))
def test_no_bytes_make_the_reading_raise(content):
    """A mailbox takes what anybody sends."""
    with tempfile.TemporaryDirectory() as name:
        deliver(Path(name), content)
        assert list(MaildirBounces(Path(name)).waiting(10, "")) == []


def test_a_report_in_a_thousand_layers_is_put_away_and_logged_without_its_words(tmp_path, caplog):
    """The library's parser gives up on it; the log has the report's mark, and nobody's address."""
    layers = b"".join(
        b"Content-Type: multipart/report; boundary=b%d; x=claire@exemple.test\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    deliver(tmp_path, layers)

    with caplog.at_level(logging.INFO):
        assert list(MaildirBounces(tmp_path).waiting(10, "")) == []

    assert "unreadable" in caplog.text
    assert "claire" not in caplog.text
    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1620112321.M1P1.mx:2,S"]


def test_a_report_with_a_long_mail_is_read_by_its_beginning(tmp_path):
    """What says who was not reached stands before the mail that came back, however long that is."""
    deliver(tmp_path, report("postfix") + b"x" * (2 * LARGEST))

    [bounce] = MaildirBounces(tmp_path).waiting(10, "")

    assert bounce.bounce.message == MESSAGE_ID


def test_a_message_is_put_away_only_when_it_was_dealt_with(tmp_path):
    """Who stops in the middle finds the report again; who goes on, each once, seen in a mail program too."""
    box = MaildirBounces(tmp_path)
    deliver(tmp_path, report("exim"))
    given_up = box.waiting(10, "")
    first = next(given_up)
    given_up.close()

    again = list(box.waiting(10, ""))

    assert again == [first]
    assert list(box.waiting(10, "")) == []
    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1620112321.M1P1.mx:2,S"]


def test_what_a_mail_program_has_moved_but_not_opened_is_read_too(tmp_path):
    """A look into the mailbox must lose nothing; its flags stay."""
    deliver(tmp_path, report("exim"))
    (tmp_path / "new" / "1620112321.M1P1.mx").rename(tmp_path / "cur" / "1620112321.M1P1.mx:2,F")

    assert len(list(MaildirBounces(tmp_path).waiting(10, ""))) == 1
    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1620112321.M1P1.mx:2,FS"]


def test_a_folder_that_is_no_maildir_is_told_by_its_path(tmp_path):
    """Nothing is made: a wrong path would stay unseen."""
    with pytest.raises(OutsideError, match="bounces-folder"):
        list(MaildirBounces(tmp_path / "none").waiting(10, ""))
    assert not (tmp_path / "none").exists()


WRONG_IMAP = [
    "imap://u:s3cret@mail.test/INBOX",
    "imap://u:s3cret@192.0.2.1/INBOX",
    "imaps://mail.test/INBOX",
    "imaps://u:s3cret@/INBOX",
    "imaps://u:s3cret@mail.test:port/INBOX",
    "imaps://u:s3/cret@mail.test/INBOX",
    "imaps://u:s3cret@mail.test/INBOX?x",
    "imaps://u%0D%0A:s3cret@mail.test/INBOX",
    "pop3://u:s3cret@mail.test",
]


@pytest.mark.parametrize("url", ["maildir:relative", "maildir:", "/var/mail", *WRONG_IMAP])
def test_a_mailbox_that_is_not_read_here_is_wrong_usage(url):
    """A Maildir's whole path is taken; of IMAP what hides the password on its way, and has no line breaks."""
    with pytest.raises(UsageError, match="setting-bounces"):
        open_bounces(url)


def test_an_imap_mailbox_is_told_without_its_password():
    """Signs that mean something in an address are written in percent; the folder is INBOX unless named."""
    server = ImapServer.parse("imap+starttls://hr%40corp.test:s3%2Fcr%C3%A9t@mail.test")

    assert (server.user, server.password, server.port, server.folder) == ("hr@corp.test", "s3/crét", 143, "INBOX")
    assert repr(server) == "imap+starttls://mail.test:143/INBOX"


def test_no_mailbox_is_none():
    """Bounces are read where a mailbox is named."""
    assert open_bounces("") is None
