"""Rule 16: who is away, who stands in, and tasks that go from hand to hand."""

from datetime import timedelta

from engine.company import HEAD
from engine.test_gates import at_gate, gate, refusal
from revflow.domain.facts import StoodIn, Voted

NEXT_OR_OUT = "outcomes: {approve: next, decline: leave}"
DEPUTY = HEAD.replace("{members: [boss@x.test]}", "{members: [boss@x.test], deputies: [vice@x.test], escalate_to: hr}")
BY_SPONSOR = gate("by: sponsor", NEXT_OR_OUT)


def last_vote(company):
    return next(event.fact for event in reversed(company.events("E001")) if isinstance(event.fact, Voted))


def test_a_named_deputy_stands_in_while_the_principal_is_away():
    """The deputy is asked and mailed; the vote is the principal's, given by the deputy."""
    company = at_gate(BY_SPONSOR)

    company.leave_for("boss", days=5, deputy="hr")

    assert company.task("E001", "review").to == (company.ref("boss"), company.ref("hr"))
    assert [mail.to for mail in company.mails_of("task-stand-in")] == [company.ref("hr")]
    company.decide("E001", "review", "approve", by="hr")
    assert last_vote(company).principal == company.ref("boss")
    assert company.states["E001"].visits["review"].outcome == "approve"


def test_who_is_away_when_the_gate_opens_is_stood_in_for_at_once():
    """The absence was told before anybody asked."""
    company = at_gate(BY_SPONSOR, head=DEPUTY, mentees=2)
    company.leave_for("boss", days=5)

    company.want("E002")

    assert company.task("E002", "review").to == (company.ref("boss"), company.ref("vice"))


def test_a_deputy_s_voice_is_not_needed_once_the_principal_is_back():
    """In the principal's absence only; the refusal says who is back."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=1, deputy="hr")
    company.move_to(company.now + timedelta(days=1))

    refused = refusal(lambda: company.decide("E001", "review", "approve", by="hr"))

    assert (refused.code, refused.data["who"]) == ("principal-back", company.ref("boss"))
    company.decide("E001", "review", "decline", by="boss")
    assert company.ending("E001") == "declined"


def test_an_absence_that_begins_later_wakes_the_gate_then():
    """Time alone brings the deputy: nobody has to press anything."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=5, deputy="hr", after=1)
    assert company.task("E001", "review").to == (company.ref("boss"),)

    company.move_to(company.summaries["E001"].wake_at)

    assert company.task("E001", "review").to == (company.ref("boss"), company.ref("hr"))


def test_a_deputy_of_a_deputy_is_not_asked():
    """Not recursively: with both away it is the escalation group's turn."""
    company = at_gate(BY_SPONSOR, head=DEPUTY)
    company.leave_for("vice", days=9, deputy="chief")

    company.leave_for("boss", days=5)

    assert company.task("E001", "review").to == (company.ref("boss"), company.ref("hr"))
    stood_in = [event.fact for event in company.events("E001") if isinstance(event.fact, StoodIn)]
    assert [fact.principal for fact in stood_in] == [""]


def test_a_subject_does_not_stand_in_on_its_own_journey():
    """Four eyes through this door too."""
    company = at_gate(BY_SPONSOR, head=DEPUTY)

    company.leave_for("boss", days=5, deputy="me1")

    assert company.ref("me1") not in company.task("E001", "review").to


