"""The demo's people read mails and pages as others do."""

import json
import socket
import threading
import time

import pytest

from revflow.cli.demo.actors import Actors
from revflow.cli.demo.cast import Cast, cast_of
from revflow.cli.demo.mailbox import Mail, Mailbox
from revflow.cli.demo.pages import Browser
from revflow.definition.load import load
from revflow.domain.tasks import TaskState
from revflow.web import make_server
from revflow.web.handing import HAND


@pytest.fixture
def web(cohort):
    """The house's own pages on a port of the loopback address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = make_server(cohort.house.app, "127.0.0.1", port)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def browser():
    """A browser, closed at the end."""
    browser = Browser()
    yield browser
    browser.close()


def mail_to(cohort, address):
    """Return the newest mail to an address."""
    mails = Mailbox(cohort.house.app.settings.maildir).unread()
    return [mail for mail in mails if mail.to == address][-1]


def task_link(cohort, web, address):
    """Return where the newest mail to an address leads, on the test's own port."""
    link = next(link for link in mail_to(cohort, address).links if "/tasks/" in link)
    return link.replace(cohort.house.app.settings.web_url, web)


def test_each_mail_is_read_once(cohort):
    """A person does not answer the same letter twice."""
    mailbox = Mailbox(cohort.house.app.settings.maildir)

    first, second = mailbox.unread(), mailbox.unread()

    assert {"mia@mini.test", "noe@mini.test"} <= {mail.to for mail in first}
    assert second == []
    assert mailbox.count == len(first)


def test_a_link_in_a_mail_opens_the_page_of_the_task(cohort, web, browser):
    """The text part carries the whole address."""
    link = task_link(cohort, web, "mia@mini.test")

    page = browser.open(link)

    assert (page.status, page.language) == (200, "en")
    [form] = page.forms
    assert {"topics.data.now", "note"} <= set(form.fields)
    assert form.fields["topics.data.now"].options == ["0", "1", "2", "3", "4"]


def test_a_form_filled_in_on_the_page_is_an_answer(cohort, web, browser):
    """What the page sends is what the command line sends."""
    link = task_link(cohort, web, "mia@mini.test")
    page = browser.open(link)

    after = browser.send(page, page.forms[0], {"topics.data.now": ["4"], "note": ["évidemment"]})

    assert (after.status, after.forms) == (200, [])
    cohort.house.settle()
    assert cohort.task("vetting").state is TaskState.OPEN


@pytest.fixture
def gate(cohort, revflow, tmp_path):
    """The gate on a mentor's offer, asked."""
    (tmp_path / "offer.json").write_text(json.dumps({"topics": {"data": {"now": 4}}}))
    revflow("answer", cohort.task("offer").id, "--json", tmp_path / "offer.json")
    cohort.house.settle()
    return cohort.task("vetting")


def test_a_button_and_a_score_decide_a_gate(cohort, web, browser, gate):
    """Each outcome is a button of the page."""
    link = task_link(cohort, web, "hr@mini.test")
    page = browser.open(link)
    [form] = page.forms

    after = browser.send(page, form, {"score.mastery": ["3"]}, ("outcome", "approve"))

    assert form.offers("outcome") == ["approve", "revise", "decline"]
    assert [form.buttons for form in after.forms] == [[(HAND, "take-back")]]
    with cohort.house.app.store.read() as db:
        assert db.task(gate.id).result == "approve"


def test_a_file_is_handed_in_by_the_page(cohort, web, browser):
    """A module's page takes files, and shows what was handed in."""
    task = cohort.task("module")
    link = task_link(cohort, web, "ada@mini.test")
    page = browser.open(link)

    form = next(form for form in page.forms if form.multipart)
    after = browser.send(page, form, {}, files={"outline": ("outline.md", b"# Outline")})

    assert "outline.md" in after.text
    with cohort.house.app.store.read() as db:
        assert db.task(task.id).state is TaskState.DONE


def test_the_parts_are_given_out_by_the_people_list(small):
    """Two of the mentors fail, one executive declines, another leaves; all are on the list."""
    programs = [f"E{n},e{n}@mini.test,mentee" for n in range(6)] + [f"M{n},m{n}@mini.test,mentor" for n in range(6)]
    small.people.write_text("name,email,role\n" + "\n".join(programs) + "\n", encoding="utf-8")

    cast = cast_of(load(small.program).require(), small.people)

    assert cast.failing == ("M4", "M5")
    assert cast.decliner != cast.leaver
    assert {cast.decliner, cast.leaver} <= set(cast.mentees)


def test_a_turn_of_the_script_happens_as_often_as_it_should(small):
    """The module is sent back once, not each time."""
    small.people.write_text(
        "name,email,role\n" + "\n".join(f"E{n},e{n}@mini.test,both" for n in range(6)) + "\n", encoding="utf-8"
    )
    cast = cast_of(load(small.program).require(), small.people)

    assert [cast.happens("sent-back") for _ in range(2)] == [True, False]
    assert [cast.happens("failed", 2) for _ in range(3)] == [True, True, False]


def test_scripted_people_press_no_button_that_hands_a_task_on(cohort, web, browser, gate):
    """A second letter on a decision does not take it back: nobody asks for that."""
    link = task_link(cohort, web, "hr@mini.test")
    page = browser.open(link)
    browser.send(page, page.forms[0], {"score.mastery": ["3"]}, ("outcome", "approve"))
    people = Actors(Cast((), (), (), "", "", (), {}), lambda _line: None)

    people.read(Mail("hr@mini.test", "again", "", (link,)))

    assert people.acts == 0
    people.close()
    with cohort.house.app.store.read() as db:
        assert db.task(gate.id).result == "approve"
