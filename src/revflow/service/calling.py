"""Call a registered function, outside of any transaction, and store the files that it makes."""

import io
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from revflow import texts
from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.definition.steps import CallStep
from revflow.definition.templates import template_folders
from revflow.definition.text import Text
from revflow.domain.calls import Call, CallFile, CallPerson, CallSession, Signer
from revflow.domain.errors import OutsideError, RevflowError, StaleError
from revflow.engine.moves import Calling
from revflow.engine.sessions import HELD, sessions_of
from revflow.engine.state import SUBJECTS
from revflow.engine.whom import HR, subject_of
from revflow.service.case import Case
from revflow.service.ports import Deliverable, Ports
from revflow.service.trouble import told
from revflow.service.uploads import MEGABYTE, Upload, check_upload

CALL_SECONDS = 60.0
"""A function that has not come back by then has failed; it is tried again by timers (rule 23)."""

HOLD_EVERY = 5.0
"""Seconds between one renewal of the driver's lease and the next: a lost driver is noticed as soon as ever."""

MOST_FILES, MOST_MB = 10, 20
"""What one call may make: so many files, of so many megabytes each."""

SPONSOR = "sponsor"
"""The group that signs, where a program has it; else HR does."""

_log = logging.getLogger("revflow.drive")


def call(ports: Ports, case: Case, work: Calling, hold: Callable[[], None]) -> tuple[Deliverable, ...]:
    """Call the function of a step and return the records of its files, which are stored, and not recorded yet.

    `hold` holds the driver's lease while the function takes its time, and raises StaleError if it is somebody else's by
    now. Raises OutsideError `function-unknown`, `function-failed`, `function-too-long`, `function-result`, and what
    storing raises.
    """
    step = case.program.step(work.step)
    assert isinstance(step, CallStep)
    asked = call_of(case, step, work.round)
    made = _within(CALL_SECONDS, hold, lambda: ports.functions.call(step.function, asked))
    return tuple(_stored(ports, case, work, asked, file) for file in _checked(made))


def call_of(case: Case, step: CallStep, round_: int) -> Call:
    """Return what the function of a step is told."""
    journey, program = case.state.journey, case.program
    visit = case.state.visits[step.id]
    return Call(
        key=f"{journey.code}/{step.id}.{round_}",
        journey=journey.code,
        scope=journey.scope.value,
        step=step.id,
        cohort=case.cohort.name,
        company=program.company,
        title=_spoken(program, program.title),
        at=visit.entered_at,
        zone=program.calendar.timezone,
        told=dict(step.with_),
        people={role: person for role in SUBJECTS if (person := _person(case, role))},
        topics=tuple(_spoken(program, program.topics[topic]) for topic in journey.topics if topic in program.topics),
        sessions=tuple(_sessions(case)),
        signer=_signer(case),
        templates=template_folders(Path(case.cohort.folder)),
    )


def _spoken(program: Program, text: Text) -> dict[str, str]:
    return {language: text.say(language) for language in program.languages}


def _person(case: Case, role: str) -> CallPerson | None:
    journey = case.state.journey
    person = case.linked.people.get(subject_of(role, journey, case.linked))
    if person is None:
        return None
    code = {role: journey.code} if journey.person else {"mentee": journey.mentee, "mentor": journey.mentor}
    languages = case.program.languages
    language = person.language if person.language in languages else languages[0]
    return CallPerson(code[role], person.name, person.email, language, person.department, person.site)


def _sessions(case: Case) -> Iterator[CallSession]:
    for step in case.program.steps:
        visit = case.state.visits.get(step.id)
        if isinstance(step, SessionsStep) and visit is not None:
            held = (session for session in sessions_of(visit.events) if session.result == HELD)
            yield from (CallSession(one.number, one.starts, one.minutes) for one in held)


def _signer(case: Case) -> Signer:
    program = case.program
    name = SPONSOR if SPONSOR in program.groups else HR
    members = program.groups[name].members
    refs = case.linked.refs(members[0]) if len(members) == 1 else ()
    known = case.linked.people[refs[0]].name if refs else ""
    title = {language: group_title(program, name, language) for language in program.languages}
    return Signer(title, "" if "@" in known else known)


def group_title(program: Program, name: str, language: str) -> str:
    """Return how a group is called: by its own title, else by the catalogues', else by its name."""
    group = program.groups.get(name)
    if group is not None and group.title is not None:
        return group.title.say(language)
    key = f"web-role-{name}"
    return texts.say(language, key) if texts.known(key) else name


@dataclass
class _Run:
    """One call in a thread of its own: how it went."""

    work: Callable[[], object]
    made: object = None
    error: BaseException | None = field(default=None)

    def __call__(self) -> None:
        try:
            self.made = self.work()
        except BaseException as error:  # noqa: BLE001 - whatever a function raises, SystemExit too, is its failure
            self.error = error


def _within(seconds: float, hold: Callable[[], None], work: Callable[[], object]) -> object:
    """Return what a function makes. One that hangs is left alone: its thread cannot be ended, and holds nobody up."""
    run = _Run(work)
    thread = threading.Thread(target=run, name="call", daemon=True)
    thread.start()
    ends = monotonic() + seconds
    thread.join(min(HOLD_EVERY, seconds))
    while thread.is_alive() and monotonic() < ends:
        hold()
        thread.join(min(HOLD_EVERY, max(0.0, ends - monotonic())))
    if thread.is_alive():
        raise OutsideError("function-too-long", seconds=int(seconds))
    if run.error is None:
        return run.made
    if isinstance(run.error, RevflowError) and not isinstance(run.error, StaleError):
        raise run.error
    _log.error("a function failed (%s)", told(run.error))
    raise OutsideError("function-failed") from None


def _checked(made: object) -> tuple[CallFile, ...]:
    """Return the files that a function handed back. Raises OutsideError `function-result`."""
    files = () if made is None else made
    if not isinstance(files, list | tuple) or len(files) > MOST_FILES:
        raise OutsideError("function-result")
    if not all(isinstance(file, CallFile) and _is_file(file) for file in files):
        raise OutsideError("function-result")
    return tuple(files)


def _is_file(file: CallFile) -> bool:
    return isinstance(file.name, str) and isinstance(file.data, bytes)


def _stored(ports: Ports, case: Case, work: Calling, asked: Call, file: CallFile) -> Deliverable:
    name = check_upload(Upload(file.name, io.BytesIO(file.data)), (), MOST_MB)
    sha256, size = ports.files.add(io.BytesIO(file.data), MOST_MB * MEGABYTE)
    return Deliverable(sha256, case.state.journey.code, work.step, asked.key, work.step, name, size, "", asked.at)
