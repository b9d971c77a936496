"""Rule 15: who comes after a gate is settled hears what settled it."""

from cProfile import Profile
from datetime import timedelta

import pytest

from engine.company import HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from engine.test_gone_and_claimed import is_gone
from engine.test_quorum import BOARD
from revflow.domain.facts import Concluded
from revflow.engine import commands
from revflow.engine.advance import advance


def test_who_comes_after_time_has_settled_a_gate_is_told_so_and_nobody_is_named():
    """Rule 15: an earlier voter is not said to have decided what time did."""
    company = at_gate(
        gate("by: [hr, sponsor, mentee.manager], quorum: all, due: 2 days, grace: 1 day, on_expiry: decline")
    )
    company.decide("E001", "review", "approve", "hr")
    others = [task for task in company.tasks() if task.step == "review"]
    company.jump_to_end()
    late = next(
        company.states["E001"].tasks[task.id]
        for task in others
        if company.states["E001"].tasks[task.id].result == "concluded"
    )

    refused = refusal(lambda: company.decide("E001", "review", "approve", task=late))

    assert (refused.code, refused.data["outcome"]) == ("task-settled-by-time", "decline")


def test_who_comes_after_a_gate_is_told_whose_vote_settled_it_in_the_end():
    """Rule 15: not that of somebody who voted first and took it back."""
    company = at_gate(gate("by: [hr, sponsor, mentee.manager], quorum: 2"), gate("by: sponsor", name="second"))
    last = company.task("E001", "review", "mentee.manager")
    company.decide("E001", "review", "approve", "sponsor")
    company.decide("E001", "review", "approve", "hr")
    taken = next(t for t in company.states["E001"].tasks.values() if t.awaits == "sponsor" and t.step == "review")
    company.act(
        "E001", lambda p, s, n: commands.take_back(p, s, n, taken.closed_by, taken.id, company.now), taken.closed_by
    )
    company.decide("E001", "review", "approve", "sponsor")

    refused = refusal(lambda: company.decide("E001", "review", "approve", task=last))

    assert (refused.code, refused.data["who"]) == ("task-settled", company.ref("boss"))


@pytest.mark.parametrize("word", ["approve", "leave"])
def test_time_decides_nothing_about_a_pair_that_was_declined(word):
    """Rule 15: what concluded a gate stands, also while the other half may still answer (rule 7)."""
    accept = (
        "  - {id: accept, kind: approval, for_each: pair, by: [mentor, mentee, hr], quorum: all, due: 5 working days,"
        f" grace: 0 days, on_expiry: {word}, outcomes: {{approve: next, decline: rematch}}}}\n"
    )
    head = HEAD.replace("country: FR}", "country: FR, sites: {Paris: {timezone: America/Toronto, country: CA}}}")
    company = Company(program_of(NEEDS, OFFER, MATCH, accept, PLAN, REPORT, head=head))
    company.all_forms()
    company.decide("P001", "accept", "decline", "mentor")

    company.jump_to_end()

    assert company.ending("P001") == "declined"
    concluded = [event.fact.outcome for event in company.events("P001") if isinstance(event.fact, Concluded)]
    assert concluded == ["decline"]


ABROAD = HEAD.replace("country: FR}", "country: FR, sites: {Paris: {timezone: America/Toronto, country: CA}}}")
"""The calendar of the mentees and mentors is Canada's; HR and the sponsor are asked in France's."""


@pytest.mark.parametrize("word", ["decline", "leave"])
def test_time_decides_a_gate_when_it_is_up_for_all_who_are_asked(word):
    """Rule 20: each has until the end of the day in the calendar of who is asked, wherever the others' day is over."""
    votes = f"by: [hr, sponsor, mentee], quorum: 2, due: 2 working days, grace: 0 days, on_expiry: {word}"
    company = at_gate(gate(votes), head=ABROAD)
    first, last = (company.task("E001", "review", who) for who in ("hr", "mentee"))
    assert first.due < last.due

    company.move_to(first.due)

    assert company.ending("E001") == ""
    company.move_to(last.due)
    assert company.ending("E001") == "declined"


def test_time_decides_no_gate_that_the_last_in_time_have_decided():
    """Rule 20: what was said by its due date counts, though the due date of somebody else was over before."""
    votes = "by: [hr, mentee, mentee.manager], quorum: all, due: 2 working days, grace: 0 days, on_expiry: decline"
    company = at_gate(gate(votes), head=ABROAD)
    last = company.task("E001", "review", "mentee").due
    company.move_to(company.task("E001", "review", "hr").due)

    for who in ("hr", "mentee.manager", "mentee"):
        company.decide("E001", "review", "approve", who)
        assert company.now < last

    assert company.states["E001"].visits["review"].outcome == "approve"


def calls_of_one_drive(on_expiry):
    """Return how many functions one look at a gate of forty calls."""
    board = ", ".join(f"b{number}@x.test" for number in range(40))
    head = HEAD.replace("  nobody:", f"  board: {{members: [{board}]}}\n  nobody:")
    lines = f"by: board, each: true, quorum: all, due: 5 working days, on_expiry: {on_expiry}"
    company = at_gate(gate(lines, "outcomes: {approve: next, decline: leave}"), head=head)
    profile = Profile()
    profile.runcall(advance, company.program, company.states["E001"], company.linked("E001"), company.now)
    return sum(entry.callcount for entry in profile.getstats())


def test_when_time_is_up_for_all_is_reckoned_once_for_a_gate():
    """It was for each of its tasks, over all of them: a gate of fifty cost three times what it does without."""
    assert calls_of_one_drive("decline") <= 1.1 * calls_of_one_drive("hold")


def test_who_is_gone_keeps_no_gate_open_beyond_the_time_of_those_who_are_there():
    """Rule 15: that vote, taken back, had been given more time, which nobody is there to use."""
    lines = "by: board, each: true, quorum: all, due: 2 working days, grace: 0 days, on_expiry: decline"
    company = at_gate(gate(lines, "outcomes: {approve: next, decline: leave}"), head=BOARD)
    task = next(task for task in company.tasks() if task.step == "review" and company.ref("c") in task.to)
    others = task.due
    company.decide("E001", "review", "approve", task=task)
    company.move_to(company.now + timedelta(days=2))
    [actor] = task.to
    company.act("E001", lambda p, s, n: commands.take_back(p, s, n, actor, task.id, company.now), actor)
    is_gone(company, "c")

    company.move_to(others)

    assert company.ending("E001") == "declined"
