"""Classic mentoring runs on the same engine: its mails do not speak of juniors who teach executives digital tools."""

import pytest

from mail.context_example import example
from revflow import shipped, texts
from revflow.definition.load import load
from revflow.definition.steps import TrainingStep

PROGRAM = load(shipped.folder("programs") / "classic-mentoring.yaml").require()
MAILS = sorted({step.mail for step in PROGRAM.steps if step.mail})
REVERSE = ("inversé", "reverse", "à l'aise avec le numérique", "dirigeant", "at ease with digital")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", MAILS)
def test_no_mail_of_its_steps_speaks_of_reverse_mentoring(letters, name, language):
    """Whoever reads `reverse` there has joined another program."""
    # given a mail of the program's steps
    context = example(language, program="Mentorat", round=1)
    # when it is written
    _subject, text, html = letters.render(name, language, context)
    # then it fits a mentor who is the experienced one
    assert [
        word for word in REVERSE if word in text.replace("\u2019", "'") or word in html.replace("\u2019", "'")
    ] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_certificate_would_not_either(language):
    """What the program is called says which mentoring it was."""
    assert [word for word in REVERSE if word in texts.say(language, "certificate-kind").lower()] == []


def test_the_training_of_junior_mentors_is_no_part_of_it():
    """It teaches how to say no to somebody far above."""
    assert not [step for step in PROGRAM.steps if isinstance(step, TrainingStep)]
