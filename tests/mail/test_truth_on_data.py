"""What people read of their data is so: nothing is promised that no part of revflow does."""

import re
from pathlib import Path

import pytest

from mail.context_example import example
from revflow import shipped, texts
from revflow.definition.load import load_text

TEMPLATES = shipped.folder("templates")
TEXTS = Path(texts.__file__).parent
PROMISE = re.compile(r"\b(is|are|will be) erased|(est|sont|sera|seront) (ensuite )?effacée?s?\b")


def has_no_effect(line: str) -> bool:
    """Tell whether `check` says that a program's line on privacy does nothing in this version."""
    pilot = (shipped.folder("programs") / "pilot.yaml").read_text("utf-8")
    faults = load_text(pilot + f"privacy: {line}\n", "p.yaml", shipped.folder("programs")).faults
    return "not-done-yet" in [fault.code for fault in faults]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nobody_is_told_that_something_is_erased_while_nothing_is(language):
    """Given that retention has no effect, when people read the notice and the pages, then none says that it erases."""
    assert has_no_effect("{retention: {answers: 3 months}}")
    read = [TEMPLATES / "content" / f"notice.{language}.md", *(TEXTS / language).glob("*.ftl")]
    read += [path for path in (TEMPLATES / "mail").rglob(f"*.{language}.*") if path.is_file()]
    assert len(read) > 80

    told = {path.name: PROMISE.findall(path.read_text("utf-8").replace("\n", " ")) for path in read}

    assert {name for name, found in told.items() if found} == set()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_last_mail_speaks_of_a_notice_where_there_is_one_alone(letters, language):
    """Given a program with a notice, and one without, when somebody has finished, then the first alone speaks of it."""
    with_one = letters.render("ending-finished", language, example(language))
    without = letters.render("ending-finished", language, example(language, notice_link=""))

    assert all(re.search("notice", part) for part in with_one[1:])
    assert not any(re.search("notice", part) for part in without[1:])
