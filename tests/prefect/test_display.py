"""What Prefect shows of journeys, on a real server and a real store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from prefect.client.schemas.objects import State, StateType
from prefect.settings import PREFECT_API_URL, temporary_settings

from revflow.domain.errors import OutsideError
from revflow.domain.facts import Held
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.people import Person
from revflow.loopback import free_port
from revflow.prefect.deploy import NAME, deploy
from revflow.prefect.display import Display, cards
from revflow.prefect.fastway import FLOW, parked, task_run
from revflow.prefect.operator import by_operator, on_cancelled
from revflow.prefect.repair import crash_orphans, make_missing, move_runs
from revflow.prefect.runs import Runs
from revflow.service.ports import Cohort

pytestmark = pytest.mark.prefect

START = datetime(2027, 1, 4, 8, tzinfo=UTC)


@pytest.fixture
def cohort(house, prefect_api, request):
    """Put a cohort of three journeys into a store, without a program; their codes are new in each test."""

    deploy()
    name = f"c{abs(hash(request.node.name)) % 10**8}"
    with house.app.store.write() as db:
        db.add_edition("digest", "revflow: 1", "pilot.yaml")
        db.add_cohort(Cohort(name, "C001", "digest", "pilot", "2027-1", "", "00", 1, START))
        db.add_people(name, [Person(f"U00{n}", f"p{n}", f"P {n}", f"p{n}@x.test", language="en") for n in (1, 2)])
        journeys = [
            Journey("C001", name, Scope.COHORT),
            Journey("E001", name, Scope.MENTEE, person="U001"),
            Journey("M001", name, Scope.MENTOR, person="U002"),
        ]
        db.add_journeys(journeys)
        for journey in journeys:
            db.put_summary(Summary(journey, step="needs", awaits=("mentee",), since=START))
    return name


@pytest.fixture
def shown(house, cohort):
    """Return a function that changes a summary, lets the display follow and returns the journey's run."""

    display = Display(house.app.ports)

    def show(api, code, **changes):
        with house.app.store.write() as db:
            db.put_summary(replace(db.summary(code), **changes))
        display.touch(code)
        display.settle()
        return run_of(house, api, code)

    return show


def run_of(house, api, code):
    """Return the run of a journey as Prefect has it now."""
    with house.app.store.read() as db:
        return api.read_flow_run(db.run(code))


def test_a_journey_gets_a_parked_run_with_name_tags_and_artifact(shown, api, cohort):
    """Names are codes only; the state says whom the run awaits and can be resumed."""
    run = shown(api, "E001")

    assert run.name == f"{cohort} E001"
    assert {"program:pilot", f"cohort:{cohort}", "scope:mentee", "step:needs"} <= set(run.tags)
    assert (run.state.type, run.state.name) == ("PAUSED", "Awaiting mentee")
    assert run.state.state_details.pause_reschedule is True
    rows = api.request("POST", "/artifacts/filter", json={"flow_runs": {"id": {"any_": [str(run.id)]}}}).json()
    assert [row["key"] for row in rows] == ["journey-e001"]
    assert "| **needs** | **Awaiting mentee** |" in rows[0]["data"]


def test_progress_renames_the_state_and_updates_the_artifact_in_place(shown, api):
    """One artifact for a journey, not one per step."""
    shown(api, "E001")

    run = shown(api, "E001", step="match", awaits=("match",), steps={"needs": ""})

    assert run.state.name == "Awaiting match"
    assert "step:match" in run.tags
    assert "step:needs" not in run.tags
    [row] = api.request("POST", "/artifacts/filter", json={"flow_runs": {"id": {"any_": [str(run.id)]}}}).json()
    assert "Awaiting match" in row["data"]


def test_the_cohorts_artifact_lists_all_its_journeys(shown, api, house):
    """It stands on the run of the cohort's own journey."""
    run = shown(api, "C001")

    rows = api.request("POST", "/artifacts/filter", json={"flow_runs": {"id": {"any_": [str(run.id)]}}}).json()

    table = next(row["data"] for row in rows if row["key"] == "cohort-c001")
    assert all(code in table for code in ("C001", "E001", "M001"))


def test_an_end_completes_the_run_for_good(shown, api):
    """Nothing is forced over an end, not even by a stale display."""
    shown(api, "E001")

    run = shown(api, "E001", ending=Ending.LEFT, step="", awaits=())
    again = shown(api, "E001", ending=None, awaits=("hr",))

    assert (run.state.type, run.state.name) == ("COMPLETED", "Left")
    assert (again.state.type, again.state.name) == ("COMPLETED", "Left")


def test_an_incident_fails_the_run_and_its_remedy_parks_it_again(shown, api):
    """A Failed run is our own word: when the incident is over the run goes on."""
    failed = shown(api, "E001", incident="report-disk")
    mended = shown(api, "E001", incident="")

    assert (failed.state.type, failed.state.name) == ("FAILED", "Incident")
    assert (mended.state.type, mended.state.name) == ("PAUSED", "Awaiting mentee")


