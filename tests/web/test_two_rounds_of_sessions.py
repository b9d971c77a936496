"""A pair with two steps of sessions, whose numbers begin anew: calendars tell their dates apart."""

import re

import vobject

from web.conftest import HERE
from web.pair_pages import at_sessions

AGAIN = "  - {id: again, kind: sessions, for_each: pair, count: 2, bounds: 1-3}\n"


def twice(folder):
    """Write the program with a second step of two sessions after a first one of one."""
    program = folder / "twice.yaml"
    text = (
        (HERE / "sessions.yaml").read_text("utf-8").replace("count: 5\n    bounds: 5-10", "count: 1\n    bounds: 1-3")
    )
    program.write_text(text.replace("  - id: closing-review\n", f"{AGAIN}  - id: closing-review\n"), "utf-8")
    return str(program)


def test_each_session_is_an_event_of_its_own(house, client, tmp_path):
    """RFC 5545: one UID is one event; with an earlier session's, calendars would drop the new one or move that."""
    with at_sessions(house, client, twice(tmp_path)) as pages:
        for _ in range(3):
            pages.hold()
        letters = pages.letters("session-invitation")

    parts = [part for letter in letters for part in letter.walk() if part.get_content_type() == "text/calendar"]
    uids = [vobject.readOne(part.get_content()).vevent.uid.value for part in parts]
    assert len(uids) == 6
    assert len(set(uids)) == 3


def test_a_page_tells_of_the_sessions_of_both_steps_and_of_what_happened_in_its_own(house, client, tmp_path):
    """The first step's session 1 stays in the list, and did not happen on the page of the second one's."""
    with at_sessions(house, client, twice(tmp_path)) as pages:
        pages.hold()
        pages.hold("missed")
        shown = pages.shown(pages.link("noe"))

    listed, happened = shown.split("Ce qui s'est passé")
    assert re.findall(r"Séance 1 .*?\) (\w+) Noé", listed) == ["tenue", "manquée"]
    assert ("tenue" in happened, "manquée" in happened) == (False, True)
