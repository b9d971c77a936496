"""A mentor's small group: one click plans, moves, cancels and settles for all; each pair keeps its own sessions."""

from datetime import timedelta

import httpx
import pytest

from revflow.domain.errors import RefusedError
from revflow.domain.tasks import TaskKind
from revflow.engine.reporting import report
from revflow.service.case import load_case
from revflow.service.together import plan
from web.group_pages import ALL, GroupPages, in_group, named

PLAN, SESSION = TaskKind.PLAN, TaskKind.SESSION


@pytest.fixture
def group(house, client):
    with in_group(house, client) as pages:
        yield pages


def test_the_mentor_alone_is_asked_for_a_date_and_by_one_mail(group: GroupPages):
    """Three pairs need a date: each has its task, the mentor one mail, the executives none; the page ticks all."""
    asked = group.tasks(PLAN)

    assert [task.to for task in asked] == [(group.ref("noe"),)] * 3
    assert [len(group.outbox(who, "session-plan")) for who in ("noe", *ALL)] == [1, 0, 0, 0]
    shown = group.shown(group.page("ben", PLAN))
    assert "This date is for the whole group" in shown
    assert "Ada Blum, session 1" in shown
    assert "Cleo Dahl, session 1" in shown


def test_one_click_plans_for_all_who_are_ticked(group: GroupPages):
    """One date, one event in all calendars; the mentor has one mail, which names all who come."""
    starts = group.plan(10, "ada", "ben", "cleo")

    assert {who: [one.starts for one in group.sessions(who)] for who in ALL} == {who: [starts] for who in ALL}
    entries = [group.entries(who) for who in ("noe", *ALL)]
    assert [len(one) for one in entries] == [1, 1, 1, 1]
    assert len({entry.vevent.uid.value for (entry,) in entries}) == 1
    assert all(named(entry) == {"noe", *ALL} for (entry,) in entries)
    assert "Ada Blum (session 1)" in group.letters("noe")[-1]
    assert "With: Noé Petit, Ben Cole, Cleo Dahl" in group.letters("ada")[-1]


def test_who_is_not_ticked_keeps_the_request_and_can_join_later(group: GroupPages):
    """Cleo is left out; her page proposes the group's date first, and choosing it joins the same event."""
    starts = group.plan(10, "ada", "ben")
    assert [len(group.sessions(who)) for who in ALL] == [1, 1, 0]
    shown = group.client.get(group.page("cleo", PLAN)).text
    assert "The group meets on" in shown
    assert f'value="{starts:%Y-%m-%d}"' in shown
    assert 'value="10:00"' in shown

    group.plan(10, "cleo")

    noe, cleo = group.entries("noe"), group.entries("cleo")
    assert {one.vevent.uid.value for one in (*noe, *cleo)} == {noe[0].vevent.uid.value}
    assert named(noe[-1]) == {"noe", *ALL}
    assert int(noe[0].vevent.sequence.value) < int(noe[1].vevent.sequence.value)
    assert group.diary("ada") == ["REQUEST"]


def test_the_mentor_moves_for_all(group: GroupPages):
    """A move is an update of the one event with a higher sequence, and one mail to the mentor."""
    starts = group.plan(10, "ada", "ben", "cleo")
    later = starts + timedelta(days=1)

    group.say(group.page("ben", SESSION), result="moved", day=f"{later:%Y-%m-%d}", time="10:00")

    assert {one.starts for who in ALL for one in group.sessions(who)} == {later}
    for who in ("noe", *ALL):
        first, second = group.entries(who)
        assert first.vevent.uid.value == second.vevent.uid.value
        assert int(first.vevent.sequence.value) < int(second.vevent.sequence.value)
        assert second.vevent.dtstart.value == later


