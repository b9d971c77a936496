"""The privacy notice: what a program tells people about their data, and which version who has read.

Taking part is voluntary, and consent is a weak legal basis at work: that somebody has read it, which version and when,
is recorded, and is not called a consent (the practice, law and ethics; GDPR, articles 13 and 14).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Answered
from revflow.domain.people import Person
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine.state import SUBJECTS
from revflow.service.case import Case, load_state, people_of, program_of
from revflow.service.ports import Cohort, Db, Ports
from revflow.service.reading import text_of
from revflow.texts.content import Content, UnknownContentError


@dataclass(frozen=True, slots=True)
class Notice:
    """A program's notice in its reader's language. `contact` is the address that answers questions on it, or empty.

    `read` is when the reader has read this version, in whichever language; None: not yet. `changed`: only an older one.
    """

    text: Content
    contact: str
    read: datetime | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What the notice's own page shows, in `language`."""

    program: Program
    reader: Person
    language: str
    notice: Notice


def contact_of(ports: Ports, program: Program) -> str:
    """Return the address that answers to mails go to, and questions on one's data: the first of HR's, or empty."""
    hr = program.groups.get("hr")
    return hr.members[0] if hr and hr.members else ports.reply_to


def notice_in(ports: Ports, cohort: Cohort, program: Program, language: str) -> Notice | None:
    """Return a program's notice in a language; None where it has none, or nothing to read is left since the launch."""
    name = program.privacy.notice
    if name is None:
        return None
    with suppress(UnknownContentError):
        text = text_of(ports, cohort, name, (language, *program.languages))
        return Notice(text, contact_of(ports, program)) if text.whole_markdown else None
    return None


def notice_for(ports: Ports, db: Db, case: Case, reader: Person) -> Notice | None:
    """Return the notice as a page shows it to one reader, who may have read it before; None as `notice_in`."""
    notice = notice_in(ports, case.cohort, case.program, _language_of(case.program, reader))
    if notice is None:
        return None
    same = {notice.text.version, *_versions(ports, case)}
    earlier = list(_readings(db, case, reader.ref))
    read = max((at for at, version in earlier if version in same), default=None)
    return Notice(notice.text, notice.contact, read, changed=bool(earlier) and read is None)


def version_shown(ports: Ports, case: Case, ref: str, version: str) -> str:
    """Return a version that a page says it has shown, if its text is still what that reader is shown; else nothing.

    What a changed text said before, and whether it was there at all, nobody can tell.
    """
    reader = case.everybody.get(ref)
    if not version or reader is None:
        return ""
    notice = notice_in(ports, case.cohort, case.program, _language_of(case.program, reader))
    return version if notice is not None and notice.text.version == version else ""


def notice_page(ports: Ports, code: str, ref: str) -> NoticePage:
    """Gather what the notice's own page shows; `code` is the cohort's. Raises RefusedError `no-notice`."""
    with ports.store.read() as db:
        cohort = db.cohort(db.summary(code).journey.cohort)
        program = program_of(db, cohort)
        reader = people_of(db, cohort.name)[ref]
    language = _language_of(program, reader)
    notice = notice_in(ports, cohort, program, language)
    if notice is None:
        raise RefusedError("no-notice")
    return NoticePage(program, reader, language, notice)


def _language_of(program: Program, reader: Person) -> str:
    """Return the language in which a program speaks to somebody: his or hers if it has it, else its first."""
    return reader.language if reader.language in program.languages else program.languages[0]


def _versions(ports: Ports, case: Case) -> Iterator[str]:
    """Go through the versions of the notice in all languages of the program: read in one is read."""
    for language in case.program.languages:
        notice = notice_in(ports, case.cohort, case.program, language)
        if notice is not None:
            yield notice.text.version


def _readings(db: Db, case: Case, ref: str) -> Iterator[tuple[datetime, str]]:
    """Go through somebody's readings, (when, version): here, and wherever else he or she has answered a form."""
    own = case.state.journey.code
    done = db.tasks(cohort=case.cohort.name, refs=(ref,), states=(TaskState.DONE,))
    answered = (task.journey for task in done if task.awaits in SUBJECTS and task.kind is TaskKind.ANSWER)
    elsewhere = (load_state(db, db.summary(code).journey) for code in dict.fromkeys(answered) if code != own)
    for event in (event for state in (case.state, *elsewhere) for event in state.events if event.actor == ref):
        if isinstance(event.fact, Answered) and event.fact.notice:
            yield event.at, event.fact.notice
