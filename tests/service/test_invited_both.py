"""A session's invitation goes to both of the pair, whoever of them is asked what became of it (rule 12)."""

from changed_programs import start, until
from fixtures.script import willing
from revflow.domain.mails import MailState


def test_who_is_not_asked_about_a_session_is_invited_to_it(house, tmp_path):
    """Given a program in which the mentor alone confirms, when a date is found, both have it in their calendars."""
    start(house, tmp_path, "pilot", ("    count: 5", "    count: 5\n    confirm_by: mentor"))
    [planning] = until(house, "sessions")[:1]
    willing(house, planning)

    house.settle()

    with house.app.store.read() as db:
        sent = [mail for mail in db.outbox() if mail.order.template == "session-invitation"]
    assert len({mail.order.to for mail in sent}) == 2
    assert [(mail.state, mail.error) for mail in sent] == [(MailState.SENT, "")] * 2
