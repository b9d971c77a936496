"""One golden path, driven the fast way and by Prefect's ordinary flow engine: the journal is the same."""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest
from prefect.exceptions import Pause
from prefect.flow_engine import run_flow_sync
from prefect.flows import load_flow_from_entrypoint

from fixtures.prefect_house import FastHouse, PrefectHouse
from fixtures.script import willing
from revflow import shipped
from revflow.bootstrap import Settings, open_app
from revflow.prefect.deploy import deploy
from revflow.prefect.display import cards, make_run
from revflow.prefect.fastway import FastWay, flow_id
from revflow.prefect.runs import Runs
from revflow.service.launch import launch

pytestmark = pytest.mark.prefect

HERE = Path(__file__).parent
STEPS = {
    *("needs", "mentor-offer", "matching", "matching-approval", "pair-acceptance", "module-design", "ego-check"),
    *("sessions", "settle", "thanks", "report"),
}


def journal(house):
    """Return all journeys' events without what differs by chance: times, and the salt of digests."""
    with house.app.store.read() as db:
        codes = sorted(summary.journey.code for cohort in db.cohorts() for summary in db.summaries(cohort.name))
        return {code: [(event.actor, *plain(event.fact)) for event in db.events(code)] for code in codes}


def plain(fact):
    """Return a fact's name and its fields that are the same in every run."""
    values = ((field.name, getattr(fact, field.name)) for field in fields(fact))
    return type(fact).__name__, *(pair for pair in values if pair[0] != "digest" and not isinstance(pair[1], datetime))


def lived(house):
    """Launch the program, let willing people act to the end, time jumping between; return the journal."""
    name = launch(house.app.ports, HERE / "both-ways.yaml", HERE / "couple.csv", name=f"both-{os.getpid()}")
    house.live(willing, name)
    return journal(house)


def concluded(journal):
    """Return the steps that came to an outcome in any journey."""
    facts = [fact for events in journal.values() for _actor, name, *fact in events if name == "Concluded"]
    return {dict(fact)["step"] for fact in facts}


def test_the_fast_way_and_the_flow_engine_write_the_same_journal(tmp_path, api, monkeypatch):
    """Both share `drive`: only how a move is run differs. The path has each kind of step that is not a form alone."""
    deploy()
    flow = load_flow_from_entrypoint(str(shipped.folder("flows") / "journey.py:journey"), use_placeholder_flow=False)

    class Engine(PrefectHouse):
        def wake(self, code):
            run = self.run(code)
            with suppress(Pause):
                run_flow_sync(flow, flow_run=run, parameters=run.parameters)

    journals = {}
    for kind in (FastHouse, Engine):
        home = tmp_path / kind.__name__
        monkeypatch.setenv("REVFLOW_HOME", str(home))
        house = kind(open_app(Settings(home=home)))
        house.runs = Runs(api)
        with FastWay(flow_id(api)) as house.way:
            journals[kind] = lived(house)
        with house.app.store.read() as db:
            states = {code: api.read_flow_run(db.run(code)).state for code in journals[kind]}
        house.app.store.close()

    assert journals[FastHouse] == journals[Engine]
    assert concluded(journals[Engine]) == STEPS
    assert {code: events[-1][1] for code, events in journals[Engine].items()} == dict.fromkeys(states, "Ended")
    assert {state.name for state in states.values()} == {"Finished"}


def test_a_process_pool_parks_a_resumed_run(tmp_path, api):
    """Scaling out: Prefect's own process worker runs the flow in a child process, which ends parked."""
    home = tmp_path / "home"
    app = open_app(Settings(home=home))
    deploy("apart", "process", home)
    try:
        launch(app.ports, HERE / "gates.yaml", HERE / "couple.csv", name=f"apart-{os.getpid()}")
        [card] = cards(app.store, ["E001"])
        run = make_run(app.store, Runs(api), card)[1]
        api.resume_flow_run(run.id)
        told = os.environ | {"PREFECT_API_URL": str(api.api_url), "PREFECT_HOME": str(tmp_path / "prefect")}
        command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "apart", "--run-once"]
        subprocess.run(command, env=told, check=True, capture_output=True, timeout=120)
    finally:
        deploy()

    after = api.read_flow_run(run.id)
    assert (after.state.type, after.state.name) == ("PAUSED", "Awaiting mentee")
    assert after.state.state_details.pause_reschedule is True
    with app.store.read() as db:
        assert db.summary("E001").step == "needs"
    app.store.close()