def test_one_person_stands_in_for_one_in_a_round():
    """Once: of two who are away with the same deputy, the second is not stood in for by that one."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))
    company.leave_for("boss", days=5, deputy="hr")
    company.leave_for("chief", days=5, deputy="hr")

    assert company.task("E001", "review", "sponsor").to == (company.ref("boss"), company.ref("hr"))
    assert company.task("E001", "review", "mentee.manager").to == (company.ref("chief"),)
    assert company.summaries["E001"].incident == "nobody-to-ask:mentee.manager"


def test_who_has_voted_in_a_round_does_not_stand_in_too():
    """Distinct people for distinct entries."""
    company = at_gate(gate("by: [hr, sponsor], quorum: all", NEXT_OR_OUT))
    company.decide("E001", "review", "approve", "hr", by="hr")

    company.leave_for("boss", days=5, deputy="hr")

    assert company.task("E001", "review", "sponsor").to == (company.ref("boss"),)


def test_nobody_there_and_nobody_to_stand_in_is_an_incident_that_ends_by_itself():
    """Then an incident; it is over when the principal is back."""
    company = at_gate(BY_SPONSOR)

    company.leave_for("boss", days=5)

    assert company.summaries["E001"].incident == "nobody-to-ask:sponsor"
    company.move_to(company.now + timedelta(days=5))
    assert company.summaries["E001"].incident == ""


def test_a_person_s_own_yes_is_nobody_else_s():
    """A mentee's or mentor's vote about itself has no deputy, and cannot be handed over."""
    company = at_gate(gate("by: mentee", NEXT_OR_OUT))

    company.leave_for("me1", days=5, deputy="hr")

    task = company.task("E001", "review")
    assert task.to == (company.ref("me1"),)
    assert refusal(lambda: company.reassign(task, "hr")).code == "task-personal"


def test_a_claimed_task_is_left_to_who_has_taken_it_until_it_is_given_back():
    """Where several may act, one takes it: the others read who."""
    company = at_gate()
    task = company.task("E001", "review")
    company.claim(task, by="hr")

    refused = refusal(lambda: company.decide("E001", "review", "approve", by="hr2"))
    assert (refused.code, refused.data["who"]) == ("claimed", company.ref("hr"))
    assert refusal(lambda: company.claim(task, by="hr2")).code == "claimed"
    company.give_back(task, by="hr")
    company.decide("E001", "review", "approve", by="hr2")

    assert company.steps("E001")["review"] == "approve"


def test_hr_hands_a_task_over_and_only_the_new_person_may_act():
    """The person is mailed; who was asked before is not any more."""
    company = at_gate(BY_SPONSOR)
    task = company.task("E001", "review")

    company.reassign(task, "hr2")

    assert [mail.to for mail in company.mails_of("task-handed")] == [company.ref("hr2")]
    assert refusal(lambda: company.decide("E001", "review", "approve", by="boss")).code == "task-not-yours"
    company.decide("E001", "review", "approve", by="hr2")
    assert company.steps("E001")["review"] == "approve"


def test_who_is_asked_delegates_and_strangers_cannot():
    """Delegating is handing over by who was asked; four eyes holds for whom it goes to."""
    company = at_gate(BY_SPONSOR)
    task = company.task("E001", "review")

    assert refusal(lambda: company.reassign(task, "hr2", by="chief")).code == "task-not-yours"
    assert refusal(lambda: company.reassign(task, "me1", by="boss")).code == "own-journey"
    company.reassign(task, "chief", by="boss")

    assert company.task("E001", "review").to == (company.ref("chief"),)


def test_hr_acts_on_behalf_with_a_reason_and_the_principal_has_voted():
    """The vote counts as the principal's, who cannot vote again in that round."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))
    on_behalf = {"by": "hr", "on_behalf": "boss"}

    assert refusal(lambda: company.decide("E001", "review", "approve", "sponsor", **on_behalf)).code == "behalf-reason"
    company.decide("E001", "review", "approve", "sponsor", reason="digest", **on_behalf)

    vote = last_vote(company)
    assert (vote.principal, vote.reason) == (company.ref("boss"), "digest")
    assert company.states["E001"].tasks["E001.review.1.0"].closed_by == company.ref("hr")
    assert company.summaries["E001"].awaits == ("mentee.manager",)


def test_nobody_but_hr_acts_on_behalf():
    """Not even somebody else who is asked."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))

    refused = refusal(
        lambda: company.decide("E001", "review", "approve", "sponsor", by="chief", on_behalf="boss", reason="digest")
    )

    assert refused.code == "behalf-hr"
