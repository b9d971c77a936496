"""Whom `check` tells of features without effect: those who wrote the line."""

from revflow import shipped
from revflow.definition.load import load_text

PILOT = (shipped.folder("programs") / "pilot.yaml").read_text("utf-8")
STEP = (shipped.folder("templates") / "steps" / "sessions.yaml").read_text("utf-8")


def told(text: str, folder) -> list[tuple[str, object]]:
    return [(fault.code, fault.data["word"]) for fault in load_text(text, "p.yaml", folder).faults]


def test_what_a_shipped_step_brings_along_is_no_warning():
    """Given a used step with features not done yet, when it is checked, then nobody is told to delete its lines."""
    assert told(PILOT, shipped.folder("programs")) == []


def test_a_line_beside_use_is_told():
    """Given one of these lines in the program itself, when it is checked, then that one alone is told."""
    beside = PILOT.replace("    count: 5", "    count: 5\n    alert: {to: hr, cancellations: 3}")

    assert told(beside, shipped.folder("programs")) == [("not-done-yet", "alert")]


def test_a_line_of_a_companys_own_step_is_told(tmp_path):
    """Given the same step as a file of the company, when it is checked, then its lines can be deleted, and are told."""
    own = tmp_path / "templates" / "steps" / "sessions.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(STEP, encoding="utf-8")

    assert told(PILOT, tmp_path / "programs") == [("not-done-yet", "alert"), ("not-done-yet", "pulse")]
