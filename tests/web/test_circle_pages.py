"""The mentors' circle on real pages: HR sets a date and a place, mentors are invited, HR says what became of it."""

import html as escapes
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import httpx
import pytest
import vobject

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.tasks import Task, TaskKind
from revflow.service.hand_link import link_by_hand
from revflow.service.leave import leave
from revflow.service.update import update
from web.conftest import HERE, Site, launched

ROOM = "Salle <Ada> & co, https://meet.exemple.test/x?a=1"


@contextmanager
def at_circle(house: House, program: str = "circle.yaml") -> Iterator[Site]:
    """All pairs are accepted; HR is asked for the first date."""
    with launched(house, program, "circle_people.csv") as made:
        for _ in range(10):
            house.settle()
            acted = [willing(house, task) for task in house.tasks() if task.step in ("needs", "offer", "accept")]
            if not any(acted):
                break
        yield made


@pytest.fixture
def circle(house: House) -> Iterator[Site]:
    with at_circle(house) as made:
        yield made


def asked(site: Site, kind: TaskKind = TaskKind.GATHER, step: str = "mentors-circle") -> Task:
    site.house.settle()
    return next(task for task in site.house.tasks(step=step) if task.kind is kind)


def text(client: httpx.Client, site: Site, task: Task, ref: str = "") -> str:
    return escapes.unescape(client.get(site.link(task, ref)).text).replace("\u00a0", " ").replace("\u202f", " ")


def typed(site: Site, days: int = 20) -> dict[str, str]:
    day = site.house.app.clock.now() + timedelta(days=days)
    return {"day": day.strftime("%Y-%m-%d"), "time": "10:30"}


def mails(site: Site, template: str):
    """Return each mail of a template with its reader's address, and the event of its calendar part if it has one."""
    site.house.settle()
    with site.house.app.store.read() as db:
        people = db.people(site.cohort)
        rows = [one for one in db.outbox(site.cohort) if one.order.template == template and one.path]
    found = []
    for row in rows:
        letter = message_from_bytes(Path(row.path).read_bytes(), policy=policy.default)
        parts = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
        event = vobject.readOne(parts[0].get_content()) if parts else None
        found.append((people[row.order.to].email, letter, event))
    return found


def set_date(site: Site, client: httpx.Client, **more: str) -> httpx.Response:
    return client.post(site.link(asked(site)), data={**typed(site), "where": ROOM, **more})


def test_hr_sets_a_date_and_a_place_and_each_mentor_is_invited_alone(circle, client):
    """The page proposes a date; each invitation names its reader alone, with the place, in the reader's language."""
    shown = text(client, circle, asked(circle))
    answer = set_date(circle, client)

    sent = mails(circle, "circle-invitation")
    assert 'name="day" value="20' in shown
    assert answer.status_code == 303
    assert sorted(to for to, _, _ in sent) == ["max@x.test", "mia@x.test"]
    for to, letter, part in sent:
        assert [one.value for one in part.vevent.attendee_list] == [f"mailto:{to}"]
        assert part.vevent.location.value == ROOM
        assert part.method.value == "REQUEST"
        assert ROOM in letter.get_body(("plain",)).get_content()
        assert "<Ada>" not in letter.get_body(("html",)).get_content()
    subjects = {to: letter["subject"] for to, letter, _ in sent}
    assert "cercle des mentors" in subjects["max@x.test"]
    assert "circle" in subjects["mia@x.test"]


def test_each_circle_has_events_of_its_own(house, client, tmp_path):
    """RFC 5545: one UID is one event; with the other circle's, calendars would drop the meeting or move that one."""
    program = tmp_path / "two.yaml"
    second = "  - {id: evening, kind: circle, every: 3 months}\n"
    text = (HERE / "circle.yaml").read_text("utf-8")
    program.write_text(text.replace("  - {id: report", f"{second}  - {{id: report"), "utf-8")
    with at_circle(house, str(program)) as made:
        set_date(made, client)
        client.post(made.link(asked(made, step="evening")), data=typed(made, 30))
        uids = [part.vevent.uid.value for to, _, part in mails(made, "circle-invitation") if to == "max@x.test"]

    assert len(uids) == 2
    assert len(set(uids)) == 2


def test_a_get_changes_nothing_and_the_place_stands_in_no_event(circle, client):
    """Where people meet is content, kept apart."""
    task = asked(circle)
    before = circle.events(task.journey)
    client.get(circle.link(task))
    client.get(circle.link(task) + "?day=2027-01-01&time=10:00")
    unchanged = circle.events(task.journey)
    set_date(circle, client)

    with circle.house.app.store.read() as db:
        assert before == unchanged
        assert "Salle" not in repr(db.events(task.journey))


