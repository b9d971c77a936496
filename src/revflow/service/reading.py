"""A content in its reader's language: the company's own folder first, then what is shipped."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from revflow.service.ports import Cohort, Ports
from revflow.texts.content import Content, UnknownContentError, content

FRAME = "session"
"""The content that is the built-in frame of a session (rule 9)."""

_PART = re.compile(r"^## +(.+)$", re.MULTILINE)


def text_of(ports: Ports, cohort: Cohort, name: str, languages: Sequence[str]) -> Content:
    """Return a content in the first of these languages that has it. Raises UnknownContentError."""
    folders = (Path(cohort.folder).parent / "templates", ports.templates)
    for language in languages:
        with suppress(UnknownContentError):
            return content(folders, name, language)
    raise UnknownContentError(name)


def parts_of(text: Content) -> tuple[str, ...]:
    """Return the headings of a content's parts, in order."""
    return tuple(match[1].strip() for match in _PART.finditer(text.body_markdown))
