"""What a decision that is taken back leaves behind: steps, rounds, due dates and mails stand as they were before."""

from engine.company import NEEDS, OFFER, REPORT, Company, program_of
from engine.test_gates import at_gate, gate
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
