"""A decision is taken back while others go by it: it is, and nobody has gone on, or it is not. On both databases."""

from functools import partial

from fixtures.house import House
from revflow.domain.facts import TakenBack, Voted
from revflow.domain.tasks import TaskState
from revflow.service.decide import decide
from revflow.service.drive import drive
from service.racing import FORM, TURNS, Race, gate, start, together

COHORT_GATE = "  - {id: go, kind: approval, by: sponsor, outcomes: {approve: next}}\n"


def approved_for_all(house: House, tmp_path) -> Race:
    """Return a cohort whose own gate was approved, which all its mentors' journeys are nudged to see."""
    race = start(house, tmp_path, COHORT_GATE, FORM)
    [task] = race.tasks("go")
    decide(race.ports, task.id, race.ref("boss"), "approve")
    drive(race.ports, task.journey)
    return race


def test_a_decision_is_taken_back_or_the_next_one_is_made_never_both(anywhere, tmp_path):
    """Given a decided gate and the next one, when both people act at once, then one of the two has happened."""
    race = start(anywhere, tmp_path, gate("by: sponsor"), gate("by: hr", name="second"))
    boss, hr = race.ref("boss"), race.ref("hr")
    first = race.tasks()
    for task in first:
        decide(race.ports, task.id, boss, "approve")
    race.house.settle()
    for task, follower in zip(first, race.tasks("second"), strict=True):
        back, decided = together(
            partial(race.take_back, task, boss), partial(decide, race.ports, follower.id, hr, "approve")
        )

        race.house.settle()
        if back is None:
            assert (decided.code, decided.data["result"]) == ("task-withdrawn", "taken-back")
            assert race.task(task.id).state is TaskState.OPEN
            assert len(race.facts(task.journey, Voted)) == 1
        else:
            assert (back.code, decided) == ("follows-done", None)
            assert race.facts(task.journey, TakenBack) == []
        race.check(task.journey)


def test_who_waits_for_a_decision_that_was_just_taken_back_goes_on_waiting(anywhere, tmp_path):
    """Given others who were nudged to go on, when the decision is taken back first, then none of them is asked."""
    race = approved_for_all(anywhere, tmp_path)
    with race.ports.store.read() as db:
        own = db.cohort(race.cohort).code
        [task] = [one for one in db.tasks(cohort=race.cohort) if one.journey == own]
        others = [one.journey.code for one in db.summaries(race.cohort) if one.journey.code != own]

    race.take_back(task, race.ref("boss"))
    for code in others:
        drive(race.ports, code)
    race.house.settle()

    assert race.tasks("offer") == []
    assert [one.id for one in race.tasks("go")] == [task.id]


def test_a_decision_for_many_is_taken_back_or_they_go_on_never_both(anywhere, tmp_path):
    """Given others who are about to go on, when the decision is taken back at once, then it is refused, or all wait."""
    race = approved_for_all(anywhere, tmp_path)
    with race.ports.store.read() as db:
        own = db.cohort(race.cohort).code
        [task] = [one for one in db.tasks(cohort=race.cohort) if one.journey == own]
        others = [one.journey.code for one in db.summaries(race.cohort) if one.journey.code != own]
    boss = race.ref("boss")
    for _ in range(TURNS):
        back, *driven = together(
            partial(race.take_back, task, boss), *[partial(drive, race.ports, code) for code in others[:3]]
        )

        race.drive_all()
        asked = race.tasks("offer")
        assert set(driven) == {None}
        if back is not None:
            assert (back.code, len(asked)) == ("follows-done", TURNS)
            break
        assert asked == []
        decide(race.ports, task.id, boss, "approve")
        drive(race.ports, own)
    race.check(own)
