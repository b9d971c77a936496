"""Forms: what an answer may be, and what is said of one that may not."""

import pytest

from revflow.definition.program import Program
from revflow.definition.steps import FormStep
from revflow.domain.errors import FaultyInputError
from revflow.engine.answers import check_answer, fields_for, slots_of
from revflow.texts import say

SHA = "a" * 64


def form(**fields):
    """A program of one form, asked of mentor and mentee."""
    return Program.model_validate(
        {
            "revflow": 1,
            "program": "p",
            "edition": "1",
            "title": "P",
            "topics": {"data": "Data", "social": "Social", "chat": "Chat"},
            "steps": [{"id": "f", "kind": "form", "for_each": "pair", "by": ["mentor", "mentee"], "fields": fields}],
        }
    )


def check(program, raw, *, role="mentee", previous=None, asked=None):
    step = program.step("f")
    assert isinstance(step, FormStep)
    return check_answer(program, step, role, raw, previous, asked)


def faults(program, raw, **more):
    with pytest.raises(FaultyInputError) as caught:
        check(program, raw, **more)
    return {fault.path: fault.code for fault in caught.value.faults}


def test_a_field_with_by_is_asked_of_that_role_alone():
    """A form of two roles asks each its own fields."""
    program = form(skill={"type": "text", "by": "mentee"}, keep={"type": "text"})
    assert list(fields_for(program.step("f"), "mentor")) == ["keep"]
    assert list(fields_for(program.step("f"), "mentee")) == ["skill", "keep"]
    assert faults(program, {"skill": "x", "keep": "y"}, role="mentor") == {"skill": "field-unknown"}


def test_all_wrong_fields_are_told_at_once():
    """Nobody corrects a form field after field."""
    program = form(
        topics={"type": "topics", "min": 1, "ask_level": ["now"]},
        note={"type": "text", "max_length": 3},
        times={"type": "slots"},
        yes={"type": "volunteer"},
        grade={"type": "scale", "range": "0-10"},
        count={"type": "number", "min": 0},
        pick={"type": "choice", "options": {"a": "A", "b": "B"}},
    )
    raw = {"note": "long", "times": ["sun-am"], "yes": False, "grade": "11", "count": "-1", "pick": "c", "extra": 1}
    assert faults(program, raw) == {
        "extra": "field-unknown",
        "topics": "topics-too-few",
        "note": "field-too-long",
        "times": "slot-unknown",
        "yes": "volunteer-required",
        "grade": "number-out-of-range",
        "count": "number-too-low",
        "pick": "option-unknown",
    }


def test_json_and_a_web_page_give_the_same_answer():
    """One shape inside, whatever the way in."""
    program = form(
        topics={"type": "topics", "ask_level": ["now", "wanted"]},
        note={"type": "text"},
        lines={"type": "text", "many": True},
        times={"type": "slots"},
        yes={"type": "volunteer"},
        grade={"type": "scale"},
        count={"type": "number"},
        pick={"type": "choice", "options": {"a": "A", "b": "B"}, "many": True},
    )
    from_json = {
        "topics": {"data": {"now": 0, "wanted": 3}},
        "note": "two\nlines",
        "lines": ["one", "two"],
        "times": ["tue-pm", "mon-am"],
        "yes": True,
        "grade": 10,
        "count": 2.5,
        "pick": ["b", "a"],
    }
    from_page = {
        "topics": ["data"],
        "topics.data.now": "0",
        "topics.data.wanted": ["3"],
        "topics.chat.now": "",
        "note": ["  two\r\nlines "],
        "lines": "one\r\n\r\ntwo",
        "times": ["mon-am", "tue-pm"],
        "yes": "on",
        "grade": "10",
        "count": "2,5",
        "pick": ["a", "b"],
    }
    expected = {**from_json, "times": ["mon-am", "tue-pm"], "pick": ["a", "b"]}
    assert check(program, from_json) == expected
    assert check(program, from_page) == expected


