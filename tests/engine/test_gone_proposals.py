"""Rules 6 and 11: whoever was proposed and leaves while the wave is approved."""

from datetime import timedelta

import pytest

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Paired, Proposed
from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskState

APPROVAL = (
    "  - {id: approval, kind: approval, by: [hr, sponsor], quorum: all, outcomes: {approve: next, revise: match}}\n"
)
SECOND = "  - {id: second, kind: approval, by: hr, outcomes: {approve: next, revise: match}}\n"


def facts(company, kind):
    return [event.fact for event in company.events(company.cohort) if isinstance(event.fact, kind)]


def proposed(company):
    return facts(company, Proposed)[-1].pairs


def test_an_approval_is_withdrawn_when_somebody_of_every_proposed_pair_has_left():
    """Rules 6 and 11: nobody is asked to approve no pair; the wave is passed without one."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    company.all_forms()
    first, second = proposed(company)
    company.leave(first.mentor)
    asked = company.asks(company.cohort)

    company.leave(second.mentee)

    assert asked == ["approval", "approval"]
    tasks = company.states[company.cohort].tasks.values()
    assert [(task.state, task.result) for task in tasks] == [(TaskState.WITHDRAWN, "no-pair")] * 2
    assert facts(company, Paired) == [Paired(1, ())]
    assert company.of(Scope.PAIR) == []


def test_a_vote_for_pairs_that_are_all_gone_is_refused_with_the_reason():
    """Rule 11: a link of the withdrawn approval is dead, and says why."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 1, 2)
    company.all_forms()
    task = company.task(company.cohort, "approval", "hr")
    company.leave(proposed(company)[0].mentor)

    with pytest.raises(RefusedError) as refused:
        company.decide(company.cohort, "approval", "approve", task=task)

    assert (refused.value.code, refused.value.data["result"]) == ("task-withdrawn", "no-pair")


def test_after_a_wave_whose_pairs_are_gone_a_later_one_opens_and_is_approved_anew():
    """Rule 6: the wave counts; after its pause those who are left are proposed, and asked about."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 1, 2)
    company.all_forms()
    company.leave(proposed(company)[0].mentor)
    waits = (company.ending("E001"), company.summaries["E001"].awaits)

    company.move_to(MONDAY + timedelta(days=14))
    for who in ("hr", "sponsor"):
        company.decide(company.cohort, "approval", "approve", who)

    assert waits == ("", ("match",))
    assert facts(company, Paired) == [Paired(1, ()), Paired(2, ("P002",))]


def test_when_no_later_wave_can_take_them_those_who_are_left_end_unmatched():
    """Rule 5: the first wave has run, so what rule 4 leaves to HR is over."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 1, 1)
    company.all_forms()

    company.leave("M001")

    assert company.ending("E001") == "unmatched"
    assert company.over


def test_the_second_approval_of_a_wave_is_not_even_asked_when_no_pair_is_left():
    """Rules 6 and 11: whichever approval is open is withdrawn, and none follows it."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, SECOND, ACCEPT, PLAN, REPORT), 1, 2)
    company.all_forms()
    company.leave(proposed(company)[0].mentor)
    asked = {task.step for task in company.states[company.cohort].tasks.values()}

    company.move_to(MONDAY + timedelta(days=14))
    for who in ("hr", "sponsor"):
        company.decide(company.cohort, "approval", "approve", who)
    company.leave(proposed(company)[0].mentor)

    assert asked == {"approval"}
    last = company.states[company.cohort].tasks["C001.second.1"]
    assert (last.state, last.result) == (TaskState.WITHDRAWN, "no-pair")
    assert facts(company, Paired) == [Paired(1, ()), Paired(2, ())]


def test_an_approval_stays_open_while_one_proposed_pair_is_whole():
    """Rule 11: who has left is dropped, the rest is still to be approved."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    company.all_forms()
    first, second = proposed(company)

    company.leave(first.mentee)

    assert company.asks(company.cohort) == ["approval", "approval"]
    for who in ("hr", "sponsor"):
        company.decide(company.cohort, "approval", "approve", who)
    assert company.of(Scope.PAIR) == [second.code]
