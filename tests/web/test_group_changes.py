"""A small group while pairs leave it and come to it: the others' date stands, and who is last is a lone pair."""

from datetime import datetime, timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.leave import hold, leave, release
from revflow.service.together import settle
from web.group_pages import ALL, GroupPages, answer, in_group, named

PLAN, SESSION = TaskKind.PLAN, TaskKind.SESSION


@pytest.fixture
def group(house, client):
    with in_group(house, client) as pages:
        yield pages


def test_when_the_last_one_drops_out_the_mentor_hears_of_a_cancellation(group: GroupPages):
    """One after the other cannot come: an update first, then the end of the event."""
    group.plan(10, "ada", "ben")
    for who in ("ada", "ben"):
        group.say(group.page(who, SESSION, who), result="cancelled")

    assert group.diary("noe") == ["REQUEST", "REQUEST", "CANCEL"]
    sequences = [int(entry.vevent.sequence.value) for entry in group.entries("noe")]
    assert sequences == sorted(set(sequences))


def test_a_pair_that_ends_takes_only_itself_out(group: GroupPages):
    """Ben leaves: the others' date stands, the mentor's entry is updated; what follows is for two."""
    group.plan(10, "ada", "ben", "cleo")
    with group.house.app.store.read() as db:
        ben = next(one for one in db.summaries(group.site.cohort) if one.journey.person == group.ref("ben"))
    leave(group.house.app.ports, ben.journey.code, group.ref("ben"))
    group.house.settle()

    assert [group.diary(who) for who in ("ada", "cleo")] == [["REQUEST"], ["REQUEST"]]
    assert group.diary("noe") == ["REQUEST", "REQUEST"]
    assert named(group.entries("noe")[-1]) == {"noe", "ada", "cleo"}


def test_when_the_mentor_leaves_all_hear_of_it_once(group: GroupPages):
    """Rule 11: the pairs end; each calendar is told of one cancellation, the mentor's too."""
    group.plan(10, "ada", "ben", "cleo")
    with group.house.app.store.read() as db:
        noe = next(one for one in db.summaries(group.site.cohort) if one.journey.person == group.ref("noe"))
    leave(group.house.app.ports, noe.journey.code, group.ref("noe"))
    group.house.settle()

    assert [group.diary(who) for who in ("noe", *ALL)] == [["REQUEST", "CANCEL"]] * 4


def test_the_last_pair_left_meets_as_a_lone_pair(group: GroupPages):
    """Ben and Cleo leave before any date: Ada is asked for it too, with the mentor."""
    for who in ("ben", "cleo"):
        with group.house.app.store.read() as db:
            own = next(one for one in db.summaries(group.site.cohort) if one.journey.person == group.ref(who))
        leave(group.house.app.ports, own.journey.code, group.ref(who))
        group.house.settle()

    task = group.of("ada", PLAN)
    assert set(task.to) == {group.ref("ada"), group.ref("noe")}
    assert "whole group" not in group.shown(group.page("ada", PLAN))
    starts = group.plan(10, "ada")
    assert group.diary("ada") == group.diary("noe") == ["REQUEST"]
    assert {one.starts for one in group.sessions("ada")} == {starts}


def test_a_late_pair_joins_the_date_of_the_group(house, client):
    """Cleo's pair comes with a later wave: the page of its first date proposes that of the others."""
    with in_group(house, client, "cleo") as group:
        for _ in range(20):
            if group.tasks(PLAN):
                break
            group.house.jump()
        assert len(group.tasks(PLAN)) == 2
        answer(group)
        starts = group.plan(20, "ada", "ben")
        for _ in range(20):
            if any(task.journey not in (group.code("ada"), group.code("ben")) for task in group.tasks(PLAN)):
                break
            group.house.jump()

        shown = group.client.get(group.page("cleo", PLAN)).text
        assert "The group meets on" in shown
        assert f'value="{starts:%Y-%m-%d}"' in shown


def test_a_pair_on_hold_keeps_nobody_from_speaking_for_the_others(group: GroupPages):
    """Ben's pair is on hold: what the mentor says holds for the two others, and Ben's waits until it goes on."""
    starts = group.plan(10, "ada", "ben", "cleo")
    hold(group.house.app.ports, group.code("ben"), "hr")
    group.after(starts)

    group.there("ada", "cleo")

    assert group.results() == {"ada": ["held"], "ben": ["planned"], "cleo": ["held"]}


def left_behind(group: GroupPages, who: str) -> datetime:
    """Return the date that a pair has kept while it was on hold, and the others moved to the day after."""
    starts = group.plan(10, *ALL)
    later = starts + timedelta(days=1)
    hold(group.house.app.ports, group.code(who), "hr")
    others = next(one for one in ALL if one != who)
    group.say(group.page(others, SESSION), result="moved", day=f"{later:%Y-%m-%d}", time="10:00")
    release(group.house.app.ports, group.code(who), "hr")
    group.house.settle()
    return starts