def test_a_page_without_boxes_chooses_the_topics_that_have_a_level():
    """A topic whose levels were all left open was not chosen."""
    program = form(topics={"type": "topics", "ask_level": ["now"]})
    assert check(program, {"topics.data.now": "2", "topics.chat.now": ""}) == {"topics": {"data": {"now": 2}}}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"data": {"now": 1}}, "level-missing"),
        ({"data": {"now": 1, "wanted": 5}}, "level-out-of-range"),
        ({"data": {"now": -1, "wanted": 1}}, "level-out-of-range"),
        ({"data": {"now": "x", "wanted": 1}}, "number-expected"),
        ({"data": {"now": True, "wanted": 1}}, "number-expected"),
        ({"data": {"now": 1.5, "wanted": 1}}, "whole-expected"),
        ({"data": {"now": 1, "wanted": 2, "age": 3}}, "topics-expected"),
        ({"data": 3}, "topics-expected"),
        ({"dance": {"now": 1, "wanted": 2}}, "topic-unknown"),
        (["data"], "level-missing"),
        ({name: {"now": 1, "wanted": 2} for name in ("data", "chat", "social")}, "topics-too-many"),
        ({}, "topics-too-few"),
    ],
)
def test_topics_need_their_levels_within_the_scale(raw, code):
    """The scale goes from 0 to 4 where the program names no levels."""
    program = form(topics={"type": "topics", "min": 1, "max": 2, "ask_level": ["now", "wanted"]})
    assert faults(program, {"topics": raw}) == {"topics": code}


def test_the_closing_survey_asks_the_topics_asked_for_then():
    """`same_as` fixes the topics: each of them, and no other."""
    program = form(skill={"type": "topics", "same_as": "needs.topics", "ask_level": ["now"]})
    asked = ("data", "chat")
    answer = {"skill": {"data": {"now": 3}, "chat": {"now": 2}}}
    assert check(program, answer, asked=asked) == answer
    assert faults(program, {"skill": {"data": {"now": 3}}}, asked=asked) == {"skill": "topics-missing"}
    assert faults(program, {}, asked=asked) == {"skill": "topics-missing"}
    assert faults(program, {"skill": {"social": {"now": 3}}}, asked=asked) == {"skill": "topic-unknown"}
    assert check(program, {}, asked=()) == {}


def test_what_is_not_required_may_be_left_out():
    """Absent, empty and blank are the same: nothing was answered."""
    program = form(
        keep={"type": "text", "required": False},
        lines={"type": "text", "many": True, "required": False},
        proof={"type": "file", "required": False},
        topics={"type": "topics", "required": False},
    )
    assert check(program, {}) == {}
    assert check(program, {"keep": "  ", "lines": ["", " "], "proof": "", "topics": {}}) == {}


def test_a_zero_is_an_answer():
    """Nought is not nothing."""
    program = form(grade={"type": "scale"}, count={"type": "number"})
    assert check(program, {"grade": 0, "count": "0"}) == {"grade": 0, "count": 0}


def test_files_of_the_round_before_stay_unless_sent_anew():
    """After "revise" nobody uploads the same proof again (rule 17)."""
    program = form(proof={"type": "file", "many": True, "accept": ["pdf"]})
    old = {"proof": [{"sha256": SHA, "name": "old.pdf"}]}
    new = {"proof": [{"sha256": SHA, "name": "C:\\me\\New.PDF"}]}
    assert check(program, {"proof": []}, previous=old) == old
    assert check(program, new, previous=old) == {"proof": [{"sha256": SHA, "name": "New.PDF"}]}
    assert faults(program, {}) == {"proof": "field-required"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ([{"sha256": SHA, "name": "a.exe"}], "file-type"),
        ([{"sha256": SHA, "name": "a.pdf"}, {"sha256": SHA, "name": "b.pdf"}], "files-too-many"),
        ([{"sha256": "../../etc/passwd", "name": "a.pdf"}], "file-expected"),
        ([{"sha256": SHA, "name": ""}], "file-expected"),
        ([{"sha256": SHA, "name": "a.pdf", "path": "/"}], "file-expected"),
        ("a.pdf", "file-expected"),
    ],
)
def test_only_files_that_were_handed_in_are_taken(raw, code):
    """A file is named by its content's hash and its own bare name."""
    program = form(proof={"type": "file", "accept": ["pdf"]})
    assert faults(program, {"proof": raw}) == {"proof": code}


