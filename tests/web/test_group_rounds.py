"""A small group whose pairs are not all at the same sessions: one has ended them or left, or a step of them follows."""

from datetime import timedelta
from pathlib import Path

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.leave import leave
from revflow.service.sessions import agree, propose_count
from web.conftest import launched
from web.group_pages import ALL, GroupPages, answer, named

PLAN, SESSION = TaskKind.PLAN, TaskKind.SESSION
GROUP = Path(__file__).parent / "group.yaml"
BOUNDS = "bounds: 2-5"
REPORT = "  - id: report\n"
CLOSING = "  - {id: closing, kind: form, for_each: pair, by: mentor, fields: {word: {type: text}}}\n"
AGAIN = "  - {id: again, kind: sessions, for_each: pair, count: 1, bounds: 1-3, together: true}\n"


@pytest.fixture
def group(house, client, tmp_path):
    """The pairs end their sessions in a form, and may agree on one session alone."""
    with launched(house, written(tmp_path, CLOSING), "group_people.csv") as site:
        pages = GroupPages(site, client)
        answer(pages)
        yield pages


def written(folder: Path, more: str) -> str:
    text = GROUP.read_text().replace(BOUNDS, "bounds: 1-5").replace(REPORT, more + REPORT)
    program = folder / "group.yaml"
    program.write_text(text)
    return str(program)


def held_once(group: GroupPages) -> None:
    starts = group.plan(10, *ALL)
    group.after(starts)
    group.there(*ALL)


def fewer(group: GroupPages, who: str) -> None:
    """The mentor and an executive agree that the session that was held is the only one."""
    ports = group.house.app.ports
    propose_count(ports, group.code(who), group.ref("noe"), 1, "")
    group.house.settle()
    agree(ports, group.of(who, TaskKind.AGREE).id, group.ref(who), agreed=True)
    group.house.settle()


def test_who_ends_the_sessions_early_comes_to_no_date_any_more(group: GroupPages):
    """Ada's last session is held, her journey goes on: the mentor's entry names the two others, then nobody."""
    held_once(group)
    group.plan(12, *ALL)
    fewer(group, "ada")

    assert group.diary("ada")[-1] == "CANCEL"
    assert named(group.entries("noe")[-1]) == {"noe", "ben", "cleo"}

    for who in ("ben", "cleo"):
        group.say(group.page(who, SESSION, who), result="cancelled")
    assert group.diary("noe")[-1] == "CANCEL"


def test_a_second_step_of_sessions_has_dates_of_its_own(house, client, tmp_path):
    """One meeting in each of two steps: two events in the calendars, two meetings in the report."""
    with launched(house, written(tmp_path, AGAIN), "group_people.csv") as site:
        group = GroupPages(site, client)
        answer(group)
        for _ in range(3):
            held_once(group)

        assert len({entry.vevent.uid.value for entry in group.entries("ada")}) == 3
        with house.app.store.read() as db:
            counts = next(one for one in db.summaries(site.cohort) if one.journey.code == group.code("ada")).counts
        assert sum(count for name, count in counts.items() if name.startswith("met.")) == 3


def test_who_leaves_by_night_takes_the_request_of_the_others_along_with_nobody(house, client, tmp_path):
    """The mentor speaks by night, and Ada leaves before the quiet hours end: one request in the morning, for two."""
    quiet = "defaults: {mail: {quiet_hours: '19:00-08:00'}}\nsteps:\n"
    program = Path(written(tmp_path, ""))
    program.write_text(program.read_text().replace("steps:\n", quiet, 1))
    with launched(house, str(program), "group_people.csv") as site:
        group = GroupPages(site, client)
        answer(group)
        starts = group.plan(10, *ALL)
        group.house.app.clock.advance_to(starts + timedelta(hours=12))
        group.there(*ALL)
        with house.app.store.read() as db:
            ada = next(one for one in db.summaries(site.cohort) if one.journey.person == group.ref("ada"))
        leave(house.app.ports, ada.journey.code, group.ref("ada"))
        group.after(starts + timedelta(days=3))

    asked = [mail for mail in group.outbox("noe", "session-plan") if mail.sent_at and mail.sent_at > starts]
    assert len(asked) == 1
    (said,) = [letter for letter in group.letters("noe") if "Session 2 with Ben Cole has no date yet" in letter]
    assert "This date is for the whole group: Cleo Dahl needs one too" in said
