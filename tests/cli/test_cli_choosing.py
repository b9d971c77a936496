"""A mentee names a mentor, HR draws the pairs: from a terminal."""

import json
from pathlib import Path

import pytest

from fixtures.script import willing

PEOPLE = """\
name,email,role,department
Eve Lot,eve@matched.test,mentee,IT
Ina Day,ina@matched.test,mentee,Sales
Mia Roy,mia@matched.test,mentor,HR
Noé Sun,noe@matched.test,mentor,Legal
"""


def launched(house, tmp_path, monkeypatch, revflow, who):
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))
    monkeypatch.setenv("REVFLOW_WEB_URL", house.app.settings.web_url)
    source = (Path(__file__).parent / "matched.yaml").read_text("utf-8")
    program = tmp_path / "programs" / "matched.yaml"
    program.parent.mkdir()
    program.write_text(source.replace("kind: match\n", f"kind: match\n    chosen_by: {who}\n"), encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    revflow("launch", program, "--people", people, "--name", "spring")
    house.settle()
    for step in ("needs", "offer"):
        assert all(willing(house, task) for task in house.tasks(step=step))
    house.settle()
    return house


@pytest.fixture
def mentees(house, tmp_path, monkeypatch, revflow):
    return launched(house, tmp_path, monkeypatch, revflow, "mentee")


@pytest.fixture
def hr(house, tmp_path, monkeypatch, revflow):
    return launched(house, tmp_path, monkeypatch, revflow, "hr")


def proposed(house, revflow):
    house.settle()
    found = json.loads(revflow("matching", "spring", "--json").out)
    return [(pair["mentee"], pair["mentor"], pair["for"][0]["code"]) for pair in found["pairs"]]


def test_a_mentor_is_named_by_address_or_code(mentees, revflow):
    assert "mia@matched.test is named" in revflow("choose", "E001.matching.1", "--mentor", "mia@matched.test").err
    assert revflow("choose", "E002.matching.1", "--mentor", "m002").code == 0
    assert proposed(mentees, revflow) == [("Eve Lot", "Mia Roy", "by-mentee"), ("Ina Day", "Noé Sun", "by-mentee")]


def test_a_place_that_is_gone_is_refused_by_name(mentees, revflow):
    revflow("choose", "E001.matching.1", "--mentor", "M001")
    said = revflow("choose", "E002.matching.1", "--mentor", "M001")
    assert said.code == 1
    assert "Mia Roy has no place left" in said.err


def test_nobody_will_do_and_hr_chooses_on_behalf_of_another(mentees, revflow):
    assert "HR is told" in revflow("choose", "E001.matching.1", "--nobody", "--words", "somebody of the plant").err
    said = revflow(
        "choose", "E002.matching.1", "--mentor", "M002",
        "--as", "hr@matched.test", "--for", "ina@matched.test", "--reason", "she asked me to",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert proposed(mentees, revflow) == [("Ina Day", "Noé Sun", "by-mentee")]
    found = json.loads(revflow("matching", "spring", "--json").out)
    assert {one["for"]: one["why"] for one in found["unmatched"]} == {
        "Eve Lot": "chose-nobody",
        "Mia Roy": "not-chosen",
    }


def test_hr_takes_what_is_suggested_but_for_single_lines(hr, revflow):
    assert json.loads(revflow("matching", "spring", "--json").out)["state"] == "suggested"
    said = revflow("choose", "C001.matching.1", "--suggested", "--pair", "E001=")
    assert said.code == 0, said.err
    assert [mentee for mentee, _mentor, _why in proposed(hr, revflow)] == ["Ina Day"]


def test_hr_draws_pairs_of_its_own(hr, revflow):
    revflow("choose", "C001.matching.1", "--pair", "E001=M002", "--pair", "E002=M001")
    assert [pair[:2] for pair in proposed(hr, revflow)] == [("Eve Lot", "Noé Sun"), ("Ina Day", "Mia Roy")]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--mentor", "M001", "--nobody"],
        ["--mentor", "M001", "--words", "x"],
        ["--pair", "E001=M001", "--nobody"],
        ["--pair", "E001"],
    ],
)
def test_what_is_said_twice_or_not_at_all_is_wrong_usage(mentees, revflow, words):
    said = revflow("choose", "E001.matching.1", *words)
    assert said.code == 2
    assert "Say one thing" in said.err or "Write it as E001=M003" in said.err
