"""A small program for commands: one form, one gate with a rubric, one module that two people may hand in."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.house import House
from revflow.domain.tasks import Task

PROGRAM = """\
revflow: 1
program: mini
edition: 2027-1
title: A small program
languages: [en]
groups:
  hr: {members: [hr@mini.test]}
  consultant: {members: [ada@mini.test, bob@mini.test], external: true}
topics:
  data: Data
steps:
  - id: offer
    kind: form
    for_each: mentor
    fields:
      topics: {type: topics, min: 1, ask_level: [now]}
      note: {type: text, required: false}
  - id: vetting
    kind: approval
    for_each: mentor
    by: hr
    rubric: {mastery: 3}
    outcomes: {approve: next, revise: offer, decline: leave}
  - id: module
    kind: module
    after: []
    by: consultant
    review_by: hr
    deliverables:
      outline: {accept: [md, pdf]}
      slides: {accept: [pdf], required: false}
  - id: report
    kind: report
    to: hr
"""
PEOPLE = """\
name,email,role
Mia Roy,mia@mini.test,mentor
Noé Sun,noe@mini.test,mentor
Eve Lot,eve@mini.test,mentee
"""


@dataclass
class Small:
    """A house with the small program's files, and its cohort once it is launched."""

    house: House
    program: Path
    people: Path
    cohort: str = ""

    def task(self, step: str) -> Task:
        """Return the first open task of a step."""
        return min(self.house.tasks(step=step), key=lambda task: task.id)


@pytest.fixture
def small(house, tmp_path, monkeypatch):
    """The small program, not launched; commands find the house by the environment."""
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))
    monkeypatch.setenv("REVFLOW_WEB_URL", house.app.settings.web_url)
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "mini.yaml").write_text(PROGRAM, encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return Small(house, folder / "mini.yaml", folder / "people.csv")


@pytest.fixture
def cohort(small, revflow):
    """The small program, launched by command, everybody asked."""
    small.cohort = revflow("launch", small.program, "--people", small.people).out.strip()
    small.house.settle()
    return small
