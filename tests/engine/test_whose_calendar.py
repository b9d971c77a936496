"""Rule 20: the times of a task stay in the calendar of who was asked, whoever may act on it later."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.company import HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_gates import gate
from engine.test_hold import on_hold
from engine.test_quorum import NEXT_OR_OUT

MONTREAL = HEAD.replace("country: FR}", "country: FR, sites: {Montreal: {timezone: America/Toronto, country: CA}}}")
DUE = datetime(2027, 3, 9, 5, tzinfo=UTC)
"""The end of Monday 8 March in Montréal."""


def asked_in_montreal(more):
    """Return a company whose manager, in Montréal, is asked by Tuesday."""
    program = program_of(NEEDS, gate(more, NEXT_OR_OUT), OFFER, MATCH, PLAN, REPORT, head=MONTREAL)
    company = Company(program)
    company.people = {
        ref: replace(one, site="Montreal") if one.name == "chief" else one for ref, one in company.people.items()
    }
    company.want("E001")
    assert company.task("E001", "review").due == DUE
    return company


def escalated(company):
    company.move_to(DUE + timedelta(days=3))
    assert len(company.task("E001", "review").to) > 1


def stood_in(company):
    company.leave_for("chief", days=60, deputy="hr")
    assert company.task("E001", "review").to[1:] == (company.ref("hr"),)


@pytest.mark.parametrize("happens", [escalated, stood_in])
def test_grace_ends_in_the_calendar_of_who_was_asked(happens):
    """Ten working days of Montréal, to its midnight, though somebody of Paris may act by then."""
    company = asked_in_montreal(
        "by: mentee.manager, due: 5 working days, escalate: {to: hr, late: 2 days}, grace: 10 working days"
    )

    happens(company)
    company.jump_to_end()

    lapsed = next(event for event in company.events("E001") if type(event.fact).__name__ == "Lapsed")
    assert lapsed.at == datetime(2027, 3, 23, 4, tzinfo=UTC)


def test_a_hold_puts_a_due_date_off_in_the_calendar_of_who_was_asked():
    """A week on hold is a week, not a week and the day that Paris has begun by then."""
    company = asked_in_montreal("by: mentee.manager, due: 5 working days, escalate: {to: hr, late: 1 day}")
    escalated(company)

    on_hold(company, "E001", 7)

    assert company.task("E001", "review").due == datetime(2027, 3, 16, 4, tzinfo=UTC)


def test_who_is_handed_a_task_has_it_in_the_calendar_of_his_or_her_own():
    """What is handed over is asked of the heir alone: a hold puts it off to the end of a day there."""
    company = asked_in_montreal("by: mentee.manager, due: 5 working days")
    company.reassign(company.task("E001", "review"), "hr")

    on_hold(company, "E001", 7)

    assert company.task("E001", "review").due == datetime(2027, 3, 16, 23, tzinfo=UTC)
