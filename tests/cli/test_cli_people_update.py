"""`revflow people update COHORT CSV`: a preview, a question, then all or nothing."""

import json

import pytest

from fixtures.house import OPEN

NEW = "Ida Ost,ida@mini.test,mentee\n"


@pytest.fixture
def newer(cohort):
    """A newer list: Mia is missing, Noé is Noa, Ida is new."""
    text = cohort.people.read_text("utf-8").replace("Mia Roy,mia@mini.test,mentor\n", "").replace("Noé", "Noa")
    path = cohort.people.with_name("newer.csv")
    path.write_text(text + NEW, encoding="utf-8")
    return path


def open_tasks(cohort):
    with cohort.house.app.store.read() as db:
        return len(db.tasks(states=OPEN))


def test_the_preview_counts_first_and_then_tells_person_by_person(revflow, cohort, newer):
    """With `--dry-run` nothing is changed."""
    before = open_tasks(cohort)

    done = revflow("people", "update", cohort.cohort, newer, "--dry-run")

    lines = done.err.splitlines()
    assert lines[0] == "one joins, 0 come back, one leaves, one changes; one stays as before."
    assert [line.split()[0] for line in lines[2:5]] == ["Ida", "Mia", "Noa"]
    assert "M001 ends" in done.err
    assert "name: Noé Sun → Noa Sun." in done.err
    assert lines[-1] == "Nothing was changed."
    assert (done.code, open_tasks(cohort)) == (0, before)


def test_it_is_applied_and_said_for_scripts_as_json(revflow, cohort, newer):
    """Standard output holds the JSON alone."""
    done = revflow("people", "update", cohort.cohort, newer, "--yes", "--json")

    told = json.loads(done.out)
    assert (told["cohort"], told["applied"]) == (cohort.cohort, True)
    assert told["counts"] == {"join": 1, "return": 0, "leave": 1, "change": 1, "same": 1}
    assert [(one["does"], one["email"], one["line"]) for one in told["people"]] == [
        ("join", "ida@mini.test", 4),
        ("leave", "mia@mini.test", 0),
        ("change", "noe@mini.test", 2),
    ]
    assert told["people"][1]["notes"][0] == {
        "code": "ends",
        "journey": "M001",
        "role": "mentor",
        "text": "M001 ends: no part as mentor any more.",
    }
    with cohort.house.app.store.read() as db:
        assert [person.gone for _cohort, person in db.people_at("mia@mini.test")] == [True]


def test_what_is_odd_about_a_newer_list_is_told_before_it_is_applied(revflow, cohort, newer):
    """A circle of managers and too few mentors were told at a launch alone. A warning hinders nothing."""
    people = "Noé Sun,noe@mini.test,mentee,ida@mini.test\nIda Ost,ida@mini.test,mentee,noe@mini.test\n"
    mentor = "Mia Roy,mia@mini.test,mentor,\n"
    newer.write_text(f"name,email,role,manager\n{people}{mentor}", encoding="utf-8")

    looked = revflow("people", "update", cohort.cohort, newer, "--dry-run", "--json")

    assert "2 people are each other's managers in a circle" in looked.err
    assert "2 mentees, 1 mentor: with one mentee each, some would wait in vain." in looked.err
    told = json.loads(looked.out)["warnings"]
    assert [(one["code"], one["line"], one["column"]) for one in told] == [
        ("mentors-few", 2, 3),
        ("manager-circle", 2, 4),
    ]
    assert revflow("people", "update", cohort.cohort, newer, "--yes").code == 0


def test_the_same_list_again_says_that_nothing_changes(revflow, cohort):
    """Exit code 0: that is no fault."""
    done = revflow("people", "update", cohort.cohort, cohort.people)

    assert done.err.splitlines()[-1] == f"The list says what {cohort.cohort} knows already; nothing changes."
    assert done.code == 0


def test_a_faulty_list_is_told_row_by_row_and_changes_nothing(revflow, cohort, newer):
    """Exit code 1."""
    newer.write_text("name,email,role\nMia Roy,nowhere,mentor\nNoé Sun,noe@mini.test,boss\n", encoding="utf-8")
    before = open_tasks(cohort)

    done = revflow("people", "update", cohort.cohort, newer, "--yes")

    assert f"{newer}:2:2:" in done.err
    assert f"{newer}:3:3:" in done.err
    assert (done.code, open_tasks(cohort)) == (1, before)


def test_a_cohort_that_does_not_exist_is_told(revflow, cohort, newer):
    """Exit code 1, with the remedy."""
    done = revflow("people", "update", "autumn", newer)

    assert (done.code, "autumn" in done.err) == (1, True)
