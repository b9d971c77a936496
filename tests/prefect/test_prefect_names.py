"""What a journey is called in Prefect."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.prefect import names
from revflow.prefect.remedies import remedy

PAIR = Summary(Journey("P017", "spring", Scope.PAIR), step="sessions", awaits=("mentor",))
MARCH = datetime(2027, 3, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        (replace(PAIR, awaits=("hr",)), "Awaiting HR"),
        (replace(PAIR, awaits=("mentor.manager",)), "Awaiting mentor manager"),
        (replace(PAIR, awaits=("mentee", "mentor")), "Awaiting mentee, mentor"),
        (replace(PAIR, awaits=("match",)), "Awaiting match"),
        (replace(PAIR, awaits=("mentor", "time"), wake_at=MARCH), "Awaiting mentor"),
        (replace(PAIR, awaits=("time",), wake_at=MARCH), "Waiting until 2027-03-01"),
        (replace(PAIR, awaits=("time",)), "Waiting"),
        (replace(PAIR, awaits=()), "Working"),
        (replace(PAIR, on_hold=True), "On hold"),
    ],
)
def test_a_parked_run_is_named_after_whom_it_awaits(summary, name):
    """A journey that goes on is shown PAUSED, its badge says for whom or until when."""
    assert names.shown(summary) == names.Shown("PAUSED", name)


@pytest.mark.parametrize("ending", list(Ending))
def test_an_ended_journey_is_completed_and_named_by_its_ending(ending):
    """Every ending is a normal end for Prefect: leaving is no failure."""
    shown = names.shown(replace(PAIR, ending=ending, on_hold=True, incident="x"))

    assert (shown.type, shown.name) == ("COMPLETED", ending.value.capitalize())


def test_an_incident_is_a_failed_run_that_says_the_remedy():
    """An operator reads the code and what to do, and may press Retry."""
    shown = names.shown(replace(PAIR, incident="report-disk"), "Make room, then Retry.")

    assert shown == names.Shown("FAILED", "Incident", "report-disk: Make room, then Retry.")


def test_a_journey_on_hold_with_an_incident_is_on_hold():
    """Who holds a journey knows why; it must not ask for a Retry."""
    assert names.shown(replace(PAIR, on_hold=True, incident="x")).name == "On hold"


def test_a_run_is_found_by_its_name():
    """The code is the last word, whatever the cohort is called."""
    assert names.code_of(names.run_name("a cohort", "P017")) == "P017"


def test_tags_say_program_cohort_scope_and_step():
    """Operators filter by them; a journey without an open step has no step tag."""
    assert names.tags(PAIR, "pilot") == ("cohort:spring", "program:pilot", "scope:pair", "step:sessions")
    assert names.tags(replace(PAIR, step=""), "pilot") == ("cohort:spring", "program:pilot", "scope:pair")


def test_a_journeys_table_shows_where_it_stands():
    """The artifact shows the steps that ended and the open one; it has no link while there is no page to show."""
    table = names.journey_table(replace(PAIR, steps={"pair-acceptance": "accept"}, since=MARCH))

    assert table.startswith("## P017 of spring\n")
    assert "](" not in table
    assert "| pair-acceptance | accept |" in table
    assert "| **sessions** | **Awaiting mentor** | 2027-03-01 08:00 |" in table


def test_a_cohorts_table_has_a_row_for_each_journey():
    """Journeys stand in the order of their codes."""
    other = replace(PAIR, journey=Journey("E002", "spring", Scope.MENTEE))

    table = names.cohort_table("spring", [PAIR, other])

    assert table.index("E002") < table.index("P017")
    assert "2 journeys" in table
    assert "](" not in table


def test_where_nobody_can_be_matched_the_run_says_what_hr_may_do():
    """Rule 4: to wait or to stop is HR's word, and no Retry's."""
    assert "revflow stop" in remedy("nobody-to-match")
    assert "Retry" not in remedy("nobody-to-match")
