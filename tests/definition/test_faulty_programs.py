"""Each fault of a program is told once, at its line and column, with a sentence in both languages."""

import pytest

from definition.small_program import BASE, END, TAIL, TOPICS, attached, copied, field, gate, read, step, told
from revflow import texts

YEARS_ON_END = ", ".join(f"{year}-01-01/{year}-12-31" for year in range(2027, 2031))
FAULTS = [
    # --- writing
    ("5:1 yaml-tab", "title: T", "title:\n\t- T"),
    ("4:9 yaml-colon", "title: T", "title: T: U"),
    ("4:8 yaml-syntax", "title: T", "title: 'T"),
    ("4:8 yaml-character", "title: T", "title: \x07"),
    ("4:8 yaml-character", "title: T", 'title: "T\\e[2J"'),
    ("10:16 yaml-character", "Data, web", '"D\\u202Eata", web'),
    ("10:22 yaml-key", "Data, web", 'Data, "w\\nb"'),
    ("4:8 yaml-anchor", "title: T", "title: &a T"),
    ("4:1 yaml-merge", "title: T", "<<: {a: b}\ntitle: T"),
    ("4:8 yaml-tag", "title: T", "title: !!int T"),
    ("4:3 yaml-key", "title: T", "? [a]\n: T"),
    ("30:1 yaml-documents", END, END + "---\na: b\n"),
    ("4:37 yaml-too-deep", "title: T", "title: " + "[" * 40),
    ("5:1 duplicate-key", "title: T", "title: T\ntitle: U"),
    ("4:7 empty-value", "title: T", "title:"),
    ("7:4 empty-entry", "[fr]", "\n  - fr\n  -"),
    ("1:1 file-empty", BASE, "# nothing\n"),
    ("1:1 not-a-program", BASE, "- a\n"),
    # --- shape
    ("1:1 missing-key", "title: T\n", ""),
    ("12:5 missing-key", "    kind: form\n", ""),
    ("4:1 unknown-key", "title: T", "titel: T\ntitle: T"),
    ("15:37 unknown-key", TOPICS, "fields: {topics: {type: topics, most: 3}}\n  - id: offer"),
    ("1:10 not-one-of", "revflow: 1", "revflow: 2"),
    ("13:11 not-one-of", "kind: form", "kind: from"),
    ("13:11 expected-word", "kind: form", "kind: [form]"),
    ("15:24 expected-word", *field("type: {a: b}")),
    ("14:15 not-one-of", "for_each: mentee", "for_each: mentees"),
    ("6:11 expected-map", "calendar: {timezone: Europe/Paris, country: FR}", "calendar: Paris"),
    ("11:8 expected-list", BASE[BASE.index("steps:") :], "steps: none\n"),
    ("2:10 expected-word", "program: p", "program: [p]"),
    ("29:12 too-low", "count: 6", "count: 0"),
    ("29:12 bad-whole", "count: 6", "count: six"),
    ("29:12 bad-whole", "count: 6", "count: \u0665"),
    ("15:37 bad-number", *field("type: number, min: x")),
    ("26:14 bad-flag", *gate("private: yes")),
    ("4:8 bad-text", "title: T", 'title: ""'),
    ("26:10 bad-duration", *gate("due: 5 jours")),
    ("26:10 bad-duration", *gate("due: \u0663 days")),
    ("26:10 duration-long", *gate("due: 9999 years")),
    ("26:14 duration-long", *gate("remind: [3654 days before]")),
    ("22:37 duration-long", "kind: match\n", "kind: match\n    ready: {share: 90 %, at_latest: 121 months}\n"),
    ("26:14 bad-offset", *gate("remind: [2 days]")),
    ("22:20 bad-share", "kind: match\n", "kind: match\n    ready: {share: 120 %}\n"),
    ("30:13 bad-range", END, END + "    bounds: 10-5\n"),
    ("11:32 bad-quiet", "steps:", "defaults: {mail: {quiet_hours: 19h-8h}}\nsteps:"),
    ("11:24 bad-duration", "steps:", "defaults: {task: {due: soon}}\nsteps:"),
    ("11:24 duration-long", "steps:", "defaults: {task: {due: 2611 working days}}\nsteps:"),
    ("11:29 missing-key", "steps:", "defaults: {task: {escalate: {to: hr}}}\nsteps:"),
    # --- the head
    ("2:10 bad-label", "program: p", "program: p p"),
    ("10:10 bad-name", "data: Data", "données: Data"),
    ("12:9 reserved-name", "id: needs", "id: next"),
    ("16:9 duplicate-id", "id: offer", "id: needs"),
    ("5:17 word-twice", "[fr]", "[fr, fr]"),
    ("11:8 steps-none", BASE[BASE.index("steps:") :], "steps: []\n"),
    ("5:12 languages-none", "[fr]", "[]"),
    ("5:13 unknown-language", "[fr]", "[français]"),
    ("5:13 language-not-shipped", "[fr]", "[de]"),
    ("6:22 unknown-timezone", "Europe/Paris", "Europe/Pari"),
    ("6:22 unknown-timezone", "Europe/Paris", "localtime"),
    ("6:45 unknown-country", "country: FR", "country: XX"),
    ("6:46 weekdays-none", "country: FR", "weekdays: []"),
    ("6:47 unknown-weekday", "country: FR", "weekdays: [lundi]"),
    ("6:45 bad-date", "country: FR", "closed: [2027-13-01]"),
    ("6:45 bad-closure", "country: FR", "closed: [2027-08-20/2027-08-02]"),
    ("6:45 bad-closure", "country: FR", "closed: [2028-01-02/2027-12-20]"),
    ("6:45 date-far", "country: FR", "closed: [2207-08-02]"),
    ("6:45 closed-for-years", "country: FR", f"closed: [{YEARS_ON_END}]"),
    ("8:17 hr-missing", "[rh@essai.test]", "[]"),
    ("11:9 levels-count", "steps:", "levels: [a]\nsteps:"),
    ("8:18 bad-address", "rh@essai.test", "rh"),
    ("8:18 bad-address", "rh@essai.test", "rhé@essai.test"),
    ("8:47 unknown-group", "[rh@essai.test]", "[rh@essai.test], escalate_to: hrr"),
    ("8:45 deputy-member", "[rh@essai.test]", "[rh@essai.test], deputies: [RH@essai.test]"),
    ("8:47 escalates-to-itself", "[rh@essai.test]", "[rh@essai.test], escalate_to: hr"),
    # --- texts and fields
    ("4:8 text-missing", "title: T", "title: {en: T}"),
    ("4:8 text-line-break", "title: T", 'title: "T\\nU"'),
    ("4:10 text-line-break", "title: T", 'company: "C\\nD"\ntitle: T'),
    ("4:16 text-unused", "title: T", "title: {fr: T, en: T}"),
    ("15:14 age-refused", *field("type: number, label: Votre âge")),
    ("15:14 bad-name", "fields: {topics", "fields: {é: {type: slots}, topics"),
    ("30:44 fields-none", *step("kind: form, by: hr, fields: {}")),
    ("15:36 field-not-asked", *field("type: number, by: mentor")),
    ("15:45 least-above-most", *field("type: number, min: 2, max: 1")),
    ("15:41 options-none", *field("type: choice, options: {}")),
    ("15:39 bad-ending", *field("type: file, accept: [.pdf]")),
    ("15:41 unknown-field", *field("type: topics, same_as: offer.topics")),
    ("15:37 too-high", *field("type: topics, min: 3")),
    # --- people
    ("25:9 unknown-actor", "by: mentee", "by: menteee"),
    ("15:9 role-not-here", "for_each: mentee\n", "for_each: mentee\n    by: mentor\n"),
    ("25:9 bad-address", "by: mentee", "by: a@"),
    ("25:9 by-empty", "by: mentee", "by: []"),
    ("25:9 gate-nobody", "by: mentee", "by: empty"),
    ("26:14 unknown-actor", *gate("except: [sponsors]")),
    ("26:14 bad-address", *gate("except: [a@]")),
    ("26:13 except-nobody", *gate("except: mentee")),
    (
        "30:87 except-nobody",
        *step("kind: approval, for_each: pair, by: [hr, mentor], quorum: all, except: [rh@essai.test]"),
    ),
    ("30:46 group-empty", *step("kind: mail, mail: thanks, to: empty")),
    # --- gates
    ("26:16 bad-expiry", *gate("on_expiry: skip")),
    ("26:16 silence-approves", *gate("on_expiry: approve")),
    ("26:16 silence-approves", *gate("on_expiry: close\n    outcomes: {approve: next, close: finish}")),
    ("11:30 silence-approves", "steps:", "defaults: {task: {on_expiry: approve}}\nsteps:"),
    ("26:30 bad-duration", *gate("escalate: {to: hr, late: soon}")),
    ("26:55 bad-duration", *gate("escalate: [{to: hr, late: 2 days}, {to: hr, late: soon}]")),
    ("26:20 unknown-actor", *gate("escalate: {to: rh, late: 2 days}")),
    ("26:45 unknown-actor", *gate("escalate: [{to: hr, late: 2 days}, {to: rh, late: 3 days}]")),
    ("26:59 escalate-order", *gate("escalate: [{to: hr, late: 2 days}, {to: mentor, late: 2 days}]")),
    ("26:24 unknown-key", *gate("escalate: {to: hr, latest: 3 days, late: 2 days}")),
    ("26:29 unknown-anchor", *gate("remind: [2 days before, 1 day before session.first]")),
    ("26:14 unknown-anchor", *gate("remind: [1 day before sessions.start]")),
    ("26:14 unknown-anchor", *gate("remind: [1 day before needs.first]")),
    ("11:28 unknown-anchor", "steps:", "defaults: {task: {remind: [1 day after lunch]}}\nsteps:"),
    ("26:14 remind-before-launch", *gate("remind: [1 day before launch]")),
    ("26:14 remind-never", *gate("remind: [1 day before sessions.first]")),
    ("22:5 quorum-missing", "by: mentee", "by: [mentee, mentor]"),
    ("26:13 bad-quorum", *gate("quorum: most")),
    ("26:13 quorum-number", *gate("quorum: 2")),
    ("30:76 quorum-number", *step("kind: approval, for_each: pair, by: hr, each: true, quorum: 2")),
    ("26:15 in-order-idle", *gate("in_order: true")),
    ("30:81 in-order-idle", *step("kind: approval, by: [hr, a@essai.test], quorum: first, in_order: true")),
    ("26:11 each-without-group", *gate("each: true")),
    ("26:13 unknown-outcome", *gate('quorum: "veto: decline"')),
    ("26:15 outcomes-none", *gate("outcomes: {}")),
    ("26:21 label-missing", *gate("outcomes: {yes: next}")),
    ("26:25 unknown-target", *gate("outcomes: {approve: nxt}")),
    ("26:39 back-elsewhere", *gate("outcomes: {approve: next, revise: needs}")),
    ("26:39 back-not-above", *gate("outcomes: {approve: next, revise: sessions}")),
    ("30:66 loop-unbounded", *step("kind: approval, for_each: pair, by: hr, outcomes: {revise: accept}")),
    ("30:75 rematch-without-pair", *step("kind: approval, by: hr, outcomes: {approve: next, decline: rematch}")),
    ("30:75 leave-without-person", *step("kind: approval, by: hr, outcomes: {approve: next, decline: leave}")),
    ("26:20 too-high", *gate("rubric: {tact: 5}")),
    # --- order
    ("26:12 unknown-step", *gate("after: matchin")),
    (
        "30:107 back-not-awaited",
        *step("kind: approval, for_each: pair, by: hr, after: matching, outcomes: {approve: next, revise: accept}"),
    ),
    ("26:12 after-not-above", *gate("after: sessions")),
    ("19:12 no-join", "for_each: mentor\n", "for_each: mentor\n    after: needs\n"),
    ("22:15 no-match-above", "  - id: matching\n    kind: match\n", ""),
    ("30:22 match-twice", *step("kind: match")),
    ("22:15 match-not-cohort", "kind: match\n", "kind: match\n    for_each: mentor\n"),
    ("21:11 match-without-topics", TOPICS, "fields: {slots: {type: slots}}\n  - id: offer"),
    ("27:9 unreachable", *gate("outcomes: {approve: finish}")),
    # --- kinds
    ("30:42 sessions-not-pair", *step("kind: sessions, for_each: mentor")),
    ("29:12 count-outside", "count: 6", "count: 11"),
    ("30:15 session-length", END, END + "    duration: 2 days\n"),
    ("30:15 session-length", END, END + "    duration: 481 min\n"),
    ("22:14 unknown-criterion", "kind: match\n", "kind: match\n    forbid: [same_age]\n"),
    ("22:14 unknown-criterion", "kind: match\n", "kind: match\n    prefer: {topic: 2}\n"),
    ("30:47 line-unused", *step("kind: wait, duration: 2 weeks, due: 2 days")),
    ("30:5 wait-until", *step("kind: wait")),
    ("30:35 date-far", *step("kind: wait, until: 9999-12-31")),
    ("30:35 date-far", *step("kind: wait, until: 0001-01-01")),
    ("30:35 bad-date", *step("kind: wait, until: tomorrow")),
    ("30:52 deliverables-none", *step("kind: module, by: hr, deliverables: {}")),
    ("30:38 unknown-function", *step("kind: call, function: certificat")),
    ("30:38 certificate-not-pair", *step("kind: call, for_each: mentor, function: certificate")),
    ("30:79 certificate-for", *step("kind: call, for_each: pair, function: certificate, with: {for: sponsor}")),
    ("30:34 unknown-mail", *step("kind: mail, mail: thank, to: hr")),
    ("30:59 unknown-content", *step("kind: training, for_each: mentor, content: communicate")),
    ("30:12 unknown-guide", END, END + "    guide: modules\n"),
    (
        "30:12 unknown-guide",
        END,
        f"{END}    guide: last\n{TAIL[len(END) :]}{{id: last, kind: module, by: hr, deliverables: {{a: {{}}}}}}\n",
    ),
    ("30:74 external-copied", *copied("to: mentor, cc: [empty]")),
    ("30:73 external-copied", *copied("to: empty, cc: [mentor]")),
    ("30:74 external-copied", *copied("to: mentor, cc: [E@conseil.test]")),
    ("31:78 external-attached", *attached("to: empty, attach: [paper]")),
    ("30:59 unknown-attachment", *step("kind: mail, mail: thanks, to: hr, attach: [needs]")),
    ("30:10 unknown-shipped-step", END, TAIL + "use: thank\n"),
    ("30:10 expected-word", END, TAIL + "use: [needs]\n"),
    # --- conditions
    ("26:11 when-syntax", *gate("when: groups.hr and")),
    ("26:11 unknown-name", *gate("when: groups.sponsor")),
    ("26:11 when-refused", *gate("when: mentee.x-age > 50")),
]


