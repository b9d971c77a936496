"""Refused and bounced mails: the address is marked, HR is told once, and there is another way."""

import pytest

from fixtures.house import House
from fixtures.smtp import Running
from mail.bounce_examples import SHAPES, deliver, report
from revflow.bootstrap import Settings, open_app
from revflow.domain.errors import RefusedError
from revflow.domain.mails import MailState, OutboxMail
from revflow.service import links, status
from revflow.service.bounces import take_bounces
from revflow.service.hand_link import link_by_hand
from revflow.service.launch import launch
from revflow.service.remind import remind
from revflow.service.revive import revive
from revflow.worker import returning
from revflow.worker.drivers import Drivers
from revflow.worker.ticking import Ticker

CLAIRE = "claire@exemple.test"
NO_SUCH_USER = "550 5.1.1 no such user"


@pytest.fixture
def bounced(tmp_path, smtp: Running):
    """A house by SMTP whose bounces come back into a Maildir."""
    box = tmp_path / "returned"
    url = f"smtp://127.0.0.1:{smtp.port}"
    app = open_app(
        Settings(home=tmp_path / "home", web_url="http://revflow.test", smtp_url=url, bounces=f"maildir:{box}")
    )
    yield House(app)
    app.store.close()


def outbox(house: House, *, to: str = "", template: str = "") -> list[OutboxMail]:
    with house.app.store.read() as db:
        emails = {(cohort.name, p.ref): p.email for cohort in db.cohorts() for p in db.people(cohort.name).values()}
    found = status.outbox(house.app.ports)
    return [
        mail
        for mail in found
        if to in ("", emails[mail.cohort, mail.order.to]) and template in ("", mail.order.template)
    ]


def sent_to(smtp: Running, address: str) -> list:
    return [mail for mail in smtp.inbox.mails if mail["To"].addresses[0].addr_spec == address]


def started(house: House, people) -> str:
    name = launch(house.app.ports, house.programs / "pilot.yaml", people)
    house.settle()
    return name


def until_reminded(house: House) -> None:
    while not outbox(house, to=CLAIRE, template="reminder"):
        assert house.jump()


def come_back(house: House, smtp: Running, tmp_path, shape: str = "postfix", name: str = "1.M1.mx", **how) -> int:
    """Let Claire's first mail come back, and read it."""
    told = {"message_id": sent_to(smtp, CLAIRE)[0]["Message-ID"]} | how
    deliver(tmp_path / "returned", report(shape, **told), name)
    return take_bounces(house.app.ports)


def test_a_refused_address_is_marked_and_hr_is_told_once(by_smtp: House, people, smtp: Running):
    """However many reminders follow: one mail to HR, and no more tries at that address."""
    smtp.inbox.answers[CLAIRE] = NO_SUCH_USER
    started(by_smtp, people)
    for _ in range(6):
        by_smtp.jump()

    mails = outbox(by_smtp, to=CLAIRE)
    assert [(mail.state, mail.error) for mail in mails] == [
        (MailState.FAILED, "mail-refused"),
        *[(MailState.FAILED, "address-dead")] * (len(mails) - 1),
    ]
    assert len(mails) > 1
    assert all(mail.tries == 1 for mail in mails)
    [told] = outbox(by_smtp, template="hr-unreachable")
    assert told.order.data == {"cause": "unknown", "whose": "mentee"}
    assert outbox(by_smtp, template="hr-mail-failed") == []


def test_what_is_asked_stays_open_and_is_shown_as_unreachable(by_smtp: House, people, smtp: Running):
    """Reminders are still due for all: nothing is held, and the list says who knows nothing of it."""
    smtp.inbox.answers[CLAIRE] = NO_SUCH_USER
    started(by_smtp, people)
    until_reminded(by_smtp)

    shown = {one.awaits[0]: (one.unreachable, one.state) for one in status.tasks(by_smtp.app.ports)}

    assert [address for address, (unreachable, _state) in shown.items() if unreachable] == [CLAIRE]
    assert shown[CLAIRE][1] == shown["paul@exemple.test"][1] == "open"


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


def test_what_hr_is_told_says_what_it_means_and_another_way_and_names_nobody(by_smtp: House, people, smtp: Running):
    """Code and role are enough; commands for a link by hand, acting on behalf, and taking the address back."""
    smtp.inbox.answers[CLAIRE] = NO_SUCH_USER
    started(by_smtp, people)
    for _ in range(3):
        by_smtp.jump()

    [mail] = sent_to(smtp, "rh@essai.test")
    text = mail.get_body(("plain",)).get_content()

    assert "E001" in text
    for words in ("revflow tasks", "revflow link TASK", "--for ADDRESS", "revflow outbox --revive ADDRESS"):
        assert words in text
    assert not {"Claire", "Martin", CLAIRE} & set(text.split())


