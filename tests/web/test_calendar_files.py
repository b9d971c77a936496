"""A mail speaks of a file for calendars where one comes along, and nowhere else."""

import pytest

from fixtures.script import willing
from revflow.domain.tasks import TaskKind
from web.conftest import HERE
from web.pair_pages import at_sessions


@pytest.mark.parametrize("invite", ["true", "false"])
def test_a_program_that_touches_no_calendar_promises_no_file(house, client, tmp_path, invite):
    """A date is planned, then cancelled: both mails say as much as they hold."""
    program = tmp_path / "plain.yaml"
    text = (HERE / "sessions.yaml").read_text("utf-8").replace("count: 5\n", f"count: 5\n    invite: {invite}\n")
    program.write_text(text, "utf-8")
    with at_sessions(house, client, str(program)) as pages:
        willing(house, pages.task_of("noe", TaskKind.PLAN))
        pages.letters("session-invitation")
        pages.send(pages.link("noe"), result="cancelled")
        letters = [*pages.letters("session-invitation"), *pages.letters("session-cancelled")]

    told = {
        (
            len([part for part in letter.walk() if part.get_content_type() == "text/calendar"]),
            "joint" in letter.get_body(("plain",)).get_content(),
        )
        for letter in letters
    }
    assert len(letters) == 4
    assert told == {(1, True) if invite == "true" else (0, False)}
