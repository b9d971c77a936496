"""Whom `check` tells of features without effect: those who wrote the line."""

import pytest

from revflow import shipped
from revflow.definition.load import load, load_text

PILOT = (shipped.folder("programs") / "pilot.yaml").read_text("utf-8")
PROGRAM = (shipped.folder("programs") / "transition-numerique.yaml").read_text("utf-8")


def told(text: str, folder) -> list[tuple[str, object]]:
    return [(fault.code, fault.data["word"]) for fault in load_text(text, "p.yaml", folder).faults]


def test_what_a_shipped_step_brings_along_is_no_warning():
    """Given a used step with features not done yet, when it is checked, then nobody is told to delete its lines."""
    assert told(PILOT, shipped.folder("programs")) == []


def test_a_line_of_the_program_itself_is_told():
    """Given one of these lines in the program, when it is checked, then that one alone is told."""
    more = PILOT + "privacy: {notice: notice, retention: {answers: 3 months}}\n"

    assert told(more, shipped.folder("programs")) == [("not-done-yet", "retention")]


@pytest.mark.parametrize("bounds", ["5-10", "6-8"])
def test_bounds_within_what_works_in_practice_are_no_warning(bounds):
    """Rule 12: given bounds beside `use`, when checked, then nothing is said of them: pairs agree within."""
    beside = PILOT.replace("    count: 5", f"    count: 6\n    bounds: {bounds}")

    assert told(beside, shipped.folder("programs")) == []


def test_the_shipped_program_is_told_of_each_line_that_is_not_done_yet():
    """Given the whole program, when checked, then it hears of each such line at its place."""
    faults = load(shipped.folder("programs") / "transition-numerique.yaml").faults
    lines = PROGRAM.splitlines()

    told_at = {fault.data["word"]: lines[fault.line - 1].strip() for fault in faults}

    assert {word: line.split(":")[0] for word, line in told_at.items()} == {
        "retention": "retention",
    }


def test_unusual_bounds_are_told_to_be_unusual():
    """Rule 12: given bounds outside of what works in practice, when checked, then that is said of the line."""
    beside = PILOT.replace("    count: 5", "    count: 5\n    bounds: 4-10")

    (fault,) = load_text(beside, "p.yaml", shipped.folder("programs")).faults

    assert (fault.code, fault.warning) == ("bounds-unusual", True)


def test_a_pulse_after_the_last_session_is_told_to_come_too_late():
    """Given a pulse after the fifth session of five, when checked, then a warning says that the survey follows."""
    beside = PILOT.replace("    count: 5", "    count: 5\n    pulse: {after_sessions: [2, 5], by: mentee}")

    (fault,) = load_text(beside, "p.yaml", shipped.folder("programs")).faults

    assert (fault.code, fault.warning, fault.data["after"]) == ("pulse-late", True, 5)


def test_time_that_slips_at_once_is_a_fault():
    """Given `unplanned: 0 days`, when checked, then it is too low: a pair would be told of before it can plan."""
    beside = PILOT.replace("    count: 5", "    count: 5\n    alert: {to: hr, unplanned: 0 days}")

    (fault,) = load_text(beside, "p.yaml", shipped.folder("programs")).faults

    assert (fault.code, fault.warning) == ("too-low", False)