def test_who_cannot_come_takes_out_only_the_own_pair(group: GroupPages):
    """Ben's calendar is told of a cancellation, the mentor's of an update without him, nobody else's of anything."""
    group.plan(10, "ada", "ben", "cleo")
    page = group.shown(group.page("ben", SESSION, "ben"))
    assert "I cannot come" in page
    assert "Only your mentor can move the date" in page
    assert "Move it for all" not in page

    group.say(group.page("ben", SESSION, "ben"), result="cancelled")

    assert group.results() == {"ada": ["planned"], "ben": ["cancelled"], "cleo": ["planned"]}
    assert [group.diary(who) for who in ("ada", "ben", "cleo")] == [["REQUEST"], ["REQUEST", "CANCEL"], ["REQUEST"]]
    assert group.diary("noe") == ["REQUEST", "REQUEST"]
    last = group.entries("ben")[-1].vevent
    assert named(group.entries("ben")[-1]) == {"ben"}
    assert "status" not in last.contents
    assert named(group.entries("noe")[-1]) == {"noe", "ada", "cleo"}
    assert int(last.sequence.value) > int(group.entries("ben")[0].vevent.sequence.value)
    assert any("Ben Cole cannot come" in letter for letter in group.letters("noe"))
    assert group.of("ben", PLAN).to == (group.ref("noe"),)


def test_an_executive_moves_the_date_for_nobody_else(group: GroupPages):
    """A move by an executive is refused in plain words, and nothing changes."""
    starts = group.plan(10, "ada", "ben")
    later = starts + timedelta(days=1)

    sent = group.send(group.page("ben", SESSION, "ben"), result="moved", day=f"{later:%Y-%m-%d}", time="10:00")

    assert sent.status_code == httpx.codes.CONFLICT
    assert "whole group" in sent.text
    assert {one.starts for who in ("ada", "ben") for one in group.sessions(who)} == {starts}


def test_the_mentor_calls_off_for_all(group: GroupPages):
    """All calendars hear of the cancellation, the mentor's once, which asks for another date."""
    group.plan(10, "ada", "ben", "cleo")

    group.say(group.page("cleo", SESSION), result="cancelled")

    assert [group.diary(who) for who in ("noe", *ALL)] == [["REQUEST", "CANCEL"]] * 4
    assert all(group.entries(who)[-1].vevent.status.value == "CANCELLED" for who in ("noe", *ALL))
    assert len(group.outbox("noe", "session-plan")) == 1
    assert "Session 1 with Ada Blum, Ben Cole, Cleo Dahl will not take place" in group.letters("noe")[-1]
    assert "Choose another date" in group.letters("noe")[-1]
    assert len(group.tasks(PLAN)) == 3


def test_one_click_says_who_was_there(group: GroupPages):
    """Ticked pairs have held their session, the others missed it; one mail had asked, one asks for the next date."""
    starts = group.plan(10, "ada", "ben", "cleo")
    group.after(starts)
    assert len([mail for mail in group.outbox("noe", "session-confirm") if mail.path]) == 1
    assert "tick who was there" in group.letters("noe")[-1]
    assert "tick" not in group.letters("ada")[-1]
    assert "Who was there?" in group.shown(group.page("ada", SESSION))

    group.there("ada", "cleo")

    assert group.results() == {"ada": ["held"], "ben": ["missed"], "cleo": ["held"]}
    assert {who: group.of(who, PLAN).session for who in ALL} == {"ada": 2, "ben": 1, "cleo": 2}
    assert len(group.outbox("noe", "session-plan")) == 2
    shown = group.shown(group.page("ada", PLAN))
    assert "Ben Cole, session 1" in shown
    assert "Cleo Dahl, session 2" in shown


def test_reminders_go_once_to_the_mentor(group: GroupPages):
    """Nobody gives a date: one reminder for the group, not one for each pair."""
    for _ in range(10):
        if group.outbox("noe", "reminder"):
            break
        group.house.jump()

    assert len(group.outbox("noe", "reminder")) == 1
    assert "with Ada Blum, Ben Cole, Cleo Dahl still has no date" in group.letters("noe")[-1]


