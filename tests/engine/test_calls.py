"""Calls of functions: work done once a round; rule 23 when they fail; their files go with a later mail."""

import pytest

from engine.company import MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.facts import ActionDone, ActionFailed
from revflow.engine import commands
from revflow.engine.moves import Calling

CERTIFICATE = "  - {id: certificate, kind: call, for_each: pair, function: certificate, with: {for: mentor}}\n"
THANKS = "  - {id: thanks, kind: mail, for_each: pair, to: [mentor, mentee], mail: thanks, attach: [certificate]}\n"
SHA = "a" * 64


def planned(*steps: str) -> Company:
    """Lead a pair on to the step before its call."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, *steps, REPORT))
    company.all_forms()
    return company


def done(company: Company) -> list[ActionDone]:
    return [event.fact for event in company.events("P001") if isinstance(event.fact, ActionDone)]


def test_the_files_of_a_call_are_named_in_the_journal_and_go_with_the_mail_that_attaches_them():
    """The call is work with a title that says what is called; who is written to besides the pair has it, too."""
    company = planned(CERTIFICATE, THANKS.replace("to: [mentor, mentee]", "to: [mentor, hr]"))
    company.makes = lambda _code, _work: (("certificate.pdf", SHA),)

    company.answer("P001", "plan", aims="a")

    assert done(company) == [ActionDone("certificate", 1, "certificate", (("certificate.pdf", SHA),))]
    assert ("P001", "certificate: call certificate") in company.titles
    assert {mail.attach for mail in company.mails_of("thanks")} == {(SHA,)}
    assert company.over


@pytest.mark.parametrize(
    ("made_for", "holders"),
    [("with: {for: mentor}", ["mo1"]), ("with: {for: mentee}", ["me1"]), ("with: {}", ["mo1"])],
)
def test_a_certificate_goes_to_its_holder_and_not_to_the_other_one(made_for, holders):
    """It is made out to one of the two: nobody else's to file away."""
    company = planned(CERTIFICATE.replace("with: {for: mentor}", made_for), THANKS)
    company.makes = lambda _code, _work: (("certificate.pdf", SHA),)

    company.answer("P001", "plan", aims="a")

    assert [mail.to for mail in company.mails_of("thanks") if mail.attach] == [company.ref(one) for one in holders]


def test_a_certificate_goes_to_whoever_is_written_to_where_its_holder_is_not():
    """Who writes a mail to one alone has meant it so."""
    company = planned(CERTIFICATE, THANKS.replace("to: [mentor, mentee]", "to: mentee"))
    company.makes = lambda _code, _work: (("certificate.pdf", SHA),)

    company.answer("P001", "plan", aims="a")

    assert [mail.attach for mail in company.mails_of("thanks") if mail.step == "thanks"] == [(SHA,)]


def test_a_call_that_makes_no_file_concludes_and_the_mail_that_attaches_it_goes_without():
    """Nothing fails, nothing is attached, the pair finishes."""
    company = planned(CERTIFICATE, THANKS)

    company.answer("P001", "plan", aims="a")

    assert company.steps("P001") == {"plan": "", "certificate": "", "thanks": ""}
    assert [(mail.to, mail.attach, mail.task) for mail in company.mails_of("thanks")] == [
        (company.ref("mo1"), (), ""),
        (company.ref("me1"), (), ""),
    ]
    assert company.over


def test_a_call_that_fails_is_tried_by_timers_then_hr_hears_why_and_a_retry_makes_it_good():
    """Rule 23: nothing below it goes on meanwhile; HR's mail has the code that names the remedy."""
    company = planned(CERTIFICATE, THANKS)
    company.fails = lambda _code, work: "letters-missing" if isinstance(work, Calling) else ""
    company.answer("P001", "plan", aims="a")
    assert company.summaries["P001"].awaits == ("call",)

    company.jump_to_end()

    failed = [event.fact for event in company.events("P001") if isinstance(event.fact, ActionFailed)]
    assert [fact.code for fact in failed] == ["letters-missing"] * 6
    assert company.summaries["P001"].incident == "action-failed"
    assert {mail.data["why"] for mail in company.mails_of("hr-incident")} == {"letters-missing"}
    assert company.mails_of("thanks") == []

    company.fails = lambda _code, _work: ""
    company.act("P001", lambda p, s, n: commands.retry(p, s, n, "", company.now))

    assert company.ending("P001") == "finished"
    assert len(done(company)) == 1


def test_a_call_is_made_once_a_round_and_anew_when_it_is_sent_back_to():
    """The mail below carries the files of the newest round alone."""
    gate = "{id: check, kind: approval, for_each: pair, by: hr, outcomes: {approve: next, revise: certificate}}"
    company = planned(CERTIFICATE, f"  - {gate}\n", THANKS)
    made = iter((SHA, "b" * 64))
    company.makes = lambda _code, _work: (("certificate.pdf", next(made)),)
    company.answer("P001", "plan", aims="a")

    company.decide("P001", "check", "revise", remark="digest")
    company.decide("P001", "check", "approve")

    assert [fact.round for fact in done(company)] == [1, 2]
    assert {mail.attach for mail in company.mails_of("thanks") if mail.attach} == {("b" * 64,)}
