"""The outbox: each mail once, at its time; what cannot be sent is tried again, then said."""

import asyncio
from collections import Counter
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

from fixtures.house import House
from fixtures.script import willing
from fixtures.smtp import Inbox, Running, run_server
from revflow.bootstrap import Settings, open_app
from revflow.domain.mails import MailState
from revflow.service import status
from revflow.service.launch import launch
from revflow.service.sending import BACKOFF, CLAIM, send_due
from service_people import PAIRS


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


def test_a_sender_that_the_server_refuses_for_a_week_loses_nothing(by_smtp: House, people, smtp: Running):
    """A fault of our own settings is none of the mails': each waits until it is mended, and none is called failed."""
    smtp.inbox.answers["revflow@localhost"] = "550 sender not allowed"
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    for _ in range(7):
        by_smtp.settle()
        by_smtp.app.clock.advance_to(by_smtp.app.clock.now() + timedelta(days=1))
    waiting = status.outbox(by_smtp.app.ports)
    smtp.inbox.answers.clear()
    by_smtp.app.clock.advance_to(by_smtp.app.clock.now() + timedelta(hours=2))
    by_smtp.settle()

    assert {mail.state for mail in waiting} == {MailState.QUEUED}
    assert "mail-sender" in {mail.error for mail in waiting}
    assert set(states(by_smtp)) == {MailState.SENT}


def test_a_greeting_takes_no_comma_from_the_name(house: House, tmp_path):
    """A list that writes a title behind the name: the mail greets "Claire", not "Claire,,"."""
    listed = tmp_path / "people.csv"
    listed.write_text(PAIRS.replace("Claire Martin", '"Claire, PhD"'), encoding="utf-8")
    launch(house.app.ports, house.programs / "pilot.yaml", listed)
    house.settle()

    texts = [
        message_from_bytes(path.read_bytes(), policy=default).get_body(("plain",)).get_content()
        for path in house.app.settings.maildir.rglob("*.eml")
    ]
    assert "Bonjour Claire," in {text.splitlines()[0] for text in texts}
    assert not any(",," in text for text in texts)


def ask_hr_five_things(house: House, people) -> None:
    """Two needs to review and three mentors to vet, all for HR's next daily mail."""
    launch(house.app.ports, house.programs / "transition-numerique.yaml", people)
    for _ in range(3):
        house.settle()
        for task in house.tasks():
            if task.awaits != "hr":
                willing(house, task)
    house.settle()


def test_a_group_that_asks_for_it_gets_one_mail_a_day(by_smtp: House, people, smtp: Running):
    """Two needs to review and three mentors to vet come to HR in one mail, on the next working morning."""
    ask_hr_five_things(by_smtp, people)
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


def test_a_daily_mail_holds_all_its_lines_however_few_are_sent_at_once(by_smtp: House, people, smtp: Running):
    """Five lines are due, mails are taken two at a time: the reader gets one mail with five links."""
    ask_hr_five_things(by_smtp, people)
    hr = [mail for mail in status.outbox(by_smtp.app.ports) if mail.state is MailState.QUEUED]
    by_smtp.app.clock.advance_to(max(mail.order.not_before for mail in hr))
    while send_due(by_smtp.app.ports, limit=2):
        pass

    daily = [mail for mail in smtp.inbox.mails if mail["To"].addresses[0].addr_spec == "rh@exemple.test"]
    assert [mail.get_body(("plain",)).get_content().count("http://revflow.test/tasks/") for mail in daily] == [5]


class Slow(Inbox):
    """A server that takes its time over the first mail: meanwhile something else happens."""

    def meanwhile(self) -> None:
        """Do nothing: a test says what."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.envelopes) == 1:
            await asyncio.get_running_loop().run_in_executor(None, self.meanwhile)
        return answer


def test_a_claim_that_ran_out_is_another_senders(tmp_path, people):
    """The first mail takes longer than a claim lasts, and a second sender goes on: the first sends none of the rest."""
    inbox = Slow()
    for slow in run_server(inbox):
        settings = Settings(
            home=tmp_path / "home", web_url="http://revflow.test", smtp_url=f"smtp://127.0.0.1:{slow.port}"
        )
        first, second = House(open_app(settings)), open_app(settings)

        def second_sends(clock=first.app.clock, ports=second.ports) -> None:
            clock.advance_to(clock.now() + 2 * CLAIM)
            send_due(ports)

        inbox.meanwhile = second_sends
        launch(first.app.ports, first.programs / "pilot.yaml", people)
        first.settle()
        in_hand, *others = Counter(mail["Message-ID"] for mail in inbox.mails).most_common()
        first.app.store.close()
        second.store.close()
    assert in_hand[1] == 2
    assert [times for _, times in others] == [1, 1, 1, 1]


def test_a_private_gate_is_announced_as_one_under_any_name(by_smtp: House, people, smtp: Running, tmp_path):
    """That nobody learns who declined is said because the step is private, not because of its id."""
    program = tmp_path / "programs" / "pilot.yaml"
    program.parent.mkdir()
    shipped = (by_smtp.programs / "pilot.yaml").read_text("utf-8")
    program.write_text(shipped.replace("- use: pair-acceptance", "- use: pair-acceptance\n    id: our-yes"), "utf-8")
    cohort = launch(by_smtp.app.ports, program, people)
    for _ in range(9):
        by_smtp.settle()
        for task in by_smtp.tasks(cohort=cohort):
            if task.step != "our-yes":
                willing(by_smtp, task)
    for _ in range(3):
        by_smtp.jump()

    asked = [mail for mail in smtp.inbox.mails if "Nous vous proposons" in mail.get_body(("plain",)).get_content()]
    assert asked
