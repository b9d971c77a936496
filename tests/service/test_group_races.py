"""Several act on one date of a small group in the same moment: each word is whole or not at all. On both databases."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from fixtures.house import House
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.sessions import sessions_of
from revflow.service.sessions import settle as settle_alone
from revflow.service.together import plan, settle
from service.racing import Race, a_group, codes, together

HERE = Path(__file__).parents[1] / "web"


@pytest.fixture
def race(anywhere: House) -> Race:
    """Three pairs of one mentor, who is asked for their first date."""
    return a_group(anywhere)


def tasks(race: Race, kind: TaskKind) -> list[Task]:
    return [task for task in race.tasks("sessions") if task.kind is kind]


def dates(race: Race, pairs: list[str]) -> list[tuple]:
    """Return what each pair has: when it meets, at which date, and what became of it."""
    found = (sessions_of(race.house.state(code).events) for code in pairs)
    return [(one.starts, one.meeting, one.result) for sessions in found for one in sessions]


def planned(race: Race) -> tuple[list[Task], str]:
    """All three have a date: return their tasks, and the mentor."""
    asked = tasks(race, TaskKind.PLAN)
    mentor = asked[0].to[0]
    starts = race.house.app.clock.now() + timedelta(days=10)
    plan(race.ports, asked[0].id, mentor, starts, [task.id for task in asked[1:]])
    race.house.settle()
    return tasks(race, TaskKind.SESSION), mentor


def test_two_dates_for_a_group_in_the_same_moment_leave_one(race: Race):
    """Given two pages of the group, when both are sent at once, one date stands for all three, the other is refused."""
    asked = tasks(race, TaskKind.PLAN)
    mentor, now = asked[0].to[0], race.house.app.clock.now()
    ids = [task.id for task in asked]

    refused = together(
        partial(plan, race.ports, ids[0], mentor, now + timedelta(days=10), ids[1:]),
        partial(plan, race.ports, ids[2], mentor, now + timedelta(days=12), ids[:2]),
    )

    assert sorted(codes(refused)) == ["done", "task-closed"]
    found = dates(race, [task.journey for task in asked])
    assert len(found) == 3
    assert len(set(found)) == 1
    for task in asked:
        race.check(task.journey)


def test_one_drops_out_while_the_mentor_moves_the_date_for_all(race: Race):
    """Given a date of three, when one cannot come as the mentor moves it, both words are whole, whoever is first."""
    asked, mentor = planned(race)
    last = asked[-1]
    mentee = next(ref for ref in last.to if ref != mentor)
    later = race.house.app.clock.now() + timedelta(days=12)

    together(
        partial(settle, race.ports, asked[0].id, mentor, "moved", later),
        partial(settle, race.ports, last.id, mentee, "cancelled"),
    )

    first, second, third = dates(race, [task.journey for task in asked])
    assert first == second
    assert first[0] == later
    assert third[2] == "cancelled" or third == first
    for task in asked:
        race.check(task.journey)


def test_the_mentor_and_an_executive_say_at_once_what_became_of_it(race: Race):
    """Given a session that is over, when both speak at once, each pair has one result, and nobody's word is half."""
    asked, mentor = planned(race)
    mentee = next(ref for ref in asked[1].to if ref != mentor)
    race.house.app.clock.advance_to(race.house.app.clock.now() + timedelta(days=11))

    together(
        partial(settle, race.ports, asked[0].id, mentor, "held"),
        partial(settle_alone, race.ports, asked[1].id, mentee, "missed"),
    )

    results = [result for _, _, result in dates(race, [task.journey for task in asked])]
    assert results in (["held", "missed", "held"], ["held", "held", "held"])
    for task in asked:
        race.check(task.journey)