UNDONE = {
    "retention": ("topics: {", "privacy: {retention: {audit: 3 years}}\ntopics: {"),
}


def test_the_base_of_these_tests_has_no_fault():
    """Given the base, when it is read, then only what a test changes can be at fault."""
    assert told(read(BASE)) == []


NAMES = [f"{number}-{expected.split()[1]}" for number, (expected, _, _) in enumerate(FAULTS)]


@pytest.mark.parametrize(("expected", "old", "new"), FAULTS, ids=NAMES)
def test_a_fault_is_told_once_where_it_stands(expected, old, new):
    """Given one fault, when the program is read, then that alone is told, at its place."""
    assert old in BASE

    loaded = read(BASE.replace(old, new, 1))

    assert told(loaded) == [expected]


@pytest.mark.parametrize(("_expected", "old", "new"), FAULTS, ids=NAMES)
def test_a_fault_is_told_in_both_languages_in_our_own_words(_expected, old, new):
    """Given one fault, when it is told, then the sentences differ by language and hold nothing of a library's."""
    (fault,) = read(BASE.replace(old, new, 1)).faults

    told_in = {language: texts.say(language, f"fault-{fault.code}", **fault.data) for language in texts.LANGUAGES}

    assert told_in["en"] != told_in["fr"]
    assert all(sentence.endswith((".", "?", "…")) for sentence in told_in.values()), told_in
    assert not any(
        word in sentence.lower() for sentence in told_in.values() for word in ("pydantic", "validat", "loc=")
    )


