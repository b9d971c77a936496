"""A small program without faults, pieces of it to replace, and what is told of a text."""

from revflow import shipped, texts
from revflow.definition.load import Loaded, load_text

BASE = """\
revflow: 1
program: p
edition: 1
title: T
languages: [fr]
calendar: {timezone: Europe/Paris, country: FR}
groups:
  hr: {members: [rh@essai.test]}
  empty: {members: []}
topics: {data: Data, web: Web}
steps:
  - id: needs
    kind: form
    for_each: mentee
    fields: {topics: {type: topics}}
  - id: offer
    kind: form
    for_each: mentor
    fields: {topics: {type: topics}}
  - id: matching
    kind: match
  - id: accept
    kind: approval
    for_each: pair
    by: mentee
  - id: sessions
    kind: sessions
    for_each: pair
    count: 6
"""
END = "    count: 6\n"
TAIL = END + "  - "
TOPICS = "fields: {topics: {type: topics}}\n  - id: offer"
BY = "    by: mentee\n"


def field(line):
    return TOPICS, f"fields: {{a: {{{line}}}, topics: {{type: topics}}}}\n  - id: offer"


def gate(line):
    return BY, f"{BY}    {line}\n"


def step(line):
    return END, f"{TAIL}{{id: last, {line}}}\n"


def copied(line):
    """Return a mail of a pair where the group `empty` is external and has a member."""
    old = BASE[BASE.index("{members: []}") :]
    new = old.replace("{members: []}", "{members: [e@conseil.test], external: true}")
    return old, f"{new}  - {{id: last, kind: mail, for_each: pair, mail: thanks, {line}}}\n"


def attached(line):
    """Return such a mail below a certificate of the pair."""
    old, new = copied(line)
    paper = "  - {id: paper, kind: call, for_each: pair, function: certificate}\n"
    return old, new.replace("  - {id: last", f"{paper}  - {{id: last")


def told(loaded: Loaded) -> list[str]:
    return [f"{fault.line}:{fault.column} {fault.code}" for fault in loaded.faults]


def read(text: str) -> Loaded:
    return load_text(text, "p.yaml", shipped.folder("programs"))


def alone(marked):
    """Return the code and the place (line, column) of the one fault of a text, and whether it is at the sign §.

    Its sentence is another one in each language.
    """
    above, _, _ = marked.partition("§")
    (fault,) = read(marked.replace("§", "")).faults
    said = [texts.say(language, f"fault-{fault.code}", **fault.data) for language in ("fr", "en")]
    assert said[0] != said[1]
    place = (above.count("\n") + 1, len(above) - above.rfind("\n"))
    return fault.code, (fault.line, fault.column) == place
