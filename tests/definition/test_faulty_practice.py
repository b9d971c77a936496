"""What the practice asks of a program, where a line would be without effect or against it: told at its place."""

import pytest

from definition.small_program import BASE, END, TAIL, read, step, told
from revflow import texts

TRAINING = "kind: training, for_each: mentee, content: ego-check"
GATE = "kind: approval, for_each: mentor, by: hr"
MODULE = (
    "kind: module, for_each: topic, after: matching, by: hr, review_by: hr, deliverables: {outline: {accept: [pdf]}}"
)
SESSIONS = BASE[BASE.index("  - id: sessions") :]
FAULTS = [
    # --- trainings
    ("30:95 training-asks-nobody", *step(f"{TRAINING}, confirm_by: hr, reflect: 6")),
    ("30:99 training-asks-nobody", *step(f"{TRAINING}, confirm_by: hr, commitments: 3")),
    ("26:81 refresher-idle", SESSIONS, f"  - {{id: last, {TRAINING}, refresher: true}}\n"),
    # --- needs
    (
        "30:86 shared-hr-only",
        *step("kind: form, for_each: mentee, fields: {a: {type: text, hr_only: true, shared: true}}"),
    ),
    # --- modules
    ("30:137 covers-nothing", *step(f"{MODULE}, covers: 1-3")),
    # --- sessions
    ("30:15 together-alone", END, END + "    together: true\n"),
    ("30:17 together-mentor", END, END + "    confirm_by: mentee\n    together: true\n"),
    # --- vetting
    ("30:92 unknown-line", *step(f"{GATE}, rubric: {{mastery: 3}}, per_topic: [mastry]")),
    ("30:83 per-topic-without-topics", *step(f"{GATE.replace('mentor', 'pair')}, rubric: {{a: 3}}, per_topic: [a]")),
    ("30:97 after-without-back", *step(f"{GATE}, outcomes: {{later: {{then: leave, after: 1 month}}}}")),
]


@pytest.mark.parametrize(("place", "old", "new"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_each_is_told_once_with_a_sentence_in_both_languages(place, old, new):
    """Given a program with one such line, when it is read, then that line alone is told, in plain words."""
    assert old in BASE

    (fault,) = [one for one in read(BASE.replace(old, new, 1)).faults if one.code == place.split()[1]]

    assert f"{fault.line}:{fault.column} {fault.code}" == place
    said = {language: texts.say(language, f"fault-{fault.code}", **fault.data) for language in ("fr", "en")}
    assert said["fr"] != said["en"]


@pytest.mark.parametrize("line", [f"{TRAINING}, reflect: 6, commitments: 3", f"{TRAINING}, refresher: true"])
def test_a_training_as_the_practice_asks_is_not_told(line):
    """Given questions that the executive answers, and sessions to come half-way in, when read, all is well."""
    assert told(read(BASE.replace(END, f"{TAIL}{{id: last, {line}}}\n"))) == []
