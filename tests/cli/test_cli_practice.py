"""Vetting topic by topic, and words that HR releases, from the command line."""

import json

import pytest

OFFER = {"topics": {"data": {"now": 4}, "web": {"now": 2}}}


def answered(revflow, small, tmp_path, step: str, answer: dict[str, object]):
    """Launch the small program and let the first who is asked answer a form; return that task."""
    small.cohort = revflow("launch", small.program, "--people", small.people).out.strip()
    small.house.settle()
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(answer), encoding="utf-8")
    task = small.task(step)
    assert revflow("answer", task.id, "--json", file).code == 0
    small.house.settle()
    return task


def test_a_mentor_is_approved_for_one_topic_by_command(revflow, small, tmp_path):
    """Given scores by topic, when one topic is named, then the other is refused, which the journal keeps."""
    text = small.program.read_text("utf-8").replace("  data: Data\n", "  data: Data\n  web: Web\n")
    small.program.write_text(text.replace("rubric: {mastery: 3}", "rubric: {mastery: 3}\n    per_topic: [mastery]"))
    answered(revflow, small, tmp_path, "offer", OFFER)
    gate = small.task("vetting")

    below = revflow("decide", gate.id, "approve", "mastery.data=4", "mastery.web=1")
    said = revflow("decide", gate.id, "approve", "mastery.data=4", "mastery.web=1", "--topic", "data")

    assert (below.code, said.code) == (1, 0)
    assert "mastery.web" in below.err
    with small.house.app.store.read() as db:
        assert db.events(gate.journey)[-1].fact.refused == ("web",)


@pytest.mark.parametrize(("field", "code"), [("purpose", 0), ("topics", 1)])
def test_words_are_released_by_command(revflow, small, tmp_path, field, code):
    """Given an executive's answer, when HR's console releases a text, then it is; levels are no text."""
    form = (
        "  - {id: needs, kind: form, for_each: mentee,"
        " fields: {topics: {type: topics}, purpose: {type: text}}}\n"
        "  - {id: review, kind: approval, for_each: mentee, by: hr}\n  - id: module\n"
    )
    small.program.write_text(small.program.read_text("utf-8").replace("  - id: module\n", form))
    task = answered(revflow, small, tmp_path, "needs", {"topics": ["data"], "purpose": "To read figures"})

    said = revflow("release-words", task.id, field)

    assert said.code == code
    assert field in said.err
