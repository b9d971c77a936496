"""The outbox: each mail once, at its time; what cannot be sent is tried again, then said."""

from datetime import timedelta

import pytest

from fixtures.house import House
from fixtures.script import willing
from fixtures.smtp import Running
from revflow.bootstrap import Settings, open_app
from revflow.domain.mails import MailState
from revflow.service import status
from revflow.service.launch import launch
from revflow.service.sending import BACKOFF
from service_people import PAIRS


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


@pytest.fixture
def by_smtp(tmp_path, smtp: Running):
    """A house whose mails go by SMTP."""
    url = f"smtp://127.0.0.1:{smtp.port}"
    app = open_app(Settings(home=tmp_path / "home", web_url="http://revflow.test", smtp_url=url))
    yield House(app)
    app.store.close()


def states(house: House) -> list[MailState]:
    return [mail.state for mail in status.outbox(house.app.ports)]


def test_first_questions_reach_a_real_server_each_once(by_smtp: House, people, smtp: Running):
    """Five people are asked: five mails, each to one of them, each with its own link."""
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    by_smtp.settle()
    by_smtp.settle()

    readers = sorted(envelope.rcpt_tos[0] for envelope in smtp.inbox.envelopes)
    assert readers == [f"{name}@exemple.test" for name in ("ana", "claire", "lina", "paul", "tom")]
    assert len({mail["Message-ID"] for mail in smtp.inbox.mails}) == 5
    assert all("http://revflow.test/tasks/" in mail.get_body(("plain",)).get_content() for mail in smtp.inbox.mails)
    assert states(by_smtp) == [MailState.SENT] * 5


def test_a_refused_address_is_failed_and_says_why_the_others_go(by_smtp: House, people, smtp: Running):
    """550 for one reader: that row is failed with a code, the other four are sent."""
    smtp.inbox.answers["claire@exemple.test"] = "550 no such user"
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    by_smtp.settle()

    failed = [mail for mail in status.outbox(by_smtp.app.ports) if mail.state is MailState.FAILED]
    assert len(smtp.inbox.envelopes) == 4
    assert [mail.error for mail in failed] == ["mail-refused"]


def test_greylisting_is_waited_for(by_smtp: House, people, smtp: Running):
    """451 now, 250 later: the mail goes at the next try, once."""
    smtp.inbox.answers["claire@exemple.test"] = "451 try again later"
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    by_smtp.settle()
    waiting = states(by_smtp).count(MailState.QUEUED)
    smtp.inbox.answers.clear()
    by_smtp.app.clock.advance_to(by_smtp.app.clock.now() + BACKOFF[0] + timedelta(seconds=1))
    by_smtp.settle()

    assert waiting == 1
    assert states(by_smtp) == [MailState.SENT] * 5
    assert len(smtp.inbox.envelopes) == 5


def test_a_mail_server_gone_for_a_week_loses_nothing(tmp_path, people, smtp: Running):
    """Refused connections leave every mail queued with its reason; when the server is back, each goes once."""
    home = tmp_path / "home"
    gone = House(open_app(Settings(home=home, web_url="http://revflow.test", smtp_url="smtp://127.0.0.1:1")))
    launch(gone.app.ports, gone.programs / "pilot.yaml", people)
    for _ in range(7):
        gone.settle()
        gone.app.clock.advance_to(gone.app.clock.now() + timedelta(days=1))
    waiting = [(mail.state, mail.error) for mail in status.outbox(gone.app.ports) if mail.order.template != "reminder"]
    gone.app.store.close()
    url = f"smtp://127.0.0.1:{smtp.port}"
    back = House(open_app(Settings(home=home, web_url="http://revflow.test", smtp_url=url)))
    back.app.clock.advance_to(back.app.clock.now() + timedelta(hours=2))
    back.settle()

    assert {state for state, _ in waiting} == {MailState.QUEUED}
    assert "mail-unreachable" in {error for _, error in waiting}
    assert set(states(back)) == {MailState.SENT}
    ids = [mail["Message-ID"] for mail in smtp.inbox.mails]
    assert len(ids) == len(set(ids)) == len(states(back))
    back.app.store.close()


def test_a_group_that_asks_for_it_gets_one_mail_a_day(by_smtp: House, people, smtp: Running):
    """Two needs to review and three mentors to vet come to HR in one mail, on the next working morning."""
    launch(by_smtp.app.ports, by_smtp.programs / "transition-numerique.yaml", people)
    for _ in range(3):
        by_smtp.settle()
        for task in by_smtp.tasks():
            if task.awaits != "hr":
                willing(by_smtp, task)
    by_smtp.settle()
    before = [envelope.rcpt_tos[0] for envelope in smtp.inbox.envelopes]
    while "rh@exemple.test" not in [envelope.rcpt_tos[0] for envelope in smtp.inbox.envelopes]:
        by_smtp.jump()

    daily = [mail for mail in smtp.inbox.mails if mail["To"].addresses[0].addr_spec == "rh@exemple.test"]
    assert "rh@exemple.test" not in before
    assert len(daily) == 1
    assert daily[0].get_body(("plain",)).get_content().count("http://revflow.test/tasks/") == 5


def test_a_mail_whose_question_was_answered_meanwhile_is_not_sent(by_smtp: House, people, smtp: Running):
    """An answer before its mail went out: the row says that the task was closed."""
    launch(by_smtp.app.ports, by_smtp.programs / "transition-numerique.yaml", people)
    for _ in range(4):
        by_smtp.settle()
        for task in by_smtp.tasks():
            willing(by_smtp, task)
    for _ in range(3):
        by_smtp.jump()

    skipped = [mail for mail in status.outbox(by_smtp.app.ports) if mail.state is MailState.SKIPPED]
    assert {mail.error for mail in skipped} == {"task-closed"}
    assert {mail.order.step for mail in skipped} >= {"needs-review", "mentor-vetting"}
