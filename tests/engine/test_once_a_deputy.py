"""Rule 16: whoever stood in once is not lost for the rest of the round."""

from datetime import timedelta

from engine.company import ACCEPT, HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from engine.test_standing_in import NEXT_OR_OUT, last_vote
from revflow.domain.facts import Voted
from revflow.domain.journeys import Scope
from revflow.engine import commands

MODULE = (
    "  - {id: mod, kind: module, for_each: topic, by: consultants, review_by: sponsor,"
    " deliverables: {brief: {required: true}}}\n"
)
WITH_CONSULTANTS = HEAD.replace("  nobody:", "  consultants: {members: [cons@x.test]}\n  nobody:")


def hand_in(company, topic):
    task = company.task(topic, "mod")
    actor = task.to[0]
    files = [("brief", "f" * 64)]
    company.act(topic, lambda p, s, n: commands.attach(p, s, n, actor, task.id, files, company.now), actor)


def at_module():
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, MODULE, PLAN, REPORT, head=WITH_CONSULTANTS))
    company.all_forms()
    company.accept(company.of(Scope.PAIR)[0])
    [topic] = company.of(Scope.TOPIC)
    hand_in(company, topic)
    return company, topic


def test_a_late_gate_is_opened_to_who_was_a_deputy_before():
    """The principal is back and does not answer: escalating asks that person anew, now in his or her own name."""
    company = at_gate(gate("by: sponsor, due: 3 days, escalate: {to: mentee.manager, late: 1 day}", NEXT_OR_OUT))
    company.leave_for("boss", days=1, deputy="chief")

    company.jump_to_end()

    assert [mail.to for mail in company.mails_of("escalation")] == [company.ref("chief")]
    company.decide("E001", "review", "approve", by="chief")
    assert last_vote(company).principal == ""
    assert company.steps("E001")["review"] == "approve"


def test_a_late_gate_is_not_opened_again_to_a_deputy_whose_principal_is_away():
    """That person is asked already."""
    company = at_gate(gate("by: sponsor, due: 3 days, escalate: {to: mentee.manager, late: 1 day}", NEXT_OR_OUT))

    company.leave_for("boss", days=30, deputy="chief")
    company.move_to(company.now + timedelta(days=7))

    assert company.mails_of("escalation") == []


def test_a_deputy_reviews_each_hand_in_of_a_module():
    """Each hand-in has its own review: the first one does not use up a voice."""
    company, topic = at_module()
    company.leave_for("boss", days=60, deputy="chief")

    company.decide(topic, "mod", "revise", by="chief", remark="digest")
    hand_in(company, topic)

    assert company.task(topic, "mod").to == (company.ref("boss"), company.ref("chief"))


def test_a_review_is_the_principal_s_again_once_back():
    """Rule 16 holds for a module's review as for any gate; a deputy's is the principal's while that lasts."""
    company, topic = at_module()
    company.leave_for("boss", days=2, deputy="chief")
    company.decide(topic, "mod", "revise", by="chief", remark="digest")
    votes = [event.fact for event in company.events(topic) if isinstance(event.fact, Voted)]
    assert [vote.principal for vote in votes] == [company.ref("boss")]
    hand_in(company, topic)
    company.move_to(company.now + timedelta(days=3))

    refused = refusal(lambda: company.decide(topic, "mod", "approve", by="chief"))

    assert (refused.code, refused.data["who"]) == ("principal-back", company.ref("boss"))
    company.decide(topic, "mod", "approve", by="boss")


def test_a_review_is_handed_to_who_reviewed_the_hand_in_before():
    """The same holds for handing over."""
    company, topic = at_module()
    company.reassign(company.task(topic, "mod"), "chief")
    company.decide(topic, "mod", "revise", by="chief", remark="digest")
    hand_in(company, topic)

    company.reassign(company.task(topic, "mod"), "chief", by="boss")

    assert company.task(topic, "mod").to == (company.ref("chief"),)


def test_whose_turn_is_still_to_come_does_not_stand_in_before():
    """With `in_order` the second entry would have nobody left who could give it."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all, in_order: true", NEXT_OR_OUT))

    company.leave_for("boss", days=9, deputy="chief")

    task = company.task("E001", "review")
    assert task.to == (company.ref("boss"),)
    assert refusal(lambda: company.reassign(task, "chief", by="boss")).code == "asked-already"
    company.decide("E001", "review", "approve", by="boss")
    company.decide("E001", "review", "approve", by="chief")
    assert company.steps("E001")["review"] == "approve"
