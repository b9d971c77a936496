"""A later wave on a real store: those whom its pairs join go on with them (rules 5, 6 and 8)."""

from datetime import timedelta

from fixtures.house import House
from revflow.service.answer import answer
from revflow.service.launch import launch
from service_people import PAIRS

PROGRAM = """
revflow: 1
program: small
edition: 1
title: Small
languages: [en, fr]
calendar: {timezone: Europe/Paris, country: FR}
groups:
  hr: {members: [hr@exemple.test]}
topics: {web: Web}
steps:
  - {id: needs, kind: form, for_each: mentee, fields: {topics: {type: topics, min: 1}}}
  - {id: offer, kind: form, for_each: mentor, fields: {topics: {type: topics, min: 1}}}
  - {id: match, kind: match, ready: {share: 30 %}, waves: {every: 2 weeks, max: 3}}
  - {id: ego, kind: training, for_each: mentee, content: ego-check, confirm_by: mentee}
  - {id: plan, kind: form, for_each: pair, by: mentor, fields: {aims: {type: text}}}
  - {id: report, kind: report, to: hr}
"""


def say(house: House, step: str) -> None:
    """Answer the first open form of a step, with the only topic there is."""
    task = house.tasks(step=step)[0]
    answer(house.app.ports, task.id, task.to[0], {"topics": {"web": {}}})
    house.settle()


def test_the_people_of_a_later_wave_are_asked_for_what_comes_below_the_match(house: House, tmp_path):
    """In the first wave the cohort's own progress wakes them, in a later one the pair that they join does."""
    (tmp_path / "small.yaml").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "people.csv").write_text(PAIRS, encoding="utf-8")
    launch(house.app.ports, tmp_path / "small.yaml", tmp_path / "people.csv")
    house.settle()
    for step in ("needs", "offer", "needs", "offer"):
        say(house, step)
    assert [task.journey for task in house.tasks(step="ego")] == ["E001"]

    house.app.clock.advance_to(house.app.clock.now() + timedelta(days=14))
    house.settle()

    assert sorted(task.journey for task in house.tasks(step="ego")) == ["E001", "E002"]
