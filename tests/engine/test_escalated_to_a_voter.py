"""Rules 13 and 20: a late gate is opened to more people, but to none who has another voice in its round."""

from datetime import timedelta

from engine.company import HEAD
from engine.test_gates import at_gate, gate, refusal
from engine.test_quorum import NEXT_OR_OUT

LATE = "due: 2 days, escalate: {to: hr, late: 1 day}"
HR_TO_SPONSOR = HEAD.replace("hr2@x.test]}", "hr2@x.test], escalate_to: sponsor}")
BOTH = gate(f"by: [hr, sponsor], quorum: all, {LATE}", NEXT_OR_OUT)


def late(*gates, head=HR_TO_SPONSOR):
    company = at_gate(*gates, head=head)
    company.move_to(company.now + timedelta(days=4))
    return company


def test_who_votes_at_a_gate_is_told_that_another_voice_of_it_is_late_and_cannot_give_it():
    """The sponsor would have used up HR's voice, and nobody would have been left for the sponsor's own."""
    company = late(BOTH)
    task = company.task("E001", "review", "hr")

    assert task.to == (company.ref("hr"), company.ref("hr2"))
    assert company.ref("boss") in {mail.to for mail in company.mails_of("escalation") if mail.task == task.id}
    assert refusal(lambda: company.decide("E001", "review", "approve", by="boss", task=task)).code == "task-not-yours"
    company.decide("E001", "review", "approve", "hr", by="hr")
    company.decide("E001", "review", "approve", "sponsor")
    assert company.steps("E001")["review"] == "approve"


def test_who_has_voted_at_a_gate_is_told_that_another_voice_is_late():
    """Each person has one vote, given or not."""
    company = at_gate(BOTH, head=HR_TO_SPONSOR)
    company.decide("E001", "review", "approve", "sponsor")

    company.move_to(company.now + timedelta(days=4))

    assert company.ref("boss") not in company.task("E001", "review").to
    assert company.mails_of("escalation")


def test_a_claim_stays_where_nobody_is_added():
    """Who is told may not act, so nothing is taken from who has taken the task on."""
    company = at_gate(BOTH, head=HR_TO_SPONSOR)
    company.claim(company.task("E001", "review", "hr"), by="hr2")

    company.move_to(company.now + timedelta(days=4))

    assert company.task("E001", "review", "hr").claimed_by == company.ref("hr2")


def test_hr_s_late_last_word_is_opened_to_who_has_voted():
    """Rule 14: it is given in another capacity, so a vote before does not stand in its way."""
    company = at_gate(gate(f"by: [mentee.manager, sponsor], quorum: majority, {LATE}", NEXT_OR_OUT), head=HR_TO_SPONSOR)
    company.decide("E001", "review", "approve", "mentee.manager")
    company.decide("E001", "review", "decline", "sponsor")

    company.move_to(company.now + timedelta(days=4))
    company.decide("E001", "review", "approve", "hr", by="boss")

    assert company.steps("E001")["review"] == "approve"
