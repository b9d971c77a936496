"""HR reads which votes of a gate wait for it, and by which command each goes to somebody."""

import pytest

from mail.context_example import example
from revflow.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_vote_that_nobody_could_be_asked_for_is_named_to_hr(letters, language):
    """No list of tasks shows it: HR reads the id under which it can be handed to somebody."""
    # given a gate at which nobody who is named may decide
    context = example(language, cause="nobody-to-ask", unasked=("P017.review.1",), task=None)
    # when HR is told
    _subject, text, html = letters.render("hr-incident", language, context)
    # then text and HTML say how to name somebody, and of no task to look for
    for body in (text, html):
        assert "revflow reassign P017.review.1 --to ADDRESS" in body
        assert "revflow tasks" not in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_a_gate_that_wait_for_hr_are_named(letters, language):
    """HR hears once of a gate: of each vote that nobody could be asked for, and of each whose people are away."""
    # given two entries of the one kind and one of the other
    votes = {"unasked": ("P017.review.1.0", "P017.review.1.1"), "stranded": ("P017.review.1.2",)}
    context = example(language, cause="nobody-to-ask", task=None, **votes)
    # when HR is told
    _subject, text, html = letters.render("hr-incident", language, context)
    # then text and HTML have a command for each, and say that who is away may come back
    for body in (text, html):
        for place in range(3):
            assert body.count(f"revflow reassign P017.review.1.{place} --to ADDRESS") == 1
        assert {"en": "is away", "fr": "en absence"}[language] in body
