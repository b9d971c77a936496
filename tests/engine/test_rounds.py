"""Rule 17: back with rounds: what is reopened, what runs again, and when going back is offered no more."""

from engine.company import MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from revflow.engine import offered


def test_back_reopens_the_step_and_the_gate():
    """Rule 17: S and the asking gate run again, each in a new round."""
    company = at_gate()
    company.decide("E001", "review", "revise", remark="digest")
    assert company.asks("E001") == ["needs"]

    company.want("E001", "data")

    assert company.task("E001", "needs" if company.asks("E001") == ["needs"] else "review").id == "E001.review.2"
    assert company.states["E001"].visits["needs"].round == 2


def test_steps_between_keep_their_outcome():
    """Rule 17: a gate between S and the asking gate is not asked again."""
    company = at_gate(gate(name="first"), gate(name="second"))
    company.decide("E001", "first", "approve")
    company.decide("E001", "second", "revise")

    company.want("E001")

    assert company.asks("E001") == ["second"]


def test_steps_between_run_again_where_they_say_so():
    """Rule 17: `again_on_revise`."""
    company = at_gate(gate("by: hr, again_on_revise: true", name="first"), gate(name="second"))
    company.decide("E001", "first", "approve")
    company.decide("E001", "second", "revise")
    company.want("E001")
    assert company.asks("E001") == ["first"]

    company.decide("E001", "first", "approve")

    assert company.asks("E001") == ["second"]
    company.decide("E001", "second", "approve")
    assert company.steps("E001")["second"] == "approve"


def test_at_max_rounds_going_back_is_offered_no_more():
    """Rule 17: the last round offers only what leads on."""
    company = at_gate(gate("by: hr, max_rounds: 2"))
    company.decide("E001", "review", "revise")
    company.want("E001")
    state, task = company.states["E001"], company.task("E001", "review")

    assert [name for name, _, _ in offered(company.program, state, task)] == ["approve", "decline"]
    refused = refusal(lambda: company.decide("E001", "review", "revise"))
    assert (refused.code, refused.data["rounds"]) == ("rounds-used-up", 2)


def test_a_gate_that_was_sent_back_waits_for_the_reopened_step_whatever_it_waits_for():
    """Rule 17: with an `after` of its own that is long past, too."""
    company = at_gate(gate(name="first"), gate("by: hr, after: first", name="second"))
    company.decide("E001", "first", "approve")

    company.decide("E001", "second", "revise")

    assert company.asks("E001") == ["needs"]
    company.want("E001")
    assert company.asks("E001") == ["second"]


def test_a_step_that_runs_again_waits_for_the_reopened_one_and_the_gate_for_it():
    """Rule 17: `again_on_revise` beside an `after` of its own."""
    intake = "  - {id: intake, kind: form, for_each: mentee, fields: {why: {type: text}}}\n"
    between = gate(
        "by: hr, after: intake, again_on_revise: true", "outcomes: {approve: next, decline: leave}", "between"
    )
    steps = (between, gate(name="last"))
    company = Company(program_of(intake, NEEDS, *steps, OFFER, MATCH, PLAN, REPORT))
    company.answer("E001", "intake", why="a")
    company.want("E001")
    company.decide("E001", "between", "approve")
    company.decide("E001", "last", "revise")
    assert company.asks("E001") == ["needs"]

    company.want("E001")

    assert company.asks("E001") == ["between"]
