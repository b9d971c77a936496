"""What a mailbox of bounces does, be it a Maildir or on an IMAP server: one contract."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mail.bounce_examples import MESSAGE_ID, SHAPES, deliver, report
from revflow.mail import open_bounces
from revflow.service.ports import Bounces, Looked

ANSWER = b"Subject: Re: my mentor\n\nThank you!\n"
LATE = report(action="delayed", status="4.4.1")


@dataclass
class Box:
    """A mailbox with the port on it, how mail gets there, and which messages in it are marked as seen, by place."""

    bounces: Bounces
    put: Callable[[bytes], None]
    seen: Callable[[], list[bool]]


def _maildir(folder) -> Box:
    def put(content: bytes) -> None:
        deliver(folder, content, f"{len(files()) + 1}.M.mx")

    def files():
        return sorted((path for box in ("new", "cur") for path in (folder / box).glob("*")), key=lambda path: path.name)

    return Box(open_bounces(f"maildir:{folder}"), put, lambda: [path.name.endswith("S") for path in files()])


def _imap(mailbox) -> Box:
    return Box(open_bounces(mailbox.url()), mailbox.deliver, lambda: [r"\Seen" in one for one in mailbox.flags()])


@pytest.fixture(params=["maildir", pytest.param("imap", marks=pytest.mark.dovecot)])
def box(request, tmp_path) -> Box:
    """One of the two kinds of mailbox, empty."""
    return _imap(request.getfixturevalue("mailbox")) if request.param == "imap" else _maildir(tmp_path)


def looked(box: Box, place: str = "", most: int = 100) -> tuple[list[Looked], str]:
    """Look to the end; return what was found, and where the next look begins."""
    found = list(box.bounces.waiting(most, place))
    return [one for one in found if one.bounce], found[-1].place if found else place


def test_each_bounce_is_found_once_among_all_other_mail(box):
    """Given reports, answers and a mail that is only late, when looked at twice, then each bounce comes once."""
    for content in (ANSWER, *map(report, SHAPES), LATE):
        box.put(content)

    first, place = looked(box)
    again, _ = looked(box, place)

    assert [one.bounce.message for one in first] == [MESSAGE_ID] * len(SHAPES)
    assert len({one.bounce.mark for one in first}) == len(SHAPES)
    assert again == []


def test_what_comes_after_a_look_is_found_by_the_next(box):
    """A place is where the next look begins, and no message behind it is lost."""
    box.put(report("exim"))
    _, place = looked(box)
    box.put(report("postfix"))

    found, _ = looked(box, place)

    assert len(found) == 1


def test_a_bounce_is_put_away_only_when_it_was_dealt_with(box):
    """Who stops in the middle has not committed: the next look finds the same report, by the same mark."""
    box.put(report("exim"))
    given_up = box.bounces.waiting(10, "")
    first = next(given_up)
    given_up.close()
    before = box.seen()

    again, _ = looked(box)

    assert again == [first]
    assert (before, box.seen()) == ([False], [True])


def test_a_look_ends_after_so_many_and_the_next_goes_on_there(box):
    """Given five reports, when two are looked at in one go, then three looks find all, each once."""
    for number in range(5):
        box.put(report(message_id=f"<{number}@revflow.test>"))
    place, found = "", []
    for _ in range(3):
        some, place = looked(box, place, most=2)
        found.append([one.bounce.message[1] for one in some])

    assert found == [["0", "1"], ["2", "3"], ["4"]]


def test_a_report_that_cannot_be_read_hides_no_other(box, caplog):
    """Whatever somebody sends: the next report is read, and the log names nobody."""
    layers = b"".join(b"Content-Type: multipart/report; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    box.put(layers)
    box.put(report())

    found, _ = looked(box)

    assert [one.bounce.message for one in found] == [MESSAGE_ID]
    assert "unreadable" in caplog.text
