"""Rules 6 and 24: the people list changes between a wave's proposal and its approval, and a hard rule bars a pair."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.company import HEAD, NEEDS, OFFER, PLAN, REPORT, program_of
from engine.listing import Listing
from engine.test_waves import APPROVAL, approve_wave, couples, facts
from revflow.domain.facts import Paired, Proposed
from revflow.domain.journeys import Scope

MATCH = (
    "  - {id: match, kind: match, forbid: [same_department, reporting_line, other_language],"
    " waves: {every: 2 weeks, max: 3}}\n"
)


def in_approval(mentees=2, mentors=2):
    head = HEAD.replace("languages: [en]", "languages: [en, fr]")
    company = Listing(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT, head=head), mentees, mentors)
    company.all_forms()
    return company


def proposed(company):
    return facts(company, Proposed)[-1].pairs


def changed(company, code, **columns):
    """Update the list: these columns of the row of a journey's person."""
    person = company.people[company.states[code].journey.person]
    company.update([replace(row, **columns) if row.name == person.name else row for row in company.rows()])


def person_of(company, code):
    return company.people[company.states[code].journey.person]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("department", lambda mentee: mentee.department),
        ("manager", lambda mentee: mentee.email),
        ("language", lambda _mentee: "fr"),
    ],
    ids=["department", "line", "language"],
)
def test_a_pair_that_a_rule_bars_by_now_does_not_begin(column, value):
    """Approval is of pairs that may be; the others of the wave begin."""
    company = in_approval()
    first, second = proposed(company)

    changed(company, first.mentor, **{column: value(person_of(company, first.mentee))})
    approve_wave(company)

    assert couples(company) == [(second.mentee, second.mentor)]
    assert facts(company, Paired) == [Paired(1, (second.code,))]


def test_both_are_taken_by_a_later_wave():
    """Neither is barred: the next wave finds other partners for them, or none."""
    company = in_approval(2, 3)
    first, _second = proposed(company)
    changed(company, first.mentor, department=person_of(company, first.mentee).department)

    approve_wave(company)
    while len(facts(company, Proposed)) < 2 and company.jump():
        pass
    approve_wave(company)

    later = [pair for pair in couples(company) if pair[0] == first.mentee]
    assert len(later) == 1
    assert later[0][1] != first.mentor


def test_a_wave_without_any_pair_that_may_be_is_not_asked_about():
    """As when all have left (rule 11): the approval is withdrawn, the wave is passed."""
    company = in_approval(1, 1)
    [pair] = proposed(company)

    changed(company, pair.mentor, manager=person_of(company, pair.mentee).email)

    assert company.asks(company.cohort) == []
    assert facts(company, Paired) == [Paired(1, ())]
    assert couples(company) == []


def test_a_rule_that_bars_no_more_before_the_approval_lets_the_pair_begin():
    """What counts is how people are when the wave is approved."""
    company = in_approval()
    first, _second = proposed(company)
    department = person_of(company, first.mentor).department
    changed(company, first.mentor, department=person_of(company, first.mentee).department)

    changed(company, first.mentor, department=department)
    approve_wave(company)

    assert len(couples(company)) == 2


def test_a_running_pair_is_never_touched():
    """Rule 6: the same change a moment later."""
    company = in_approval()
    approve_wave(company)
    pair = company.states[company.of(Scope.PAIR)[0]].journey

    changed(company, pair.mentor, department=person_of(company, pair.mentee).department)

    assert [company.ending(code) for code in company.of(Scope.PAIR)] == ["", ""]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from("EM"), st.sampled_from(["Sales", "IT", "Legal"])), max_size=6)
)
def test_no_pair_of_one_department_ever_begins(moves):
    """Whatever the list says between proposal and approval."""
    company = in_approval(3, 3)
    for number, side, department in moves:
        changed(company, f"{side}{number:03d}", department=department)
    if company.asks(company.cohort):
        approve_wave(company)

    for mentee, mentor in couples(company):
        assert person_of(company, mentee).department != person_of(company, mentor).department
