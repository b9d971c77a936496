"""A pair with two steps of sessions, whose numbers begin anew: calendars tell their dates apart."""

from email import message_from_bytes, policy
from pathlib import Path

import vobject

from fixtures.script import willing
from revflow.domain.tasks import TaskKind
from web.conftest import HERE, launched
from web.pair_pages import PairPages

AGAIN = "  - {id: again, kind: sessions, for_each: pair, count: 2, bounds: 1-3}\n"


def test_each_session_is_an_event_of_its_own(house, client, tmp_path):
    """RFC 5545: one UID is one event; with an earlier session's, calendars would drop the new one or move that."""
    program = tmp_path / "twice.yaml"
    text = (
        (HERE / "sessions.yaml").read_text("utf-8").replace("count: 5\n    bounds: 5-10", "count: 1\n    bounds: 1-3")
    )
    program.write_text(text.replace("  - id: closing-review\n", f"{AGAIN}  - id: closing-review\n"), "utf-8")
    with launched(house, str(program), str(HERE / "sessions_people.csv")) as site:
        pages = PairPages(site, client)
        for _ in range(3):
            for task in house.tasks(cohort=site.cohort):
                if task.kind is TaskKind.ANSWER:
                    willing(house, task)
            house.settle()
        for _ in range(3):
            pages.hold()

        uids = [event.uid.value for event in events(pages)]
        assert len(uids) == 6
        assert len(set(uids)) == 3


def events(pages: PairPages):
    with pages.house.app.store.read() as db:
        rows = [one for one in db.outbox(pages.site.cohort) if one.order.template == "session-invitation" and one.path]
    for row in rows:
        letter = message_from_bytes(Path(row.path).read_bytes(), policy=policy.default)
        part = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
        yield vobject.readOne(part.get_content()).vevent
