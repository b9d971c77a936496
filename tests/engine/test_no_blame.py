"""HR ends a pair without blaming anybody: `stop P001` (rule 11)."""

from engine.company import ACCEPT, HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.journeys import Scope

ONCE = MATCH.replace("max: 3", "max: 1")


def in_pair(match=MATCH, mentees=1, mentors=2, head=HEAD):
    company = Company(program_of(NEEDS, OFFER, match, ACCEPT, PLAN, REPORT, head=head), mentees, mentors)
    company.all_forms()
    company.accept("P001")
    return company


def pair_of(company):
    journey = company.states["P001"].journey
    return {company.states[code].journey.person for code in (journey.mentee, journey.mentor)}


def test_both_of_a_pair_that_hr_ends_read_the_same_neutral_mail():
    """Neither learns who asked for it, or why."""
    company = in_pair()

    company.stop("P001")

    told = company.mails_of("pair-ended")
    assert {mail.to for mail in told} == pair_of(company)
    assert [dict(mail.data) for mail in told] == [{"cause": "hr", "ending": "stopped"}] * 2


def test_both_go_on_where_a_wave_can_still_take_them_but_not_with_each_other():
    """The mentee meets the other mentor in the next wave."""
    company = in_pair()
    first = company.states["P001"].journey

    company.stop("P001")
    company.move_to(company.now.replace(month=4))

    second = company.states[company.of(Scope.PAIR)[1]].journey
    assert (second.mentee, second.wave) == (first.mentee, 2)
    assert second.mentor != first.mentor


def test_both_end_kindly_where_no_wave_is_left():
    """Who cannot be matched any more hears that too, and the cohort can end."""
    company = in_pair(ONCE)

    company.stop("P001")

    assert [company.ending(code) for code in company.of(Scope.MENTEE)] == ["unmatched"]
    assert pair_of(company) <= {mail.to for mail in company.mails_of("ending-unmatched")}


def test_a_pair_that_was_ended_counts_among_those_who_started():
    """Published success counts finishers only; here everybody who started is in the denominator (domain.md)."""
    company = in_pair(ONCE)

    company.stop("P001")

    [report] = company.mails_of("report")[-2:-1] or company.mails_of("report")
    assert (report.data["pairs"], report.data["stopped"]) == (1, 1)


def test_hr_ends_a_pair_where_taking_part_is_required_too():
    """`participation: required` is about leaving the program; a pair ends without blame all the same."""
    company = in_pair(head=HEAD.replace("languages:", "participation: required\nlanguages:"))

    company.stop("P001")

    assert company.ending("P001") == "stopped"
