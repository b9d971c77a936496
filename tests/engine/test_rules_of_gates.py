"""The rules of gates and of time, each by its number, as the shortest story that shows it: a golden path apiece.

Corners of each rule have their own files; what is kept here is what the rule says, in the journal's words.
"""

from datetime import timedelta

import pytest

from engine.company import HEAD, REPORT, Company, program_of
from engine.golden_path import assert_golden
from revflow.domain.errors import RefusedError
from revflow.engine import commands

BOARD = "  board: {members: [a@x.test, b@x.test, c@x.test]}\n"
GROUPS = HEAD.replace("  nobody:", BOARD + "  nobody:")
DEPUTY = HEAD.replace("{members: [boss@x.test]}", "{members: [boss@x.test], deputies: [vice@x.test]}")
OUTCOMES = "outcomes: {approve: next, revise: needs, decline: leave}"
NEEDS = "  - {id: needs, kind: form, for_each: mentee, fields: {topics: {type: topics, min: 1}}}\n"


def gate(how, name="review"):
    return f"  - {{id: {name}, kind: approval, for_each: mentee, {how}, {OUTCOMES}}}\n"


def at_gate(how, *more, head=HEAD):
    """A mentee whose needs are answered, and wait for a gate."""
    company = Company(program_of(NEEDS, gate(how), *more, REPORT, head=head), mentees=1, mentors=0)
    company.want("E001")
    return company


def refused(company, act):
    """Let somebody try what the rule forbids, and write the refusal into the path."""
    with pytest.raises(RefusedError) as error:
        act()
    company.path.append(f"{company.now:%Y-%m-%d %H:%M} E001 refused {error.value.code}")


def rule_13():
    """One vote per entry, by whoever of the group comes first; one person is not two entries."""
    company = at_gate("by: [hr, sponsor, board], quorum: 2", head=GROUPS.replace("[a@x.test,", "[hr2@x.test,"))
    board = company.task("E001", "review", "board")
    company.decide("E001", "review", "approve", "hr", by="hr2")
    refused(company, lambda: company.decide("E001", "review", "approve", by="hr2", task=board))
    company.decide("E001", "review", "approve", "board", by="b")
    return company


def rule_14():
    """Two of three for one outcome; none can win any more, so HR decides, who has voted or not."""
    company = at_gate("by: [hr, sponsor, board], quorum: 2", head=GROUPS)
    company.decide("E001", "review", "approve", "hr")
    company.decide("E001", "review", "revise", "sponsor")
    company.decide("E001", "review", "decline", "board")
    company.decide("E001", "review", "approve", by="hr2")
    return company


def rule_15():
    """Who is gone is dropped and the gate counted anew; a concluded one takes no more."""
    company = at_gate("by: board, each: true, quorum: all", head=GROUPS)
    last = [task for task in company.tasks() if task.step == "review"][2]
    company.decide("E001", "review", "approve")
    company.decide("E001", "review", "approve")
    company.people = {ref: one for ref, one in company.people.items() if one.name != "c"}
    company.drive("E001")
    refused(company, lambda: company.decide("E001", "review", "decline", task=last))
    return company


def rule_16():
    """A deputy votes for the principal while that lasts, once; who is the journey's subject never decides on it."""
    company = at_gate("by: sponsor", gate("by: sponsor", "second"), head=DEPUTY)
    company.leave_for("boss", days=5)
    first = company.task("E001", "review")
    company.decide("E001", "review", "approve", by="vice")
    refused(company, lambda: company.decide("E001", "review", "approve", by="boss", task=first))
    company.move_to(company.now + timedelta(days=6))
    refused(company, lambda: company.decide("E001", "second", "approve", by="vice"))
    refused(company, lambda: company.reassign(company.task("E001", "second"), "me1"))
    company.decide("E001", "second", "approve", by="boss")
    return company


def rule_17():
    """Back: the step and the asking gate run again, what lies between keeps its outcome, up to `max_rounds`."""
    company = at_gate("by: hr", gate("by: sponsor, max_rounds: 2", "second"))
    company.decide("E001", "review", "approve")
    company.decide("E001", "second", "revise")
    company.want("E001", "data")
    refused(company, lambda: company.decide("E001", "second", "revise"))
    company.decide("E001", "second", "approve")
    return company


def rule_18():
    """Below its minimum a rubric refuses that outcome, and names the line; it never decides."""
    company = at_gate("by: hr, rubric: {mastery: 3}")
    refused(company, lambda: company.decide("E001", "review", "approve", scores={"mastery": 2}))
    company.decide("E001", "review", "decline", scores={"mastery": 2})
    return company


def rule_19():
    """An approval that says nothing but who: approve leads on, decline out, the first vote counts, the usual mail."""
    silent = "  - {id: review, kind: approval, for_each: mentee, by: hr}\n"
    company = Company(program_of(NEEDS, silent, REPORT), mentees=2, mentors=0)
    for code, outcome in (("E001", "approve"), ("E002", "decline")):
        company.want(code)
        company.decide(code, "review", outcome)
    return company


def rule_20():
    """Due at the end of a working day; reminded and escalated from it; at the end of the grace time is up."""
    times = (
        "due: 5 working days, remind: [2 working days before], escalate: {to: sponsor, late: 2 working days},"
        " grace: 10 working days, on_expiry: decline"
    )
    company = at_gate(f"by: hr, {times}")
    company.jump_to_end()
    return company


def rule_21():
    """A timer acts only on what is still as it was: a reminder, an escalation, an end that came too late do nothing."""
    times = "due: 5 working days, remind: [2 working days before], escalate: {to: sponsor, late: 1 day}, grace: 2 days"
    company = at_gate(f"by: hr, {times}, on_expiry: decline")
    company.decide("E001", "review", "revise")
    company.jump()
    company.want("E001", "data")
    company.decide("E001", "review", "approve")
    company.jump_to_end()
    return company


def rule_22():
    """Time jumps to the next due moment, no further, when all is quiet: here two weeks, and half an hour."""
    waits = (
        "  - {id: rest, kind: wait, for_each: mentee, duration: 2 weeks}\n"
        "  - {id: breath, kind: wait, for_each: mentee, duration: 30 min}\n"
    )
    company = at_gate("by: hr", waits)
    company.decide("E001", "review", "approve")
    company.jump_to_end()
    return company


def rule_23():
    """An action that fails is tried again by timers, then HR hears; a person's retry begins anew."""
    company = at_gate("by: hr")
    company.fails = lambda _code, _work: "disk-full"
    company.decide("E001", "review", "approve")
    company.jump_to_end()
    company.fails = lambda _code, _work: ""
    company.act(company.cohort, lambda p, s, n: commands.retry(p, s, n, "", company.now))
    return company


STORIES = (
    rule_13, rule_14, rule_15, rule_16, rule_17, rule_18, rule_19, rule_20, rule_21, rule_22, rule_23,
)  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_rule_goes_its_golden_path(story):
    """What the rule of that number says is what the journals tell, event by event."""
    assert_golden(story.__name__.replace("_", "-"), story().path)
