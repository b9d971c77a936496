"""Whatever a file holds, reading it ends in faults, never in an exception."""

from hypothesis import given
from hypothesis import strategies as st

from revflow import shipped, texts
from revflow.definition.load import load_text

PROGRAMS = shipped.folder("programs")
LINES = (PROGRAMS / "transition-numerique.yaml").read_text(encoding="utf-8").splitlines()
WORDS = sorted({word for line in LINES for word in line.partition("#")[0].replace(":", " ").split()})
SNIPPETS = st.sampled_from(
    ["", "[]", "{}", "- a", "&x", "*x", "<<: {a: b}", "use: needs", "use: [a]", "x-a: 1", "'", "\t", "  "]
)


def check_told_well(text):
    loaded = load_text(text, "p.yaml", PROGRAMS)
    for fault in loaded.faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert texts.say("fr", f"fault-{fault.code}", **fault.data)
    if not loaded.errors:
        assert loaded.require().steps


@given(st.sets(st.integers(0, len(LINES) - 1), max_size=30))
def test_lines_may_be_missing(gone):
    """Given the example without some of its lines, when it is read, then it is read or its faults are told."""
    check_told_well("\n".join(line for number, line in enumerate(LINES) if number not in gone))


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=12))
def test_words_may_be_exchanged(changes):
    """Given the example with words in wrong places, when it is read, then it is read or its faults are told."""
    lines = list(LINES)
    for number, old, new in changes:
        words = lines[number].split()
        lines[number] = lines[number].replace(old if old in lines[number] else (words or [" "])[-1], new, 1)
    check_told_well("\n".join(lines))


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), SNIPPETS), min_size=1, max_size=6))
def test_values_may_be_of_any_shape(changes):
    """Given the example with values of other shapes, when it is read, then it is read or its faults are told."""
    lines = list(LINES)
    for number, snippet in changes:
        key, colon, _ = lines[number].partition(": ")
        lines[number] = f"{key}{colon}{snippet}"
    check_told_well("\n".join(lines))


@given(st.text(max_size=200))
def test_any_text_is_told_its_faults(text):
    """Given any text, when it is read, then its faults are told."""
    check_told_well(text)
