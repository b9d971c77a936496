"""Rule 20: a late task is told on, step after step of its chain."""

import pytest

from engine.company import HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_deadlines import facts, paris, waiting
from revflow.definition.load import restore
from revflow.definition.program import Program
from revflow.domain.facts import Escalated
from revflow.store.codec import decode

CHAIN = "escalate: [{to: hr, late: 2 working days}, {to: sponsor, late: 5 working days}]"
FORM = f"due: 5 working days, {CHAIN}, grace: 20 working days"
GATE = (
    "  - {id: time, kind: approval, for_each: mentee, by: mentee.manager, due: 2 working days, "
    + CHAIN
    + ", outcomes: {approve: next, decline: leave}}\n"
)


def told(company):
    return [(fact.number, [company.people[ref].name for ref in fact.to]) for fact in facts(company, Escalated)]


def test_a_chain_tells_each_of_its_steps_once_at_its_time():
    """Given a chain, when nobody answers, then hr hears after two working days, the sponsor after five, each once."""
    company = waiting(FORM)

    company.move_to(paris(10, 12))
    first = told(company)
    company.move_to(paris(15, 12))
    company.move_to(paris(16, 12))

    assert first == [(0, ["hr", "hr2"])]
    assert told(company) == [(0, ["hr", "hr2"]), (1, ["boss"])]
    assert len({mail.key for mail in company.mails_of("escalation")}) == 3
    assert company.task("E001", "needs").to == (company.ref("me1"),)


def test_a_clock_that_jumps_over_a_chain_tells_it_in_order():
    """Given both steps of a chain missed, when time goes on, then both are told, the first first, each once."""
    company = waiting(FORM)

    company.move_to(paris(17, 12))
    company.move_to(paris(18, 12))

    assert [number for number, _ in told(company)] == [0, 1]


def test_a_chain_keeps_its_order_whatever_its_units_come_to():
    """Given two working days that a weekend makes longer than three days, when told, then in the order written."""
    company = waiting("due: 4 working days, escalate: [{to: hr, late: 2 working days}, {to: sponsor, late: 3 days}]")

    company.jump_to_end()

    assert told(company) == [(0, ["hr", "hr2"]), (1, ["boss"])]


def test_each_step_of_a_chain_adds_deciders_to_a_gate():
    """Given a late gate, when its chain has gone on, then the manager, hr and the sponsor may decide, and one does."""
    company = Company(program_of(NEEDS, GATE, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")

    company.move_to(paris(11, 12))
    assert [company.people[ref].name for ref in company.task("E001", "time").to] == ["chief", "hr", "hr2", "boss"]
    company.decide("E001", "time", "approve", by="boss")

    assert company.steps("E001")["time"] == "approve"


def test_who_answers_between_two_steps_of_a_chain_ends_it():
    """Given a form answered after hr was told, when the second step's time comes, then nobody is told (rule 21)."""
    company = waiting(FORM)

    company.move_to(paris(10, 12))
    company.want("E001")
    company.move_to(paris(20, 12))

    assert told(company) == [(0, ["hr", "hr2"])]


def test_a_group_s_own_escalation_replaces_the_first_of_a_chain():
    """Given hr's own late task, when its chain goes on, then the group that hr names hears first."""
    head = HEAD.replace("hr2@x.test]}", "hr2@x.test], escalate_to: sponsor}")
    gate = GATE.replace("by: mentee.manager", "by: hr").replace("{to: sponsor", "{to: mentee.manager")
    company = Company(program_of(NEEDS, gate, OFFER, MATCH, PLAN, REPORT, head=head))
    company.want("E001")

    company.move_to(paris(11, 12))

    assert told(company) == [(0, ["boss"]), (1, ["chief"])]


def test_an_empty_chain_takes_the_default_away():
    """Given a default escalation and a step that writes none, when it is late, then nobody hears."""
    head = HEAD.replace("steps:", "defaults: {task: {escalate: {to: hr, late: 1 working day}}}\nsteps:")
    needs = NEEDS.replace("for_each: mentee,", "for_each: mentee, escalate: [],")
    company = Company(program_of(needs, OFFER, MATCH, PLAN, REPORT, head=head))

    company.jump_to_end()

    assert facts(company, Escalated) == []
    assert facts(company, Escalated, "M001")


@pytest.mark.parametrize("number", [0, 1])
def test_an_older_journal_s_escalation_is_the_first_of_its_chain(number):
    """Given an event without a number, when it is read, then it is the chain's first."""
    written = '{"task":"E001.needs.1","to":["U1"]}'.replace("}", f',"number":{number}}}' if number else "}")

    assert decode(1, "escalated", written) == Escalated("E001.needs.1", ("U1",), number)


def test_an_edition_pinned_with_one_escalation_has_a_chain_of_one():
    """Given a stored program of before there were chains, when it is read, then it runs as it did."""
    source = program_of(NEEDS, GATE, OFFER, MATCH, PLAN, REPORT).model_dump(by_alias=True, exclude_none=True)
    source["steps"][1]["escalate"] = {"to": "hr", "late": "2 working days"}
    del source["steps"][0]["escalate"]
    older = restore(Program.model_validate(source).model_dump_json(by_alias=True, exclude_none=True))

    assert [one.to for one in older.step("time").escalate] == ["hr"]
    assert older.step("needs").escalate == ()
