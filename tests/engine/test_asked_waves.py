"""HR asks for a wave, which opens at once with those who are there (rule 6)."""

from datetime import timedelta

import pytest

from engine.company import MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_waves import APPROVAL, approve_wave, couples, facts
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Entered, WaveAsked


def company_of(waves="{every: 2 weeks, max: 3}", ready="{share: 100 %}", mentees=3, mentors=3):
    match = f"  - {{id: match, kind: match, ready: {ready}, waves: {waves}}}\n"
    return Company(program_of(NEEDS, OFFER, match, APPROVAL, PLAN, REPORT), mentees, mentors)


def refusal(company, by=""):
    with pytest.raises(RefusedError) as refused:
        company.ask_wave(by)
    return refused.value.code


def waves(company):
    return [fact.wave for fact in facts(company, Entered) if fact.step == "match"]


def test_the_first_wave_does_not_wait_for_who_is_silent():
    """One of three has come on each side: their pair is proposed now, the others find theirs in a later wave."""
    company = company_of()
    company.want("E001")
    company.offer("M001")
    assert waves(company) == []

    company.ask_wave()
    approve_wave(company)

    assert (couples(company), waves(company), facts(company, WaveAsked)) == ([("E001", "M001")], [1], [WaveAsked(1)])
    company.want("E002")
    company.offer("M002")
    assert waves(company) == [1]
    company.move_to(MONDAY + timedelta(days=14))
    assert waves(company) == [1, 2]


def test_a_later_wave_does_not_wait_for_its_pause():
    """Two weeks are to lie between them: HR asks after none."""
    company = company_of(ready="{share: 30 %}")
    company.want("E001")
    company.offer("M001")
    approve_wave(company)
    company.want("E002")
    company.offer("M002")

    company.ask_wave("hr")
    approve_wave(company)

    assert (couples(company), waves(company)) == ([("E001", "M001"), ("E002", "M002")], [1, 2])


def test_what_hr_asks_for_is_one_wave():
    """The one after it keeps to its time again."""
    company = company_of(ready="{share: 30 %}")
    company.want("E001")
    company.offer("M001")
    approve_wave(company)
    company.want("E002")
    company.offer("M002")
    company.ask_wave()
    approve_wave(company)

    company.want("E003")
    company.offer("M003")

    assert waves(company) == [1, 2]


def test_no_wave_is_asked_for_that_could_not_be():
    """One is open, nobody could be a pair, HR did not ask: nothing is written."""
    company = company_of()
    assert refusal(company, "me1") == "not-hr"
    assert refusal(company) == "wave-nobody"
    company.want("E001")
    company.offer("M001")
    company.ask_wave()
    assert refusal(company) == "wave-open"
    assert len(facts(company, WaveAsked)) == 1


def test_what_the_whole_cohort_does_before_the_match_is_not_passed_over():
    """A sponsor's yes above the match is waited for."""
    above = "  - {id: start, kind: approval, by: sponsor, outcomes: {approve: next}}\n"
    held = Company(program_of(NEEDS, OFFER, above, MATCH, PLAN, REPORT), 2, 2)
    held.want("E001")
    held.offer("M001")
    assert refusal(held) == "wave-too-early"
