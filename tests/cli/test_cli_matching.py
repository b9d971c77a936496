"""Who was proposed as a pair, why, and what would help who found nobody; what HR wants of it."""

import json
from pathlib import Path

import pytest

from revflow.service.answer import answer

PEOPLE = """\
name,email,role,department
Eve Lot,eve@matched.test,mentee,IT
Ina Day,ina@matched.test,mentee,IT
Mia Roy,mia@matched.test,mentor,HR
Noé Sun,noe@matched.test,mentor,IT
"""


@pytest.fixture
def cohort(house, tmp_path, monkeypatch, revflow):
    """Two executives of one department; one of the two mentors is of it too."""
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))
    monkeypatch.setenv("REVFLOW_WEB_URL", house.app.settings.web_url)
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    revflow("launch", Path(__file__).parent / "matched.yaml", "--people", people, "--name", "spring")
    house.settle()
    return house


def all_answer(house):
    for step, levels in (("needs", {"now": 1, "wanted": 3}), ("offer", {"now": 4})):
        for task in house.tasks(step=step):
            answer(house.app.ports, task.id, task.to[0], {"topics": {"data": levels}})
    house.settle()


def test_before_a_wave_there_is_nothing_to_show(cohort, revflow):
    """An empty result, and where to look instead."""
    said = revflow("matching", "spring")

    assert (said.code, said.out) == (0, "")
    assert "revflow status spring" in said.err
    assert json.loads(revflow("matching", "spring", "--json").out) is None


def test_the_proposed_pairs_are_shown_with_their_reasons_and_who_found_nobody_with_what_would_help(cohort, revflow):
    """As HR reads them, in sentences, by name."""
    all_answer(cohort)

    said = revflow("matching", "spring")

    assert said.code == 0
    assert "Mia Roy" in said.out
    assert "Data: asks 1 → 3, mentor has 4" in said.out
    assert "Those who fit have others" in said.out
    assert "Without the rule “same department”, there would be one partner." in said.out
    assert "mentees_per_mentor: 2 would do." in said.out
    assert "Age and gender are never looked at." in said.err


def test_the_same_is_json_with_codes_and_sentences(cohort, revflow):
    """Scripts read codes, people the message beside them."""
    all_answer(cohort)

    found = json.loads(revflow("matching", "spring", "--json").out)

    [pair] = found["pairs"]
    assert (found["wave"], found["state"], pair["mentor"], pair["topics"]) == (1, "proposed", "Mia Roy", ["data"])
    assert pair["points"] == {"topic_cover": 50, "level_gap": 20, "shared_slots": 0}
    assert pair["for"][0]["code"] == "topic-reached"
    assert pair["for"][0]["numbers"] == [1, 3, 4]
    single = next(one for one in found["unmatched"] if one["role"] == "mentee")
    assert (single["why"], [way["change"] for way in single["ways"]]) == ("taken", ["lift", "capacity", "one-more"])
    assert found["unweighed"] == ["other_site", "other_department"]


def test_the_wave_says_when_its_pairs_have_begun(cohort, revflow):
    """After HR's yes."""
    all_answer(cohort)
    [task] = cohort.tasks(step="approval")

    revflow("decide", task.id, "approve")
    cohort.settle()

    assert json.loads(revflow("matching", "spring", "--json").out)["state"] == "passed"