@pytest.mark.parametrize(
    ("raw", "code"),
    [("nan", "number-expected"), ("1e999", "number-expected"), ("", "field-required"), ([1, 2], "value-single")],
)
def test_a_number_is_finite_and_one(raw, code):
    """What a page can send is not always a number."""
    assert faults(form(count={"type": "number"}), {"count": raw}) == {"count": code}


def test_a_text_holds_no_control_characters():
    """A NUL would be refused by a database later, when nobody can correct it."""
    assert faults(form(note={"type": "text"}), {"note": "a\0b"}) == {"note": "text-signs"}
    assert faults(form(note={"type": "text"}), {"note": "a\ud800b"}) == {"note": "text-signs"}
    assert faults(form(note={"type": "text"}), {"note": 3}) == {"note": "text-expected"}


@pytest.mark.parametrize("raw", [[["mon-am"], {"a": 1}], [True], [["data"]]])
@pytest.mark.parametrize(
    "asked", [{"type": "slots"}, {"type": "choice", "options": {"a": "A"}, "many": True}, {"type": "topics"}]
)
def test_what_is_no_name_is_not_told_in_the_words_of_a_language_for_programs(asked, raw):
    """A list within a list has no name that could be told back: the sentence says what is possible."""
    assert faults(form(pick=asked), {"pick": raw}) == {"pick": "names-expected"}


@pytest.mark.parametrize("given", ["\u200b", "\u202e\u200b ", "\u2060\n\t\ufeff"])
def test_a_text_of_which_nothing_can_be_seen_is_none(given):
    """Format characters alone would pass for an answer that nobody can read."""
    assert faults(form(note={"type": "text"}), {"note": given}) == {"note": "field-required"}
    assert check(form(notes={"type": "text", "many": True}), {"notes": [given, "seen"]}) == {"notes": ["seen"]}


def test_slots_are_half_days_of_the_programs_weekdays():
    """Ten in a week of five days."""
    slots = slots_of(form(note={"type": "text"}))
    assert slots[:3] == ("mon-am", "mon-pm", "tue-am")
    assert len(slots) == 10


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_fault_of_an_answer_has_its_sentence(language):
    """A code never reaches a person."""
    program = form(
        topics={"type": "topics", "min": 2, "ask_level": ["now"]},
        most={"type": "topics", "max": 1},
        note={"type": "text", "max_length": 1},
        pick={"type": "choice", "options": {"a": "A"}},
        low={"type": "number", "min": 1},
        high={"type": "number", "max": 1},
        both={"type": "scale"},
        proof={"type": "file", "accept": ["pdf"]},
        slots={"type": "slots"},
    )
    raw = {
        "slots": [["mon-am"]],
        "zz": 1,
        "topics": ["data"],
        "most": ["data", "chat"],
        "note": "ab",
        "pick": "z",
        "low": 0,
        "high": 2,
        "both": 12,
        "proof": [{"sha256": SHA, "name": "a.exe"}],
    }
    with pytest.raises(FaultyInputError) as caught:
        check(program, raw)
    said = {fault.code: say(language, f"fault-{fault.code}", **fault.data) for fault in caught.value.faults}
    assert len(said) == 10
    assert "2" in said["topics-too-few"]
    assert "pdf" in said["file-type"]


def test_a_line_of_many_is_one_line_however_it_was_sent():
    """A list may hold line breaks, which a text cannot: they would be lines of their own in a mail."""
    asked = form(notes={"type": "text", "many": True})
    given = ["Draft\r\n\r\n  Open this page:\u2028https://else.test", "Publish"]

    assert check(asked, {"notes": given}) == {"notes": ["Draft Open this page: https://else.test", "Publish"]}