def test_nobody_there_is_no_session(group: GroupPages):
    """Held without a tick is refused; missed holds for all."""
    starts = group.plan(10, "ada", "ben")
    group.after(starts)

    sent = group.send(group.page("ada", SESSION), _attendance=group.of("ada", SESSION).id, result="held")
    assert "Tick at least one" in sent.text

    group.say(group.page("ada", SESSION), result="missed")
    assert group.results() == {"ada": ["missed"], "ben": ["missed"], "cleo": []}


def test_the_first_word_of_a_pair_stands_for_it_alone(group: GroupPages):
    """Ben has said that his was missed: the mentor speaks of the others, and a different word of Ben's is contested."""
    starts = group.plan(10, "ada", "ben", "cleo")
    group.after(starts)
    ben = group.page("ben", SESSION)
    group.say(group.page("ben", SESSION, "ben"), result="missed")

    group.there("ada", "cleo")
    group.say(ben, result="held")

    assert group.results() == {"ada": ["held"], "ben": ["missed"], "cleo": ["held"]}
    assert [one.contested for one in group.sessions("ben")] == [True]


def test_who_dropped_out_before_keeps_no_request_of_the_others_from_the_mentor(group: GroupPages):
    """Ada cannot come an hour before; after the session the mentor is asked for the next date of the two others."""
    starts = group.plan(10, "ada", "ben", "cleo")
    group.house.app.clock.advance_to(starts - timedelta(hours=1))
    group.say(group.page("ada", SESSION, "ada"), result="cancelled")
    group.after(starts)
    group.there("ben", "cleo", pair="ben")

    assert len(group.outbox("noe", "session-plan")) == 2
    assert "Session 2 with Ben Cole has no date yet" in group.letters("noe")[-1]


def test_nothing_is_planned_when_one_of_the_group_cannot_be(group: GroupPages):
    """All or nothing: one of the tasks is done already by the time of the click."""
    tasks = {who: group.of(who, PLAN) for who in ALL}
    group.plan(10, "cleo")
    starts = group.house.app.clock.now() + timedelta(days=12)

    with pytest.raises(RefusedError, match="task-closed"):
        plan(group.house.app.ports, tasks["ada"].id, group.ref("noe"), starts, [tasks["cleo"].id])

    assert [len(group.sessions(who)) for who in ALL] == [0, 0, 1]


def test_the_report_counts_each_meeting_once(group: GroupPages):
    """Three pairs, then two, then one alone: 2 meetings with 2.5 present on average, 6 sessions held."""
    for who in (ALL, ("ada", "cleo")):
        starts = group.plan(10, *who)
        group.after(starts)
        group.there(*who)
    starts = group.plan(10, "ben")
    group.after(starts)
    group.say(group.page("ben", SESSION), result="held")

    with group.house.app.store.read() as db:
        cohort = load_case(db, db.cohort(group.site.cohort).code)
        numbers = report(cohort.program, cohort.linked, group.house.app.clock.now())
    assert numbers["together"] == {"meetings": 2, "present": 2.5}
    assert numbers["sessions"]["held"] == 6


def test_a_new_date_after_a_missed_one_replaces_none(group: GroupPages):
    """Ben's calendar has another event then: his mail does not say that it replaces the earlier one; a move does."""
    starts = group.plan(10, "ada", "ben")
    group.after(starts)
    group.there("ada")
    later = group.plan(10, "ada", "ben") + timedelta(days=1)
    assert "is set" in group.letters("ben")[-1]

    group.say(group.page("ada", SESSION), result="moved", day=f"{later:%Y-%m-%d}", time="10:00")

    assert "replaces the earlier one" in group.letters("ben")[-1]
    first, *others = [entry.vevent.uid.value for entry in group.entries("ben")]
    assert first not in others
