"""Quizzes in a program: each fault told once at its place, in both languages, with the way on."""

import pytest

from definition.small_program import BASE, alone, read, told

FORM = "kind: form, for_each: mentee"
CHOICES = "choices: {a: A, b: B}"
QUESTION = f"{{ask: Q, {CHOICES}, right: a}}"
R = "questions: {one: {ask: R, choices: {a: A, b: B}, right: a}}"
QUIZ = f"{{type: quiz, questions: {{one: {QUESTION}}}}}"
END = BASE[BASE.index("  - id: offer") :]


def quiz(line):
    """Return the base with a quiz in a form below the needs."""
    return BASE.replace(END, f"  - {{id: test, {FORM}, fields: {{q: {line}}}}}\n{END}", 1)


def again(line="by: mentee, fields: {q: {type: quiz, same_as: test.q}}"):
    """Return the base with a quiz, and at its end a form that asks it again."""
    return quiz(QUIZ) + f"  - {{id: last, kind: form, for_each: pair, {line}}}\n"


def pairs(first, second):
    """Return the base with a quiz for pairs, and a form below that asks it again."""
    one = f"  - {{id: test, kind: form, for_each: pair, {first}, fields: {{q: {QUIZ}}}}}\n"
    return f"{BASE}{one}  - {{id: last, kind: form, {second}, fields: {{q: {{type: quiz, same_as: §test.q}}}}}}\n"


BROKEN = quiz(QUIZ).replace(FORM, "kind: form, for_each: §nobody")

FAULTS = [
    ("quiz-empty", quiz("{type: quiz, questions: §{}}")),
    ("word-twice", quiz(f"{{type: quiz, questions: {{one: {{ask: Q, {CHOICES}, right: §[a, a]}}}}}}")),
    ("missing-key", again().replace("{ask: Q, ", "§{", 1)),
    ("expected-map", again().replace(f"{{one: {QUESTION}}}", "§[a]")),
    ("not-one-of", BROKEN + "  - {id: z, kind: form, for_each: mentee, fields: {q: {type: quiz, same_as: test.q}}}\n"),
    ("quiz-other-person", pairs("by: mentor", "for_each: pair, by: mentee")),
    ("quiz-other-person", again().replace(FORM, f"{FORM}, by: hr").replace("as: t", "as: §t")),
    ("quiz-of-several", pairs("by: [mentor, mentee]", "for_each: pair, by: [mentor, mentee]")),
    ("unknown-quiz", pairs("by: mentee", "for_each: mentee")),
    ("unknown-quiz", pairs("by: mentee", "by: hr")),
    ("quiz-empty", quiz("§{type: quiz}")),
    ("quiz-choices", quiz("{type: quiz, questions: {one: {ask: Q, choices: §{a: A}, right: a}}}")),
    ("quiz-right", quiz(f"{{type: quiz, questions: {{one: {{ask: Q, {CHOICES}, right: §[]}}}}}}")),
    ("not-one-of", quiz(f"{{type: quiz, questions: {{one: {{ask: Q, {CHOICES}, right: §c}}}}}}")),
    ("not-one-of", quiz(f"{{type: quiz, questions: {{one: {{ask: Q, {CHOICES}, right: a, topic: §dta}}}}}}")),
    ("bad-name", quiz("{type: quiz, questions: {one: {ask: Q, choices: {§'a b': A, b: B}, right: b}}}")),
    ("bad-name", quiz(f"{{type: quiz, questions: {{§o.e: {QUESTION}}}}}")),
    ("unknown-field", quiz(f"{{type: quiz, questions: {{one: {QUESTION}}}, about: §needs.topic}}")),
    (
        "quiz-per-pair",
        again(f"by: [mentor, mentee], fields: {{q: §{{type: quiz, {R}}}}}").replace(
            "kind: match\n", "kind: match\n    mentees_per_mentor: 2\n"
        ),
    ),
    ("quiz-topics-bare", quiz(f"{{type: quiz, questions: {{one: {QUESTION}}}, about: §needs.topics}}")),
    ("unknown-quiz", again("by: mentee, fields: {q: {type: quiz, same_as: §test.p}}")),
    ("quiz-other-person", again("by: mentor, fields: {q: {type: quiz, same_as: §test.q}}")),
    ("quiz-other-person", again("by: [mentor, mentee], fields: {q: {type: quiz, same_as: §test.q}}")),
    (
        "quiz-both",
        again(f"by: mentee, fields: {{q: {{type: quiz, same_as: test.q, §questions: {{one: {QUESTION}}}}}}}"),
    ),
    ("quiz-both", again("by: mentee, fields: {q: {type: quiz, same_as: test.q, §about: needs.topics}}")),
]
"""Each with the sign § before the place of its fault."""


@pytest.mark.parametrize(("code", "marked"), FAULTS, ids=[f"{code}-{i}" for i, (code, _) in enumerate(FAULTS)])
def test_each_is_told_once_with_a_sentence_in_both_languages(code, marked):
    """Given one such line, when the program is read, then that line alone is told, in plain words."""
    assert alone(marked) == (code, True)


def test_a_quiz_asked_again_has_the_questions_of_the_first_time():
    """The engine looks nowhere else: what is asked again stands in the field after loading."""
    program = read(again()).require()

    first, last = program.step("test").fields["q"], program.step("last").fields["q"]
    assert last.questions == first.questions != {}


def test_both_of_a_pair_may_be_asked_where_one_field_is_for_one_of_them():
    """`by` of the field says whose questions they are."""
    text = again("by: [mentor, mentee], fields: {q: {type: quiz, same_as: test.q, by: mentee}, t: {type: text}}")

    assert told(read(text)) == []


def test_a_mentor_is_asked_about_the_topics_of_each_mentee():
    """They are other questions for each pair, and `for_each: mentor` finds no mentee's topics: no warning."""
    several = BASE.replace("kind: match\n", "kind: match\n    mentees_per_mentor: 2\n")
    asked = f"one: {{ask: R, {CHOICES}, right: a, topic: data}}, two: {{ask: S, {CHOICES}, right: a, topic: web}}"
    again = "  - {id: then, kind: form, for_each: pair, by: mentor, fields: {q: {type: quiz, same_as: last.q}}}\n"

    def warned(about):
        line = f"fields: {{q: {{type: quiz, about: {about}, questions: {{{asked}}}}}}}"
        form = f"  - {{id: last, kind: form, for_each: pair, by: mentor, {line}}}\n"
        return [fault.code for fault in read(several + form + again).faults]

    assert warned("needs.topics") == []
    assert warned("offer.topics") == ["quiz-per-pair"]


def test_the_percentage_may_be_named_in_a_when():
    """Rule 25: names are checked against earlier fields, a quiz is one."""
    text = quiz(QUIZ) + "  - {id: more, kind: training, for_each: mentee, content: ego-check, when: test.q < 50}\n"

    assert told(read(text)) == []
    assert [fault.code for fault in read(text.replace("test.q", "test.r")).faults] == ["unknown-name"]
