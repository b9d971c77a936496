"""Launching: whole or not at all, pinned for ever."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.errors import FaultyInputError, RefusedError
from revflow.service import status
from revflow.service.launch import launch
from service_people import HEAD, PAIRS


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_a_list_with_bad_rows_launches_nothing(house: House, tmp_path):
    """Every bad row is told with its line, and not one journey is made."""
    bad = tmp_path / "bad.csv"
    bad.write_text(PAIRS + "No Address,,mentor,IT,Lyon,,fr\nTwo,claire@exemple.test,boss,IT,Lyon,,fr\n", "utf-8")

    with pytest.raises(FaultyInputError) as refused:
        launch(house.app.ports, house.programs / "pilot.yaml", bad)

    assert {fault.line for fault in refused.value.faults if not fault.warning} == {7, 8}
    assert status.cohorts(house.app.ports) == []


def test_editing_the_programs_file_changes_nothing_that_runs(house: House, people, tmp_path):
    """A cohort keeps the edition it was launched with, even when the file is gone."""
    source = (house.programs / "pilot.yaml").read_text("utf-8")
    folder = tmp_path / "company" / "programs"
    folder.mkdir(parents=True)
    program = folder / "pilot.yaml"
    program.write_text(source, encoding="utf-8")
    cohort = launch(house.app.ports, program, people)
    house.settle()

    program.write_text(re.sub("(?m)^  - use: pair-acceptance\n", "", source), encoding="utf-8")
    house.live(willing, cohort)

    with house.app.store.read() as db:
        steps = db.summary("P001").steps
    assert "pair-acceptance" in steps


def test_a_second_cohort_needs_a_name_of_its_own(house: House, people):
    """The default name is program and edition; the same again is refused."""
    first = launch(house.app.ports, house.programs / "pilot.yaml", people)

    with pytest.raises(RefusedError) as refused:
        launch(house.app.ports, house.programs / "pilot.yaml", people)
    second = launch(house.app.ports, house.programs / "pilot.yaml", people, name="second")

    assert first == "pilote-2027-1"
    assert refused.value.code == "cohort-exists"
    assert [line.cohort for line in status.cohorts(house.app.ports)] == [first, second]


def test_two_cohorts_do_not_share_codes(house: House, people):
    """A code names one journey in the whole installation."""
    launch(house.app.ports, house.programs / "pilot.yaml", people, name="one")
    launch(house.app.ports, house.programs / "pilot.yaml", people, name="two")

    codes = [line.code for name in ("one", "two") for line in status.journeys(house.app.ports, name)]

    assert len(codes) == len(set(codes)) == 12


def test_a_list_without_executives_is_refused(house: House, tmp_path):
    """A program that asks mentees needs at least one."""
    mentors = tmp_path / "mentors.csv"
    mentors.write_text(HEAD + "Lina Roy,lina@exemple.test,mentor,IT,Lyon,,fr\n", "utf-8")

    with pytest.raises(RefusedError) as refused:
        launch(house.app.ports, house.programs / "pilot.yaml", mentors)

    assert (refused.value.code, refused.value.data["role"]) == ("list-empty-role", "mentee")


def test_a_launch_in_the_future_asks_nobody_before_its_day(house: House, people):
    """With a start date, people are asked from that day on, 8 o'clock in the program's zone."""
    start = (datetime.now(UTC) + timedelta(days=30)).date()
    cohort = launch(house.app.ports, house.programs / "pilot.yaml", people, start=start)

    house.settle()
    before = house.tasks(cohort=cohort)
    house.jump()
    after = house.tasks(cohort=cohort)

    assert before == []
    assert len(after) == 5
    assert house.app.clock.now().date() == start


@pytest.mark.parametrize(
    ("start", "code"),
    [(date.min, "start-past"), (date(2020, 1, 1), "start-past"), (date.max, "start-far")],
)
def test_a_start_in_the_past_or_beyond_all_calendars_is_refused(house: House, people, start, code):
    """A cohort cannot have begun before it was launched, nor wait for a day after which the calendar has no other."""
    with pytest.raises(RefusedError) as refused:
        launch(house.app.ports, house.programs / "pilot.yaml", people, start=start)

    assert refused.value.code == code
    assert status.cohorts(house.app.ports) == []


def test_an_id_that_is_a_group_members_address_breaks_no_launch(house: House, tmp_path):
    """Identities of the list and those of who acts beside it do not meet."""
    people = tmp_path / "people.csv"
    rows = [
        "id,name,email,role",
        "rh@essai.test,Claire Martin,claire@exemple.test,mentee",
        ",Lina,lina@exemple.test,mentor",
    ]
    people.write_text("\n".join(rows) + "\n", encoding="utf-8")

    cohort = launch(house.app.ports, house.programs / "pilot.yaml", people)

    assert len(status.journeys(house.app.ports, cohort)) == 3


def test_an_address_that_only_an_escalation_names_is_somebody(house: House, people, tmp_path):
    """Given a chain that ends at an address, when a form is late, then whoever reads there is told."""
    source = (house.programs / "pilot.yaml").read_text("utf-8")
    chain = "\n    escalate: [{to: hr, late: 1 days}, {to: Boss@elsewhere.test, late: 2 days}]\n"
    program = tmp_path / "pilot.yaml"
    program.write_text(source.replace("- use: mentor-offer\n", f"- use: mentor-offer{chain}"), encoding="utf-8")
    launch(house.app.ports, program, people)
    house.settle()

    house.app.clock.advance_to(house.app.clock.now() + timedelta(days=40))
    house.settle()

    with house.app.store.read() as db:
        [(_, boss)] = db.people_at("boss@elsewhere.test")
    told = [mail.order for mail in status.outbox(house.app.ports) if mail.order.to == boss.ref]
    assert {order.template for order in told} == {"escalation"}
    assert len({order.task for order in told}) == 3
