"""A company's own steps: what is wrong with a step's file is told in that file."""

import pytest

from revflow.definition.load import load_text
from revflow.definition.tree import MAX_BYTES

PROGRAM = """\
revflow: 1
program: p
edition: 1
title: T
languages: [fr]
groups:
  hr: {members: [rh@essai.test]}
topics: {data: Data}
steps:
  - use: needs
  - use: odd
"""


@pytest.fixture
def own(tmp_path):
    """The folder of a company's own steps."""
    folder = tmp_path / "templates" / "steps"
    folder.mkdir(parents=True)
    return folder


def told(own):
    """Return the faults of a program that uses the step `odd`: file, place and code."""
    folder = own.parents[1] / "programs"
    faults = load_text(PROGRAM, "p.yaml", folder).faults
    return [(fault.path.rpartition("/")[2], fault.line, fault.column, fault.code) for fault in faults]


def test_a_file_that_holds_no_lines_is_told_at_its_use(own):
    """Given a step's file that is a list, when it is used, then the program's line is blamed, with the file's name."""
    (own / "odd.yaml").write_text("- a\n", "utf-8")

    assert told(own) == [("p.yaml", 11, 10, "step-unreadable")]


def test_a_file_that_is_not_utf8_is_told_at_its_sign(own):
    """Given a step's file in Latin-1, when it is used, then the sign is told as in a program."""
    (own / "odd.yaml").write_bytes("kind: wait\ntitle: Été\n".encode("latin-1"))

    assert told(own) == [("odd.yaml", 2, 8, "file-not-utf8")]


def test_a_file_that_is_too_big_is_not_read_in_part(own):
    """Given a step's file beyond the limit, when it is used, then that is told, and nothing of it is taken."""
    (own / "odd.yaml").write_text("kind: wait\nduration: 1 day\n" + "# long\n" * (MAX_BYTES // 7), "utf-8")

    assert told(own) == [("odd.yaml", 1, 1, "file-too-big")]


def test_a_file_cannot_take_another_step(own):
    """Given a step's file that says `use:`, when it is used, then that line is told, and nothing else."""
    (own / "odd.yaml").write_text("title: Odd\nuse: needs\n", "utf-8")

    assert told(own) == [("odd.yaml", 2, 1, "use-in-step")]


def test_a_link_that_leads_nowhere_is_told_as_a_file_that_cannot_be_read(own):
    """Given a step's file that is a link to itself, when it is used, then the file is blamed."""
    (own / "odd.yaml").symlink_to("odd.yaml")

    assert told(own) == [("odd.yaml", 1, 1, "file-unreadable")]
