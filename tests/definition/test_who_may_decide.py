"""Whom a gate leaves anybody to: what is fine of `except`, `in_order`, `each` and deputies, and what is nobody."""

import pytest

from definition.small_program import BASE, gate, read, step, told

TWO = BASE.replace("[rh@essai.test]", "[rh@essai.test, rh2@essai.test]")
FINE = [
    gate("except: hr"),
    step("kind: approval, for_each: pair, by: hr, except: [rh2@essai.test]"),
    step("kind: approval, for_each: pair, by: [hr, mentor], quorum: first, except: hr"),
    step("kind: approval, for_each: pair, by: mentee.manager, except: [mentor.manager, hr]"),
    step("kind: approval, for_each: pair, by: [hr, mentor], quorum: all, in_order: true"),
    step("kind: approval, for_each: pair, by: hr, each: true, quorum: 2, in_order: true"),
    step("kind: approval, for_each: pair, by: [mentor, hr], each: true, quorum: 3"),
    ("rh2@essai.test]", "rh2@essai.test], deputies: [adjointe@essai.test]"),
]
NOBODY = [
    step("kind: approval, for_each: pair, by: hr, except: hr"),
    step("kind: approval, for_each: pair, by: hr, except: [RH@essai.test, rh2@essai.test]"),
    step("kind: approval, for_each: pair, by: [rh@essai.test, rh2@essai.test], quorum: first, except: hr"),
    step("kind: approval, for_each: pair, by: [mentor, rh@essai.test], quorum: all, except: hr"),
]


@pytest.mark.parametrize(("old", "new"), FINE)
def test_what_leaves_somebody_and_has_its_effect_is_fine(old, new):
    """Given lines that do what they say, when the program is read, then nothing is told of them."""
    assert old in TWO

    assert told(read(TWO.replace(old, new, 1))) == []


@pytest.mark.parametrize(("old", "new"), NOBODY)
def test_a_gate_that_leaves_out_all_whom_it_needs_is_refused(old, new):
    """Rule 16: given an `except` that names all of an entry that is needed, when it is read, then it is a fault."""
    (fault,) = read(TWO.replace(old, new, 1)).faults

    assert (fault.code, fault.warning) == ("except-nobody", False)


def test_an_unknown_word_in_except_is_told_with_what_was_meant():
    """Given a mistyped group, when the program is read, then the near one is named: else everybody could decide."""
    old, new = gate("except: [emty]")

    (fault,) = read(BASE.replace(old, new, 1)).faults

    assert (fault.code, fault.data["near"]) == ("unknown-actor", "empty")


def test_deputies_alone_are_nobody():
    """Rule 16: given deputies without members, when the group must answer, then they stand in for nobody."""
    text = BASE.replace("{members: []}", "{deputies: [adjointe@essai.test]}").replace("by: mentee", "by: empty")

    assert told(read(text)) == ["25:9 gate-nobody"]


@pytest.mark.parametrize(
    ("lines", "told_as"),
    [
        ("by: hr, each: true, quorum: 2, except: RH2@essai.test", "quorum-number"),
        ("by: [hr, rh@essai.test], each: true, quorum: 3", "quorum-people"),
    ],
)
def test_a_number_of_votes_that_never_come_together_is_refused(lines, told_as):
    """Rules 13 and 16: given people left out, or named twice, when votes are counted, then theirs are not."""
    old, new = step(f"kind: approval, for_each: pair, {lines}")

    codes = [fault.code for fault in read(TWO.replace(old, new, 1)).faults]

    assert codes == [told_as]
