"""Gates that could never be decided, or never as they are written: told before a cohort stands still at them."""

import pytest

from definition.small_program import BASE, gate, read, step, told
from definition.test_who_may_decide import TWO

PAIR = "kind: approval, for_each: pair"
LEAVING = "outcomes: {approve: next, decline: rematch}"
SPONSOR = "[rh@essai.test, rh2@essai.test]}\n  boss: {members: [b@essai.test]}"
BOSS = TWO.replace("[rh@essai.test, rh2@essai.test]}", SPONSOR)


@pytest.mark.parametrize(
    ("who", "needed", "able"),
    [
        ("by: [boss, b@essai.test], quorum: all", 2, 1),
        ("by: [boss, B@essai.test, hr], quorum: all", 3, 2),
        ("by: [boss, b@essai.test, boss], quorum: 2", 2, 1),
        ("by: [boss, b@essai.test], quorum: majority", 2, 1),
        ('by: [boss, b@essai.test], quorum: "veto: decline"', 2, 1),
        ("by: [hr, rh2@essai.test], each: true, quorum: all", 3, 2),
        ("by: [hr, boss, rh2@essai.test], except: rh@essai.test, quorum: all", 3, 2),
    ],
)
def test_a_quorum_that_needs_one_person_twice_is_refused(who, needed, able):
    """Rule 13: distinct people for distinct entries; where the program names too few, nobody could ever conclude."""
    old, new = step(f"{PAIR}, {who}, {LEAVING}")

    (fault,) = read(BOSS.replace(old, new, 1)).faults

    assert (fault.code, fault.warning) == ("quorum-people", False)
    assert (fault.data["needed"], fault.data["able"]) == (needed, able)


@pytest.mark.parametrize(
    "who",
    [
        "by: [hr, rh@essai.test], quorum: all",
        "by: [hr, hr], quorum: all",
        "by: [boss, b@essai.test], quorum: first",
        "by: [boss, b@essai.test, hr], quorum: 2",
        "by: [mentor, mentee.manager, boss], quorum: all",
        "by: hr, each: true, quorum: all, except: rh@essai.test",
    ],
)
def test_a_quorum_that_different_people_can_make_is_fine(who):
    """A group of two has somebody left when one of them is asked in person; whom the list names is not known here."""
    old, new = step(f"{PAIR}, {who}, {LEAVING}")

    assert told(read(BOSS.replace(old, new, 1))) == []


def test_no_more_votes_are_counted_on_than_except_leaves():
    """Two of a group asked one by one, of whom one is left out, give one vote."""
    old, new = step(f"{PAIR}, by: hr, each: true, except: rh@essai.test, quorum: 2, {LEAVING}")

    (fault,) = read(TWO.replace(old, new, 1)).faults

    assert (fault.code, fault.data["most"]) == ("quorum-number", 1)


def test_a_quorum_longer_than_any_number_is_told_like_one_that_is_too_high():
    """No number of signs makes the check itself fail."""
    old, new = gate(f"quorum: {'9' * 5000}")

    assert told(read(BASE.replace(old, new, 1))) == ["26:13 quorum-number"]


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ("{approve: {to: next}}", "unknown-key"),
        ("{approve: {to: next}, decline: rematch}", "unknown-key"),
        ("{approve: {to: next}}\n    quorum: {veto: approve}", "unknown-key"),
        ("{approve: , decline: rematch}", "empty-value"),
        ("{approve: }", "empty-value"),
        ("{approve: {then: }, decline: rematch}", "empty-value"),
    ],
)
def test_an_outcome_that_cannot_be_read_is_one_fault(outcomes, code):
    """Whether there is none, nobody is let through or nobody vetoes is not known before: it is not told."""
    old, new = gate(f"outcomes: {outcomes}")

    assert [one.code for one in read(BASE.replace(old, new, 1)).faults] == [code]


def test_a_key_that_stands_where_another_is_missing_is_told_as_that_one():
    """`to` is no word of the format, and `then` is missing beside it: one slip, one fault, and what was meant."""
    old, new = gate("outcomes: {approve: {to: next}}")

    (fault,) = read(BASE.replace(old, new, 1)).faults

    assert (fault.code, fault.data["word"], fault.data["near"]) == ("unknown-key", "to", "then")


def test_a_private_outcome_that_requires_a_comment_is_refused():
    """Rule 7: a private decision takes no comment, so such an outcome could never be given."""
    old, new = gate("private: true\n    outcomes: {approve: next, decline: {then: rematch, comment: required}}")

    assert told(read(BASE.replace(old, new, 1))) == ["27:40 private-comment"]


@pytest.mark.parametrize("name", ["expired", "hold", "skip", "leave", "done", "concluded", "undecided", "taken-back"])
def test_an_outcome_is_not_called_what_time_or_the_journal_says(name):
    """An outcome `expired` would count as one that nobody gave, one `hold` as what time does."""
    old, new = gate(f"outcomes: {{approve: next, {name}: {{then: rematch, label: Non}}}}")

    assert told(read(BASE.replace(old, new, 1))) == ["26:31 reserved-name"]


@pytest.mark.parametrize("name", ["a b", "é", "a/b", "x\\n"])
def test_an_outcome_has_a_name_that_every_surface_can_take(name):
    """It is typed in commands, and stands in the journal and in Prefect."""
    old, new = gate(f'outcomes: {{approve: next, "{name}": {{then: rematch, label: Non}}}}')

    assert [one.partition(" ")[2] for one in told(read(BASE.replace(old, new, 1)))][:1] in (["bad-name"], ["yaml-key"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (*gate("escalate: {to: empty, late: 2 days}"), "26:20 group-empty"),
        (*gate("escalate: [{to: hr, late: 2 days}, {to: empty, late: 3 days}]"), "26:45 group-empty"),
        ("steps:", "defaults: {task: {escalate: {to: empty, late: 2 days}}}\nsteps:", "11:34 group-empty"),
        ("[rh@essai.test]", "[rh@essai.test], escalate_to: empty", "8:47 group-empty"),
    ],
)
def test_telling_a_group_that_is_empty_is_told(old, new, expected):
    """Lateness would be escalated to nobody, in silence: a warning, as for any mail to such a group."""
    loaded = read(BASE.replace(old, new, 1))

    assert told(loaded) == [expected]
    assert loaded.errors == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (*gate("due: 0 days"), "26:10 due-zero"),
        (*gate("due: 0 min"), "26:10 due-zero"),
        ("steps:", "defaults: {task: {due: 0 hours}}\nsteps:", "11:24 due-zero"),
    ],
)
def test_a_time_that_is_over_at_once_is_refused(old, new, expected):
    """Rule 20: people would be late, or out, with the mail that asks them."""
    assert told(read(BASE.replace(old, new, 1))) == [expected]


def test_the_end_of_the_same_day_is_a_time():
    """Rule 20: of working days, the 0th is the day itself, or the next one that is worked."""
    old, new = gate("due: 0 working days")

    assert told(read(BASE.replace(old, new, 1))) == []


def test_with_one_vote_that_concludes_nobody_else_has_a_turn():
    """`quorum: 1` is `first` in a number."""
    old, new = step(f"{PAIR}, by: [hr, boss], quorum: 1, in_order: true, {LEAVING}")

    assert [one.partition(" ")[2] for one in told(read(BOSS.replace(old, new, 1)))] == ["in-order-idle"]
