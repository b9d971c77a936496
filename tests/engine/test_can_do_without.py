"""Rules 14 and 15: HR hears that nobody is there to vote where that vote is needed, and only there."""

import pytest

from engine.company import HEAD
from engine.test_gates import at_gate, gate
from engine.test_gone_and_claimed import is_gone
from engine.test_quorum import BOARD, NEXT_OR_OUT
from engine.test_who_has_no_vote import approve

THREE = "by: [hr, sponsor, mentee.manager]"
NOBODY = "nobody-to-ask:sponsor"


def without_sponsor(rule, by=THREE):
    company = at_gate(gate(f"{by}, quorum: {rule}", NEXT_OR_OUT))
    is_gone(company, "boss")
    return company


@pytest.mark.parametrize("rule", ["2", "majority", "first", "1"])
def test_a_voice_that_a_gate_can_do_without_is_no_incident(rule):
    """Enough of the others are there: the gate goes on without a word to HR."""
    company = without_sponsor(rule)

    assert company.summaries["E001"].incident == ""
    company.decide("E001", "review", "approve", "hr")
    if rule not in ("first", "1"):
        company.decide("E001", "review", "approve", "mentee.manager")
    assert company.steps("E001")["review"] == "approve"
    assert company.mails_of("hr-incident") == []


@pytest.mark.parametrize("rule", ["3", "all", "'veto: decline'"])
def test_a_voice_without_which_nobody_can_agree_is_an_incident(rule):
    """That one of the others may object all the same is no way on."""
    assert without_sponsor(rule).summaries["E001"].incident == NOBODY


def test_a_voice_that_has_become_needed_is_an_incident_then():
    """One for and one against: now the third decides, and nobody is there."""
    company = without_sponsor("2")
    company.decide("E001", "review", "approve", "hr")
    assert company.summaries["E001"].incident == ""

    company.decide("E001", "review", "decline", "mentee.manager")

    assert company.summaries["E001"].incident == NOBODY


def test_two_voices_that_nobody_gives_are_an_incident_where_one_were_none():
    """What is missing is counted together."""
    company = without_sponsor("2")

    is_gone(company, "chief")

    assert company.summaries["E001"].incident == NOBODY


def test_one_after_another_waits_for_whose_turn_it_is():
    """Those who come later are not asked before, so they cannot settle it."""
    assert (
        without_sponsor("2, in_order: true", "by: [sponsor, hr, mentee.manager]").summaries["E001"].incident == NOBODY
    )


def test_members_apart_can_do_without_a_group_of_which_nobody_may_decide():
    """A board of three and a sponsor whose own journey it is: two of the three are enough."""
    head = BOARD.replace("boss@x.test", "me1@x.test")
    company = at_gate(gate("by: [board, sponsor], each: true, quorum: 2", NEXT_OR_OUT), head=head)

    assert company.mails_of("hr-incident") == []
    approve(company, "a", "b")
    assert company.steps("E001")["review"] == "approve"


def test_a_member_apart_who_is_away_is_no_incident_where_the_others_are_enough():
    """Away is like gone, while it lasts; with two of three away nobody else can make it two."""
    company = at_gate(gate("by: board, each: true, quorum: 2", NEXT_OR_OUT), head=BOARD)
    company.leave_for("a", days=9)
    assert company.summaries["E001"].incident == ""

    company.leave_for("b", days=9)

    assert company.summaries["E001"].incident == "nobody-to-ask:board"


def test_the_last_word_of_hr_is_nobody_else_s():
    """Rule 14: where no outcome can win, only HR makes one."""
    head = HEAD.replace("hr@x.test, hr2@x.test", "hr@x.test")
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: majority", NEXT_OR_OUT), head=head)
    company.decide("E001", "review", "approve", "sponsor")
    company.decide("E001", "review", "decline", "mentee.manager")

    company.leave_for("hr", days=9)

    assert company.summaries["E001"].incident == "nobody-to-ask:hr"


ANSWERED = "kind: form, for_each: mentee, by: sponsor, fields: {aims: {type: text}}"


def test_hr_hears_of_each_step_that_nobody_can_answer():
    """Two steps go side by side, and the second is nobody's any more while the first still is."""
    side = f"  - {{id: side, {ANSWERED}, after: needs}}\n"
    company = at_gate(gate("by: mentee.manager", NEXT_OR_OUT), side)
    is_gone(company, "chief")

    is_gone(company, "boss")

    assert sorted({mail.step for mail in company.mails_of("hr-incident")}) == ["review", "side"]


def test_hr_hears_once_of_a_gate_of_which_two_entries_have_nobody():
    """One mail says that nobody is there for the step; it does not say twice."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))
    is_gone(company, "chief")

    is_gone(company, "boss")

    assert len(company.mails_of("hr-incident")) == len({mail.to for mail in company.mails_of("hr-incident")})
