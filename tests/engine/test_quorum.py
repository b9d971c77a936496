"""Rules 13 to 15: each member apart, one after another, an early end, and HR's last word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.company import HEAD
from engine.test_gates import at_gate, gate, refusal
from revflow.definition.steps import ApprovalStep
from revflow.domain.tasks import TaskState
from revflow.engine.quorum import can_conclude, quorum_of

NEXT_OR_OUT = "outcomes: {approve: next, decline: leave}"
BOARD = HEAD.replace("  nobody:", "  board: {members: [a@x.test, b@x.test, c@x.test]}\n  nobody:")


def test_each_asks_every_member_of_a_group_for_a_vote_of_one_s_own():
    """Rule 13: `each: true`; the journey still awaits the group by its name."""
    company = at_gate(gate("by: board, each: true, quorum: majority", NEXT_OR_OUT), head=BOARD)

    tasks = [task for task in company.tasks() if task.step == "review"]
    assert [task.to for task in tasks] == [(company.ref("a"),), (company.ref("b"),), (company.ref("c"),)]
    assert company.summaries["E001"].awaits == ("board",)
    company.decide("E001", "review", "approve", task=tasks[2])
    company.decide("E001", "review", "approve", task=tasks[0])

    assert company.states["E001"].visits["review"].outcome == "approve"
    assert company.states["E001"].tasks[tasks[1].id].state is TaskState.WITHDRAWN


def test_a_member_who_is_gone_is_dropped_and_the_gate_counted_anew():
    """Rule 15: with two of three votes left to have, two are all."""
    company = at_gate(gate("by: board, each: true, quorum: all", NEXT_OR_OUT), head=BOARD)
    for task in [task for task in company.tasks() if task.step == "review"][:2]:
        company.decide("E001", "review", "approve", task=task)
    assert company.states["E001"].visits["review"].outcome == ""

    company.people = {ref: one for ref, one in company.people.items() if one.name != "c"}
    company.drive("E001")

    assert company.states["E001"].visits["review"].outcome == "approve"


def test_in_order_asks_one_after_another():
    """Who comes later is asked, and mailed, only when who comes before has voted."""
    company = at_gate(gate("by: [mentee.manager, sponsor, hr], quorum: all, in_order: true", NEXT_OR_OUT))

    asked = []
    while company.asks("E001") == ["review"]:
        asked.append(company.summaries["E001"].awaits)
        company.decide("E001", "review", "approve")

    assert asked == [("mentee.manager",), ("sponsor",), ("hr",)]
    assert company.states["E001"].visits["review"].outcome == "approve"


def test_in_order_ends_early_when_the_outcome_is_made():
    """Who is not needed any more is never asked."""
    company = at_gate(gate("by: [mentee.manager, sponsor, hr], quorum: all, in_order: true", NEXT_OR_OUT))

    company.decide("E001", "review", "decline")

    assert company.ending("E001") == "declined"
    assert [mail.to for mail in company.mails_of("task-approval")] == [company.ref("chief")]


def test_hr_decides_as_soon_as_no_outcome_can_win():
    """Rule 14: when none can win, HR decides; who has not voted is not needed any more."""
    outcomes = "outcomes: {approve: next, revise: needs, decline: leave}"
    company = at_gate(gate("by: board, each: true, quorum: 3", outcomes), head=BOARD)
    first, second, third = (task for task in company.tasks() if task.step == "review")
    company.decide("E001", "review", "approve", task=first)
    company.decide("E001", "review", "decline", task=second)

    assert company.summaries["E001"].awaits == ("hr",)
    assert company.states["E001"].tasks[third.id].result == "undecided"
    company.decide("E001", "review", "revise", "hr")

    assert company.asks("E001") == ["needs"]


def test_hr_has_the_last_word_even_where_it_has_voted():
    """Rule 14: it decides in another capacity, once."""
    company = at_gate(gate("by: [hr, sponsor], quorum: majority", NEXT_OR_OUT))
    company.decide("E001", "review", "approve", "hr", by="hr")
    company.decide("E001", "review", "decline", "sponsor")

    company.decide("E001", "review", "approve", "hr", by="hr")

    assert company.steps("E001")["review"] == "approve"
    assert company.summaries["E001"].incident == ""


def test_people_left_out_are_not_asked_and_cannot_be_handed_the_task():
    """`except` names people who may not decide here, by a role, a group or an address."""
    head = HEAD.replace("[boss@x.test]", "[boss@x.test, chief@x.test]")
    company = at_gate(gate("by: sponsor, except: mentee.manager", NEXT_OR_OUT), head=head)

    task = company.task("E001", "review")

    assert task.to == (company.ref("boss"),)
    assert refusal(lambda: company.reassign(task, "chief")).code == "left-out"


def step(rule):
    """Return a gate with that quorum."""
    return ApprovalStep.model_validate({"kind": "approval", "id": "review", "by": "hr", "quorum": rule})


def test_a_late_gate_is_not_opened_to_people_left_out():
    """Escalation is no second door: `except` holds for those who are added too."""
    company = at_gate(gate("by: sponsor, except: hr, due: 2 days, escalate: {to: hr, late: 1 day}", NEXT_OR_OUT))

    company.jump_to_end()

    assert company.task("E001", "review").to == (company.ref("boss"),)


OUTCOMES = ("approve", "revise", "decline")


@given(
    rule=st.sampled_from(["first", "all", "majority", "1", "2", "3", "veto: decline"]),
    votes=st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=5),
    more=st.integers(0, 3),
)
def test_where_no_outcome_can_win_no_votes_to_come_make_one(rule, votes, more):
    """The look ahead is exact: it says no just where every way to go on ends without an outcome."""
    quorum = quorum_of(step(rule))
    entries = len(votes) + more

    ways = [()]
    for _ in range(more):
        ways += [(*way, outcome) for way in ways for outcome in OUTCOMES]
    some = any(quorum([*votes, *way], OUTCOMES, entries) is not None for way in ways)

    assert can_conclude(quorum, votes, OUTCOMES, entries) is some


@pytest.mark.parametrize("rule", ["first", "all", "majority", "2", "veto: decline"])
@given(votes=st.lists(st.sampled_from(OUTCOMES), min_size=0, max_size=6))
def test_no_votes_make_no_outcome_and_an_outcome_is_one_that_was_voted(rule, votes):
    """Nothing passes in silence, and nothing wins that nobody said."""
    quorum = quorum_of(step(rule))

    outcome = quorum(votes, OUTCOMES, max(1, len(votes)))

    assert outcome is None or outcome in votes
