"""Mails as files."""

import mailbox
import os
from email import message_from_binary_file, message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from mail.letter_example import SENDER, letter
from revflow.domain.errors import OutsideError, UsageError
from revflow.home import make_home
from revflow.mail import MaildirPost, SmtpPost, check_redirect, check_sender, open_post


def test_a_letter_becomes_an_eml_that_any_mail_program_reads(tmp_path):
    """Without a mail server, mails are there to be read."""
    # given a post on a folder that does not exist yet
    post = MaildirPost(tmp_path / "data" / "mail", SENDER)
    # when a letter is handed over
    path = Path(post.send(letter()))
    # then it lies in the Maildir, and says the same
    assert path.suffix == ".eml"
    with path.open("rb") as file:
        assert message_from_binary_file(file, policy=default)["Subject"] == "Séance 2 : c'est noté"
    assert len(mailbox.Maildir(tmp_path / "data" / "mail", create=False)) == 1


def test_nobody_but_the_owner_reads_mails(tmp_path):
    """Letters carry signed links; a careless umask opens nothing."""
    # given a process that makes files readable for all
    before = os.umask(0)
    try:
        # when a data folder is made and a letter handed over
        home = make_home(tmp_path / "home")
        MaildirPost(home / "mail", SENDER).send(letter())
    finally:
        os.umask(before)
    # then others may do nothing with any of it
    assert not [path for path in (home, *home.rglob("*")) if path.stat().st_mode & 0o077]


def test_the_same_letter_handed_over_twice_is_there_once(tmp_path):
    """A crash between handing over and committing repeats nothing that is seen."""
    # given a letter that was handed over
    post = MaildirPost(tmp_path, SENDER)
    first = post.send(letter())
    # when it is handed over again, and once more after a mail program has read and moved it
    again = post.send(letter())
    read = Path(first).rename(tmp_path / "cur" / f"{Path(first).name}:2,S")
    third = post.send(letter())
    # then it is one file
    assert again == first
    assert third == str(read)
    assert [path.name for box in ("new", "cur", "tmp") for path in (tmp_path / box).iterdir()] == [read.name]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    """The mail is tried again once there is room."""
    # given a file where the folder should be
    (tmp_path / "mail").write_text("in the way")
    # when a letter is handed over
    with pytest.raises(OutsideError) as refused:
        MaildirPost(tmp_path / "mail", SENDER).send(letter())
    # then the code says so
    assert (refused.value.code, refused.value.data["permanent"]) == ("mail-folder", False)


def test_mails_go_into_the_folder_unless_a_server_is_named(tmp_path):
    """One setting decides."""
    # given no server, then one
    # when the post is opened
    # then it is the one or the other
    assert isinstance(open_post("", SENDER, tmp_path), MaildirPost)
    assert isinstance(open_post("smtp://127.0.0.1", SENDER, tmp_path), SmtpPost)


@pytest.mark.parametrize(
    "sender", ["", "a", "revflow <>", "a@é.c", "a@b.c, d@e.f", "Bob, X <a@b.c>", "a@b c", "a@b\n.c"]
)
def test_a_sender_that_is_no_address_is_refused_before_a_mail_is_lost(sender):
    """The fault is found when settings are read, and named by its variable: later it would lose mails."""
    # given such a sender, when it is checked, then it is refused as wrong usage
    with pytest.raises(UsageError) as refused:
        check_sender(sender)
    assert (refused.value.code, refused.value.exit_code) == ("setting-mail-from", 2)


@pytest.mark.parametrize("redirect", ["zork", "é@b.c", "Me <a@b.c>", "a@ b.c"])
def test_a_redirect_that_is_no_address_is_refused_before_a_mail_is_lost(redirect):
    """It takes one address, without a name."""
    # given such a redirect, when it is checked, then it is refused as wrong usage
    with pytest.raises(UsageError) as refused:
        check_redirect(redirect)
    assert (refused.value.code, refused.value.exit_code) == ("setting-mail-redirect", 2)


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        ("rh@exemple.test", "rh@exemple.test"),
        ("revflow <revflow@localhost>", "revflow@localhost"),
        ('"Mentorat, RH" <rh@exemple.test>', "rh@exemple.test"),
    ],
)
def test_a_sender_may_have_a_name(tmp_path, sender, address):
    """A name with a comma stands in quotes, as in every mail program."""
    # given such a sender
    # when a letter is written
    path = open_post("", sender, tmp_path, "essai@exemple.test").send(letter())
    # then it comes from there
    [found] = message_from_bytes(Path(path).read_bytes(), policy=default)["From"].addresses
    assert found.addr_spec == address
