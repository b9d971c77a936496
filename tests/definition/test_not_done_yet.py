"""Whom `check` tells of features without effect: those who wrote the line."""

import pytest

from revflow import shipped, texts
from revflow.definition.load import load, load_text

PILOT = (shipped.folder("programs") / "pilot.yaml").read_text("utf-8")
PROGRAM = (shipped.folder("programs") / "transition-numerique.yaml").read_text("utf-8")
STEP = (shipped.folder("templates") / "steps" / "sessions.yaml").read_text("utf-8")


def told(text: str, folder) -> list[tuple[str, object]]:
    return [(fault.code, fault.data["word"]) for fault in load_text(text, "p.yaml", folder).faults]


def test_what_a_shipped_step_brings_along_is_no_warning():
    """Given a used step with features not done yet, when it is checked, then nobody is told to delete its lines."""
    assert told(PILOT, shipped.folder("programs")) == []


def test_a_line_beside_use_is_told():
    """Given one of these lines in the program itself, when it is checked, then that one alone is told."""
    beside = PILOT.replace("    count: 5", "    count: 5\n    pulse: {after_sessions: [3], by: mentee}")

    assert told(beside, shipped.folder("programs")) == [("not-done-yet", "pulse")]


def test_a_line_of_a_companys_own_step_is_told(tmp_path):
    """Given the same step as a file of the company, when it is checked, then its lines can be deleted, and are told."""
    own = tmp_path / "templates" / "steps" / "sessions.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(STEP, encoding="utf-8")

    assert told(PILOT, tmp_path / "programs") == [
        ("bounds-not-done-yet", "bounds"),
        ("not-done-yet", "pulse"),
    ]


@pytest.mark.parametrize("bounds", ["5-10", "6-8"])
def test_bounds_that_a_program_writes_itself_are_told_to_check_count_alone(bounds):
    """Rule 12: given bounds beside `use`, when checked, then one warning says that no pair can agree on others."""
    beside = PILOT.replace("    count: 5", f"    count: 6\n    bounds: {bounds}")

    (fault,) = load_text(beside, "p.yaml", shipped.folder("programs")).faults

    assert (fault.code, fault.warning, fault.data["word"]) == ("bounds-not-done-yet", True, "bounds")


def test_the_shipped_program_is_told_of_each_line_that_is_not_done_yet():
    """Rule 12: given the whole program, when checked, then it hears of its bounds, at their place, as of the rest."""
    faults = load(shipped.folder("programs") / "transition-numerique.yaml").faults
    lines = PROGRAM.splitlines()

    told_at = {fault.data["word"]: lines[fault.line - 1].strip() for fault in faults}

    assert told_at["bounds"].startswith("bounds: 5-10")
    assert {"bounds", "pulse"} <= told_at.keys()


def test_unusual_bounds_are_told_to_be_unusual_as_well():
    """Rule 12: given bounds outside of what works in practice, when checked, then both are said of the line."""
    beside = PILOT.replace("    count: 5", "    count: 5\n    bounds: 4-10")

    faults = load_text(beside, "p.yaml", shipped.folder("programs")).faults

    assert {fault.code for fault in faults} == {"bounds-unusual", "bounds-not-done-yet"}
    assert len({(fault.line, fault.column) for fault in faults}) == 1
    for fault in faults:
        assert texts.say("en", f"fault-{fault.code}", **fault.data) != texts.say(
            "fr", f"fault-{fault.code}", **fault.data
        )
