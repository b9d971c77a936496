"""What a mail says is a sentence on a line of its own, whatever is put into it."""

import pytest

from mail.context_example import LINK, example
from revflow.service.mail_context import MailTask

LANGUAGES = ("fr", "en")


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        ("fr", "plan", "La séance 2 avec Karim Benali n'a toujours pas de date."),
        ("en", "plan", "Session 2 with Karim Benali still has no date."),
        ("fr", "answer", "Votre réponse est toujours attendue : Vos besoins, avec Karim Benali."),
        ("en", "answer", "Your answer is still awaited: Your needs, with Karim Benali."),
    ],
)
def test_a_reminder_is_a_sentence_whatever_the_step_is_called(letters, language, kind, said):
    """A title in the plural is no subject of “attend”; and who is of the pair reads of the other one alone."""
    task = MailTask(link=LINK, due=None, kind=kind)

    _subject, text, _html = letters.render("reminder", language, example(language, task=task))

    assert said in text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    assert "Hélène Girard" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_that_a_manager_releases_stands_on_a_line_of_its_own(letters, language):
    """Not run together with the date by which an answer is expected."""
    _subject, text, _html = letters.render("task-approval", language, example(language))

    assert [line[-5:] for line in text.splitlines() if "(6 h)" in line] == ["(6 h)"]
