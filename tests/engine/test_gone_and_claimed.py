"""Rules 15, 16 and 20: who is gone from the list of people, and what somebody has claimed who is not there."""

from datetime import timedelta

import pytest

from engine.company import HEAD
from engine.test_gates import at_gate, gate, refusal
from engine.test_standing_in import BY_SPONSOR, DEPUTY, NEXT_OR_OUT, last_vote
from revflow.domain.facts import StoodIn

WITH_PANEL = HEAD.replace("  nobody:", "  panel: {members: [hr@x.test, boss@x.test]}\n  nobody:")
PANEL_AND_HR = gate("by: [panel, hr], quorum: all", NEXT_OR_OUT)


def is_gone(company, name):
    """Somebody is not on the list of people any more."""
    company.people = {ref: one for ref, one in company.people.items() if one.name != name}
    company.drive("E001")


@pytest.mark.parametrize("by", ["sponsor", "mentee.manager"])
def test_a_gate_whose_people_are_all_gone_is_an_incident(by):
    """Rule 15: nobody left is an incident that HR sees; it can hand the task over."""
    company = at_gate(gate(f"by: {by}", NEXT_OR_OUT))

    is_gone(company, company.people[company.task("E001", "review").to[0]].name)

    assert company.summaries["E001"].incident == f"nobody-to-ask:{by}"
    assert {mail.to for mail in company.mails_of("hr-incident")} == {company.ref("hr"), company.ref("hr2")}
    company.reassign(company.task("E001", "review"), "hr2")
    assert company.summaries["E001"].incident == ""


def test_a_form_whose_people_are_all_gone_is_an_incident():
    """Rule 15 holds for whatever is asked."""
    company = at_gate("  - {id: review, kind: form, for_each: mentee, by: sponsor, fields: {aims: {type: text}}}\n")

    is_gone(company, "boss")

    assert company.summaries["E001"].incident == "nobody-to-ask:sponsor"


def test_a_deputy_decides_for_a_principal_who_is_gone():
    """Who is gone never comes back to decide in person."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=5, deputy="chief")
    gone = company.ref("boss")

    is_gone(company, "boss")
    company.absences = {}
    company.decide("E001", "review", "approve", by="chief")

    assert last_vote(company).principal == gone


def test_who_stands_in_for_somebody_who_is_gone_is_asked_once():
    """However often the journey is driven since: being gone has no beginning that comes again."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=5, deputy="chief")
    is_gone(company, "boss")
    company.absences = {}

    for _ in range(3):
        company.move_to(company.now + timedelta(hours=5))
        company.drive("E001")

    assert [mail.to for mail in company.mails_of("task-stand-in")] == [company.ref("chief")]


def test_a_group_s_deputies_are_asked_where_all_of_it_are_gone():
    """Being gone is being away for good."""
    company = at_gate(BY_SPONSOR, head=DEPUTY)

    is_gone(company, "boss")

    assert company.ref("vice") in company.task("E001", "review").to
    company.decide("E001", "review", "approve", by="vice")
    assert company.steps("E001")["review"] == "approve"


def test_nobody_stands_in_for_a_member_who_was_asked_apart_and_is_gone():
    """Rule 15: who is gone is dropped, and the others decide."""
    board = "{members: [a@x.test, b@x.test, c@x.test], deputies: [vice@x.test]}"
    company = at_gate(
        gate("by: board, each: true, quorum: all", NEXT_OR_OUT),
        head=HEAD.replace("  nobody:", f"  board: {board}\n  nobody:"),
    )

    is_gone(company, "c")

    assert not [event for event in company.events("E001") if isinstance(event.fact, StoodIn)]
    assert company.summaries["E001"].incident == ""


def test_a_claim_of_somebody_who_is_gone_does_not_count():
    """The others of the group may act again."""
    company = at_gate()
    company.claim(company.task("E001", "review"), by="hr")

    is_gone(company, "hr")
    company.decide("E001", "review", "approve", by="hr2")

    assert company.steps("E001")["review"] == "approve"


def test_a_claim_of_somebody_who_is_away_blocks_neither_deputies_nor_colleagues():
    """Rule 16: who stands in for the claimer may act, and so may the others of the group."""
    for by in ("chief", "hr2"):
        company = at_gate(gate("by: hr", NEXT_OR_OUT))
        company.claim(company.task("E001", "review"), by="hr")

        company.leave_for("hr", days=5, deputy="chief")
        company.decide("E001", "review", "approve", by=by)

        assert company.steps("E001")["review"] == "approve"


