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
    """No wave yet, and where to look instead."""
    said = revflow("matching", "spring")

    assert (said.code, said.out) == (0, "")
    assert "revflow status spring" in said.err
    assert json.loads(revflow("matching", "spring", "--json").out)["state"] == "none"


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
    assert found["unweighed"] == ["other_site", "other_department", "shared_slots"]


def test_the_wave_says_when_its_pairs_have_begun(cohort, revflow):
    """After HR's yes."""
    all_answer(cohort)
    [task] = cohort.tasks(step="approval")

    revflow("decide", task.id, "approve")
    cohort.settle()

    assert json.loads(revflow("matching", "spring", "--json").out)["state"] == "passed"


def test_hr_says_that_two_shall_be_a_pair_and_the_next_wave_keeps_to_it(cohort, revflow):
    """By addresses or codes, before anybody has answered."""
    said = revflow("pair", "spring", "--mentee", "Ina@matched.test", "--mentor", "m001")
    assert (said.code, said.out) == (0, "")
    assert "E002 and M001 will be a pair in the next wave." in said.err

    all_answer(cohort)

    found = json.loads(revflow("matching", "spring", "--json").out)
    [pair] = found["pairs"]
    assert (pair["mentee"], pair["mentor"], pair["for"][0]["code"]) == ("Ina Day", "Mia Roy", "by-hr")
    assert found["wanted"] == [
        {
            "mentee": "Ina Day",
            "mentor": "Mia Roy",
            "how": "together",
            "topic": "",
            "why": "",
            "message": "Ina Day and Mia Roy: a pair",
        }
    ]


def test_a_word_that_breaks_a_rule_is_refused_with_the_rule(cohort, revflow):
    """Nothing is kept of it."""
    said = revflow("pair", "spring", "--mentee", "E001", "--mentor", "noe@matched.test")

    assert said.code == 1
    assert "E001 and M002 cannot be a pair: they are of the same department. Name somebody else." in said.err
    assert json.loads(revflow("matching", "spring", "--json").out)["wanted"] == []


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--mentee", "E009", "--mentor", "M001"], 1, "Nobody takes part as a mentee under “E009”."),
        (["--mentee", "E001", "--mentor", "eve@matched.test"], 1, "Nobody takes part as a mentor under"),
        (["--mentee", "E001", "--mentor", "M001", "--free"], 1, "there is nothing to free"),
        (["--mentee", "E001", "--mentor", "M001", "--topic", "data"], 1, "Leave --topic out"),
        (["--mentee", "E001", "--mentor", "M001", "--topic", "data", "--apart"], 2, "It goes with neither"),
        (["--mentee", "E001", "--mentor", "M001", "--free", "--apart"], 2, "Give one of them."),
    ],
)
def test_what_cannot_be_said_of_two_is_told_with_a_way_on(cohort, revflow, words, code, sentence):
    """Mistyped codes, somebody in the other role, nothing to free."""
    said = revflow("pair", "spring", *words)

    assert said.code == code
    assert sentence in said.err


def test_apart_and_free_again(cohort, revflow):
    """Said, shown, taken back."""
    words = ("pair", "spring", "--mentee", "E001", "--mentor", "M001")
    assert "will not be a pair" in revflow(*words, "--apart").err
    assert "Eve Lot and Mia Roy: no pair" in revflow("matching", "spring").err

    assert "are free again" in revflow(*words, "--free").err
    assert json.loads(revflow("matching", "spring", "--json").out)["wanted"] == []


def test_hr_asks_for_a_wave_with_those_who_are_there(cohort, revflow):
    """One of two has answered on each side; before that nobody could be a pair, and afterwards a wave is open."""
    early = revflow("wave", "spring")
    assert (early.code, "No two who have come as far as the match" in early.err) == (1, True)
    for step, levels in (("needs", {"now": 1, "wanted": 3}), ("offer", {"now": 4})):
        task = cohort.tasks(step=step)[0]
        answer(cohort.app.ports, task.id, task.to[0], {"topics": {"data": levels}})
    cohort.settle()

    said = revflow("wave", "spring")
    cohort.settle()

    assert (said.code, said.out) == (0, "")
    [pair] = json.loads(revflow("matching", "spring", "--json").out)["pairs"]
    assert (pair["mentee"], pair["mentor"]) == ("Eve Lot", "Mia Roy")
    assert revflow("wave", "spring").code == 1
