"""Mails that came back: found by their Message-ID or reader, taken once, read by the worker."""

import threading
import time

import pytest

from fixtures.dovecot import Mailbox
from fixtures.house import House
from fixtures.smtp import Running
from mail.bounce_examples import SHAPES, deliver, report
from revflow.bootstrap import Settings, open_app
from revflow.domain.mails import MailState
from revflow.service.bounces import take_bounces
from revflow.service.launch import launch
from revflow.service.revive import revive
from revflow.worker.returning import PERIOD, Returns
from service.returned import CLAIRE, come_back, outbox, sent_to, started

ANSWER = b"Subject: Re: my mentor\n\nThank you!\n"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mail_that_came_back_marks_its_readers_address(bounced: House, people, smtp: Running, tmp_path, shape):
    """The mail was taken and came back: it has failed, the address is marked, HR is told."""
    started(bounced, people)

    taken = come_back(bounced, smtp, tmp_path, shape, status="5.2.2")
    bounced.settle()

    assert taken == 1
    [mail] = outbox(bounced, to=CLAIRE)
    assert (mail.state, mail.error) == (MailState.FAILED, "mail-bounced")
    with bounced.app.store.read() as db:
        assert {dead.email: (dead.cause, dead.mail) for dead in db.dead_addresses().values()} == {
            CLAIRE: ("5.2.2", mail.order.key)
        }
    [told] = outbox(bounced, template="hr-unreachable")
    assert told.order.data == {"cause": "full", "whose": "mentee"}


def test_a_mail_that_came_back_without_its_message_id_is_found_by_its_reader(
    bounced: House, people, smtp: Running, tmp_path
):
    """Some systems leave the headers out, others write a Message-ID of their own."""
    started(bounced, people)

    assert come_back(bounced, smtp, tmp_path, message_id="") == 1

    assert [mail.error for mail in outbox(bounced, to=CLAIRE)] == ["mail-bounced"]


def test_the_reader_of_our_mail_is_marked_not_the_forwarding_behind(bounced: House, people, smtp: Running, tmp_path):
    """We know who was written to: the address that the report names is another system's affair."""
    started(bounced, people)

    come_back(bounced, smtp, tmp_path, recipient="c.martin@elsewhere.test")

    with bounced.app.store.read() as db:
        assert set(db.dead_addresses()) == {CLAIRE}


@pytest.mark.parametrize(
    "how",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"recipient": "stranger@elsewhere.test", "message_id": "<x@elsewhere.test>"},
    ],
)
def test_a_late_mail_and_a_strangers_bounce_mark_nobody(bounced: House, people, smtp: Running, tmp_path, how):
    """Only a mail of ours that was given up says something of an address."""
    started(bounced, people)

    assert come_back(bounced, smtp, tmp_path, **how) == 0

    assert [mail.state for mail in outbox(bounced, to=CLAIRE)] == [MailState.SENT]
    with bounced.app.store.read() as db:
        assert db.dead_addresses() == {}


def test_a_report_is_taken_once_though_it_lies_there_again(bounced: House, people, smtp: Running, tmp_path):
    """HR has taken the address back: the same report does not mark it anew."""
    started(bounced, people)
    come_back(bounced, smtp, tmp_path)
    revive(bounced.app.ports, CLAIRE)

    assert come_back(bounced, smtp, tmp_path) == 0

    with bounced.app.store.read() as db:
        assert db.dead_addresses() == {}


def test_a_copy_of_a_report_is_known_by_its_own_message_id(bounced: House, people, smtp: Running, tmp_path):
    """A mailbox that is fetched anew names its messages anew: an address that HR has taken back stays so."""
    started(bounced, people)
    come_back(bounced, smtp, tmp_path, "exchange")
    revive(bounced.app.ports, CLAIRE)
    bounced.settle()

    assert come_back(bounced, smtp, tmp_path, "exchange", name="2.M2.mx") == 0

    with bounced.app.store.read() as db:
        assert db.dead_addresses() == {}


def test_a_report_is_kept_until_what_it_says_is_committed(bounced: House, people, smtp: Running, tmp_path, monkeypatch):
    """A crash in between loses no bounce."""
    started(bounced, people)
    told = []

    def dying(*_arguments: object) -> None:
        told.append(1)
        raise KeyboardInterrupt

    with monkeypatch.context() as dies:
        dies.setattr("revflow.service.bounces.tell_hr_of_dead", dying)
        with pytest.raises(KeyboardInterrupt):
            come_back(bounced, smtp, tmp_path)

    assert told
    assert take_bounces(bounced.app.ports) == 1
    assert [mail.error for mail in outbox(bounced, to=CLAIRE)] == ["mail-bounced"]


