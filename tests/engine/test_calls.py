"""Calls are not executed yet: what attaches their files promises nothing that is not there."""

from engine.company import MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of

CERTIFICATE = "  - {id: certificate, kind: call, for_each: pair, function: certificate, with: {for: mentor}}\n"
THANKS = "  - {id: thanks, kind: mail, for_each: pair, to: [mentor, mentee], mail: thanks, attach: [certificate]}\n"


def test_a_call_without_a_file_concludes_and_the_mail_that_attaches_it_goes_without():
    """Nothing fails, nothing is attached, the pair finishes."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, CERTIFICATE, THANKS, REPORT))
    company.all_forms()

    company.answer("P001", "plan", aims="a")

    assert company.steps("P001") == {"plan": "", "certificate": "", "thanks": ""}
    assert [(mail.to, mail.attach, mail.task) for mail in company.mails_of("thanks")] == [
        (company.ref("mo1"), (), ""),
        (company.ref("me1"), (), ""),
    ]
    assert company.over
