"""A mail speaks of a file for calendars where one comes along, and nowhere else (`invite: false`)."""

import pytest

from mail.context_example import example

INVITING = ["session-invitation", "session-group", "session-cancelled", "circle-invitation", "circle-cancelled"]
SAID = {"en": "attached", "fr": "joint"}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("name", INVITING)
@pytest.mark.parametrize("sequence", [0, 1])
def test_the_file_is_told_of_where_there_is_one(letters, name, language, sequence):
    """Paragraphs stay apart, with the sentence and without."""
    written = []
    for calendar in (True, False):
        context = example(language, calendar=calendar, sequence=sequence, number=2, partner=None)
        _subject, text, html = letters.render(name, language, context)

        assert (SAID[language] in text) == (SAID[language] in html) == calendar
        written.append(text.count("\n\n"))
    assert written[0] == written[1]
