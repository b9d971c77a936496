"""A quiz in the engine: which questions are asked, what an answer may be, and how many are right."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from definition.small_program import BASE, END, TAIL, read
from revflow.domain.errors import FaultyInputError
from revflow.engine.answers import check_answer
from revflow.engine.linked import Linked
from revflow.engine.measures import Survey, measures
from revflow.engine.quizzes import UNKNOWN, Score, asked_of, by_topic, comes_again, score

QUESTIONS = """{
  data: {ask: Q, topic: data, choices: {a: A, b: B, c: C}, right: b},
  web: {ask: Q, topic: web, choices: {a: A, b: B}, right: a},
  all: {ask: Q, choices: {a: A, b: B, c: C}, right: [a, c]}}"""


def program_of(extra="", again="", more=""):
    text = BASE.replace(
        END,
        f"{TAIL}{{id: test, kind: form, for_each: mentee, fields: {{q: {{type: quiz, {extra}questions:"
        f" {QUESTIONS}}}}}}}\n"
        + (f"  - {{id: last, kind: form, for_each: pair, by: mentee, fields: {{q: {again}}}}}\n" if again else "")
        + more,
    )
    return read(text).require()


PROGRAM = program_of()
STEP = PROGRAM.step("test")
FIELD = STEP.fields["q"]


def linked(**answers):
    return Linked(datetime(2027, 1, 4, tzinfo=UTC), "c", answers={"E001": answers})


def faults_of(raw, program=PROGRAM, **more):
    with pytest.raises(FaultyInputError) as refused:
        check_answer(program, program.step("test"), "mentee", raw, **more)
    return [(fault.code, fault.path) for fault in refused.value.faults]


def test_only_questions_on_topics_that_were_named_and_on_none_are_asked():
    """`about` reads the earlier answer; without one all are asked."""
    step = program_of("about: needs.topics, ").step("test")

    assert asked_of(step, linked(needs={"topics": {"web": {}}}), "E001") == {"q": ("web", "all")}
    assert asked_of(step, linked(needs={"topics": {}}), "E001") == {"q": ("all",)}
    assert asked_of(step, linked(), "E001") == {"q": ("data", "web", "all")}


def test_asked_again_are_those_that_were_asked_the_first_time():
    """Whatever topics have become since."""
    program = program_of("about: needs.topics, ", "{type: quiz, same_as: test.q}")

    then = linked(needs={"topics": {"data": {}}}, test={"q": {"web": "a", "all": UNKNOWN}})

    assert asked_of(program.step("last"), then, "P001") == {"q": ("web", "all")}
    assert comes_again(program, "test", "q")
    assert not comes_again(program, "last", "q")


def test_who_did_not_answer_the_first_time_is_asked_what_would_have_been_asked_then():
    """Not about topics that somebody else has chosen."""
    step = program_of("about: needs.topics, ", "{type: quiz, same_as: test.q}").step("last")

    assert asked_of(step, linked(needs={"topics": {"web": {}}}), "P001") == {"q": ("web", "all")}


@pytest.mark.parametrize("third", ["test.q", "last.q"])
def test_of_three_times_the_last_alone_tells_what_is_right(third):
    """Whether each refers to the first, or to the one before."""
    end = f"  - {{id: end, kind: form, for_each: pair, by: mentee, fields: {{q: {{type: quiz, same_as: {third}}}}}}}\n"
    program = program_of(again="{type: quiz, same_as: test.q}", more=end)

    assert [comes_again(program, step, "q") for step in ("test", "last", "end")] == [True, True, False]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({}, "quiz-missing"),
        ({"q": {}}, "quiz-missing"),
        ({"q": {"data": "a", "web": "", "all": ["a"]}}, "quiz-missing"),
        ({"q": "a"}, "quiz-expected"),
        ({"q": ["a"]}, "quiz-expected"),
        ({"q": {"data": "z", "web": "a", "all": "a"}}, "option-unknown"),
        ({"q": {"data": ["a", "b"], "web": "a", "all": "a"}}, "value-single"),
        ({"q": {"data": "a", "web": "a", "all": "a", "more": "a"}}, "question-unknown"),
        ({"q.data": "a", "q.web": "a", "q.all.a": "on"}, "question-unknown"),
        ({"q": {"data": {"a": 1}, "web": "a", "all": "a"}}, "names-expected"),
        ({"q": {"data": True, "web": "a", "all": "a"}}, "names-expected"),
    ],
)
def test_what_is_no_answer_is_one_fault_of_the_field(raw, code):
    """Strictly read, from JSON or a page."""
    assert faults_of(raw) == [(code, "q")]


def test_a_page_sends_each_question_by_itself():
    """Radios send a text, ticked boxes one or several."""
    raw = {"q.data": "b", "q.web": ["?"], "q.all": ["c", "a"]}

    assert check_answer(PROGRAM, STEP, "mentee", raw) == {"q": {"data": "b", "web": "?", "all": ["a", "c"]}}


def test_not_knowing_beside_a_choice_is_no_choice():
    """Of several, those that were taken count."""
    raw = {"q": {"data": "?", "web": "?", "all": ["?", "a"]}}

    assert check_answer(PROGRAM, STEP, "mentee", raw)["q"]["all"] == ["a"]


def test_an_answer_of_an_earlier_round_stands_whatever_is_sent():
    """Right answers that were shown are not to be copied."""
    before = {"q": {"data": "a", "web": "?", "all": ["a"]}}

    assert check_answer(PROGRAM, STEP, "mentee", {"q": {"data": "b"}}, before) == before
    assert check_answer(PROGRAM, STEP, "mentee", {}, before) == before


def test_where_nothing_is_asked_nothing_is_missing():
    """Who chose only topics without questions goes on."""
    assert check_answer(PROGRAM, STEP, "mentee", {}, questions={"q": ()}) == {}


def test_what_an_optional_quiz_leaves_open_is_not_known():
    """So that scores of all have the same questions below."""
    program = program_of("required: false, ")

    assert check_answer(program, program.step("test"), "mentee", {"q": {"web": "a"}}) == {
        "q": {"data": "?", "web": "a", "all": "?"}
    }
    assert check_answer(program, program.step("test"), "mentee", {}) == {}


CHOSEN = st.fixed_dictionaries(
    {
        "data": st.sampled_from(["a", "b", "c", UNKNOWN]),
        "web": st.sampled_from(["a", "b", UNKNOWN]),
        "all": st.one_of(st.just(UNKNOWN), st.lists(st.sampled_from("abc"), min_size=1, unique=True)),
    }
)


@given(CHOSEN)
def test_a_score_counts_the_questions_whose_choices_are_exactly_right(chosen):
    """All right ones and no other; topics add up to no more than the whole."""
    found, topics = score(FIELD, chosen), by_topic(FIELD, chosen)

    expected = (chosen["data"] == "b") + (chosen["web"] == "a") + (sorted(chosen["all"]) == ["a", "c"])
    assert found == Score(expected, 3)
    assert topics == {"data": Score(int(chosen["data"] == "b"), 1), "web": Score(int(chosen["web"] == "a"), 1)}
    assert 0 <= found.percent <= 100
    read_again = check_answer(PROGRAM, STEP, "mentee", {"q": chosen})
    assert score(FIELD, read_again["q"]) == found


def test_a_small_group_tells_no_percentage():
    """As all measures: below `smallest_group` only how many answered."""
    answer = {"q": {"data": "b", "web": "b", "all": "?"}}
    few = [Survey("test", "mentee", answer, who=f"U{number}") for number in range(4)]

    assert measures(PROGRAM, few)["test"]["q"] == {"mentee": {"answered": 4}}
    many = [*few, Survey("test", "mentee", answer, who="U9")]
    assert measures(PROGRAM, many)["test"]["q"] == {"mentee": {"answered": 5, "mean": 33}}


def test_then_and_now_are_of_those_who_answered_both_times():
    """Who was not there the first time would make the difference."""
    program = program_of(again="{type: quiz, same_as: test.q}")
    then, now = {"q": {"data": "a", "web": "b", "all": "?"}}, {"q": {"data": "b", "web": "a", "all": ["a", "c"]}}
    both = [Survey("last", "mentee", now, then, f"U{number}") for number in range(5)]
    late = [Survey("last", "mentee", then, {}, "U9")]

    assert measures(program, [*both, *late])["last"]["q"]["mentee"] == {"answered": 5, "then": 0, "now": 100}


@pytest.mark.parametrize(("missing", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_mean_of_the_first_time_does_not_tell_of_the_few_who_did_not_answer_again(missing, told):
    """Ten people's mean less nine people's would be the tenth one's score."""
    program = program_of(again="{type: quiz, same_as: test.q}")
    answer = {"q": {"data": "b", "web": "b", "all": "?"}}
    first = [Survey("test", "mentee", answer, who=f"U{number}") for number in range(10)]
    again = [Survey("last", "mentee", answer, answer, f"U{number}") for number in range(10 - missing)]

    found = measures(program, [*first, *again])

    assert ("mean" in found["test"]["q"]["mentee"]) is told
    assert found["test"]["q"]["mentee"]["answered"] == 10
    assert found["last"]["q"]["mentee"]["then"] == 33
