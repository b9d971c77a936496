"""A pair with two steps of sessions, whose numbers begin anew: calendars tell their dates apart."""

import vobject

from web.conftest import HERE
from web.pair_pages import at_sessions

AGAIN = "  - {id: again, kind: sessions, for_each: pair, count: 2, bounds: 1-3}\n"


def test_each_session_is_an_event_of_its_own(house, client, tmp_path):
    """RFC 5545: one UID is one event; with an earlier session's, calendars would drop the new one or move that."""
    program = tmp_path / "twice.yaml"
    text = (
        (HERE / "sessions.yaml").read_text("utf-8").replace("count: 5\n    bounds: 5-10", "count: 1\n    bounds: 1-3")
    )
    program.write_text(text.replace("  - id: closing-review\n", f"{AGAIN}  - id: closing-review\n"), "utf-8")
    with at_sessions(house, client, str(program)) as pages:
        for _ in range(3):
            pages.hold()
        letters = pages.letters("session-invitation")

    parts = [part for letter in letters for part in letter.walk() if part.get_content_type() == "text/calendar"]
    uids = [vobject.readOne(part.get_content()).vevent.uid.value for part in parts]
    assert len(uids) == 6
    assert len(set(uids)) == 3
