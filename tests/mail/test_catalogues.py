"""The catalogues say the same in both languages, and have a sentence for every error."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import revflow
from revflow import texts

SOURCES = Path(revflow.__file__).parent
CATALOGUES = SOURCES / "texts"
ERRORS = {"RefusedError", "OutsideError", "FaultyInputError", "UsageError"}


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.names.add(node.id.name)


def variables(message: ftl.Message) -> frozenset[str]:
    visitor = Variables()
    visitor.visit(message)
    return frozenset(visitor.names)


def entries(path: Path) -> list[ftl.EntryType]:
    return FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body


def messages(language: str) -> dict[str, frozenset[str]]:
    files = sorted((CATALOGUES / language).glob("*.ftl"))
    return {
        entry.id.name: variables(entry) for path in files for entry in entries(path) if isinstance(entry, ftl.Message)
    }


def raised() -> dict[str, list[tuple[Path, set[str | None]]]]:
    """Return the codes of errors in the sources, with the files and the names of the data given along."""
    found: dict[str, list[tuple[Path, set[str | None]]]] = {}
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS):
                continue
            codes = [leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)]
            for code in codes:
                if isinstance(code, str) and re.fullmatch(r"[a-z]+(-[a-z]+)*", code):
                    found.setdefault(code, []).append((path, {word.arg for word in node.keywords}))
    return found


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*/*.ftl")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_catalogue_parses_whole(path: Path):
    """A line that Fluent cannot read would silently be no message."""
    # given a catalogue
    # when it is parsed
    junk = [entry.content for entry in entries(path) if isinstance(entry, ftl.Junk)]
    # then nothing of it is left over
    assert junk == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_key_is_defined_twice(language: str):
    """Of two messages with one key, only one would ever be read."""
    # given all catalogues of a language
    files = sorted((CATALOGUES / language).glob("*.ftl"))
    # when their keys are counted
    keys = Counter(entry.id.name for path in files for entry in entries(path) if isinstance(entry, ftl.Message))
    # then each is there once
    assert {key: count for key, count in keys.items() if count > 1} == {}


def test_both_languages_have_the_same_messages():
    """A message that one language lacks would be read in English, or fail."""
    # given the messages of both languages
    english, french = messages("en"), messages("fr")
    # then both have the same keys
    assert set(english) ^ set(french) == set()


def test_both_languages_use_the_same_variables():
    """A variable of one language alone is a slip in the other."""
    # given the messages of both languages
    english, french = messages("en"), messages("fr")
    # then those that both have are filled with the same data
    assert {key: (english[key], french[key]) for key in english if key in french and english[key] != french[key]} == {}


def test_every_error_has_its_sentence():
    """What people are refused is said in a sentence, never as a code."""
    # given the codes that the sources raise
    codes = raised()
    # when they are looked up
    missing = {code: places[0][0].name for code, places in codes.items() if not texts.known(f"error-{code}")}
    # then each has a sentence
    assert missing == {}


def test_every_error_brings_what_its_sentence_speaks_of():
    """A sentence with a name that is not given along could not be said."""
    # given the sentences, and what is given along where a code is raised (`**data` may bring anything)
    spoken = messages("en")
    # when the two are compared
    lacking = {
        f"{code} in {path.name}": spoken[f"error-{code}"] - given
        for code, places in raised().items()
        for path, given in places
        if f"error-{code}" in spoken and None not in given and not spoken[f"error-{code}"] <= given
    }
    # then nothing is lacking
    assert lacking == {}
