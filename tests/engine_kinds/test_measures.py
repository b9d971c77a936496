"""What closing surveys measure: progress against the baseline, and never of a group that is too small."""

from dataclasses import replace

from engine.company import program_of
from revflow.engine.measures import Survey, measures

SURVEY = """
  - {id: needs, kind: form, for_each: mentee, fields: {topics: {type: topics, ask_level: [now, wanted]}}}
  - id: survey
    kind: form
    for_each: pair
    by: [mentor, mentee]
    fields:
      skill: {type: topics, same_as: needs.topics, ask_level: [now], by: mentee}
      used: {type: choice, options: {no: No, often: Often}, by: mentee}
      recommend: {type: scale, range: 0-10}
      keep: {type: text, required: false}
"""
PROGRAM = program_of("  - {id: match, kind: match}\n", SURVEY.lstrip("\n"))


def mentee(then: int, now: int, topic: str = "web", **more: object) -> Survey:
    return Survey(
        "survey", "mentee", {"skill": {topic: {"now": now}}, **more}, {"skill": {topic: {"now": then, "wanted": 4}}}
    )


def measured(surveys: list[Survey]) -> dict[str, object]:
    """Measure answers, each of somebody else where nobody is named."""
    return measures(PROGRAM, [replace(one, who=one.who or f"U{place}") for place, one in enumerate(surveys)])


def test_progress_is_the_mean_of_now_less_then_per_topic_and_over_all():
    """Beside it stand the means of what was, what was wanted and what is."""
    found = measured([mentee(1, 3), mentee(0, 3), mentee(2, 2), mentee(1, 2), mentee(1, 3)])

    assert found["survey"]["skill"]["mentee"] == {
        "answered": 5,
        "topics": {"web": {"answered": 5, "then": 1.0, "wanted": 4.0, "now": 2.6}},
        "progress": 1.6,
    }


def test_a_topic_of_too_few_answers_shows_their_number_alone_and_cannot_be_reckoned_from_the_total():
    """The total is kept back too where it would tell of the one topic that is hidden."""
    found = measured([*[mentee(1, 3)] * 5, mentee(0, 4, "data")])

    assert found["survey"]["skill"]["mentee"] == {
        "answered": 6,
        "topics": {"data": {"answered": 1}, "web": {"answered": 5, "then": 1.0, "wanted": 4.0, "now": 3.0}},
    }


def test_topics_that_are_small_together_are_told_together():
    """Five answers on three topics: none by itself, the progress of all."""
    found = measured([mentee(1, 3, t) for t in ("web", "web", "data", "data", "data")])

    assert found["survey"]["skill"]["mentee"]["topics"] == {"data": {"answered": 3}, "web": {"answered": 2}}
    assert found["survey"]["skill"]["mentee"]["progress"] == 2.0


def test_two_who_answer_on_many_topics_are_still_two():
    """Six levels of two people are no group of five: the total would give away the mean of the two."""
    many = Survey(
        "survey",
        "mentee",
        {"skill": {topic: {"now": 4} for topic in ("data", "chat", "phone")}},
        {"skill": {topic: {"now": 0, "wanted": 4} for topic in ("data", "chat", "phone")}},
    )

    found = measured([*[mentee(1, 3)] * 5, many, many])

    assert "progress" not in found["survey"]["skill"]["mentee"]


def test_each_side_is_told_apart_and_free_text_is_no_measure():
    """A mean of the mentors, a distribution of the executives; what was written is not counted."""
    mentors = [Survey("survey", "mentor", {"recommend": score, "keep": "x"}) for score in (10, 9, 8, 8, 10)]
    mentees = [mentee(1, 2, used="often", recommend=7)] * 4

    found = measured([*mentors, *mentees])["survey"]

    assert found["recommend"] == {"mentor": {"answered": 5, "mean": 9.0}, "mentee": {"answered": 4}}
    assert found["used"] == {"mentee": {"answered": 4}}
    assert "keep" not in found


def test_a_choice_says_how_often_each_option_was_taken():
    """Options that nobody took are told too."""
    found = measured([mentee(1, 2, used="often")] * 5)

    assert found["survey"]["used"]["mentee"] == {"answered": 5, "chosen": {"no": 0, "often": 5}}


def test_one_with_two_pairs_is_one_of_a_group():
    """Six answers of four people are no group of five, whoever answers twice; of five people they are."""
    four = [replace(mentee(1, 3, used="often", recommend=8), who=who) for who in ("A", "A", "B", "B", "C", "D")]

    found = measured(four)["survey"]
    shown = measured([*four, replace(four[0], who="E")])["survey"]

    assert found["skill"]["mentee"] == {"answered": 6, "topics": {"web": {"answered": 6}}}
    assert (found["used"], found["recommend"]["mentee"]) == ({"mentee": {"answered": 6}}, {"answered": 6})
    assert shown["recommend"]["mentee"] == {"answered": 7, "mean": 8.0}
