"""Rules 13 and 16: handing a task over is no side door around who may decide."""

from engine.company import HEAD
from engine.pair_at_work import PairAtWork
from engine.test_gates import at_gate, gate, refusal
from engine.test_standing_in import BY_SPONSOR, NEXT_OR_OUT

TWO_SPONSORS = HEAD.replace("[boss@x.test]", "[boss@x.test, co@x.test]")


def test_a_deputy_whose_principal_is_back_hands_nothing_over():
    """Who may not decide any more does not choose who does; HR may still hand it to anybody."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=1, deputy="chief")
    company.move_to(company.summaries["E001"].wake_at)
    task = company.task("E001", "review")

    refused = refusal(lambda: company.reassign(task, "mo1", by="chief"))

    assert (refused.code, refused.data["who"]) == ("principal-back", company.ref("boss"))
    company.reassign(task, "chief", by="hr")
    company.decide("E001", "review", "approve", by="chief")
    assert company.steps("E001")["review"] == "approve"


def test_a_claimed_task_is_handed_over_by_who_has_claimed_it_or_hr():
    """A colleague cannot take it out of somebody's hands."""
    company = at_gate(BY_SPONSOR, head=TWO_SPONSORS)
    task = company.task("E001", "review")
    company.claim(task, by="boss")

    refused = refusal(lambda: company.reassign(task, "chief", by="co"))

    assert (refused.code, refused.data["who"]) == ("claimed", company.ref("boss"))
    company.reassign(task, "chief", by="boss")
    assert company.task("E001", "review").to == (company.ref("chief"),)


def test_a_vote_is_not_handed_to_who_is_asked_for_another_of_the_round():
    """Each has one voice: the other entry could not be answered any more. HR is refused too."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))
    task = company.task("E001", "review", "sponsor")

    refused = [refusal(lambda by=by: company.reassign(task, "chief", by=by)) for by in ("boss", "hr")]

    assert [(one.code, one.data["who"]) for one in refused] == [("asked-already", company.ref("chief"))] * 2
    company.reassign(task, "hr", by="boss")
    assert company.task("E001", "review", "sponsor").to == (company.ref("hr"),)


def test_a_vote_is_handed_to_a_colleague_who_is_asked_for_the_same():
    """One of a group leaves it to another of it."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT), head=TWO_SPONSORS)

    company.reassign(company.task("E001", "review", "sponsor"), "co", by="boss")

    assert company.task("E001", "review", "sponsor").to == (company.ref("co"),)


def test_the_last_word_is_handed_to_who_has_voted():
    """HR decides alone where nobody could win: whoever takes it on may have voted before."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: majority", NEXT_OR_OUT))
    company.decide("E001", "review", "approve", "sponsor")
    company.decide("E001", "review", "decline", "mentee.manager")

    company.reassign(company.task("E001", "review", "hr"), "boss", by="hr")

    company.decide("E001", "review", "approve", by="boss")
    assert company.steps("E001")["review"] == "approve"


def test_a_pairs_session_is_nobody_elses():
    """Handed to somebody who then leaves, its date would be asked of nobody: it stays with the two."""
    pair = PairAtWork(count=2)

    refused = refusal(lambda: pair.reassign(pair.task("P001", "sessions"), "hr"))

    assert (refused.code, refused.data["awaits"]) == ("task-personal", "pair")
