"""Mails by SMTP, against a real server."""

import socket

import pytest

from mail.letter_example import SENDER, invitation, letter
from revflow.domain.errors import OutsideError, UsageError
from revflow.mail import SmtpPost
from revflow.mail.smtp import Server


def post(server, **options) -> SmtpPost:
    return SmtpPost(f"smtp://127.0.0.1:{server.port}", SENDER, **options)


def test_a_letter_arrives_whole(server):
    """Names, texts in both forms, copies and the Message-ID reach the server as they were composed."""
    # given a letter with a copy
    # when it is handed over
    path = post(server).send(letter())
    # then the server has it, for both
    assert path == ""
    [envelope], [mail] = server.inbox.envelopes, server.inbox.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "rh@exemple.test",
        ["zoe.eluard@exemple.test", "karim.benali@exemple.test"],
    )
    assert mail["Subject"] == "Séance 2 : c'est noté"
    assert mail["To"].addresses[0].display_name == "Zoé Éluard"
    assert mail["Cc"].addresses[0].addr_spec == "karim.benali@exemple.test"
    assert mail["From"].addresses[0].display_name == "Ressources humaines"
    assert (mail["Message-ID"], mail["Reply-To"]) == (letter().message_id, "rh@exemple.test")
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "fr")
    assert mail["Date"].datetime == letter().date
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == letter().text
    assert mail.get_body(("html",)).get_content().strip() == letter().html