def test_hrs_own_dead_address_is_not_told_to_itself_and_is_logged(by_smtp: House, people, smtp: Running, caplog):
    """The one member of HR is not reached: the log has it, without an address; the next mails are not tried."""
    smtp.inbox.answers[CLAIRE] = NO_SUCH_USER
    smtp.inbox.answers["rh@essai.test"] = NO_SUCH_USER
    started(by_smtp, people)
    for _ in range(6):
        by_smtp.jump()

    assert "nobody of hr is left to be told" in caplog.text
    assert "rh@" not in caplog.text
    assert {mail.error for mail in outbox(by_smtp, to="rh@essai.test")} <= {"mail-refused", "address-dead"}
    assert [mail.order.template for mail in outbox(by_smtp, template="hr-unreachable")] == ["hr-unreachable"]


def test_a_revived_address_gets_the_newest_mail_of_what_is_still_asked(by_smtp: House, people, smtp: Running):
    """A reader whose box was full for weeks is not flooded: one mail for the open task, none that is over."""
    smtp.inbox.answers[CLAIRE] = "552 5.2.2 full"
    started(by_smtp, people)
    until_reminded(by_smtp)
    failed = outbox(by_smtp, to=CLAIRE)
    del smtp.inbox.answers[CLAIRE]

    count = revive(by_smtp.app.ports, f" {CLAIRE.upper()}")
    by_smtp.settle()

    assert len(failed) > 1
    assert (count, len(sent_to(smtp, CLAIRE))) == (1, 1)
    assert [mail.state for mail in outbox(by_smtp, to=CLAIRE)] == [
        *[MailState.FAILED] * (len(failed) - 1),
        MailState.SENT,
    ]


def test_a_mail_that_a_server_took_takes_no_mark_away(bounced: House, people, smtp: Running, tmp_path):
    """250 says that a server has it, not that a person can read it: only HR takes a mark away."""
    started(bounced, people)
    come_back(bounced, smtp, tmp_path)
    task = next(one.task for one in status.tasks(bounced.app.ports) if one.awaits == (CLAIRE,))

    remind(bounced.app.ports, task)
    bounced.settle()

    assert outbox(bounced, to=CLAIRE)[-1].error == "address-dead"
    assert len(sent_to(smtp, CLAIRE)) == 1


def test_an_address_that_dies_again_is_told_again(bounced: House, people, smtp: Running, tmp_path):
    """HR has heard of the first time only."""
    started(bounced, people)
    come_back(bounced, smtp, tmp_path)
    revive(bounced.app.ports, CLAIRE)
    bounced.settle()
    bounced.jump()

    come_back(bounced, smtp, tmp_path, name="2.M2.mx")

    assert len(outbox(bounced, template="hr-unreachable")) == 2


def test_an_address_that_is_not_dead_cannot_be_revived(house: House):
    """A slip in the address is told, and changes nothing."""
    with pytest.raises(RefusedError, match="not-dead"):
        revive(house.app.ports, CLAIRE)


def test_a_link_by_hand_is_the_persons_own(by_smtp: House, people, smtp: Running):
    """HR gives the page to whom no mail reaches: it opens that task for that person alone."""
    smtp.inbox.answers[CLAIRE] = NO_SUCH_USER
    started(by_smtp, people)
    task = next(one for one in by_smtp.tasks() if one.journey == "E001")

    address, link = link_by_hand(by_smtp.app.ports, task.id, task.to[0])

    found = links.read(by_smtp.app.ports, link.removeprefix("http://revflow.test/tasks/"), "task")
    assert (address, found.subject, found.ref) == (CLAIRE, task.id, task.to[0])
    with pytest.raises(RefusedError, match="task-not-yours"):
        link_by_hand(by_smtp.app.ports, task.id, "U999")


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


def test_the_tick_looks_once_a_minute_and_goes_on_without_a_mailbox(
    bounced: House, people, tmp_path, caplog, monkeypatch
):
    """A mailbox that is not there yet is told by a code; mails go, and the next look finds what came back."""
    launch(bounced.app.ports, bounced.programs / "pilot.yaml", people)
    bounced.settle()
    ticker = Ticker(bounced.app.ports, bounced.app.clock, Drivers(bounced.app.ports, lambda _code: None), jumps=False)
    ticker._tick()
    deliver(tmp_path / "returned", report(message_id=""))

    ticker._tick()
    within_the_minute = [mail.error for mail in outbox(bounced, to=CLAIRE)]
    monkeypatch.setattr(returning, "PERIOD", 0.0)
    ticker = Ticker(bounced.app.ports, bounced.app.clock, Drivers(bounced.app.ports, lambda _code: None), jumps=False)
    ticker._tick()

    assert "bounces-folder" in caplog.text
    assert within_the_minute == [""]
    assert [mail.error for mail in outbox(bounced, to=CLAIRE)] == ["mail-bounced"]


def test_a_redirected_installation_reads_no_bounces(tmp_path):
    """What comes back of a test cohort's mails says nothing of the people in it."""
    app = open_app(
        Settings(home=tmp_path / "home", mail_redirect="test@corp.test", bounces=f"maildir:{tmp_path / 'returned'}")
    )

    assert take_bounces(app.ports) == 0
    app.store.close()
