"""Rule 24: the people list of a running cohort is updated, whole or not at all."""

import pytest

from fixtures.house import OPEN
from fixtures.script import willing
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.domain.facts import Relisted
from revflow.domain.journeys import Ending, Scope
from revflow.domain.people import Role
from revflow.service.launch import launch
from revflow.service.leave import stop
from revflow.service.update import look, update
from service.listed import ALL, EVE, LEA, MAX, MIA, PROGRAM, begin


@pytest.fixture
def listed(house, tmp_path):
    return begin(house, tmp_path)


def journal(listed):
    return [event for one in listed.summaries() for event in listed.house.state(one.journey.code).events]


def test_the_same_list_again_changes_nothing(listed):
    """Nothing is written, not even that somebody looked."""
    before = journal(listed)

    preview = listed.update(*ALL)

    assert (preview.changes, preview.people, preview.counts["same"]) == (False, (), 4)
    assert journal(listed) == before


def test_a_preview_writes_nothing(listed):
    """HR reads first what would happen, person by person, counts first."""
    before = journal(listed)

    preview = listed.look(EVE.replace("Sales", "Tax"), MIA, MAX, "3,Ana Li,ana@x.test,both,HR,Lyon,chief@x.test,en,")

    assert preview.counts == {"join": 1, "return": 0, "leave": 1, "change": 1, "same": 2}
    assert [(one.does, one.name) for one in preview.people] == [
        ("join", "Ana Li"),
        ("leave", "Léa Roy"),
        ("change", "Eve Lot"),
    ]
    assert journal(listed) == before
    assert listed.people("ana@x.test") == []


def test_a_new_row_opens_the_journeys_of_its_roles_and_asks(listed):
    """Who joins is asked like everybody else; the manager comes along."""
    listed.update(*ALL, "3,Ana Li,ana@x.test,both,HR,Lyon,new-chief@x.test,en,")

    assert [one.journey.scope for one in listed.journeys("ana@x.test")] == [Scope.MENTEE, Scope.MENTOR]
    assert {listed.task("needs", "ana@x.test").step, listed.task("offer", "ana@x.test").step} == {"needs", "offer"}
    assert len(listed.mails("ana@x.test")) == 2
    assert listed.person("new-chief@x.test").roles == frozenset()


def test_who_joins_late_is_taken_by_a_later_wave(house, tmp_path):
    """Rule 6: the first wave is over; the next one has a new couple."""
    listed = begin(house, tmp_path, EVE, MIA)
    listed.act_until("sessions")

    listed.update(EVE, MIA, LEA, MAX)
    for _ in range(20):
        if len(listed.summaries(Scope.PAIR)) < 2:
            acted = [willing(house, task) for task in house.tasks() if task.step != "sessions"]
            house.settle()
            assert any(acted) or house.jump()

    assert [one.journey.wave for one in listed.summaries(Scope.PAIR)] == [1, 2]


def test_the_preview_says_of_who_joins_after_the_last_wave_that_it_is_too_late(house, tmp_path):
    """No wave can take anybody any more: HR reads so before it adds people who would be sent away at once."""
    listed = begin(house, tmp_path, EVE, MIA, text=PROGRAM.replace("max: 3", "max: 1"))
    early = listed.look(EVE, MIA, MAX)
    listed.act_until("sessions")

    late = listed.look(EVE, MIA, MAX)

    assert [[note.code for note in one.people[0].notes] for one in (early, late)] == [["opens"], ["opens-late"]]
    listed.update(EVE, MIA, MAX)
    assert [one.ending for one in listed.journeys("max@x.test")] == [Ending.UNMATCHED]


def test_a_faulty_list_changes_nothing_and_each_row_is_told(listed):
    """Nothing half taken."""
    before = journal(listed)
    path = listed.write([EVE.replace("eve@x.test", "no address"), LEA.replace("mentee", "boss"), MIA, MAX])

    with pytest.raises(FaultyInputError) as faulty:
        update(listed.house.app.ports, listed.cohort, path)

    assert [(fault.code, fault.line) for fault in faulty.value.faults] == [("bad-address", 2), ("unknown-role", 3)]
    assert journal(listed) == before


def test_an_update_that_changed_since_its_preview_is_not_applied(listed):
    """HR agreed to something else."""
    path = listed.write((LEA, MIA, MAX))
    preview = look(listed.house.app.ports, listed.cohort, path)
    listed.write((MIA, MAX))

    with pytest.raises(RefusedError) as outdated:
        update(listed.house.app.ports, listed.cohort, path, preview.mark)

    assert outdated.value.code == "update-outdated"
    assert listed.ending(listed.journeys("eve@x.test")[0].journey.code) is None


def test_the_journal_says_that_the_list_was_updated_and_nothing_personal(listed):
    """Digest and counts; names and addresses lie apart."""
    listed.update(LEA, MIA, MAX, "3,Ana Li,ana@x.test,mentee,HR,Lyon,,en,")

    facts = [event.fact for event in journal(listed) if isinstance(event.fact, Relisted)]
    assert [(fact.joined, fact.returned, fact.left, fact.changed) for fact in facts] == [(1, 0, 1, 0)]
    assert not [e for e in journal(listed) if "ana@" in repr(e.fact) or "Eve" in repr(e.fact)]


def test_a_cohort_that_is_over_takes_no_list(listed):
    """There is nobody whom it would concern."""
    with listed.house.app.store.read() as db:
        code = db.cohort(listed.cohort).code
    stop(listed.house.app.ports, code)
    listed.house.settle()

    with pytest.raises(RefusedError) as over:
        listed.look(*ALL)
    assert over.value.code == "update-ended"


def test_another_cohort_with_the_same_people_is_not_touched(listed, tmp_path):
    """A list is a cohort's."""
    other = launch(listed.house.app.ports, tmp_path / "programs" / "p.yaml", listed.write(ALL), name="other")
    listed.house.settle()

    listed.update(LEA, MIA, MAX)

    with listed.house.app.store.read() as db:
        people = {person.email: person for person in db.people(other).values()}
        open_ = [task for task in db.tasks(cohort=other, states=OPEN) if people["eve@x.test"].ref in task.to]
    assert people["eve@x.test"].roles == {Role.MENTEE}
    assert (people["eve@x.test"].gone, len(open_)) == (False, 1)
