"""The contract with the pinned Prefect on which the fast way leans."""

import time

import httpx
import pytest

from revflow.domain.errors import OutsideError, StaleError
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.prefect.api import client
from revflow.prefect.deploy import deploy
from revflow.prefect.fastway import FastWay, flow_id
from revflow.prefect.runs import Card, Runs

pytestmark = pytest.mark.prefect


@pytest.fixture(scope="module")
def parked_run(prefect_api):
    """Make a parked run of a journey; return its id."""

    deploy()
    summary = Summary(Journey("P901", "fast", Scope.PAIR), step="needs", awaits=("hr",))
    with client() as opened:
        return Runs(opened).make(Card(summary, "pilot"))


@pytest.fixture
def runner(parked_run, api):
    """Open the fast way on that run."""

    with FastWay(flow_id(api)) as way:
        yield way.runner(parked_run, "fast P901", "P901")


def task_runs(api, run, wanted, seconds=20):
    """Return the run's task runs by name, once those wanted have ended; the server records them a little later."""
    deadline = time.monotonic() + seconds
    while True:
        rows = api.request("POST", "/task_runs/filter", json={"flow_runs": {"id": {"any_": [run]}}}).json()
        found = {row["name"]: row for row in rows}
        ended = {
            name for name, row in found.items() if row["state"] and row["state"]["type"] in ("COMPLETED", "FAILED")
        }
        if wanted <= ended or time.monotonic() > deadline:
            return found
        time.sleep(0.1)


def test_a_move_is_a_task_run_of_the_journeys_own_parked_run(runner, api, parked_run):
    """It is done when the runner returns, and stands in Prefect under its title; the run stays parked."""
    done = []

    runner("needs: queue invitation", lambda: done.append(1))

    assert done == [1]
    row = task_runs(api, parked_run, {"needs: queue invitation"})["needs: queue invitation"]
    assert row["state_type"] == "COMPLETED"
    assert api.read_flow_run(parked_run).state.name == "Awaiting HR"


def test_a_move_that_fails_once_is_tried_again(runner):
    """Prefect retries at most twice within a second."""
    tries = []

    def second_time_lucky():
        tries.append(1)
        if len(tries) == 1:
            raise OutsideError("store-busy")

    runner("needs: lucky", second_time_lucky)

    assert len(tries) == 2


def test_an_exceptions_text_never_reaches_prefect(runner, api, parked_run):
    """The driver gets the exception itself, Prefect a code: nothing personal in its states and logs."""
    tries = []

    def fails():
        tries.append(1)
        raise ValueError("jeanne@dupont.test")

    with pytest.raises(ValueError, match="jeanne"):
        runner("needs: fails", fails)

    assert len(tries) == 3
    row = task_runs(api, parked_run, {"needs: fails"})["needs: fails"]
    assert row["state_type"] == "FAILED"
    assert "ValueError" in row["state"]["message"]
    logs = api.request("POST", "/logs/filter", json={}).text
    assert "jeanne" not in str(row) + logs


def test_a_lost_lease_is_neither_a_failure_nor_tried_again(runner, api, parked_run):
    """Somebody else drives: the driver hears of it, the operator need not."""
    tries = []

    def taken_over():
        tries.append(1)
        raise StaleError("lease")

    with pytest.raises(StaleError):
        runner("needs: taken over", taken_over)

    assert len(tries) == 1
    assert task_runs(api, parked_run, {"needs: taken over"})["needs: taken over"]["state_type"] == "COMPLETED"


def test_many_moves_share_one_client(runner, monkeypatch):
    """A client for each task run would load the certificates again each time: ten times slower."""

    made = []
    plain = httpx.Client.__init__
    monkeypatch.setattr(httpx.Client, "__init__", lambda self, *a, **k: (made.append(1), plain(self, *a, **k))[1])

    for number in range(5):
        runner(f"needs: move {number}", lambda: None)

    assert made == []
