"""What a store must do, on SQLite and on PostgreSQL alike: cohorts, journeys, the journal, tasks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from revflow.domain.errors import OutsideError, RefusedError, StaleError
from revflow.domain.facts import Entered, Opened, SessionPlanned
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.tasks import Task, TaskKind, TaskState
from store.spring import JOURNEYS, LAUNCH, PAIR, PEOPLE, SPRING


def _task(number=1, **changes):
    task = Task(f"E001.needs.{number}", "E001", "needs", number, TaskKind.ANSWER, ("U001",), "mentee", LAUNCH)
    return replace(task, **changes)


def test_a_cohort_is_read_as_it_was_added(store):
    """What is put in comes out, to the microsecond."""
    with store.read() as db:
        assert db.cohort("spring") == SPRING
        assert db.cohorts() == [SPRING]
        assert db.edition("d1g3st") == "revflow: 1"


def test_an_edition_is_kept_as_it_was_first(store):
    """An edition is pinned by its hash: the same hash never gets another text."""
    with store.write() as db:
        db.add_edition("d1g3st", "another text", "elsewhere")
    with store.read() as db:
        assert db.edition("d1g3st") == "revflow: 1"


def test_a_second_cohort_of_the_same_name_is_refused(store):
    """A cohort's name is what people type: it means one cohort."""
    with pytest.raises(RefusedError, match="cohort-exists"), store.write() as db:
        db.add_cohort(replace(SPRING, code="C002"))


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda db: db.cohort("none"), "cohort-unknown"),
        (lambda db: db.edition("none"), "edition-unknown"),
        (lambda db: db.summary("P999"), "journey-unknown"),
        (lambda db: db.task("P999.x.1"), "task-unknown"),
        (lambda db: db.run("P999"), "journey-unknown"),
    ],
)
def test_what_is_not_there_is_refused_by_name(store, ask, code):
    """A wrong code in a command gets a plain sentence."""
    with pytest.raises(RefusedError, match=code), store.read() as db:
        ask(db)


def test_people_are_found_by_reference_and_by_address(store):
    """An address finds its people however it is written."""
    with store.read() as db:
        assert db.people("spring") == {person.ref: person for person in PEOPLE}
        assert db.people("spring", ["U003", "U999"]) == {"U003": PEOPLE[2]}
        assert db.people_at("Eva@Exemple.TEST") == [("spring", PEOPLE[0])]
        assert db.people("autumn") == {}


def test_people_added_again_are_replaced(store):
    """An updated people list changes a person under the same reference."""
    moved = replace(PEOPLE[1], email="max.du@exemple.test")
    with store.write() as db:
        db.add_people("spring", [moved])
    with store.read() as db:
        assert db.people("spring")["U002"] == moved
        assert db.people_at("max@exemple.test") == []


def test_codes_are_never_given_twice(empty_store):
    """Each letter counts by itself, and goes on past 999."""
    with empty_store.write() as db:
        assert db.mint("U", 2) == ["U001", "U002"]
        assert db.mint("P", 1) == ["P001"]
        assert db.mint("U", 0) == []
    with empty_store.write() as db:
        assert db.mint("U", 1000)[-1] == "U1002"


def test_journeys_are_listed_by_scope_and_code(store):
    """P1000 comes after P999, as people count."""
    with store.write() as db:
        db.add_journeys([replace(PAIR, code="P1000"), replace(PAIR, code="P999")])
    with store.read() as db:
        codes = [summary.journey.code for summary in db.summaries("spring")]
    assert codes == ["C001", "E001", "M001", "M002", "P001", "P999", "P1000", "T001", "T002"]


@pytest.mark.parametrize(
    ("code", "joined"),
    [
        ("E001", ["P001"]),
        ("M001", ["P001"]),
        ("M002", []),
        ("P001", ["E001", "M001", "T001"]),
        ("T001", ["P001"]),
        ("T002", []),
        ("C001", ["E001", "M001", "M002", "P001", "T001", "T002"]),
    ],
)
def test_a_journey_is_joined_with_those_it_concerns(store, code, joined):
    """A topic is joined with the pairs that lead on it, not with those that only read it (rule 9)."""
    journey = next(journey for journey in JOURNEYS if journey.code == code)
    with store.read() as db:
        assert [summary.journey.code for summary in db.related(journey)] == joined


def test_a_journey_of_another_cohort_is_never_joined(store):
    """Topics have the same names everywhere; a topic's journey belongs to one cohort."""
    with store.write() as db:
        db.add_cohort(replace(SPRING, name="autumn", code="C002"))
        db.add_journeys(
            [Journey("C002", "autumn", Scope.COHORT), Journey("T003", "autumn", Scope.TOPIC, topics=("data",))]
        )
    with store.read() as db:
        assert [summary.journey.code for summary in db.related(PAIR)] == ["E001", "M001", "T001"]


def test_a_summary_is_read_as_it_was_written(store):
    """The projection loses nothing; the version is the journal's."""
    summary = Summary(PAIR, 0, "plan", ("mentor",), LAUNCH, LAUNCH, Ending.LEFT, True, "nobody", {"a": ""}, {"n": 3})
    with store.write() as db:
        db.put_summary(summary)
    with store.read() as db:
        assert db.summary("P001") == summary


