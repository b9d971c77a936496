"""Looking words up: languages, dates, and slips of those who program."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from revflow import shipped, texts


def test_a_language_with_a_country_is_the_language():
    """`fr-CA` reads French; what has no catalogue reads English."""
    # given tags as people lists and terminals have them
    tags = ["fr", "fr-CA", "fr_FR.UTF-8", "en-GB", "de", "", "C.UTF-8"]
    # when they are looked up
    # then each has a catalogue
    assert [texts.known_language(tag) for tag in tags] == ["fr", "fr", "fr", "en", "en", "en", "en"]


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"REVFLOW_LANG": "fr", "LC_ALL": "en_US.UTF-8"}, "fr"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LC_ALL": "", "LANG": "fr_CA"}, "fr"),
        ({}, "en"),
    ],
)
def test_messages_follow_the_environment(environ, language):
    """REVFLOW_LANG, then LC_ALL, then LANG, else English."""
    # given an environment
    # then its language is found
    assert texts.message_language(environ) == language


def test_an_unknown_key_is_a_slip_of_the_program():
    """It is never shown as if it were a text."""
    # given a key that is nowhere
    # then looking it up fails
    with pytest.raises(texts.UnknownTextError):
        texts.say("en", "no-such-key")


def test_a_variable_left_out_is_a_slip_of_the_program():
    """A sentence with a hole is never shown."""
    # given a sentence that speaks of a port
    # then leaving it out fails
    with pytest.raises(texts.UnknownTextError):
        texts.say("en", "error-mail-unreachable", host="mail.exemple.test")


def test_numbers_that_are_names_are_not_grouped():
    """A port is 4200, not 4,200."""
    # given a port
    # when it is said
    said = texts.say("en", "error-mail-unreachable", host="mail.exemple.test", port=4200)
    # then it reads as such
    assert "mail.exemple.test:4200" in said


def test_days_and_moments_are_written_out():
    """In the order of the language; an instant in the zone that is asked for."""
    # given a day and an instant
    day, instant = date(2027, 3, 1), datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    # when they are written
    # then they read as people write them
    assert texts.day(day, "fr-CA") == "lundi 1er mars 2027"
    assert texts.day(day, "en") == "Monday 1 March 2027"
    assert texts.moment(instant, "Europe/Paris", "fr") == "mardi 2 mars 2027 à 00:30"
    assert texts.moment(instant, "America/Toronto", "en") == "Monday 1 March 2027 at 18:30"


def test_a_due_moment_at_midnight_is_the_day_that_ends():
    """Due at the end of a day is not due on the next."""
    # given midnight, and an hour within a day, in Paris
    midnight, noon = datetime(2027, 3, 15, 23, 0, tzinfo=UTC), datetime(2027, 3, 15, 11, 0, tzinfo=UTC)
    # then both are due on the fifteenth
    assert [texts.due_day(due, "Europe/Paris", "en") for due in (midnight, noon)] == ["Monday 15 March 2027"] * 2


def test_an_error_is_said_with_its_data():
    """Days, lists and numbers of its data are written for people, in both languages."""
    # given an error's data
    data = {"start": date(2027, 3, 1)}
    # when it is said
    # then it is a sentence
    assert "lundi 1er mars 2027" in texts.say_error("fr", "start-past", data)
    accepted = texts.say_error("en", "file-kind", {"name": "a.exe", "accept": ("pdf", "png")})
    assert "(pdf, png)" in accepted


def test_shipped_folders_are_found():
    """From the source tree as from a wheel; other names are slips."""
    # given the names of the shipped folders
    # then each is there
    assert all(shipped.folder(name).is_dir() for name in shipped.FOLDERS)
    with pytest.raises(KeyError):
        shipped.folder("etc")


def test_a_wheel_s_folders_come_before_the_tree_s(tmp_path, monkeypatch):
    """Installed, they lie beside the module."""
    # given a folder beside the module
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(shipped, "_HERE", Path(tmp_path))
    # then it is the one
    assert shipped.folder("templates") == tmp_path / "templates"
    assert shipped.folder("programs") == shipped._TREE / "programs"


def test_what_is_put_into_a_sentence_is_cut_when_it_is_long():
    """People send texts of any length; a sentence about one stays a sentence, and the library's limit is not met."""
    # given a word, a list and a path that are too long
    word, known, path = "w" * 5000, [f"name-{number}" for number in range(1000)], Path("/p" * 2000)
    # when they are said
    said = texts.say("en", "fault-not-one-of", word=word, near="none", known=known)
    placed = texts.say("en", "cli-unexpected", log=path)
    # then their beginning stands for them
    assert "w" * 199 + "…" in said
    assert "name-9, " in said
    assert len(said) < 1500
    assert len(placed) < 1500
