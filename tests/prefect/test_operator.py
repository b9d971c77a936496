"""What an operator's hand does in the Prefect UI, with a real server and a real worker process."""

import os
import signal
import time
from pathlib import Path

import pytest
from prefect.client.schemas.actions import WorkPoolUpdate
from prefect.client.schemas.objects import State, StateType

from fixtures.live import until
from fixtures.script import willing
from revflow.domain.facts import Concluded, Held
from revflow.prefect.deploy import NAME
from revflow.prefect.names import parked_name
from revflow.service.launch import launch
from revflow.service.leave import release

pytestmark = pytest.mark.prefect

PAUSED = f"work pool {NAME} is paused: driving stops"
GOES_ON = f"work pool {NAME} goes on"

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def all_is_up(live, prefect_server):
    """Start what an earlier test has left ended or stopped: each test stands alone."""
    if not prefect_server.healthy():
        prefect_server.stop()
        prefect_server.start()
        prefect_server.wait()
    live.make_sure()


@pytest.fixture(scope="module")
def cohort(live):
    """Launch a cohort of four mentees and a mentor; each mentee's journey is one test's own."""
    name = launch(live.app.ports, HERE / "gates.yaml", HERE / "people.csv", name="hands")
    until(lambda: len(live.tasks(cohort=name)) == 5)
    return name


def answer_of(live, code):
    """Answer the one open task of a journey, as the one whom it asks; return the step."""
    [task] = [task for task in live.tasks() if task.journey == code]
    assert willing(live, task)
    return task.step


def goes_on(live, code, answered):
    """Wait until a step that was answered has ended, and somebody is awaited again; return what Prefect shall show."""
    until(lambda: answered in (summary := live.summary(code)).steps and summary.awaits)
    return parked_name(live.summary(code))


def test_a_launch_asks_and_its_runs_are_parked_with_what_was_done(live, cohort, api):
    """Actions are task runs of the journeys' runs (one may miss its own while Prefect is slow); codes only."""
    run = live.shows(api, "E001", "Awaiting mentee")
    tagged = {"flow_runs": {"tags": {"all_": [f"cohort:{cohort}"]}}}

    rows = until(lambda: api.request("POST", "/task_runs/filter", json=tagged).json())

    assert run["name"] == "hands E001"
    assert {row["name"] for row in rows} <= {"needs: ask mentee", "mentor-offer: ask mentor"}
    assert "gates.test" not in str(run) + str(rows)


def test_resume_is_a_nudge_that_decides_nothing(live, cohort, api):
    """The run is parked again as it was, and the journal has not changed."""
    run = live.shows(api, "E001", "Awaiting mentee")
    before = live.events("E001")

    api.resume_flow_run(run["id"])

    until(lambda: live.run_of(api, "E001")["state_name"] != "Awaiting mentee")
    live.shows(api, "E001", "Awaiting mentee")
    assert live.events("E001") == before


def test_retry_of_a_failed_run_is_a_nudge_too(live, cohort, api):
    """The UI sets a Scheduled state; the run is driven and shown as its journal says."""
    run = live.shows(api, "E001", "Awaiting mentee")
    api.set_flow_run_state(run["id"], State(type=StateType.FAILED, name="Incident"), force=True)

    api.set_flow_run_state(run["id"], State(type=StateType.SCHEDULED, name="AwaitingRetry"), force=True)

    again = live.shows(api, "E001", "Awaiting mentee")
    assert again["id"] == run["id"]


def test_cancel_puts_the_journey_on_hold_and_a_release_makes_its_run_again(live, cohort, api):
    """A bulk selection must not end people's programs: HR is told, and ends or resumes it."""
    run = live.shows(api, "E002", "Awaiting mentee")

    api.set_flow_run_state(run["id"], State(type=StateType.CANCELLING), force=False)

    until(lambda: live.summary("E002").on_hold)
    assert live.events("E002")[-1].fact == Held("operator-cancel")
    assert live.run_of(api, "E002")["state_type"] == "CANCELLED"
    release(live.app.ports, "E002")
    again = live.shows(api, "E002", "Awaiting mentee", other_than=run["id"])
    assert again["state_type"] == "PAUSED"


def test_a_cancel_that_a_worker_wrote_is_no_operators_wish(live, cohort, api):
    """Deleting a deployment cancels resumed runs; nobody wanted journeys to stop for that."""
    run = live.shows(api, "E003", "Awaiting mentee")
    message = "Deployment 1 no longer exists, cancelled run."

    api.set_flow_run_state(run["id"], State(type=StateType.CANCELLED, message=message), force=True)
    answered = answer_of(live, "E003")

    again = live.shows(api, "E003", goes_on(live, "E003", answered), other_than=run["id"])
    assert again["state_type"] == "PAUSED"
    assert not live.summary("E003").on_hold


def test_delete_of_a_run_ends_nothing(live, cohort, api):
    """The next drive makes it again."""
    run = live.shows(api, "E004", "Awaiting mentee")
    api.delete_flow_run(run["id"])

    answered = answer_of(live, "E004")

    again = live.shows(api, "E004", goes_on(live, "E004", answered), other_than=run["id"])
    assert again["state_type"] == "PAUSED"
    assert live.summary("E004").ending is None


