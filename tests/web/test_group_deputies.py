"""Somebody stands in for the mentor of a small group who is away: what he or she says holds for the group."""

from datetime import timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.away import away
from web.group_pages import ALL, GroupPages, in_group

PLAN, SESSION = TaskKind.PLAN, TaskKind.SESSION


@pytest.fixture
def group(house, client):
    """The mentor is away for twenty days; the manager of the executives stands in."""
    with in_group(house, client) as pages:
        today = pages.house.app.clock.now().date()
        away(pages.house.app.ports, "noe@essai.test", today, today + timedelta(days=20), "chef@essai.test")
        pages.house.settle()
        yield pages


def test_who_stands_in_for_the_mentor_has_one_mail_and_plans_for_all(group: GroupPages):
    """Three pairs need a date: one mail, one page that ticks them all, one click."""
    assert len(group.outbox("chef", "task-stand-in")) == 1
    link = group.page("ada", PLAN, "chef")
    assert "This date is for the whole group" in group.shown(link)
    day = group.house.app.clock.now() + timedelta(days=30)

    group.say(link, day=f"{day:%Y-%m-%d}", time="10:00", also=[group.of(who, PLAN).id for who in ("ben", "cleo")])

    assert len({one.starts for who in ALL for one in group.sessions(who)}) == 1
    assert [len(group.sessions(who)) for who in ALL] == [1, 1, 1]


def test_who_stands_in_moves_the_date_and_says_who_was_there(group: GroupPages):
    """The mentor has planned it before going away: the deputy's page is the mentor's."""
    starts = group.plan(10, *ALL)
    later = starts + timedelta(days=1)
    page = group.page("ada", SESSION, "chef")

    group.say(page, result="moved", day=f"{later:%Y-%m-%d}", time="10:00")
    assert {one.starts for who in ALL for one in group.sessions(who)} == {later}

    group.after(later)
    task = {who: group.of(who, SESSION).id for who in ALL}
    group.say(group.page("ada", SESSION, "chef"), _attendance=[*task.values()], present=[task["ada"]], result="held")
    assert group.results() == {"ada": ["held"], "ben": ["missed"], "cleo": ["missed"]}


def test_ticks_of_unknown_pairs_are_none_for_who_stands_in_either(group: GroupPages):
    """What a page offers is what counts: a pair with a date already, and one that never was, are not moved by it."""
    ben, cleo = group.of("ben", PLAN), group.of("cleo", PLAN)
    group.plan(30, "cleo")

    link = group.page("ada", PLAN, "chef")
    day = group.house.app.clock.now() + timedelta(days=40)
    group.say(link, day=f"{day:%Y-%m-%d}", time="10:00", also=["P999.sessions.1.s1", cleo.id, ben.id])

    assert [len(group.sessions(who)) for who in ALL] == [1, 1, 1]
    assert group.sessions("cleo")[0].starts != group.sessions("ada")[0].starts
