"""Rendering that must be refused."""

import pytest

from mail.context_example import example
from revflow.domain.errors import OutsideError
from revflow.mail import TemplateLetters


def refused(letters: TemplateLetters, folder: str, name: str = "own", language: str = "en") -> dict[str, object]:
    with pytest.raises(OutsideError) as error:
        letters.render(name, language, example(language), folder)
    assert error.value.code == "template-faulty"
    return error.value.data