def test_a_sweep_makes_a_deleted_run_again_without_any_nudge(live, cohort, api):
    """It runs in the worker by Prefect's flow engine, as a run that operators see."""
    run = live.shows(api, "M001", "Awaiting mentor")
    api.delete_flow_run(run["id"])
    swept = api.create_flow_run_from_deployment(api.read_deployment_by_name(f"sweep/{NAME}").id)

    ended = until(lambda: state if (state := api.read_flow_run(swept.id).state).is_final() else None)
    assert ended.name == "Completed"
    live.shows(api, "M001", "Awaiting mentor", other_than=run["id"])


def test_a_paused_pool_stops_driving_and_no_decision(live, cohort, api):
    """Answers are taken and kept; when the pool goes on, so do the journeys. The log tells operators of both."""
    before = len(live.events("M001"))
    told = [live.log().count(line) for line in (PAUSED, GOES_ON)]
    api.update_work_pool(NAME, WorkPoolUpdate(is_paused=True))
    try:
        until(lambda: live.log().count(PAUSED) > told[0])
        answer_of(live, "M001")

        assert stays_nudged(live, "M001")
        assert len(live.events("M001")) == before + 1
    finally:
        api.update_work_pool(NAME, WorkPoolUpdate(is_paused=False))
    until(lambda: live.log().count(GOES_ON) > told[1])
    until(lambda: "mentor-offer" in live.summary("M001").steps)


def stays_nudged(live, code):
    """Tell whether nobody takes a journey's nudge for half a second, in which a worker looks several times."""
    until_then = time.monotonic() + 0.5
    while code in nudges(live) and time.monotonic() < until_then:
        time.sleep(0.02)
    return code in nudges(live)


def nudges(live):
    """Return the journeys whose nudge nobody has taken."""
    with live.app.store.read() as db:
        return db.nudged(100, live.app.clock.real())


def leases(live):
    """Return how many journeys are driven now, or were by who was lost."""
    with live.app.store.read() as db:
        return db.leases()


def test_a_killed_worker_loses_nothing(live, cohort, api):
    """Its successor finds the nudge, or the lease that ran out."""
    live.stop(signal.SIGKILL)
    live.start(REVFLOW_CRASH="after-commit")

    answered = answer_of(live, "E003")

    assert live.worker.wait(60) == -signal.SIGKILL
    live.start()
    live.shows(api, "E003", goes_on(live, "E003", answered))
    until(lambda: not nudges(live) and not leases(live))
    concluded = [event.fact.step for event in live.events("E003") if isinstance(event.fact, Concluded)]
    assert concluded.count(answered) == 1


def test_decisions_do_not_wait_for_a_prefect_server_that_hangs(live, cohort, api, prefect_server):
    """Its process stands still: it takes connections and says nothing."""
    live.shows(api, "E001", parked_name(live.summary("E001")))
    os.killpg(prefect_server.process.pid, signal.SIGSTOP)
    try:
        answered = answer_of(live, "E001")

        shown = goes_on(live, "E001", answered)
        assert answered in live.summary("E001").steps
    finally:
        os.killpg(prefect_server.process.pid, signal.SIGCONT)
    assert live.shows(api, "E001", shown)["state_type"] == "PAUSED"


def test_a_journey_with_a_run_is_shown_step_by_step_whatever_run_is_missing(live, cohort, api, prefect_server):
    """Each driver waits in vain for another journey's run: this one's moves are task runs of its own all the same."""
    run = live.shows(api, "E001", parked_name(live.summary("E001")))["id"]
    before = len(task_runs(api, run))
    others = ["E002", "E003", "M001"]
    os.killpg(prefect_server.process.pid, signal.SIGSTOP)
    try:
        with live.app.store.write() as db:
            for code in others:
                db.set_run(code, "")
            db.nudge(others)
        until(lambda: not nudges(live) and not leases(live))

        answered = answer_of(live, "E001")

        goes_on(live, "E001", answered)
    finally:
        os.killpg(prefect_server.process.pid, signal.SIGCONT)
    until(lambda: len(task_runs(api, run)) > before)
    assert {row["flow_run_id"] for row in task_runs(api, run)} == {run}


def task_runs(api, run):
    """Return what Prefect has recorded of a run's moves."""
    return api.request("POST", "/task_runs/filter", json={"flow_runs": {"id": {"any_": [run]}}}).json()


def test_decisions_do_not_wait_for_prefect_and_the_display_catches_up(live, cohort, api, prefect_server):
    """While Prefect's server is gone people are asked on; when it is back it shows what is true."""
    run = live.shows(api, "E004", "Awaiting mentee")
    prefect_server.stop()

    answered = answer_of(live, "E004")

    shown = goes_on(live, "E004", answered)
    prefect_server.start()
    prefect_server.wait()
    assert live.shows(api, "E004", shown)["id"] == run["id"]