@pytest.mark.parametrize("word", UNDONE)
def test_what_is_not_done_yet_is_told_and_keeps_nothing_from_running(word):
    """Given a feature without effect in this version, when the program is read, then one warning names it."""
    loaded = read(BASE.replace(*UNDONE[word], 1))

    assert [(fault.code, fault.warning, fault.data["word"]) for fault in loaded.faults] == [
        ("not-done-yet", True, word)
    ]


def test_a_gate_may_send_back_to_what_it_waits_for_by_way_of_another_step():
    """Given a gate after the sessions, which wait for the pair's yes, when it sends back there, then that is fine."""
    old, new = step("kind: approval, for_each: pair, by: hr, after: sessions, outcomes: {close: next, revise: accept}")

    assert told(read(BASE.replace(old, new, 1))) == []


def test_all_faults_are_told_at_once_in_order():
    """Given faults of writing, shape and meaning, when the program is read, then all are told from top to bottom."""
    text = (
        BASE.replace("title: T", "title: T\ntitle: U")
        .replace("country: FR", "country: XX")
        .replace("count: 6", "count: 12")
        .replace("kind: match\n", "kind: match\n    forbit: [same_department]\n")
        .replace("by: mentee\n", "by: mentee\n    on_expiry: skip\n")
    )

    loaded = read(text)

    assert told(loaded) == [
        "5:1 duplicate-key", "7:45 unknown-country", "23:5 unknown-key", "28:16 bad-expiry", "32:12 count-outside",
    ]  # fmt: skip
    assert loaded.faults[2].data["near"] == "forbid"


def test_a_form_that_asks_for_topics_needs_some():
    """Given no topics, when forms ask for them, then each of these fields is told."""
    loaded = read(BASE.replace("topics: {data: Data, web: Web}", "topics: {}"))

    assert [fault.code for fault in loaded.faults] == ["topics-none", "topics-none"]


def test_a_step_that_cannot_be_read_makes_no_further_faults():
    """Given a match of an unknown kind, when the program is read, then what is built on it is not blamed."""
    loaded = read(BASE.replace("kind: match", "kind: mach"))

    assert told(loaded) == ["21:11 not-one-of"]
    assert loaded.faults[0].data["near"] == "match"
