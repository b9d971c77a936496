"""No date is proposed at which one of the two has a session in another pair."""

from datetime import timedelta

import pytest

from fixtures.house import House
from revflow.domain.tasks import Task, TaskKind
from revflow.service.sessions import plan
from revflow.service.tasks import page
from service.listed import EVE, LEA, MIA, PROGRAM, Listed, begin

SHARED = PROGRAM.replace("waves: {every: 1 weeks, max: 3}", "mentees_per_mentor: 2, waves: {every: 1 weeks, max: 3}")


def to_plan(listed: Listed) -> list[Task]:
    return sorted((one for one in listed.house.tasks(step="sessions") if one.kind is TaskKind.PLAN), key=lambda t: t.id)


@pytest.mark.parametrize("confirming", ["[mentor, mentee]", "[mentee]"])
def test_a_mentor_of_two_is_not_asked_to_be_with_both_at_once(house: House, tmp_path, confirming):
    """Given the date that was proposed to both pairs, when one has taken it, then the other one is proposed another."""
    text = SHARED.replace("confirm_by: [mentor, mentee]", f"confirm_by: {confirming}")
    listed = begin(house, tmp_path, EVE, LEA, MIA, text=text)
    listed.act_until("sessions")
    first, second = to_plan(listed)

    def proposed(task: Task):
        return page(house.app.ports, task.id, task.to[0]).proposed_start

    before = proposed(second)
    assert proposed(first) == before

    plan(house.app.ports, first.id, first.to[0], before + timedelta(minutes=30))

    after = proposed(second)
    assert after >= before + timedelta(minutes=90) or after <= before - timedelta(minutes=30)
    plan(house.app.ports, second.id, second.to[0], after)
