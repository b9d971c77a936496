"""Rule 5: once no later wave can take somebody, the journey ends, whether the match was reached or not."""

from datetime import timedelta

from engine.company import MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.facts import Ended, Paired

ONE_WAVE = "  - {id: match, kind: match, ready: {share: 50 %}, waves: {max: 1}}\n"


def one_pair(match: str = ONE_WAVE, mentees: int = 1, mentors: int = 1) -> Company:
    """Return a company in which one mentee and one mentor have answered, and are a pair."""
    company = Company(program_of(NEEDS, OFFER, match, PLAN, REPORT), mentees, mentors)
    company.want("E001")
    company.offer("M001")
    return company


def cause(company: Company, code: str) -> str:
    return next(event.fact.cause for event in company.events(code) if isinstance(event.fact, Ended))


def test_no_more_waves_are_opened_than_allowed():
    """Rule 6: `max` waves; who could not be taken by them ends unmatched."""
    company = one_pair(mentees=2, mentors=2)

    paired = [e.fact for e in company.events(company.cohort) if isinstance(e.fact, Paired)]
    assert paired == [Paired(1, ("P001",))]
    assert company.ending("E002") == "unmatched"


def test_a_silent_mentor_keeps_no_cohort_open():
    """Nobody is left whom a mentor could help who has never answered: the request goes, a mail says so, all ends."""
    company = one_pair(mentors=2)

    assert (company.ending("M002"), cause(company, "M002")) == ("unmatched", "no-later-wave")
    assert company.asks("M002") == []
    assert [mail.data["cause"] for mail in company.mails_of("ending-unmatched")] == ["no-later-wave"]
    company.answer("P001", "plan", aims="to read data")
    assert company.over


def test_who_is_late_is_still_asked_while_a_later_wave_may_come():
    """With waves left, a mentor who has not answered may still be needed."""
    company = one_pair(MATCH.replace("kind: match,", "kind: match, ready: {share: 50 %},"), mentees=2, mentors=2)

    company.want("E002")
    company.offer("M002")
    company.move_to(MONDAY + timedelta(days=14))

    assert company.states["P002"].journey.mentor == "M002"
