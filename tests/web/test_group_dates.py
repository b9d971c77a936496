"""The date that is proposed for a small group: its own next one, none in an absence (see `test_session_dates`)."""

from datetime import timedelta

import pytest

from revflow.domain.tasks import TaskKind
from revflow.service.away import away
from revflow.service.leave import leave
from revflow.service.tasks import page
from web.group_pages import ALL, GroupPages, in_group

PLAN, SESSION = TaskKind.PLAN, TaskKind.SESSION


@pytest.fixture
def group(house, client):
    with in_group(house, client) as pages:
        yield pages


def proposed(group: GroupPages, pair: str):
    return page(group.house.app.ports, group.of(pair, PLAN).id, group.ref("noe")).proposed_start


def test_it_avoids_the_absence_of_any_of_the_group(group: GroupPages):
    """Ben is away for two weeks: Ada's page proposes a date after that; once Ben has left the program, none so late."""
    before = proposed(group, "ada")
    back = before + timedelta(days=14)
    away(group.house.app.ports, "ben@essai.test", before.date(), back.date())

    assert proposed(group, "ada") == proposed(group, "ben")
    assert proposed(group, "ada").date() > back.date()

    with group.house.app.store.read() as db:
        ben = next(one for one in db.summaries(group.site.cohort) if one.journey.person == group.ref("ben"))
    leave(group.house.app.ports, ben.journey.code, group.ref("ben"))
    group.house.settle()
    assert proposed(group, "ada") == before


def test_the_next_date_of_the_group_is_proposed_to_who_is_not_part_of_it(group: GroupPages):
    """Ada and Ben have a date: it is what Cleo's page proposes, and all three join none that has passed."""
    starts = group.plan(10, "ada", "ben")
    assert proposed(group, "cleo") == starts

    group.after(starts)
    assert proposed(group, "cleo") > group.house.app.clock.now()
    assert [len(group.sessions(who)) for who in ALL] == [1, 1, 0]


def test_who_cannot_come_is_proposed_another_date_than_that(group: GroupPages):
    """Cleo has called the date of the three off: her next one is none she has said no to, until the others move it."""
    starts = group.plan(10, *ALL)
    group.say(group.page("cleo", SESSION, "cleo"), result="cancelled")
    assert proposed(group, "cleo") != starts
    assert "The group meets on" not in group.shown(group.page("cleo", PLAN))

    later = starts + timedelta(days=1)
    group.say(group.page("ada", SESSION), result="moved", day=f"{later:%Y-%m-%d}", time="10:00")
    assert proposed(group, "cleo") == later
