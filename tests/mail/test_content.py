"""Content that people read: as shipped, and as a company replaces it."""

from hashlib import sha256

import pytest

from revflow import shipped
from revflow.texts.content import UnknownContentError, content
from revflow.texts.typography import typeset

TEMPLATES = shipped.folder("templates")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["notice", "communication", "ego-check", "session", "agreement"])
def test_every_shipped_content_has_a_title_and_says_something(name, language):
    """Both languages, each with its own text."""
    # given a shipped name
    # when it is read
    read = content((TEMPLATES,), name, language)
    # then it is there, and its version is the file's own
    file = TEMPLATES / "content" / f"{name}.{language}.md"
    assert read.title
    assert len(read.body_markdown) > 500
    assert (read.language, read.version) == (language, sha256(file.read_bytes()).hexdigest())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_ego_check_offers_its_questions_and_commitments_apart(language):
    """The example asks for six questions in private and three commitments of several."""
    # given the shipped ego check
    # when it is read
    read = content((TEMPLATES,), "ego-check", language)
    # then the lists are values, and not in the text
    assert len(read.questions) == 6
    assert len(read.commitments) > 3
    assert read.questions[0] not in read.body_markdown
    assert read.commitments[0] not in read.body_markdown


@pytest.mark.parametrize(
    ("language", "part", "help_", "brake"),
    [
        ("fr", "Quand cela coince", "ressources humaines de vous appeler", "met le binôme en pause"),
        ("en", "When something goes wrong", "ask human resources to call you", "pauses the pair"),
    ],
)
def test_mentors_are_taught_how_to_call_for_help_and_how_to_stop(language, part, help_, brake):
    """A brake that nobody has heard of is none: the training names both, before they are needed."""
    read = content((TEMPLATES,), "communication", language)

    (told,) = (text for text in read.body_markdown.split("\n## ") if text.startswith(part))
    assert help_ in told
    assert brake in told


def test_a_company_s_own_content_comes_first(tmp_path):
    """The first folder that has it counts; a changed text has another version."""
    # given a company's own notice in English
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "notice.en.md").write_text("# Ours\n\nText\n", encoding="utf-8")
    # when it is read in two languages
    english = content((tmp_path, TEMPLATES), "notice", "en")
    french = content((tmp_path, TEMPLATES), "notice", "fr-CA")
    # then English is the company's, French the shipped one
    assert (english.title, english.body_markdown) == ("Ours", "Text")
    assert french.language == "fr"
    assert english.version != content((TEMPLATES,), "notice", "en").version


@pytest.mark.parametrize("name", ["nothing", "../mail/layout", ""])
def test_content_that_is_not_there_is_told(name):
    """Names from a program reach nothing outside the folder of contents."""
    # given a name without a file
    # when it is read
    # then it is unknown
    with pytest.raises(UnknownContentError):
        content((TEMPLATES,), name, "en")


def test_french_is_set_as_it_is_printed():
    """Typed with plain spaces and apostrophes, read with the right ones; addresses stay as they are."""
    # given French as people type it
    typed = "L'idée : « oui ! » Vraiment ? https://x.test/?a=1;b=2 à 15:30"
    # when it is set
    # then punctuation does not part from its word
    assert typeset(typed, "fr") == (
        "L\u2019idée\u00a0: «\u00a0oui\u202f!\u00a0» Vraiment\u202f? https://x.test/?a=1;b=2 à 15:30"
    )
    assert typeset(typed, "en") == typed
