"""Addresses in `by`: who is meant is asked, and never named in facts, titles, summaries or mail orders."""

from datetime import timedelta

import pytest

from engine.company import MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.definition.steps import FormStep
from revflow.engine.answers import fields_for
from revflow.engine.commands import confirm

TIMES = (
    "due: 2 working days, remind: [1 working day before], escalate: {to: hr, late: 1 working day},"
    " grace: 2 working days, on_expiry: hold"
)
GATE = f"  - {{id: look, kind: approval, for_each: mentee, by: [boss@x.test, chief@x.test], quorum: all, {TIMES}}}\n"
TALK = "  - {id: talk, kind: training, for_each: mentee, content: ego-check, confirm_by: [hr@x.test, boss@x.test]}\n"
GHOST = "  - {id: ghost, kind: %s, for_each: mentee, by: ghost@x.test, %s}\n"
OUTCOMES = "outcomes: {approve: next, decline: leave}"


def company_of(*steps):
    company = Company(program_of(NEEDS, *steps, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")
    return company


def all_told(company):
    """Return everything that leaves the engine, but for people themselves."""
    facts = [event.fact for state in company.states.values() for event in state.events]
    return repr((facts, company.titles, company.summaries, company.mails))


def test_an_address_is_asked_and_reaches_neither_journal_nor_titles():
    """Nothing personal is in events or in Prefect, not when time passes either."""
    company = company_of(GATE)
    tasks = company.states["E001"].open_tasks()
    assert [(task.awaits, task.to) for task in tasks] == [
        ("person-1", (company.ref("boss"),)),
        ("person-2", (company.ref("chief"),)),
    ]
    assert company.summaries["E001"].awaits == ("person-1", "person-2")

    company.move_to(MONDAY + timedelta(days=60))

    assert ("E001", "look: escalate person-2") in company.titles
    assert "@" not in all_told(company)


def test_one_address_alone_is_a_person():
    """The second place is only told where there is one."""
    company = company_of(f"  - {{id: look, kind: approval, for_each: mentee, by: boss@x.test, {OUTCOMES}}}\n")

    assert company.summaries["E001"].awaits == ("person",)
    assert ("E001", "look: ask person") in company.titles
    company.decide("E001", "look", "approve", "person")
    assert company.steps("E001")["look"] == "approve"


@pytest.mark.parametrize(
    "step",
    [
        GHOST % ("approval", OUTCOMES),
        GHOST % ("form", "fields: {why: {type: text}}"),
        GHOST.replace("by:", "confirm_by:") % ("training", "content: ego-check"),
    ],
)
def test_an_address_that_nobody_has_is_an_incident_without_the_address(step):
    """Rule 15: nobody is left; HR sees where, in the program it sees whom."""
    company = company_of(step)

    assert company.summaries["E001"].incident == "nobody-to-ask:person"
    assert "@" not in all_told(company)


def test_two_addresses_both_confirm_a_training():
    """Rule 13: distinct people for distinct entries, whatever they are called."""
    company = company_of(TALK)
    for who in ("person-1", "person-2"):
        assert "talk" not in company.steps("E001")
        task = company.task("E001", "talk", who)
        company.act("E001", lambda p, s, n, t=task: confirm(p, s, n, t.to[0], t.id, "", company.now), task.to[0])

    assert company.steps("E001")["talk"] == ""


def test_a_field_may_be_for_one_address():
    """A form's field names who answers it as `by` does."""
    program = program_of(
        NEEDS,
        "  - id: look\n    kind: form\n    for_each: mentee\n    by: [mentee, boss@x.test]\n"
        "    fields: {a: {type: text, by: boss@x.test}, b: {type: text, by: mentee}, c: {type: text}}\n",
    )
    step = program.step("look")
    assert isinstance(step, FormStep)

    assert [list(fields_for(step, code)) for code in ("mentee", "person-2")] == [["b", "c"], ["a", "c"]]
