"""Mentees who choose at random: no place is given twice, and nobody is forgotten."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.choosing_people import CHOOSE, couples, started
from revflow.domain.facts import Proposed
from revflow.domain.journeys import Scope

ACTS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["first", "last", "nobody", "silent", "leave", "decline", "time"])),
    min_size=4,
    max_size=16,
)


@settings(max_examples=25, deadline=None)
@given(acts=ACTS, capacity=st.integers(1, 2), mentors=st.integers(1, 4))
def test_whatever_mentees_do_nobody_is_over_full_or_forgotten(acts, capacity, mentors):
    """No mentor has more than the places, no pair is made twice, and all are paired, named to HR, or gone."""
    match = CHOOSE.replace("kind: match", f"kind: match, mentees_per_mentor: {capacity}")
    company = started(4, mentors, match)
    for number, act in acts:
        _do(company, f"E{number + 1:03d}", act)
        _check(company, capacity)
    company.jump_to_end()
    _check(company, capacity)
    asked_hr = {mail.journey for mail in company.mails_of("hr-incident")}
    named = {code for event in company.events(company.cohort) for code in _unmatched(event.fact)}
    for code in company.of(Scope.MENTEE):
        paired = code in {mentee for mentee, _mentor in couples(company)}
        assert paired or company.ending(code) == "left" or code in named | asked_hr


def _unmatched(fact):
    return [code for code, _why in fact.unmatched] if isinstance(fact, Proposed) else []


def _do(company, code, act):
    if act == "time":
        company.jump()
    elif act == "leave" and not company.ending(code):
        company.leave(code)
    elif act == "decline":
        waiting = [c for c in company.of(Scope.PAIR) if "accept" in company.asks(c)]
        if waiting:
            company.decide(waiting[0], "accept", "decline", "mentor", task=company.task(waiting[0], "accept"))
    elif "match" in company.asks(code):
        choosable = company.choosable(code)
        if act == "nobody":
            company.choose(code)
        elif act in ("first", "last") and choosable:
            company.choose(code, choosable[0 if act == "first" else -1])


def _check(company, capacity):
    runs = [company.states[c].journey for c in company.of(Scope.PAIR) if not company.ending(c)]
    mentors = [pair.mentor for pair in runs]
    assert all(mentors.count(mentor) <= capacity for mentor in mentors)
    assert len(couples(company)) == len(set(couples(company)))
