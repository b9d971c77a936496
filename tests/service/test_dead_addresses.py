"""Addresses that take no mail: marked, told to HR once, with another way, until HR takes the mark away."""

from datetime import timedelta

import pytest

from fixtures.house import House
from fixtures.smtp import Running
from revflow.domain.errors import RefusedError
from revflow.domain.mails import MailState
from revflow.service import links, status
from revflow.service.away import away
from revflow.service.decide import decide
from revflow.service.hand_link import link_by_hand
from revflow.service.handing import claim
from revflow.service.launch import launch
from revflow.service.remind import remind
from revflow.service.revive import revive
from service.racing import gate, start
from service.returned import CLAIRE, NO_SUCH_USER, come_back, outbox, sent_to, started, until_reminded


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


def test_who_is_next_to_hr_hears_when_none_of_hr_is_reached(by_smtp: House, people, smtp: Running, tmp_path):
    """Given an HR whose own addresses are dead, when another one dies, then those hear to whom its late tasks go."""
    groups = "hr: {members: [rh@essai.test], escalate_to: head}\n  head: {members: [head@essai.test]}"
    text = (by_smtp.programs / "pilot.yaml").read_text("utf-8").replace("hr: {members: [rh@essai.test]}", groups)
    own = tmp_path / "programs" / "own.yaml"
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    smtp.inbox.answers[CLAIRE] = NO_SUCH_USER
    smtp.inbox.answers["rh@essai.test"] = NO_SUCH_USER
    launch(by_smtp.app.ports, own, people)
    by_smtp.settle()
    for _ in range(6):
        by_smtp.jump()

    told = outbox(by_smtp, to="head@essai.test", template="hr-unreachable")

    assert {mail.state for mail in told} == {MailState.SENT}
    assert sorted(str(mail.order.data["whose"]) for mail in told) == ["hr", "mentee"]


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


def test_what_a_colleague_has_taken_on_is_not_asked_again_of_a_revived_address(by_smtp: House, smtp: Running, tmp_path):
    """Given three gates of one who is not reached, when two are claimed and one claimer is away, then two go again."""
    smtp.inbox.answers["ann@x.test"] = NO_SUCH_USER
    race = start(by_smtp, tmp_path, gate("by: board"))
    ports, tasks = race.ports, race.tasks()
    for task in tasks[3:]:
        decide(ports, task.id, race.ref("cid"), "approve")
    claim(ports, tasks[0].id, race.ref("bob"))
    claim(ports, tasks[1].id, race.ref("cid"))
    today = by_smtp.app.clock.now().date()
    away(ports, "cid@x.test", today, today + timedelta(days=3))
    smtp.inbox.answers.clear()

    count = revive(ports, "ann@x.test")
    by_smtp.settle()

    asked = [mail.order.task for mail in outbox(by_smtp, to="ann@x.test") if mail.state is MailState.SENT]
    assert (count, sorted(asked)) == (2, [tasks[1].id, tasks[2].id])


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
