"""Rules 13 and 16: HR gives somebody else's vote with a reason, and keeps its own; nobody decides alone by it."""

import pytest

from engine.company import ACCEPT, HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from engine.test_standing_in import BY_SPONSOR, NEXT_OR_OUT
from revflow.domain.journeys import Scope

ONE_HR = HEAD.replace("[hr@x.test, hr2@x.test]", "[hr@x.test]")
HR_AND_SPONSOR = gate("by: [hr, sponsor], quorum: all", NEXT_OR_OUT)


def for_somebody(company, code, step, entry, name):
    company.decide(code, step, "approve", entry, by="hr", on_behalf=name, reason="digest")


@pytest.mark.parametrize("own_first", [True, False])
def test_hr_s_own_vote_and_one_on_behalf_go_in_either_order(own_first):
    """A vote on behalf is the principal's alone: HR's own is not given by it."""
    company = at_gate(HR_AND_SPONSOR, head=ONE_HR)
    votes = [
        lambda: company.decide("E001", "review", "approve", "hr", by="hr"),
        lambda: for_somebody(company, "E001", "review", "sponsor", "boss"),
    ]

    for vote in votes if own_first else reversed(votes):
        assert company.summaries["E001"].incident == ""
        vote()

    assert company.states["E001"].visits["review"].outcome == "approve"


def test_one_person_of_hr_votes_on_behalf_once_in_a_round():
    """Distinct people for distinct entries: one alone cannot be everybody; a colleague may give the other."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))
    for_somebody(company, "E001", "review", "sponsor", "boss")

    refused = refusal(lambda: for_somebody(company, "E001", "review", "mentee.manager", "chief"))

    assert refused.code == "behalf-once"
    company.decide("E001", "review", "approve", "mentee.manager", by="hr2", on_behalf="chief", reason="digest")
    assert company.states["E001"].visits["review"].outcome == "approve"


def test_nobody_accepts_a_pair_for_those_who_are_in_it():
    """A person's own yes is nobody else's, HR's with a reason included."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()
    [pair] = company.of(Scope.PAIR)

    for entry, name in (("mentor", "mo1"), ("mentee", "me1")):
        assert refusal(lambda: for_somebody(company, pair, "accept", entry, name)).code == "behalf-own-yes"  # noqa: B023

    assert company.asks(pair) == ["accept", "accept"]


def test_a_deputy_s_voice_is_not_given_on_behalf_once_the_principal_is_back():
    """What the deputy may not say any more, nobody says for the deputy."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=1, deputy="chief")
    company.move_to(company.summaries["E001"].wake_at)

    refused = refusal(lambda: for_somebody(company, "E001", "review", "sponsor", "chief"))

    assert (refused.code, refused.data["who"]) == ("principal-back", company.ref("boss"))


def test_a_deputy_s_vote_on_behalf_is_the_principal_s():
    """HR says what the deputy said: it is for whom the deputy stands in that the vote counts."""
    company = at_gate(gate("by: [sponsor, mentee.manager], quorum: all", NEXT_OR_OUT))
    company.leave_for("boss", days=5, deputy="hr2")

    for_somebody(company, "E001", "review", "sponsor", "hr2")

    task = company.states["E001"].tasks["E001.review.1.0"]
    assert (task.closed_by, task.principal) == (company.ref("hr"), company.ref("boss"))
