"""What a crossed match asks of its program."""

import pytest

from definition.small_program import BASE, read


@pytest.mark.parametrize("word", ["mentee", "hr"])
def test_a_crossed_match_that_people_choose_is_refused(word):
    """Given topics that each find a mentor by rules, when people are to choose as well, then one line has to go."""
    lines = f"    crossed: true\n    chosen_by: {word}\n"
    loaded = read(BASE.replace("    kind: match\n", f"    kind: match\n{lines}"))

    assert ("crossed-by-rules", False, word) in [
        (fault.code, fault.warning, fault.data.get("word")) for fault in loaded.faults
    ]


def test_a_crossed_match_without_topics_on_both_sides_is_refused():
    """Given forms that ask for no topics, when each topic is to find a mentor, then each side is named."""
    lines = BASE.replace("type: topics", "type: slots").replace(
        "    kind: match\n", "    kind: match\n    crossed: true\n"
    )

    found = {fault.data["scope"] for fault in read(lines).faults if fault.code == "crossed-without-topics"}

    assert found == {"mentee", "mentor"}