def test_a_resume_is_not_overwritten(shown, api):
    """A Scheduled run is an operator's wish that the worker has not taken yet."""
    run = shown(api, "E001")
    api.resume_flow_run(run.id)

    after = shown(api, "E001", awaits=("hr",))

    assert (after.state.type, after.state.name) == ("SCHEDULED", "Resuming")


def test_a_cancelled_run_of_a_journey_that_was_just_held_is_not_made_again(shown, house, api):
    """The journal says it first: the summary follows with the next drive, and would show nothing of a Cancel."""
    run = shown(api, "E001")
    api.set_flow_run_state(run.id, State(type=StateType.CANCELLED), force=True)
    with house.app.store.write() as db:
        db.append("E001", [Held("operator-cancel")], "", START, 0)

    after = shown(api, "E001", awaits=("hr",))

    assert (after.id, after.state.type) == (run.id, "CANCELLED")


def test_a_deleted_run_is_made_again(shown, api):
    """Deleting a run ends nothing."""
    run = shown(api, "E001")
    api.delete_flow_run(run.id)

    again = shown(api, "E001", awaits=("hr",))

    assert again.id != run.id
    assert again.state.name == "Awaiting HR"


def test_two_who_make_a_run_get_the_same(house, cohort, api):
    """A worker and the sweep may both find that it is missing."""

    [card] = cards(house.app.store, ["M001"])

    assert Runs(api).make(card) == Runs(api).make(card)


def test_a_server_that_is_gone_is_said_by_a_code_and_nothing_is_forgotten(house, cohort, api):
    """The display keeps what is to be shown and catches up later."""

    display = Display(house.app.ports)
    display.touch("E001", "M001")
    with (
        temporary_settings({PREFECT_API_URL: f"http://127.0.0.1:{free_port()}/api"}),
        pytest.raises(OutsideError, match="prefect-unreachable"),
    ):
        display.settle()

    assert display.behind == 2
    display.settle()

    assert display.behind == 0
    assert run_of(house, api, "E001").state.name == "Awaiting mentee"


def test_the_sweep_makes_missing_runs(house, cohort, api):
    """A cohort of any size has its runs in the end, few at once."""

    assert make_missing(house.app.ports, cohort) == 3
    assert make_missing(house.app.ports, cohort) == 0
    assert run_of(house, api, "C001").name == f"{cohort} C001"


def test_after_a_deploy_to_another_pool_the_parked_runs_are_made_again_there(house, cohort, api):
    """In the old pool's queue nobody might take a Resume any more; no journey is put on hold for the move."""
    ports = house.app.ports
    display = Display(ports, on_cancelled=on_cancelled(ports))
    display.touch("C001", "E001", "M001")
    display.settle()
    before = {code: run_of(house, api, code) for code in ("C001", "E001", "M001")}
    deploy("another", "process")
    try:
        moved = move_runs(ports)
        display.touch(*before)
        display.settle()
        moved_again = move_runs(ports)
    finally:
        deploy()

    after = {code: run_of(house, api, code) for code in before}
    assert (moved, moved_again) == (3, 0)
    assert {run.work_pool_name for run in before.values()} == {NAME}
    assert {(run.work_pool_name, run.state.name) for run in after.values()} == {("another", "Awaiting mentee")}
    left = [api.read_flow_run(run.id).state for run in before.values()]
    assert {state.type for state in left} == {StateType.CANCELLED}
    assert not any(by_operator(state.message) for state in left)
    with house.app.store.read() as db:
        assert not any(db.summary(code).on_hold for code in before)


def test_a_run_that_an_operator_has_resumed_is_not_moved(house, cohort, api):
    """Nothing is forced over a Scheduled state: the old pool's worker may be about to take it."""
    make_missing(house.app.ports, cohort)
    resumed = run_of(house, api, "E001")
    api.resume_flow_run(resumed.id)
    deploy("another", "process")
    try:
        moved = move_runs(house.app.ports)
    finally:
        deploy()

    assert moved == 2
    assert run_of(house, api, "E001").id == resumed.id


def test_a_task_run_whose_driver_was_lost_is_crashed(house, cohort, api):
    """It would say Running for ever; the journal knows better."""

    Display(house.app.ports).settle()
    run = api.create_flow_run(parked, name="x P999", state=State(type=StateType.PAUSED))
    lost = api.create_task_run(task_run, run.id, dynamic_key="0", state=State(type=StateType.RUNNING))
    assert parked.name == FLOW

    crash_orphans(api, older_than=timedelta(seconds=-60))

    assert api.read_task_run(lost.id).state.type == StateType.CRASHED