def test_before_it_takes_place_it_can_be_moved_and_called_off(circle, client):
    """An update, then a cancellation, under one identity; then another date is asked for."""
    set_date(circle, client)
    task = asked(circle, TaskKind.GATHERED)
    ahead = text(client, circle, task)
    moved = client.post(circle.link(task), data={**typed(circle, 25), "where": "", "result": "moved"})
    later = asked(circle, TaskKind.GATHERED)
    off = client.post(circle.link(later), data={"result": "cancelled"})

    invited, cancelled = mails(circle, "circle-invitation"), mails(circle, "circle-cancelled")
    told, gone = (
        sorted((int(part.vevent.sequence.value), part.method.value) for _, _, part in some)
        for some in (invited, cancelled)
    )
    uids = {part.vevent.uid.value for _, _, part in (*invited, *cancelled)}
    assert ROOM in ahead
    assert 'value="10:30"' in ahead
    assert "It took place" not in ahead
    assert (moved.status_code, off.status_code) == (303, 303)
    assert told == [(0, "REQUEST")] * 2 + [(1, "REQUEST")] * 2
    assert gone == [(2, "CANCEL")] * 2
    assert len(uids) == 1
    assert asked(circle).session == 1


def test_a_place_that_is_deleted_stands_in_no_invitation_any_more(circle, client):
    """The page shows the place that a meeting has; whoever empties the field knows none, or not yet."""
    set_date(circle, client)
    first = asked(circle, TaskKind.GATHERED)
    client.post(circle.link(first), data={**typed(circle, 25), "where": "", "result": "moved"})
    second = asked(circle, TaskKind.GATHERED)
    shown = text(client, circle, second)
    client.post(circle.link(second), data={**typed(circle, 26), "result": "moved"})

    events = [part.vevent for _, _, part in mails(circle, "circle-invitation")]
    assert {int(one.sequence.value): hasattr(one, "location") for one in events} == {0: True, 1: False, 2: False}
    assert ROOM not in shown


def test_a_place_stands_on_one_line_and_turns_no_direction(circle, client):
    """What is not seen changes neither a calendar's lines nor how a mail reads."""
    set_date(circle, client, where="Salle\u202e Ada\r\nATTENDEE:mailto:x@y.test\u2066")

    parts = [part.vevent for _, _, part in mails(circle, "circle-invitation")]
    assert {part.location.value for part in parts} == {"Salle Ada ATTENDEE:mailto:x@y.test"}
    assert {len(part.attendee_list) for part in parts} == {1}


def test_once_it_is_over_one_click_says_so_with_how_many_came(circle, client):
    """The mail asks then; the history stands on the page."""
    set_date(circle, client)
    task = asked(circle, TaskKind.GATHERED)
    before = mails(circle, "circle-confirm")
    early = client.post(circle.link(task), data={"result": "held"})
    while not mails(circle, "circle-confirm"):
        assert circle.house.jump()
    wrong = client.post(circle.link(task), data={"result": "held", "came": "many"})
    said = client.post(circle.link(task), data={"result": "held", "came": "2"})
    circle.house.settle()

    assert before == []
    assert (early.status_code, wrong.status_code, said.status_code) == (409, 409, 303)
    assert "whole number" in wrong.text
    assert "Meeting 1" in text(client, circle, task)
    assert "held" in text(client, circle, task)


def test_a_meeting_that_nobody_tells_of_is_left_behind_and_the_next_date_is_asked_for(circle, client):
    """The page says that time is up; the next meeting's page tells of it without a name."""
    set_date(circle, client)
    first = asked(circle, TaskKind.GATHERED)
    while not any(task.kind is TaskKind.GATHER for task in circle.house.tasks(step="mentors-circle")):
        assert circle.house.jump()
        circle.house.settle()
    late = client.post(circle.link(first), data={"result": "held"})
    over, following = (text(client, circle, task) for task in (first, asked(circle)))

    assert late.status_code == 409
    assert "Time ran out" in over
    assert 'value="held"' not in over
    assert "nobody said" in following