def test_an_invitation_travels_as_part_and_as_file(server):
    """Clients act on the alternative part, whose method is the calendar's own; others open the file."""
    # given a letter with an invitation and an attachment
    sent = letter(invitation=invitation(), attachments=(("plan.txt", "text/plain", b"one\r\n"),))
    # when it is handed over
    post(server).send(sent)
    # then it stands beside text and HTML, and again as a file
    [mail] = server.inbox.mails
    alternative = next(part for part in mail.walk() if part.get_content_type() == "multipart/alternative")
    kinds = [part.get_content_type() for part in alternative.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    calendar = list(alternative.iter_parts())[-1]
    assert calendar.get_param("method") == "REQUEST"
    assert "METHOD:REQUEST" in calendar.get_content()
    assert [part.get_filename() for part in mail.iter_attachments()] == ["invite.ics", "plan.txt"]


def test_starttls_and_login_are_used_when_the_address_says_so(strict_server, trust):
    """User and password, percent-encoded in the URL, are told only on the secure connection."""
    # given a server that refuses mails without them
    url = f"smtp+starttls://revflow:s3cr%2Fet@localhost:{strict_server.port}"
    # when a letter is handed over
    SmtpPost(url, SENDER, trust=trust).send(letter())
    # then it arrives
    assert len(strict_server.inbox.mails) == 1


def test_a_wrong_password_is_told_and_can_be_mended(strict_server, trust):
    """Somebody corrects the settings: trying again is not vain."""
    # given a wrong password
    url = f"smtp+starttls://revflow:wrong@localhost:{strict_server.port}"
    # when a letter is handed over
    with pytest.raises(OutsideError) as refused:
        SmtpPost(url, SENDER, trust=trust).send(letter())
    # then the code says so, and nothing tells the password
    assert (refused.value.code, refused.value.data["permanent"]) == ("mail-login", False)
    assert "wrong" not in str(refused.value.data)
    assert strict_server.inbox.mails == []


def test_an_unknown_certificate_ends_the_attempt(strict_server):
    """No mail goes over a connection that somebody may be reading."""
    # given a server whose certificate the system does not trust
    url = f"smtp+starttls://revflow:s3cr%2Fet@localhost:{strict_server.port}"
    # when a letter is handed over
    with pytest.raises(OutsideError) as refused:
        SmtpPost(url, SENDER).send(letter())
    # then it is not sent
    assert refused.value.code == "mail-tls"
    assert strict_server.inbox.mails == []


def test_a_server_without_starttls_is_told(server):
    """A mail that shall go encrypted never goes in the clear."""
    # given a server that does not offer STARTTLS
    url = f"smtp+starttls://127.0.0.1:{server.port}"
    # when a letter is handed over
    with pytest.raises(OutsideError) as refused:
        SmtpPost(url, SENDER).send(letter())
    # then it is not sent
    assert refused.value.code == "mail-tls"
    assert server.inbox.mails == []


@pytest.mark.parametrize(
    ("said", "permanent"), [("550 no such user", True), ("451 greylisted, try later", False)], ids=["550", "451"]
)
def test_a_refused_reader_is_an_error_for_ever_or_for_now(server, said, permanent):
    """5xx is final, 4xx is not; a copy alone is never sent."""
    # given a server that refuses the reader and would take the copy
    server.inbox.answers["zoe.eluard@exemple.test"] = said
    # when the letter is handed over
    with pytest.raises(OutsideError) as refused:
        post(server).send(letter())
    # then nothing went out, and the code says whether to try again
    assert refused.value.code == "mail-refused"
    assert (refused.value.data["answer"], refused.value.data["permanent"]) == (int(said[:3]), permanent)
    assert server.inbox.mails == []


@pytest.mark.parametrize(
    ("refused_one", "redirect", "code"),
    [("rh@exemple.test", "", "mail-sender"), ("essai@exemple.test", "essai@exemple.test", "mail-redirect")],
)
def test_a_refused_setting_is_no_fault_of_the_letter(server, refused_one, redirect, code):
    """A server that does not take our sender, or the address of a test cohort, takes the letter once that is mended."""
    # given a server that refuses it for good
    server.inbox.answers[refused_one] = "550 not here"
    # when a letter is handed over
    with pytest.raises(OutsideError) as refused:
        post(server, redirect=redirect).send(letter())
    # then the code names the setting, and the letter may be tried again
    assert (refused.value.code, refused.value.data) == (code, {"answer": 550, "permanent": False})


def test_a_refused_copy_does_not_keep_the_reader_from_the_letter(server):
    """Who gets a copy and is not known goes without."""
    # given a server that refuses the copy
    server.inbox.answers["karim.benali@exemple.test"] = "550 no such user"
    # when the letter is handed over
    post(server).send(letter())
    # then its reader has it
    assert [envelope.rcpt_tos for envelope in server.inbox.envelopes] == [["zoe.eluard@exemple.test"]]


def test_a_server_that_is_down_is_unreachable():
    """A closed port is told as such, and is tried again."""
    # given a port where nobody listens
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    # when a letter is handed over
    with pytest.raises(OutsideError) as refused:
        SmtpPost(f"smtp://127.0.0.1:{port}", SENDER).send(letter())
    # then it says where
    assert refused.value.code == "mail-unreachable"
    assert (refused.value.data["port"], refused.value.data["permanent"]) == (port, False)


def test_a_batch_uses_one_connection(server):
    """A launch's invitations do not wait for a handshake each; a refused one does not spoil the rest."""
    # given a post and a refused reader among three
    sender = post(server)
    server.inbox.answers["gone@exemple.test"] = "550 no such user"
    # when they are handed over in a batch
    with sender.batch():
        sender.send(letter())
        with pytest.raises(OutsideError):
            sender.send(letter(to="gone@exemple.test"))
        sender.send(letter())
    # then one connection took the two good ones
    assert (server.inbox.connections, len(server.inbox.mails)) == (1, 2)


def test_redirected_mails_reach_one_address_alone(server):
    """A test cohort's mails go nowhere else: no copies, the real address in the subject and a header."""
    # given a redirection
    # when a letter is handed over
    post(server, redirect="essai@exemple.test").send(letter())
    # then only that address has it
    [envelope], [mail] = server.inbox.envelopes, server.inbox.mails
    assert envelope.rcpt_tos == ["essai@exemple.test"]
    assert mail["Cc"] is None
    assert mail["X-Original-To"] == "zoe.eluard@exemple.test"
    assert mail["Subject"] == "[zoe.eluard@exemple.test] Séance 2 : c'est noté"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Zoé\r\nBcc: all@exemple.test"},
        {"to": "zoe@exemple.test\nBcc: all@exemple.test"},
        {"to": "zoe@exemple.test, all@exemple.test"},
        {"to": "not an address"},
        {"to": "zoé@exemple.test"},
        {"cc": ("a@exemple.test\r\nX: y",)},
        {"reply_to": "rh@exemple.test\nBcc: all@exemple.test"},
        {"subject": "Hello\u2028Bcc: all@exemple.test"},
        {"message_id": "<a@b>\r\nBcc: all@exemple.test"},
        {"attachments": (("a\r\nX: y.pdf", "application/pdf", b""),)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_nothing_of_a_letter_adds_a_header_or_a_reader(server, changes):
    """A name from a people list that holds a line break is refused, for good."""
    # given a letter with such a part
    # when it is handed over
    with pytest.raises(OutsideError) as refused:
        post(server).send(letter(**changes))
    # then nothing goes out
    assert (refused.value.code, refused.value.data["permanent"]) == ("mail-header", True)
    assert server.inbox.mails == []


@pytest.mark.parametrize("url", ["", "mail.exemple.test", "http://mail.exemple.test", "smtp://", "smtp://host:port"])
def test_an_address_that_names_no_server_is_refused_at_once(url):
    """The fault is found when revflow starts, not with the first mail."""
    # given what is no address of a mail server
    # when a post is opened on it
    with pytest.raises(UsageError) as refused:
        SmtpPost(url, SENDER)
    # then it is refused
    assert refused.value.code == "mail-url"


def test_a_server_shows_no_password():
    """What is logged of a server is its place."""
    # given a server with a password
    server = Server.parse("smtps://revflow:s3cret@mail.exemple.test")
    # when it is shown
    # then only the place is seen, with the scheme's own port
    assert repr(server) == "smtps://mail.exemple.test:465"
