"""Cohorts in which people choose: mentees their mentors, or HR the pairs."""

import pytest

from engine.company import ACCEPT, MATCH, NEEDS, OFFER, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Proposed
from revflow.domain.journeys import Scope

CHOOSE = MATCH.replace("kind: match", "kind: match, chosen_by: mentee")
DRAW = MATCH.replace("kind: match", "kind: match, chosen_by: hr")
APPROVE = "  - {id: approve, kind: approval, by: hr, outcomes: {approve: next, revise: match}}\n"


def started(mentees=2, mentors=2, match=CHOOSE, *, more=""):
    """Return a cohort whose people have all answered: the match is what it waits for."""
    company = Company(program_of(NEEDS, OFFER, match, more, ACCEPT, REPORT), mentees, mentors)
    company.all_forms()
    return company


def couples(company):
    """Return who is, or was, a pair."""
    pairs = (company.states[code].journey for code in company.of(Scope.PAIR))
    return [(pair.mentee, pair.mentor) for pair in pairs]


def proposed(company):
    """Return what the match has proposed last."""
    facts = [event.fact for event in company.events(company.cohort) if isinstance(event.fact, Proposed)]
    return facts[-1]


def code_of(act):
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.code