def test_a_claim_that_a_deputy_took_the_place_of_is_over():
    """Back again, the claimer takes the task on anew, or anybody else of the group does."""
    company = at_gate(gate("by: hr", NEXT_OR_OUT))
    company.claim(company.task("E001", "review"), by="hr")

    company.leave_for("hr", days=1, deputy="chief")
    company.move_to(company.now + timedelta(days=2))

    company.claim(company.task("E001", "review"), by="hr2")
    assert company.task("E001", "review").claimed_by == company.ref("hr2")


def test_a_late_gate_that_somebody_has_claimed_is_opened_to_others_all_the_same():
    """Rule 20: escalating a gate adds deciders, who may decide."""
    company = at_gate(gate("by: hr, due: 2 days, escalate: {to: sponsor, late: 1 day}", NEXT_OR_OUT))
    company.claim(company.task("E001", "review"), by="hr")

    company.move_to(company.now + timedelta(days=9))
    company.decide("E001", "review", "approve", by="boss")

    assert company.steps("E001")["review"] == "approve"


def test_a_late_form_is_left_to_who_has_claimed_it():
    """Rule 20: escalating a form informs, and takes nothing from anybody."""
    form = "  - {id: review, kind: form, for_each: mentee, by: hr, due: 2 days, escalate: {to: sponsor, late: 1 day},"
    company = at_gate(f"{form} fields: {{aims: {{type: text}}}}}}\n")
    company.claim(company.task("E001", "review"), by="hr")

    company.move_to(company.now + timedelta(days=9))

    assert company.task("E001", "review").claimed_by == company.ref("hr")


def test_who_votes_elsewhere_at_a_gate_gives_back_what_he_or_she_has_claimed_of_it():
    """Rule 13: that voice is used up, and nobody else could have given the one that was claimed."""
    company = at_gate(PANEL_AND_HR, head=WITH_PANEL)
    company.claim(company.task("E001", "review", "hr"), by="hr")

    company.decide("E001", "review", "approve", "panel", by="hr")

    assert company.task("E001", "review", "hr").claimed_by == ""
    company.decide("E001", "review", "approve", "hr", by="hr2")
    assert company.steps("E001")["review"] == "approve"


def test_a_vote_on_behalf_leaves_hr_what_it_has_claimed():
    """The voice is the principal's: HR's own is still to come."""
    company = at_gate(PANEL_AND_HR, head=WITH_PANEL)
    company.claim(company.task("E001", "review", "hr"), by="hr")

    company.decide("E001", "review", "approve", "panel", by="hr", on_behalf="boss", reason="away")

    assert company.task("E001", "review", "hr").claimed_by == company.ref("hr")


def test_who_has_voted_at_a_gate_claims_no_other_voice_of_it():
    """Rule 13: there is one vote for each person, and what is claimed is left to who has claimed it."""
    company = at_gate(PANEL_AND_HR, head=WITH_PANEL)
    company.decide("E001", "review", "approve", "panel", by="hr")

    refused = refusal(lambda: company.claim(company.task("E001", "review", "hr"), by="hr"))

    assert refused.code == "already-voted"
    company.claim(company.task("E001", "review", "hr"), by="hr2")


def test_what_a_deputy_has_claimed_is_anybody_s_once_the_principal_is_back():
    """Rule 16: the deputy acts no more, and whoever may is not kept from it by that claim."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=5, deputy="chief")
    company.claim(company.task("E001", "review"), by="chief")

    company.move_to(company.now + timedelta(days=6))

    company.decide("E001", "review", "approve", by="boss")
    assert company.steps("E001")["review"] == "approve"


@pytest.mark.parametrize("claimed_before", [True, False])
def test_a_deputy_claims_nothing_once_the_principal_is_back(claimed_before):
    """Rule 16: the claim was taken, and kept nobody from anything: the deputy believed the task to be his or hers."""
    company = at_gate(BY_SPONSOR)
    company.leave_for("boss", days=5, deputy="chief")
    if claimed_before:
        company.claim(company.task("E001", "review"), by="chief")
    company.move_to(company.now + timedelta(days=6))

    refused = refusal(lambda: company.claim(company.task("E001", "review"), by="chief"))

    assert (refused.code, refused.data["who"]) == ("principal-back", company.ref("boss"))
