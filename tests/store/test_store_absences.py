"""What a store must do, on SQLite and on PostgreSQL alike: who is away, and whose hands a task went through."""

from dataclasses import replace
from datetime import timedelta

import pytest

from revflow.domain.errors import OutsideError
from revflow.domain.people import Absence
from revflow.domain.tasks import Task, TaskKind
from store.spring import LAUNCH, PEOPLE, SPRING

DAY = timedelta(days=1)
EVA, MAX, LOU = (person.email for person in PEOPLE)
TASK = Task("E001.review.1", "E001", "review", 1, TaskKind.DECIDE, ("U001", "U002"), "sponsor", LAUNCH)


def absences(store, cohort="spring"):
    with store.read() as db:
        return db.absences(cohort)


def test_absences_are_read_by_reference_and_begin(store):
    """Given absences by address, when a cohort's are read, then its people and deputies are references."""
    with store.write() as db:
        db.add_absence(MAX, LAUNCH + DAY, LAUNCH + 2 * DAY, "")
        db.add_absence(EVA, LAUNCH + 5 * DAY, LAUNCH + 6 * DAY, LOU)
        db.add_absence(EVA, LAUNCH, LAUNCH + DAY, MAX)

    assert absences(store) == [
        Absence("U001", LAUNCH, LAUNCH + DAY, "U002"),
        Absence("U001", LAUNCH + 5 * DAY, LAUNCH + 6 * DAY, "U003"),
        Absence("U002", LAUNCH + DAY, LAUNCH + 2 * DAY),
    ]


def test_deputies_who_are_not_in_the_cohort_are_told_by_address(store):
    """Given absences with and without a deputy, when the unknown are asked for, then once each, past ones left out."""
    with store.write() as db:
        db.add_absence(EVA, LAUNCH, LAUNCH + DAY, "old@x.test")
        db.add_absence(EVA, LAUNCH + DAY, LAUNCH + 3 * DAY, "new@x.test")
        db.add_absence(MAX, LAUNCH + DAY, LAUNCH + 3 * DAY, "new@x.test")
        db.add_absence(LOU, LAUNCH, LAUNCH + 3 * DAY, EVA)
        db.add_absence(MAX, LAUNCH + 5 * DAY, LAUNCH + 6 * DAY, "")
        db.add_absence("stranger@x.test", LAUNCH, LAUNCH + 3 * DAY, "other@x.test")

    with store.read() as db:
        assert db.deputies_missing("spring", LAUNCH + DAY) == ["new@x.test"]


def test_an_absence_that_begins_at_the_same_moment_is_replaced(store):
    """Given an absence, when it is told again with other words, then the later ones hold."""
    with store.write() as db:
        db.add_absence(EVA, LAUNCH, LAUNCH + DAY, MAX)
    with store.write() as db:
        db.add_absence(EVA, LAUNCH, LAUNCH + 3 * DAY, LOU)

    assert absences(store) == [Absence("U001", LAUNCH, LAUNCH + 3 * DAY, "U003")]


def test_an_absence_holds_in_every_cohort_with_the_deputy_where_he_is(store):
    """Given the same person in two cohorts, when a deputy is in one alone, then the other has nobody."""
    with store.write() as db:
        db.add_cohort(replace(SPRING, name="autumn", code="C002"))
        db.add_people("autumn", [replace(PEOPLE[0], ref="U011")])
        db.add_absence(EVA, LAUNCH, LAUNCH + DAY, MAX)

    assert absences(store) == [Absence("U001", LAUNCH, LAUNCH + DAY, "U002")]
    assert absences(store, "autumn") == [Absence("U011", LAUNCH, LAUNCH + DAY)]


def test_who_is_not_in_a_cohort_is_not_away_there(store):
    """Given an absence of somebody else, when a cohort's are read, then it is not among them."""
    with store.write() as db:
        db.add_absence("nobody@exemple.test", LAUNCH, LAUNCH + DAY, MAX)

    assert absences(store) == []


def test_coming_back_ends_what_is_under_way_and_calls_off_what_is_to_come(store):
    """Given past, present and future absences, when somebody is back, then the past stays as it was."""
    now = LAUNCH + 10 * DAY
    with store.write() as db:
        db.add_absence(EVA, LAUNCH, LAUNCH + DAY, "")
        db.add_absence(EVA, LAUNCH + 9 * DAY, LAUNCH + 12 * DAY, MAX)
        db.add_absence(EVA, LAUNCH + 20 * DAY, LAUNCH + 21 * DAY, "")
        db.add_absence(LOU, LAUNCH + 9 * DAY, LAUNCH + 12 * DAY, "")

    with store.write() as db:
        assert db.end_absences(EVA, now) == 2
    with store.write() as db:
        assert db.end_absences(EVA, now) == 0

    assert absences(store) == [
        Absence("U001", LAUNCH, LAUNCH + DAY),
        Absence("U001", LAUNCH + 9 * DAY, now, "U002"),
        Absence("U003", LAUNCH + 9 * DAY, LAUNCH + 12 * DAY),
    ]


def test_an_absence_that_ends_before_it_begins_is_the_databases_to_refuse(store):
    """Given days the wrong way round, when they are written, then nothing is."""
    with pytest.raises(OutsideError, match="store-failed"), store.write() as db:
        db.add_absence(EVA, LAUNCH + DAY, LAUNCH, "")

    assert absences(store) == []


def test_whose_hands_a_task_went_through_is_read_as_it_was_written(store):
    """Given deputies, a claim and a principal, when the task is read, then they stand there in order."""
    handed = replace(
        TASK,
        deputies=(("U002", "U001"), ("U003", "U001")),
        claimed_by="U002",
        principal="U001",
        closed_by="U002",
        to=("U001", "U002", "U003"),
    )
    with store.write() as db:
        db.put_tasks([TASK])
    with store.read() as db:
        before = db.task(TASK.id)
    with store.write() as db:
        db.put_tasks([handed])

    with store.read() as db:
        assert (before.deputies, before.claimed_by, before.principal) == ((), "", "")
        assert db.task(TASK.id) == handed
        assert db.tasks(refs=["U003"]) == [handed]
