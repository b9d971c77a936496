"""Where a fault is told, which are warnings, and that all are told at once."""

import pytest

from definition.small_program import BASE, read, told
from revflow.domain.errors import FaultyInputError


def test_a_faulty_default_is_told_where_it_is_written():
    """Given an unknown group in defaults, when the program is read, then no step that takes the line is blamed."""
    loaded = read(BASE.replace("steps:", "defaults: {task: {escalate: {to: rh, late: 2 days}}}\nsteps:"))

    assert told(loaded) == ["11:34 unknown-actor"]


def test_plain_texts_where_several_languages_are_declared_are_warnings():
    """Given two languages (rule 28), when texts are plain, then the program may run all the same."""
    loaded = read(BASE.replace("[fr]", "[fr, en]"))

    assert told(loaded) == ["4:8 text-plain", "10:16 text-plain", "10:27 text-plain"]
    assert loaded.require().languages == ("fr", "en")


def test_a_program_with_errors_is_refused_with_all_of_them():
    """Given two errors, when the program is required, then one error carries both."""
    loaded = read(BASE.replace("count: 6", "count: 12").replace("country: FR", "country: XX"))

    with pytest.raises(FaultyInputError) as caught:
        loaded.require()

    assert [fault.code for fault in caught.value.faults] == ["unknown-country", "count-outside"]
