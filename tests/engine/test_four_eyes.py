"""Rule 16: a subject never decides on its own journey, by whatever door; and no gate waits for who may not decide."""

import pytest

from engine.company import HEAD
from engine.test_gates import at_gate, gate, refusal

NEXT_OR_OUT = "outcomes: {approve: next, decline: leave}"
OWN = HEAD.replace("[hr@x.test, hr2@x.test]", "[hr@x.test, me1@x.test]")
THREE = HEAD.replace("[hr@x.test, hr2@x.test]", "[hr@x.test, hr2@x.test, me1@x.test]")


@pytest.mark.parametrize("quorum", ["all", "majority"])
def test_a_member_who_is_the_subject_is_not_waited_for(quorum):
    """Each of HR is asked, and one of them is the mentee: the others make the outcome, else the gate never ends."""
    company = at_gate(gate(f"by: hr, each: true, quorum: {quorum}", NEXT_OR_OUT), head=OWN)

    company.decide("E001", "review", "approve", by="hr")

    assert company.states["E001"].visits["review"].outcome == "approve"


def test_a_member_whom_except_leaves_out_is_not_waited_for():
    """Each of HR is asked but the one who is left out: nobody else's vote is missing."""
    company = at_gate(gate("by: hr, each: true, quorum: all, except: hr2@x.test", NEXT_OR_OUT))

    company.decide("E001", "review", "approve", by="hr")

    assert company.states["E001"].visits["review"].outcome == "approve"


def test_those_who_may_decide_are_all_needed_where_the_subject_is_of_them():
    """Two of the three may decide: with `all` both are waited for, and one is not enough."""
    company = at_gate(gate("by: hr, each: true, quorum: all", NEXT_OR_OUT), head=THREE)

    company.decide("E001", "review", "approve", by="hr")

    assert company.summaries["E001"].awaits == ("hr",)
    assert company.summaries["E001"].incident == ""


def test_a_late_gate_is_not_opened_to_its_subject():
    """Escalating to the mentee adds no decider: who is asked and could only be refused would wait for nothing."""
    company = at_gate(gate("by: sponsor, due: 2 days, escalate: {to: mentee, late: 1 days}", NEXT_OR_OUT))

    company.jump_to_end()

    assert company.task("E001", "review").to == (company.ref("boss"),)
    assert company.mails_of("escalation") == []


def test_who_is_of_hr_does_not_choose_who_decides_on_the_own_journey():
    """Four eyes: handing one's own gate to a friend is deciding on it by another hand."""
    company = at_gate(gate("by: hr", NEXT_OR_OUT), head=OWN)

    refused = refusal(lambda: company.reassign(company.task("E001", "review"), "chief", by="me1"))

    assert refused.code == "own-journey"
    assert company.task("E001", "review").to == (company.ref("hr"),)


def test_who_is_of_hr_does_not_take_the_own_gate_from_who_has_claimed_it():
    """Who judges is not for the judged to say, be it only who of several."""
    company = at_gate(gate("by: sponsor", NEXT_OR_OUT), head=OWN)
    company.claim(company.task("E001", "review"), "boss")

    refused = refusal(lambda: company.give_back(company.task("E001", "review"), "me1"))

    assert refused.code == "own-journey"
