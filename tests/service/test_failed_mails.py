"""Mails that cannot be sent: said where, and to HR, never silently held."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from fixtures.house import House
from fixtures.smtp import Running
from revflow.domain.mails import MailState
from revflow.service import status
from revflow.service.launch import launch

NOT_ALLOWED = "550 5.7.1 this sender may not"
"""No fault of the reader's address."""


def states(house: House) -> list[MailState]:
    return [mail.state for mail in status.outbox(house.app.ports)]


def test_a_refused_address_is_failed_and_says_why_the_others_go(by_smtp: House, people, smtp: Running):
    """550 for one reader: that row is failed with a code, the other four are sent."""
    smtp.inbox.answers["claire@exemple.test"] = "550 no such user"
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    by_smtp.settle()

    failed = [mail for mail in status.outbox(by_smtp.app.ports) if mail.state is MailState.FAILED]
    assert len({envelope.rcpt_tos[0] for envelope in smtp.inbox.envelopes} - {"rh@essai.test"}) == 4
    assert [mail.error for mail in failed] == ["mail-refused"]


@pytest.mark.parametrize(
    ("line", "where"),
    [("{{ task.link.nope.nope }}", "needs/body.en.txt:2"), ("{% include person.name ~ '.txt' %}", "needs:2")],
)
def test_a_faulty_template_is_logged_with_its_place_and_without_people(
    house: House, people, tmp_path, caplog, line, where
):
    """Edited after the launch: who mends it needs file and line, a file named after somebody is nobody's business."""
    program = tmp_path / "company" / "programs" / "pilot.yaml"
    own = tmp_path / "company" / "templates" / "mail" / "needs"
    program.parent.mkdir(parents=True)
    program.write_text((house.programs / "pilot.yaml").read_text("utf-8"), encoding="utf-8")
    launch(house.app.ports, program, people)
    own.mkdir(parents=True)
    for language in ("en", "fr"):
        (own / f"subject.{language}.txt").write_text("Needs")
        (own / f"body.{language}.txt").write_text(f"Hello\n{line}\n")
        (own / f"body.{language}.html").write_text("<p>Hello</p>")
    house.settle()

    assert f"template-faulty {where}" in caplog.text.replace(".fr.", ".en.")
    assert "Claire" not in caplog.text
    assert "template-faulty" in {mail.error for mail in status.outbox(house.app.ports)}


def test_hr_hears_at_once_where_a_template_has_a_fault_and_mails_go_when_it_is_mended(house: House, people, tmp_path):
    """A fault of a template does not mend itself: HR reads file and line after the first try, once for all mails."""
    # given a company's template that has got a fault in its second line since the launch
    program = tmp_path / "company" / "programs" / "pilot.yaml"
    own = tmp_path / "company" / "templates" / "mail" / "needs"
    for folder in (program.parent, own):
        folder.mkdir(parents=True)
    program.write_text((house.programs / "pilot.yaml").read_text("utf-8"), encoding="utf-8")
    (own / "subject.fr.txt").write_text("Besoins")
    (own / "body.fr.txt").write_text("Bonjour\n")
    (own / "body.fr.html").write_text("<p>Bonjour</p>")
    launch(house.app.ports, program, people)
    (own / "body.fr.txt").write_text("Bonjour\n{{ nope }}\n")
    # when the mails are tried once
    house.settle()
    # then each waits, and HR is told file and line, once
    waiting = [mail for mail in status.outbox(house.app.ports) if mail.order.template == "needs"]
    assert {(mail.state, mail.tries) for mail in waiting} == {(MailState.QUEUED, 1)}
    assert len(waiting) > 1
    [told] = [mail for mail in status.outbox(house.app.ports) if mail.order.template == "hr-template-faulty"]
    assert told.order.data == {"place": "needs/body.fr.txt:2"}
    # and once the template is mended, the mails go, and HR's as soon as it may
    (own / "body.fr.txt").write_text("Bonjour\n")
    keys = {mail.order.key for mail in [*waiting, told]}
    while not keys <= {mail.order.key for mail in status.outbox(house.app.ports) if mail.state is MailState.SENT}:
        assert house.jump()
    [told] = [mail for mail in status.outbox(house.app.ports) if mail.order.template == "hr-template-faulty"]
    text = message_from_bytes(Path(told.path).read_bytes(), policy=default).get_body(("plain",)).get_content()
    assert "needs/body.fr.txt:2" in text


def test_hr_hears_of_a_mail_that_failed_once_and_never_of_its_own(by_smtp: House, people, smtp: Running):
    """A mail that the server does not let through is told to HR by journey and role; HR's own are not."""
    smtp.inbox.answers["claire@exemple.test"] = NOT_ALLOWED
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    smtp.inbox.answers["rh@essai.test"] = NOT_ALLOWED
    by_smtp.settle()
    for _ in range(5):
        by_smtp.jump()

    outbox = status.outbox(by_smtp.app.ports)
    failed = [mail.order for mail in outbox if mail.state is MailState.FAILED]
    told = [mail.order for mail in outbox if mail.order.template == "hr-mail-failed"]
    [hr] = {order.to for order in told}
    assert {"needs", "reminder"} <= {order.template for order in failed if order.to != hr}
    assert "hr-mail-failed" in {order.template for order in failed if order.to == hr}
    assert sorted(order.step for order in told) == sorted({order.step for order in failed if order.to != hr})
    assert [order.data for order in told] == [{"cause": "mail-refused", "whose": "mentee"}] * len(told)


def test_what_hr_is_told_of_a_failed_mail_names_no_person(by_smtp: House, people, smtp: Running):
    """Its journey and role are enough to act, and the mail says what to do."""
    smtp.inbox.answers["claire@exemple.test"] = NOT_ALLOWED
    launch(by_smtp.app.ports, by_smtp.programs / "pilot.yaml", people)
    by_smtp.settle()
    for _ in range(3):
        by_smtp.jump()

    [told] = [mail for mail in smtp.inbox.mails if mail["To"].addresses[0].addr_spec == "rh@essai.test"]
    text = told.get_body(("plain",)).get_content()
    assert "à la personne mentorée" in text
    assert "joignez la personne autrement" in text
    assert not {"Claire", "Martin", "claire@exemple.test"} & set(text.split())