def test_who_kept_a_date_while_on_hold_takes_the_entry_of_the_others_from_nobody(group: GroupPages):
    """The group has moved meanwhile: Ben moves, then calls off his own date; the mentor's entry for it stands apart."""
    starts = left_behind(group, "ben")
    last = starts + timedelta(days=2)
    group.say(group.page("ben", SESSION, "ben"), result="moved", day=f"{last:%Y-%m-%d}", time="10:00")
    group.say(group.page("ben", SESSION, "ben"), result="cancelled")

    entries = group.entries("noe")
    assert [one.method.value for one in entries] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    of_group, moved, own, gone = (one.vevent.uid.value for one in entries)
    assert of_group == moved
    assert own == gone != moved
    assert [entry.vevent.uid.value for entry in group.entries("ben")] == [of_group, of_group, own, own]
    assert group.diary("ben") == ["REQUEST", "CANCEL", "REQUEST", "CANCEL"]


def test_the_mentor_hears_that_a_kept_date_is_off_besides_that_of_the_group(group: GroupPages):
    """Both are called off in the same moment: two dates, two mails."""
    left_behind(group, "ben")
    tasks = {who: group.of(who, SESSION).id for who in ("ada", "ben")}
    settle(group.house.app.ports, tasks["ada"], group.ref("noe"), "cancelled")
    settle(group.house.app.ports, tasks["ben"], group.ref("ben"), "cancelled")

    assert len(group.outbox("noe", "session-cancelled")) == 2


def test_a_date_that_is_moved_to_that_of_the_group_joins_it(group: GroupPages):
    """Cleo meets two days later, until the mentor moves it: one meeting of three, and no entry is left of the other."""
    starts = group.plan(10, "ada", "ben")
    group.plan(12, "cleo")
    group.say(group.page("cleo", SESSION), result="moved", day=f"{starts:%Y-%m-%d}", time="10:00")

    assert named(group.entries("noe")[-1]) == {"noe", *ALL}
    assert [entry.method.value for entry in group.entries("cleo")] == ["REQUEST", "CANCEL", "REQUEST"]
    first, gone, joined = (entry.vevent.uid.value for entry in group.entries("cleo"))
    assert first == gone
    assert joined == group.entries("ada")[-1].vevent.uid.value
    assert group.diary("noe") == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]

    group.after(starts)
    group.there(*ALL, pair="cleo")
    assert group.results() == {who: ["held"] for who in ALL}


def test_a_date_that_is_moved_to_when_the_group_meets_joins_it(group: GroupPages):
    """Cleo has a date apart, which the mentor moves: one event and one page of it, the earlier one is taken away."""
    starts = group.plan(10, "ada", "ben")
    group.plan(12, "cleo")

    group.say(group.page("cleo", SESSION), result="moved", day=f"{starts:%Y-%m-%d}", time="10:00")

    assert {one.starts for who in ALL for one in group.sessions(who)} == {starts}
    assert len({one.meeting for who in ALL for one in group.sessions(who)}) == 1
    assert group.diary("cleo") == ["REQUEST", "CANCEL", "REQUEST"]
    first, off, last = group.entries("cleo")
    assert first.vevent.uid.value == off.vevent.uid.value != last.vevent.uid.value
    assert last.vevent.uid.value == group.entries("ada")[0].vevent.uid.value
    assert named(group.entries("noe")[-1]) == {"noe", *ALL}
    assert "Ada Blum, Ben Cole" in group.shown(group.page("cleo", SESSION))


def test_a_pair_that_the_others_left_behind_has_a_date_of_its_own(group: GroupPages):
    """The others moved while Ada's pair was on hold; then hers is moved: theirs stays in the mentor's diary."""
    starts = group.plan(10, *ALL)
    moved, own = (starts + timedelta(days=days) for days in (1, 3))
    hold(group.house.app.ports, group.code("ada"), "hr")
    group.say(group.page("ben", SESSION), result="moved", day=f"{moved:%Y-%m-%d}", time="10:00")
    release(group.house.app.ports, group.code("ada"), "hr")

    group.say(group.page("ada", SESSION), result="moved", day=f"{own:%Y-%m-%d}", time="10:00")

    assert [group.sessions(who)[0].starts for who in ALL] == [own, moved, moved]
    kept = {entry.vevent.uid.value: entry for entry in group.entries("noe")}
    assert {entry.vevent.dtstart.value for entry in kept.values()} == {moved, own}
    assert group.diary("noe") == ["REQUEST"] * 3
    assert group.diary("ada") == ["REQUEST", "CANCEL", "REQUEST"]

    again = starts + timedelta(days=2)
    group.say(group.page("ben", SESSION), result="moved", day=f"{again:%Y-%m-%d}", time="10:00")
    assert group.entries("noe")[-1].vevent.uid.value == group.entries("noe")[0].vevent.uid.value
    assert group.sessions("ben")[0].meeting == group.sessions("cleo")[0].meeting


def test_the_mentor_calls_off_for_all_though_the_pages_own_pair_cannot_come_since(group: GroupPages):
    """Ada's cancellation does not swallow that of the mentor, whose page of her pair was open; it is off for all."""
    group.plan(10, *ALL)
    link = group.page("ada", SESSION)
    group.say(group.page("ada", SESSION, "ada"), result="cancelled")

    group.say(link, result="cancelled")

    assert group.results() == {who: ["cancelled"] for who in ALL}
    assert group.diary("noe")[-1] == "CANCEL"


def test_an_old_page_says_nothing_of_a_newer_date(group: GroupPages):
    """What was called off has a new date since: the page of the old one calls off nothing of it."""
    group.plan(10, *ALL)
    link = group.page("ada", SESSION)
    group.say(link, result="cancelled")
    group.plan(12, *ALL)

    group.send(link, result="cancelled")

    assert group.results() == {who: ["planned"] for who in ALL}
