"""Decisions are taken back while nothing that follows was done; HR reopens; a whole cohort is held and goes on."""

from datetime import timedelta

from engine.company import MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from revflow.domain.tasks import TaskState
from revflow.engine import commands

TWO = (gate(), gate("by: sponsor", name="second"))


def take_back(company, task, by):
    actor = company.ref(by)
    company.act(task.journey, lambda p, s, n: commands.take_back(p, s, n, actor, task.id, company.now), actor)


def reopen(company, task, reason="digest", by=""):
    actor = company.ref(by) if by else ""
    company.act(task.journey, lambda p, s, n: commands.reopen(p, s, n, actor, task.id, reason, company.now), actor)


def test_a_decision_is_taken_back_and_given_anew():
    """What it had asked is not asked any more; the same task takes the new decision, in the same round."""
    company = at_gate(*TWO)
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    follower = company.task("E001", "second")

    take_back(company, task, by="hr")

    assert company.states["E001"].tasks[task.id].state is TaskState.OPEN
    assert company.states["E001"].tasks[follower.id].result == "taken-back"
    assert company.asks("E001") == ["review"]
    company.decide("E001", "review", "approve", by="hr2")
    assert company.task("E001", "second").id != follower.id
    assert company.steps("E001")["review"] == "approve"


def test_the_cohort_awaits_again_whose_gate_is_taken_back_or_reopened():
    """It had gone on to wait for the mentors alone: its list and its page went on to say so."""
    company = Company(program_of(NEEDS, gate(), OFFER, MATCH, PLAN, REPORT), 1, 1)
    company.want("E001")
    task = company.task("E001", "review")

    company.decide("E001", "review", "approve")
    assert company.summaries[company.cohort].awaits == ("mentor",)
    take_back(company, task, by="hr")
    assert company.summaries[company.cohort].awaits == ("mentee",)

    company.decide("E001", "review", "approve")
    assert company.summaries[company.cohort].awaits == ("mentor",)
    reopen(company, task)
    assert company.summaries[company.cohort].awaits == ("mentee",)


def test_a_withdrawn_task_takes_no_decision():
    """The link of what was asked meanwhile says so."""
    company = at_gate(*TWO)
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    follower = company.task("E001", "second")
    take_back(company, task, by="hr")

    refused = refusal(lambda: company.decide("E001", "second", "approve", by="boss", task=follower))

    assert (refused.code, refused.data["result"]) == ("task-withdrawn", "taken-back")


def test_a_decision_whose_follower_has_acted_is_not_taken_back():
    """Nothing that follows may have been done."""
    company = at_gate(*TWO)
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    company.decide("E001", "second", "approve")

    assert refusal(lambda: take_back(company, task, by="hr")).code == "follows-done"


def test_only_who_decided_takes_it_back():
    """The refusal names who did."""
    company = at_gate(*TWO)
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve", by="hr")

    refused = refusal(lambda: take_back(company, task, by="hr2"))

    assert (refused.code, refused.data["who"]) == ("not-your-decision", company.ref("hr"))


def test_one_vote_of_several_is_taken_back_before_the_gate_concludes():
    """Others' votes stand."""
    company = at_gate(gate("by: [hr, sponsor], quorum: all"))
    task = company.task("E001", "review", "hr")
    company.decide("E001", "review", "approve", "hr")

    take_back(company, task, by="hr")

    assert company.summaries["E001"].awaits == ("hr", "sponsor")


def test_a_vote_taken_back_after_the_conclusion_opens_what_it_had_closed():
    """The others who had not voted are asked again."""
    company = at_gate(gate("by: [hr, sponsor], quorum: first"), gate("by: hr", name="second"))
    task = company.task("E001", "review", "hr")
    company.decide("E001", "review", "approve", "hr")

    take_back(company, task, by="hr")

    assert company.summaries["E001"].awaits == ("hr", "sponsor")
    company.decide("E001", "review", "approve", "sponsor")
    assert company.steps("E001")["review"] == "approve"


def test_going_back_is_taken_back_too():
    """The step that was to be done again stands as it was; nobody is asked for it any more."""
    company = at_gate()
    task = company.task("E001", "review")
    company.decide("E001", "review", "revise")
    again = company.task("E001", "needs")

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]
    assert company.states["E001"].tasks[again.id].state is TaskState.WITHDRAWN
    assert company.steps("E001")["needs"] == ""
    company.decide("E001", "review", "revise")
    assert company.task("E001", "needs").id != again.id


def test_a_vote_that_left_no_outcome_possible_is_taken_back_and_hr_is_not_asked_any_more():
    """The gate is the voters' again."""
    company = at_gate(gate("by: [mentee.manager, sponsor], quorum: majority"))
    company.decide("E001", "review", "approve", "mentee.manager")
    task = company.task("E001", "review", "sponsor")
    company.decide("E001", "review", "decline", "sponsor")
    assert company.summaries["E001"].awaits == ("hr",)

    take_back(company, task, by="boss")

    assert company.summaries["E001"].awaits == ("sponsor",)
    company.decide("E001", "review", "approve", "sponsor")
    assert company.steps("E001")["review"] == "approve"


def test_hr_reopens_a_step_with_a_reason_and_what_waits_for_it_waits_again():
    """Rule 17's way: another round, ended steps keep their outcome."""
    company = at_gate(*TWO)
    needs = next(task for task in company.states["E001"].tasks.values() if task.step == "needs")
    company.decide("E001", "review", "approve")

    assert refusal(lambda: reopen(company, needs, reason="")).code == "reopen-reason"
    below = company.task("E001", "second")
    reopen(company, needs)

    assert company.asks("E001") == ["needs"]
    assert company.states["E001"].tasks[below.id].result == "revised"
    company.want("E001")
    assert company.asks("E001") == ["second"]
    assert company.steps("E001")["review"] == "approve"


def test_a_step_that_says_so_runs_again_after_a_reopening():
    """Rule 17: `again_on_revise: true`."""
    company = at_gate(gate("by: hr, again_on_revise: true"), gate("by: sponsor", name="second"))
    needs = next(task for task in company.states["E001"].tasks.values() if task.step == "needs")
    company.decide("E001", "review", "approve")

    reopen(company, needs)
    company.want("E001")

    assert company.asks("E001") == ["review"]


def test_nobody_but_hr_reopens_and_nothing_that_is_open():
    """The refusals."""
    company = at_gate(*TWO)
    task = company.task("E001", "review")

    assert refusal(lambda: reopen(company, task, by="chief")).code == "not-hr"
    assert refusal(lambda: reopen(company, task)).code == "still-open"


def test_a_cohort_on_hold_holds_all_its_journeys_and_lets_them_go_on_together():
    """Time on hold does not count; what HR held apart stays on hold."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT), 2)
    due = company.task("E001", "needs").due
    company.act("E002", lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))

    company.act("C001", lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))

    assert all(summary.on_hold for summary in company.summaries.values())
    assert refusal(lambda: company.want("E001")).code == "held"
    company.move_to(company.now + timedelta(days=30))
    company.act("C001", lambda p, s, n: commands.release(p, s, n, "", company.now))

    assert {code for code, one in company.summaries.items() if one.on_hold} == {"E002"}
    assert company.task("E001", "needs").due >= due + timedelta(days=28)
    company.want("E001")
