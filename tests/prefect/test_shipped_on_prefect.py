"""Shipped programs on a real Prefect server, from launch to end; the demo plays `transition-numerique` besides."""

import os
from collections import Counter

import pytest

from fixtures.prefect_house import FastHouse
from fixtures.script import willing
from revflow import shipped
from revflow.bootstrap import Settings, open_app
from revflow.definition.invented import as_csv, invent_people
from revflow.definition.load import load
from revflow.prefect.deploy import deploy
from revflow.prefect.display import Display
from revflow.prefect.fastway import FastWay, flow_id
from revflow.prefect.runs import Runs
from revflow.service.launch import launch

pytestmark = [pytest.mark.prefect, pytest.mark.slow]


@pytest.mark.parametrize("name", ["axa-2014", "sanofi-2015"])
def test_a_shipped_program_runs_to_its_end_on_prefect(name, tmp_path, api):
    """Every journey of an invented company is one run, which ends Finished, or unmatched, as its journal does."""
    program = load(shipped.folder("programs") / f"{name}.yaml").require()
    people = tmp_path / "people.csv"
    people.write_text(as_csv(invent_people(program, 3, 4, seed=5)), encoding="utf-8")
    deploy()
    house = FastHouse(open_app(Settings(home=tmp_path / "home")))
    house.runs = Runs(api)
    with FastWay(flow_id(api)) as house.way:
        cohort = launch(house.app.ports, house.programs / f"{name}.yaml", people, name=f"{name}-{os.getpid()}")
        house.live(willing, cohort)
    display = Display(house.app.ports)
    display.touch_all()
    display.settle()

    with house.app.store.read() as db:
        ended = {one.journey.code: one.ending for one in db.summaries(cohort)}
        states = {code: api.read_flow_run(db.run(code)).state for code in ended}
    house.app.store.close()
    assert Counter((code[0], ending) for code, ending in ended.items())["P", "finished"] == 3
    assert {state.type.value for state in states.values()} == {"COMPLETED"}
