"""Rule 16: where nobody who is named at a gate may decide, HR is told, and says who does."""

from dataclasses import replace

import pytest

from engine.company import HEAD, NEEDS, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from revflow.engine import commands

ALONE = HEAD.replace("[boss@x.test]", "[me1@x.test]")
"""The sponsor is the mentee whose journey it is."""


def name(company: Company, to: str, by: str = "", task: str = "E001.review.1") -> None:
    """Say who votes; nobody named: HR's console does."""
    actor = company.ref(by) if by else ""
    company.act("E001", lambda p, s, n: commands.reassign(p, s, n, actor, task, company.ref(to), company.now), actor)


@pytest.mark.parametrize("by", ["", "hr"])
def test_hr_says_who_decides_where_nobody_who_is_named_may(by):
    """It could only end the journey: there was no task that it could hand to somebody."""
    company = at_gate(gate("by: sponsor"), head=ALONE)
    assert {mail.data["unasked"] for mail in company.mails_of("hr-incident")} == {"E001.review.1"}

    name(company, "chief", by)

    assert company.summaries["E001"].incident == ""
    assert [mail.to for mail in company.mails_of("task-handed")] == [company.ref("chief")]
    company.decide("E001", "review", "approve")
    assert company.states["E001"].visits["review"].outcome == "approve"


@pytest.mark.parametrize("quorum", ["all", "majority", "1", "'veto: decline'"])
def test_hr_says_who_decides_where_no_member_who_is_asked_apart_has_a_vote(quorum):
    """Rules 13, 16: HR read that all had voted in vain, and had nothing to decide and nothing to hand over."""
    head = HEAD.replace("  nobody:", "  board: {members: [me1@x.test, chief@x.test]}\n  nobody:")
    company = at_gate(gate(f"by: board, each: true, quorum: {quorum}, except: [mentee.manager]"), head=head)
    assert company.summaries["E001"].incident == "nobody-to-ask:board"
    assert {mail.data["unasked"] for mail in company.mails_of("hr-incident")} == {"E001.review.1.0"}

    name(company, "mo1", task="E001.review.1.0")

    assert company.summaries["E001"].incident == ""
    assert refusal(lambda: name(company, "hr", task="E001.review.1.1")).code == "task-unknown"
    company.decide("E001", "review", "approve")
    assert company.states["E001"].visits["review"].outcome == "approve"


def test_hr_s_one_mail_names_all_at_a_gate_that_wait_for_it():
    """Rules 15, 16: of two entries HR hears once; what it must know of the second stood nowhere."""
    company = Company(program_of(NEEDS, gate("by: [sponsor, mentee.manager, hr], quorum: all"), head=ALONE))
    company.people = {
        ref: replace(one, manager=one.email) if one.name == "me1" else one for ref, one in company.people.items()
    }
    company.want("E001")

    assert {mail.data["unasked"] for mail in company.mails_of("hr-incident")} == {"E001.review.1.0 E001.review.1.1"}
    for number in ("0", "1"):
        name(company, {"0": "chief", "1": "mo1"}[number], task=f"E001.review.1.{number}")
    for _ in range(3):
        company.decide("E001", "review", "approve")
    assert company.states["E001"].visits["review"].outcome == "approve"


def test_hr_s_one_mail_names_who_is_away_beside_whom_nobody_could_be_asked_for():
    """Rule 16: what waits for somebody away was told of to nobody, where another vote could not be asked for."""
    company = Company(program_of(NEEDS, gate("by: [mentee.manager, sponsor], quorum: all"), head=ALONE))
    company.leave_for("chief", days=30)
    company.want("E001")

    told = {(mail.data["unasked"], mail.data["stranded"]) for mail in company.mails_of("hr-incident")}

    assert told == {("E001.review.1.1", "E001.review.1.0")}


@pytest.mark.parametrize(
    ("by", "to", "more", "code"),
    [
        ("", "me1", "by: sponsor", "own-journey"),
        ("", "chief", "by: sponsor, except: [mentee.manager]", "left-out"),
        ("boss2", "chief", "by: sponsor", "task-unknown"),
        ("", "hr2", "by: [sponsor, hr], quorum: all", "asked-already"),
        ("", "chief", "by: hr", "task-unknown"),
    ],
)
def test_who_is_named_may_decide_and_has_no_other_voice(by, to, more, code):
    """Four eyes hold by this door too, and it opens only where nobody else is asked."""
    head = ALONE.replace("nobody: {members: []}", "nobody: {members: [boss2@x.test]}")
    company = at_gate(gate(more), head=head)
    task = "E001.review.1.0" if "quorum" in more else "E001.review.1"
    if code == "task-unknown" and not by:
        task = "E001.review.2"

    assert refusal(lambda: name(company, to, by, task)).code == code


def test_somebody_of_hr_names_nobody_on_a_journey_of_their_own():
    """Rule 16: nobody of HR chooses who decides on his or her own journey."""
    head = ALONE.replace("[hr@x.test, hr2@x.test]", "[hr@x.test, me1@x.test]")
    company = at_gate(gate("by: sponsor"), head=head)

    assert refusal(lambda: name(company, "chief", "me1")).code == "own-journey"


def test_nothing_is_named_on_hold():
    """What is on hold takes nothing."""
    company = at_gate(gate("by: sponsor"), head=ALONE)
    company.act("E001", lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))

    assert refusal(lambda: name(company, "chief")).code == "held"
