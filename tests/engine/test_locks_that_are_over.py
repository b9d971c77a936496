"""HR's word on two that cannot be any more holds nobody; its word against two holds until their pair begins."""

from engine.choosing_people import CHOOSE, couples, proposed
from engine.company import ACCEPT, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_waves import APPROVAL, approve_wave, facts
from revflow.domain.facts import Paired
from revflow.domain.journeys import Scope

HALF = MATCH.replace("kind: match,", "kind: match, ready: {share: 50 %},")


def declined(mentees=2, mentors=3, match=CHOOSE):
    """HR wants E001 with M001, and M001 declines; everybody else has a pair."""
    company = Company(program_of(NEEDS, OFFER, match, ACCEPT, REPORT), mentees, mentors)
    company.lock("E001", "M001")
    company.all_forms()
    for code in company.of(Scope.MENTEE)[1:]:
        if "match" in company.asks(code):
            company.choose(code, company.choosable(code)[-1])
    pair = next(c for c in company.of(Scope.PAIR) if company.states[c].journey.mentee == "E001")
    company.decide(pair, "accept", "decline", "mentor")
    company.decide(pair, "accept", "approve", "mentee")
    return company


def test_a_mentee_whose_pair_by_hand_was_declined_chooses():
    """HR had its way, and it was not to be: nobody is forgotten for a word that cannot be kept any more."""
    company = declined()
    while not company.asks("E001") and company.jump():
        pass

    assert company.asks("E001") == ["match"]
    assert company.choosable("E001")


def test_a_mentor_who_declined_a_pair_by_hand_can_be_named_by_others():
    """Nobody's place is kept for a pair that can never be."""
    company = declined(1, 2)
    mentor = company.choices().pool.mentors[0]

    assert company.choices().places(mentor) == 1


def test_hr_may_want_a_mentor_for_somebody_else_who_declined_a_pair_by_hand():
    """Where rules match as well: the mentor is free, and is said to be."""
    company = Company(program_of(NEEDS, OFFER, HALF, ACCEPT, REPORT), 2, 2)
    company.lock("E001", "M001")
    for code in ("M001", "M002"):
        company.offer(code)
    company.want("E001")
    company.decide("P001", "accept", "decline", "mentor")
    company.decide("P001", "accept", "approve", "mentee")

    company.lock("E002", "M001")
    company.want("E002")
    company.jump()

    assert set(couples(company)) == {("E001", "M001"), ("E001", "M002"), ("E002", "M001")}


def in_approval():
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    company.all_forms()
    return company


def test_two_whom_hr_wants_apart_while_their_pair_is_approved_are_no_pair():
    """HR was told that they will not be one; the others of the wave begin."""
    company = in_approval()
    first, second = proposed(company).pairs

    company.lock(first.mentee, first.mentor, "apart")
    approve_wave(company)

    assert couples(company) == [(second.mentee, second.mentor)]


def test_what_hr_frees_again_before_the_approval_begins():
    """The last word counts."""
    company = in_approval()
    first, _second = proposed(company).pairs

    company.lock(first.mentee, first.mentor, "apart")
    company.lock(first.mentee, first.mentor, "free")
    approve_wave(company)

    assert len(couples(company)) == 2


def test_nobody_is_asked_to_approve_a_wave_of_which_hr_wants_no_pair():
    """The approval is withdrawn, as when all have left."""
    company = in_approval()
    for pair in proposed(company).pairs:
        company.lock(pair.mentee, pair.mentor, "apart")

    assert company.asks(company.cohort) == []
    assert facts(company, Paired) == [Paired(1, ())]