def test_a_summary_of_other_events_is_refused(store):
    """A late timer never overwrites what a decision has changed."""
    with store.write() as db:
        db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)
    with pytest.raises(StaleError), store.write() as db:
        db.put_summary(Summary(PAIR, 0, "plan"))


def test_events_are_numbered_from_one_and_read_in_order(store):
    """An event's number is its place in its journey."""
    first, second = Opened("pair", mentee="E001", topics=("data",)), SessionPlanned(1, 0, LAUNCH, 60)
    with store.write() as db:
        written = db.append("P001", [first], "", LAUNCH, 0)
        written += db.append("P001", [second], "U001", LAUNCH + timedelta(hours=1), 1)
    with store.read() as db:
        assert db.events("P001") == written
        assert [event.number for event in written] == [1, 2]
        assert db.events("P001", after=1) == written[1:]
        assert db.summary("P001").version == 2


def test_facts_are_refused_when_the_journey_has_moved_on(store):
    """Who decides on what is no longer so must read again; nothing of the transaction stays."""
    with store.write() as db:
        db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)

    def decide_on_old_events():
        with store.write() as db:
            db.put_tasks([_task()])
            db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)

    with pytest.raises(StaleError):
        decide_on_old_events()
    with store.read() as db:
        assert len(db.events("P001")) == 1
        assert db.tasks() == []


def test_facts_of_an_unknown_journey_are_refused(store):
    """A journey that is not there is not a stale one."""
    with pytest.raises(RefusedError, match="journey-unknown"), store.write() as db:
        db.append("P999", [Entered("plan", 1)], "", LAUNCH, 0)


def test_what_fails_within_a_transaction_undoes_all_of_it(store):
    """Whole or not at all, whatever the exception."""

    def fail_half_way():
        with store.write() as db:
            db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)
            db.set_mark("here", "yes")
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    with store.read() as db:
        assert db.events("P001") == []
        assert db.mark("here") == ""


def test_a_task_is_read_as_it_stands_now(store):
    """A task that is written again is replaced, its people too."""
    closed = _task(
        to=("U003", "U001"), state=TaskState.DONE, due=LAUNCH, closed_by="U001", closed_at=LAUNCH, result="answered"
    )
    with store.write() as db:
        db.put_tasks([_task(to=("U002",))])
        db.put_tasks([closed])
    with store.read() as db:
        assert db.task("E001.needs.1") == closed
        assert db.tasks(refs=["U002"]) == []
        assert db.tasks(refs=["U003"]) == [closed]


@pytest.mark.parametrize("kind", TaskKind)
def test_a_task_of_every_kind_is_kept(store, kind):
    """What the engine may ask, the table takes."""
    task = replace(_task(), kind=kind)
    with store.write() as db:
        db.put_tasks([task])
    with store.read() as db:
        assert db.tasks() == [task]


def test_tasks_are_chosen_by_person_state_and_cohort(store):
    """What is due first comes first, what is never due last."""
    tasks = [
        _task(1),
        _task(2, due=LAUNCH + timedelta(1), to=("U001", "U002")),
        _task(3, due=LAUNCH, state=TaskState.LATE),
    ]
    with store.write() as db:
        db.put_tasks(tasks)
    with store.read() as db:
        assert db.tasks() == db.tasks(cohort="spring", refs=["U001", "U002"]) == [tasks[2], tasks[1], tasks[0]]
        assert db.tasks(refs=["U002"]) == [tasks[1]]
        assert db.tasks(states=[TaskState.LATE]) == [tasks[2]]
        assert db.tasks(cohort="autumn") == db.tasks(refs=[]) == []
        assert db.tasks_of("E001") == [tasks[2], tasks[1], tasks[0]]


@pytest.mark.parametrize(
    "write",
    [
        lambda db: db.add_journeys([replace(PAIR, code="P002", mentor="M999")]),
        lambda db: db.add_journeys([replace(PAIR, code="P002", mentor="")]),
        lambda db: db.add_journeys([Journey("E002", "spring", Scope.MENTEE, person="U999")]),
        lambda db: db.put_tasks([_task(to=("U999",))]),
        lambda db: db.put_tasks([_task(journey="P999")]),
        lambda db: db.put_content("d", "P999", "plan", "", "answer", {}),
    ],
)
def test_the_database_itself_refuses_what_points_nowhere(store, write):
    """Foreign keys and checks are the database's; what people see is a code, not its text."""
    with pytest.raises(OutsideError, match="store-failed"), store.write() as db:
        write(db)


def test_a_transaction_that_reads_cannot_write(store):
    """The database refuses it, so nobody writes without the order that writers keep."""
    with pytest.raises(OutsideError), store.read() as db:
        db.set_mark("here", "yes")
    with store.read() as db:
        assert db.mark("here") == ""


def test_all_that_one_transaction_reads_is_of_one_moment(store):
    """A reader sees no half of what commits meanwhile."""
    with store.read() as reader:
        before = reader.summary("P001")
        with store.write() as db:
            db.append("P001", [Entered("plan", 1)], "", LAUNCH, 0)
        assert reader.summary("P001") == before
        assert reader.events("P001") == []
