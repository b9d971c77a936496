"""What a decision that is taken back leaves behind: steps, rounds, due dates and mails stand as they were before."""

from datetime import timedelta

from engine.company import ACCEPT, MATCH, NEEDS, OFFER, REPORT, Company, program_of
from engine.test_gates import at_gate, gate, refusal
from engine.test_hold import release
from engine.test_leaving import hold
from engine.test_second_thoughts import take_back
from revflow.domain.journeys import StepStatus
from revflow.engine import commands, offered


def written(company, code, command, *args, actor=""):
    """Write what a person does, while no worker goes on."""
    change = command(company.program, company.states[code], company.linked(code), actor, *args, company.now)
    company._write(code, change, actor)


def test_going_back_to_a_step_that_was_left_out_is_taken_back_before_it_was_entered():
    """The step is left out as before."""
    extra = "  - {id: extra, kind: form, for_each: mentee, when: groups.nobody, fields: {x: {type: text}}}\n"
    company = at_gate(extra, gate("by: hr", "outcomes: {approve: next, revise: extra}"))
    task, hr = company.task("E001", "review"), company.ref("hr")
    written(company, "E001", commands.decide, task.id, "revise", "", (), (), actor=hr)

    written(company, "E001", commands.take_back, task.id, actor=hr)

    assert company.states["E001"].status["extra"] is StepStatus.SKIPPED
    company.decide("E001", "review", "approve")
    assert company.steps("E001") == {"needs": "", "extra": "skipped", "review": "approve"}


def test_going_back_to_a_step_that_time_had_ended_is_taken_back():
    """The step counts as expired again, not as answered."""
    needs = NEEDS.replace("for_each: mentee,", "for_each: mentee, due: 2 days, on_expiry: skip,")
    company = Company(program_of(needs, gate(), OFFER, REPORT))
    while "review" not in company.asks("E001"):
        company.jump()
    task = company.task("E001", "review")
    company.decide("E001", "review", "revise")

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]
    assert company.steps("E001") == {"needs": "skipped"}


def test_a_round_that_was_undone_is_none_of_those_that_a_gate_may_have():
    """Rule 17: only rounds that ended count, so a take-back above takes no way back from the gate below."""
    company = at_gate(gate(), gate("by: sponsor, max_rounds: 2", name="second"))
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    take_back(company, task, by="hr")

    company.decide("E001", "review", "approve")

    second = company.task("E001", "second")
    assert "revise" in [name for name, *_ in offered(company.program, company.states["E001"], second)]


def test_a_decision_is_not_taken_back_once_a_joined_journey_went_on():
    """Whatever else of the pair has been open for long does not hide the step that it was asked for since."""
    steps = (
        "  - {id: goals, kind: approval, for_each: mentee, by: hr, after: [accept], outcomes: {approve: next}}\n",
        "  - {id: frame, kind: form, for_each: pair, by: mentor, after: [accept], fields: {x: {type: text}}}\n",
        "  - {id: plan, kind: form, for_each: pair, by: mentee, after: [goals], fields: {x: {type: text}}}\n",
    )
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, *steps, REPORT))
    company.all_forms()
    company.accept("P001")
    task = company.task("E001", "goals")
    company.move_to(company.now + timedelta(days=1))
    company.decide("E001", "goals", "approve")
    company.answer("P001", "plan", x="y")

    assert refusal(lambda: take_back(company, task, by="hr")).code == "follows-done"


def test_what_a_joined_journey_did_with_what_was_open_before_is_not_what_follows():
    """A mentee who answers something else leaves the cohort's decision to who made it."""
    steps = (
        "  - {id: side, kind: form, for_each: mentee, after: [], fields: {x: {type: text}}}\n",
        "  - {id: kick, kind: approval, by: hr, after: [], outcomes: {approve: next}}\n",
        "  - {id: last, kind: form, for_each: mentee, after: [side, later], fields: {x: {type: text}}}\n",
    )
    later = "  - {id: later, kind: form, by: sponsor, after: [], fields: {x: {type: text}}}\n"
    company = Company(program_of(steps[0], steps[1], later, steps[2], REPORT), 1, 0)
    task = company.task("C001", "kick")
    company.move_to(company.now + timedelta(days=1))
    company.decide("C001", "kick", "approve")
    company.move_to(company.now + timedelta(days=1))
    company.answer("E001", "side", x="y")

    take_back(company, task, by="hr")

    assert "kick" in company.asks("C001")


def test_a_hold_and_its_end_do_not_make_a_decision_final():
    """Nobody has done anything that follows."""
    company = at_gate(gate(), gate("by: sponsor", name="second"))
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve")
    hold(company, "E001")
    release(company, "E001")

    take_back(company, task, by="hr")

    assert company.asks("E001") == ["review"]