def test_whoever_mails_do_not_reach_is_given_a_link_by_hand_for_each_of_the_two_tasks(circle, client):
    """`revflow link` prints it: a meeting is planned, and settled, by whoever of HR it is for."""
    for kind, form in ((TaskKind.GATHER, typed(circle)), (TaskKind.GATHERED, {"result": "cancelled"})):
        task = asked(circle, kind)
        _, link = link_by_hand(circle.house.app.ports, task.id, task.to[-1])
        answer = client.post(f"{circle.url}/tasks/{link.rpartition('/')[2]}", data=form)
        with circle.house.app.store.read() as db:
            assert (answer.status_code, db.task(task.id).closed_by) == (303, task.to[-1])


def test_who_leaves_gets_a_cancellation_and_nobody_else_hears_of_it(circle, client):
    """Rule 11."""
    set_date(circle, client)
    mails(circle, "circle-invitation")
    with circle.house.app.store.read() as db:
        ref = next(ref for ref, one in db.people(circle.cohort).items() if one.email == "mia@x.test")
        code = next(one.journey.code for one in db.summaries(circle.cohort) if one.journey.person == ref)
    leave(circle.house.app.ports, code, ref)

    assert [to for to, _, _ in mails(circle, "circle-cancelled")] == ["mia@x.test"]


def test_an_invitation_goes_to_a_new_address_too(circle, client, tmp_path):
    """What lies ahead is in the old mailbox's calendar alone (rule 24); what was called off is not sent again."""
    set_date(circle, client)
    mails(circle, "circle-invitation")
    listed = tmp_path / "people.csv"
    text = (HERE / "circle_people.csv").read_text("utf-8").replace("email,", "email,id,", 1)
    rows = [line.split(",", 2) for line in text.splitlines()[1:]]
    known = "\n".join(f"{name},{email},{email},{rest}" for name, email, rest in rows)
    listed.write_text(f"{text.splitlines()[0]}\n{known.replace('mia@x.test,mia', 'mo@x.test,mia')}\n", "utf-8")
    update(circle.house.app.ports, circle.cohort, listed)
    again = [to for to, _, _ in mails(circle, "circle-invitation")]
    client.post(circle.link(asked(circle, TaskKind.GATHERED)), data={"result": "cancelled"})
    mails(circle, "circle-cancelled")
    listed.write_text(listed.read_text("utf-8").replace("mo@x.test,mia", "my@x.test,mia"), "utf-8")
    update(circle.house.app.ports, circle.cohort, listed)

    assert sorted(again) == ["max@x.test", "mo@x.test", "mo@x.test"]
    assert len(mails(circle, "circle-invitation")) == 3


def test_a_place_that_is_too_long_is_refused_and_what_was_typed_stays(circle, client):
    """A plain sentence, and no work lost."""
    answer = set_date(circle, client, where="x" * 201)

    assert answer.status_code == 409
    assert "x" * 201 in answer.text


def test_whoever_of_hr_acts_second_hears_that_it_is_done(circle, client):
    """Two of HR are asked; the second one's click changes nothing."""
    task = asked(circle)
    first = client.post(circle.link(task, task.to[0]), data=typed(circle))
    second = client.post(circle.link(task, task.to[1]), data=typed(circle, 30))
    circle.house.settle()

    assert (first.status_code, second.status_code) == (303, 409)
    assert len(mails(circle, "circle-invitation")) == 2


def test_the_report_says_how_many_meetings_there_were(circle, client):
    """Nobody waits for a circle; what was held by then is counted."""
    client.post(circle.link(asked(circle)), data={**typed(circle, 2), "where": ROOM})
    while not mails(circle, "circle-confirm"):
        assert circle.house.jump()
    client.post(circle.link(asked(circle, TaskKind.GATHERED)), data={"result": "held"})
    for _ in range(200):
        circle.house.settle()
        if not any(willing(circle.house, task) for task in circle.house.tasks()) and not circle.house.jump():
            break

    bodies = [letter.get_body(("plain",)).get_content() for _, letter, _ in mails(circle, "report")]
    assert bodies
    assert all("Meetings of a circle held: 1" in body for body in bodies), bodies


def test_clicks_in_the_same_moment_set_one_date_and_invite_once(circle):
    """Several of HR, or one who clicks again and again: one act counts, the others hear so."""
    task = asked(circle)
    links = [circle.link(task, ref) for ref in task.to] * 3

    def click(number: int) -> int:
        with httpx.Client(timeout=60) as one:
            return one.post(links[number], data={**typed(circle, 20 + number), "where": ROOM}).status_code

    with ThreadPoolExecutor(len(links)) as pool:
        codes = sorted(pool.map(click, range(len(links))))

    assert codes == [303] + [409] * (len(links) - 1)
    assert len(mails(circle, "circle-invitation")) == 2
    assert len(circle.house.tasks(step="mentors-circle")) == 1
