"""What people read in the course of a program, in their language; and what an executive has undertaken.

A content is taken from the company's own folder first, then from what is shipped.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from revflow.definition.program import Program
from revflow.definition.steps import TrainingStep
from revflow.definition.templates import template_folders
from revflow.domain.facts import Confirmed
from revflow.service.case import load_state
from revflow.service.ports import Cohort, Db, Ports
from revflow.texts.content import Content, UnknownContentError, content

FRAME = "session"
"""The content that is the built-in frame of a session (rule 9)."""

_PART = re.compile(r"^## +(.+)$", re.MULTILINE)


def text_of(ports: Ports, cohort: Cohort, name: str, languages: Sequence[str]) -> Content:
    """Return a content in the first of these languages that has it. Raises UnknownContentError."""
    folders = (*template_folders(Path(cohort.folder)), ports.templates)
    for language in languages:
        with suppress(UnknownContentError):
            return content(folders, name, language)
    raise UnknownContentError(name)


def parts_of(text: Content) -> tuple[str, ...]:
    """Return the headings of a content's parts, in order."""
    return tuple(match[1].strip() for match in _PART.finditer(text.body_markdown))


def commitments(db: Db, program: Program, codes: Iterable[str]) -> tuple[str, ...]:
    """Return what was undertaken last in the trainings of these journeys; nothing once it is erased.

    It is for who has undertaken it alone: `codes` are journeys of that person's own.
    """
    trainings = {step.id for step in program.steps if isinstance(step, TrainingStep) and step.commitments}
    digests = []
    for code in codes:
        state = load_state(db, db.summary(code).journey)
        confirmed = (event.fact for event in state.events if isinstance(event.fact, Confirmed))
        digests += [fact.digest for fact in confirmed if fact.digest and state.tasks[fact.task].step in trainings]
    chosen = db.content(digests[-1]) if digests else None
    return tuple(str(text) for text in chosen) if isinstance(chosen, list) else ()
