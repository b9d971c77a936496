"""Circles in a program: each fault told once at its place, in both languages, with the way on."""

import pytest

from definition.small_program import BASE, alone, read, told
from revflow.definition.joins import waits_for

CIRCLE = "  - {id: circle, kind: circle, §}\n"
NO_MATCH = BASE[: BASE.index("  - id: matching")]


def circle(line):
    return BASE + CIRCLE.replace("§", line)


FAULTS = [
    ("circle-not-cohort", circle("for_each: §mentor")),
    ("circle-planner", circle("by: §[hr, rh@essai.test]")),
    ("circle-late", circle("after: [§accept]")),
    ("too-low", circle("every: §0 days")),
    ("circle-pace", circle("every: §5 min")),
    ("circle-pace", circle("every: §1 hour")),
    ("ready-idle", circle("ready: §{share: 90 %}")),
    ("ready-idle", circle("ready: §{at_latest: 3 weeks}")),
    ("too-low", circle("duration: §0 min")),
    ("session-length", circle("duration: §9 hours")),
    ("circle-no-match", NO_MATCH + CIRCLE.replace("kind: circle, §", "kind: §circle")),
    ("after-circle", circle("") + "  - {id: last, kind: report, to: hr, after: [§circle]}\n"),
    ("unknown-actor", circle("by: §somebody")),
    ("gate-nobody", circle("by: §empty")),
]
"""Each with the sign § before the place of its fault."""


@pytest.mark.parametrize(("code", "marked"), FAULTS, ids=[f"{code}-{i}" for i, (code, _) in enumerate(FAULTS)])
def test_each_is_told_once_with_a_sentence_in_both_languages(code, marked):
    """Given one such line, when the program is read, then that line alone is told, in plain words."""
    assert alone(marked) == (code, True)


def test_a_circle_waits_for_the_first_pairs_alone_and_nobody_for_it():
    """Wherever it stands: pairs' steps above are not waited for, the report below goes on without it."""
    last = "  - {id: last, kind: mail, for_each: pair, mail: thanks, to: mentor}\n"
    gate = "  - id: matching\n    kind: match\n  - {id: approval, kind: approval, by: hr}\n"
    text = (BASE + CIRCLE.replace("§", "") + last).replace("  - id: matching\n    kind: match\n", gate)
    program = read(text).require()

    assert [step.id for step in waits_for(program, program.step("circle"))] == ["matching", "approval"]
    assert "circle" not in [step.id for step in waits_for(program, program.step("last"))]


def test_a_share_is_told_that_nothing_is_counted_for():
    """Rule 4: the cohort's steps alone wait for a population; a step of one person waits for that person."""
    first = BASE.replace("  - id: accept\n", "  - id: accept\n    ready: {share: §90 %}\n")

    assert alone(first) == ("ready-idle", True)
    assert (
        told(read(BASE.replace("kind: match\n", "kind: match\n    ready: {share: 90 %, at_latest: 3 weeks}\n"))) == []
    )


def test_what_is_left_out_is_the_practice():
    """A quarter, an hour and a half, planned by HR, for mentors."""
    program = read(circle("").replace(", }", "}")).require()
    step = program.step("circle")

    assert told(read(circle("").replace(", }", "}"))) == []
    assert (str(step.every.amount), step.every.unit, step.duration.amount) == ("3", "months", 90)
    assert (step.by, step.who, step.mail) == (("hr",), "mentor", "task-circle")
