"""What people read in the course of a program, in their language; and what an executive has undertaken."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from revflow.definition.program import Program
from revflow.definition.steps import TrainingStep
from revflow.domain.facts import Confirmed
from revflow.service.case import load_state
from revflow.service.ports import Cohort, Db, Ports
from revflow.texts.content import Content, UnknownContentError, content


def read(ports: Ports, cohort: Cohort, program: Program, name: str, language: str) -> Content:
    """Return a content in a language, else in the first of the program's that has it. Raises UnknownContentError."""
    folder = Path(cohort.folder).parent / "templates"
    for spoken in (language, *program.languages):
        with suppress(UnknownContentError):
            return content((folder, ports.templates), name, spoken)
    raise UnknownContentError(name)


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