def test_the_digest_of_a_dead_address_has_failed_with_all_its_lines(bounced: House, people, smtp: Running, tmp_path):
    """A mail that stood for several came back: each of them did not arrive."""
    program = tmp_path / "company" / "programs" / "pilot.yaml"
    program.parent.mkdir(parents=True)
    source = (bounced.programs / "pilot.yaml").read_text("utf-8")
    changed = source.replace("hr: {members: [rh@essai.test]}", "hr: {members: [rh@essai.test]}\n  x: {members: []}")
    program.write_text(
        changed.replace("x: {members: []}", "daily: {members: [claire@exemple.test], mail: daily}"), encoding="utf-8"
    )
    launch(bounced.app.ports, program, people)
    while not sent_to(smtp, CLAIRE):
        bounced.settle()
        assert sent_to(smtp, CLAIRE) or bounced.jump()

    assert come_back(bounced, smtp, tmp_path) == 1

    assert {mail.error for mail in outbox(bounced, to=CLAIRE) if mail.state is MailState.FAILED} == {"mail-bounced"}
    assert MailState.SENT not in {mail.state for mail in outbox(bounced, to=CLAIRE)}


def test_a_mailbox_in_trouble_is_told_and_looked_at_later_each_time(bounced: House, people, tmp_path, caplog):
    """Rule 23: given no folder yet, then a sentence says so, later and later; the next look finds what came back."""
    launch(bounced.app.ports, bounced.programs / "pilot.yaml", people)
    bounced.settle()
    returns = Returns(bounced.app.ports)

    waits = [returns.look() for _ in range(6)]
    deliver(tmp_path / "returned", report(message_id=""))
    then = returns.look()

    assert waits == [10, 60, 600, 3600, 3600, 3600]
    assert "bounces-folder: The folder" in caplog.text
    assert then == PERIOD
    assert [mail.error for mail in outbox(bounced, to=CLAIRE)] == ["mail-bounced"]


def test_the_worker_s_thread_looks_by_itself_and_ends_when_asked(bounced: House, people, smtp: Running, tmp_path):
    """Beside the tick: a mail server that hangs keeps no timer and no mail waiting."""
    started(bounced, people)
    deliver(tmp_path / "returned", report(message_id=sent_to(smtp, CLAIRE)[0]["Message-ID"]))
    stop = threading.Event()
    thread = threading.Thread(target=Returns(bounced.app.ports).run, args=(stop,))

    thread.start()
    while not outbox(bounced, to=CLAIRE)[0].error and thread.is_alive():
        time.sleep(0.01)
    stop.set()
    thread.join(10)

    assert [mail.error for mail in outbox(bounced, to=CLAIRE)] == ["mail-bounced"]
    assert not thread.is_alive()


@pytest.mark.dovecot
def test_a_report_on_an_imap_server_is_marked_only_when_it_is_committed(
    mailbox: Mailbox, people, smtp: Running, tmp_path, monkeypatch
):
    """Given a crash before the commit, when looked at again, then it is taken; after that, it is never asked for."""
    url = f"smtp://127.0.0.1:{smtp.port}"
    settings = Settings(home=tmp_path / "home", web_url="http://revflow.test", smtp_url=url, bounces=mailbox.url())
    house = House(open_app(settings))
    started(house, people)
    mailbox.deliver(ANSWER, report(message_id=sent_to(smtp, CLAIRE)[0]["Message-ID"]))

    def dying(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dies:
        dies.setattr("revflow.service.bounces.tell_hr_of_dead", dying)
        with pytest.raises(KeyboardInterrupt):
            take_bounces(house.app.ports)
    crashed = mailbox.flags()
    taken = [take_bounces(house.app.ports) for _ in range(2)]

    assert crashed == ["", ""]
    assert taken == [1, 0]
    assert mailbox.flags() == ["", r"\Seen"]
    assert [mail.error for mail in outbox(house, to=CLAIRE)] == ["mail-bounced"]
    house.app.store.close()


def test_a_redirected_installation_reads_no_bounces(tmp_path):
    """What comes back of a test cohort's mails says nothing of the people in it."""
    app = open_app(
        Settings(home=tmp_path / "home", mail_redirect="test@corp.test", bounces=f"maildir:{tmp_path / 'returned'}")
    )

    assert take_bounces(app.ports) == 0
    app.store.close()
