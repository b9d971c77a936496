"""Who was at a training is ticked off from the command line: one, several, or all of a step but some."""

import pytest

from fixtures.script import willing

TRAINING = """\
  - id: course
    kind: training
    for_each: mentor
    after: []
    content: communication
    confirm_by: hr
  - id: reading
    kind: training
    for_each: mentor
    after: []
    content: communication
  - id: report
"""


@pytest.fixture
def course(revflow, small):
    """Both mentors are asked to a course, which HR confirms, and to a reading of their own."""
    text = small.program.read_text("utf-8").replace("  - id: report\n", TRAINING)
    small.program.write_text(text, encoding="utf-8")
    small.cohort = revflow("launch", small.program, "--people", small.people).out.strip()
    small.house.settle()
    return sorted(small.house.tasks(step="course"), key=lambda task: task.id)


def test_several_are_confirmed_and_one_that_was_is_told(revflow, small, course):
    """Given one that is confirmed already, when both are, then the other is, and the exit code is 1."""
    willing(small.house, course[0])

    said = revflow("confirm", course[0].id, course[1].id)

    assert said.code == 1
    assert f"{course[1].id}: confirmed" in said.err
    assert "confirmed already" in said.err
    assert not small.house.tasks(step="course")


def test_all_of_a_step_but_one_who_was_not_there(revflow, small, course):
    """Given two who are asked to a course, when all but one are ticked off, then that one is still asked."""
    said = revflow("confirm", "course", "--all", "--cohort", small.cohort, "--except", course[0].journey, "--yes")

    assert said.code == 0
    assert [task.id for task in small.house.tasks(step="course")] == [course[0].id]


@pytest.mark.parametrize(
    ("more", "code", "sentence"),
    [
        (["reading", "--all", "--cohort", "COHORT"], 1, "No training “reading” waits"),
        (["course", "--all", "--cohort", "COHORT", "--except", "M999"], 1, "M999 waits for no confirmation"),
        (["course", "--all"], 2, "--cohort"),
        (["course", "--except", "M001"], 2, "--except"),
    ],
)
def test_what_cannot_be_ticked_off_is_told(revflow, small, course, more, code, sentence):
    """Given trainings that people confirm themselves, or nobody, when they are named, then nothing is done."""
    said = revflow("confirm", *[small.cohort if word == "COHORT" else word for word in more], "--yes")

    assert said.code == code
    assert sentence in said.err
    assert len(small.house.tasks(step="course")) == len(course)
