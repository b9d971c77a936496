"""What a terminal is refused is said in whole sentences, in either language, with the moment where it stands."""

import json
import re
import time
from datetime import UTC, datetime

import pytest

from revflow.cli import failing
from revflow.domain.errors import RefusedError
from revflow.service.handing import claim


@pytest.fixture
def montreal(monkeypatch):
    """A terminal five hours or less behind London."""
    monkeypatch.setenv("TZ", "America/Montreal")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            r"This was decided already, by hr@mini.test, \w+ \d+ \w+ \d{4} at \d\d:\d\d: approve. The decision stands",
        ),
        ("fr", r"C'est déjà décidé, par hr@mini.test, \w+ \d+\w* \w+ \d{4} à \d\d:\d\d : approve. La décision vaut"),
    ],
)
def test_the_second_decider_reads_who_decided_what_and_when(revflow, cohort, tmp_path, monkeypatch, language, sentence):
    """Rule 15: the loser of a race is told more than that it is too late."""
    monkeypatch.setattr(failing, "LANGUAGE", language)
    gate = _gate(cohort, revflow, tmp_path)
    revflow("decide", gate.id, "approve", "mastery=4")

    said = revflow("decide", gate.id, "decline")

    assert said.code == 1
    assert re.search(sentence, said.err)


def test_moments_of_a_refusal_are_in_the_terminals_own_time_zone(revflow, cohort, tmp_path, montreal):
    """As in its tables: nobody has to reckon from UTC."""
    gate = _gate(cohort, revflow, tmp_path)
    revflow("decide", gate.id, "approve", "mastery=4")

    said = revflow("decide", gate.id, "decline")

    with cohort.house.app.store.read() as db:
        at = db.task(gate.id).closed_at.astimezone()
    assert f"{at:%H:%M}: approve" in said.err


def test_files_are_left_to_who_has_taken_the_task_on(revflow, cohort, tmp_path):
    """As answers and votes are: the other reads who has it."""
    task = cohort.task("module")
    with cohort.house.app.store.read() as db:
        refs = {one.email: one.ref for one in db.people(cohort.cohort).values()}
    claim(cohort.house.app.ports, task.id, refs["ada@mini.test"])
    (tmp_path / "outline.md").write_text("# Outline", encoding="utf-8")

    refused = revflow("attach", task.id, tmp_path / "outline.md", "--as", "bob@mini.test")
    taken = revflow("attach", task.id, tmp_path / "outline.md", "--as", "ada@mini.test")

    assert (refused.code, taken.code) == (1, 0)
    assert "ada@mini.test has taken this on" in refused.err


def _gate(cohort, revflow, tmp_path):
    (tmp_path / "offer.json").write_text(json.dumps({"topics": {"data": {"now": 4}}}))
    revflow("answer", cohort.task("offer").id, "--json", tmp_path / "offer.json")
    cohort.house.settle()
    return cohort.task("vetting")


@pytest.mark.parametrize(("month", "hour"), [(1, 7), (7, 8)])
def test_a_moment_is_told_at_the_hour_that_it_had_there_whatever_the_season_now(montreal, month, hour):
    """What was decided in summer is told in summer time in winter too, as in the tables."""
    error = RefusedError("already-voted", outcome="approve", at=datetime(2027, month, 15, 12, tzinfo=UTC))

    assert f"at {hour:02}:00" in failing.in_words(error)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_finds_nothing_open_at_a_step_is_told_where_to_look(revflow, cohort, monkeypatch, language):
    """A refusal says what to do next: a step may be misspelt, or not have come as far."""
    monkeypatch.setattr(failing, "LANGUAGE", language)

    for command in (("decide", "--all", "vet", "approve"), ("confirm", "--all", "vet")):
        said = revflow(*command, "--cohort", cohort.cohort)

        assert said.code == 1
        assert f"revflow tasks --cohort {cohort.cohort}" in said.err
