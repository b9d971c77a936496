"""One of a pair asks HR for a call, its mentor pulls the safety brake, and HR answers; and the page for that."""

from dataclasses import dataclass
from datetime import datetime

from revflow.definition.meetings import SessionsStep
from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope, Summary
from revflow.domain.people import Person
from revflow.engine import calendar, commands
from revflow.engine.care import BRAKE, called_by, open_call, outcomes
from revflow.engine.situation import Situation
from revflow.engine.whom import subject_of, subjects_of
from revflow.service.act import Act, Content, act, journey_of
from revflow.service.case import Case, digest_of, load_case
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.ports import Db, Ports
from revflow.service.sight import Sight

PLEA = "plea"
"""The kind of content that is what somebody wants HR to know before it calls."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What the page for help shows: `due` is until when HR calls (UTC), if it was asked to, `paused` by the brake.

    `partner` is the other one's name; `brake`: the reader may pause the pair now. `runs`: the pair has not ended.
    """

    program: Program
    reader: Person
    language: str
    zone: str
    partner: str
    due: datetime | None
    paused: bool
    brake: bool
    runs: bool


def call_hr(ports: Ports, code: str, actor: str, text: str = "") -> None:
    """One of a pair (`code`) asks HR for a call; `text`, if any, is kept apart, erasable, for HR alone."""
    plea = free_text(text, LONGEST_REMARK)

    def judge(case: Case, now: datetime) -> Act:
        task = commands.call_task(case.program, case.state, case.linked, now)
        digest = digest_of(case.cohort, task, plea) if plea else ""
        change = commands.call_hr(case.program, case.state, case.linked, actor, digest, now)
        kept = (Content(digest, task.split(".")[1], task, PLEA, plea),) if plea and change.facts else ()
        return Act(change, kept)

    act(ports, code, actor, judge)


def brake(ports: Ports, code: str, actor: str) -> None:
    """The mentor of a pair pauses it, at once and without a reason."""
    act(ports, code, actor, lambda case, now: Act(commands.brake(case.program, case.state, case.linked, actor, now)))


def called(ports: Ports, task_id: str, actor: str) -> None:
    """HR has called who asked for it."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.called(case.program, case.state, case.linked, actor, task_id, now))

    act(ports, journey_of(task_id), actor, judge)


def resume(ports: Ports, task_id: str, actor: str, outcome: str) -> None:
    """HR says how a paused pair goes on: `go-on`, `rematch`, `end`."""

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.resume(case.program, case.state, case.linked, actor, task_id, outcome, now))

    act(ports, journey_of(task_id), actor, judge)


def help_page(ports: Ports, code: str, ref: str) -> HelpPage:
    """Gather what the page for help says to one of a pair. Raises RefusedError `journey-unknown`, `not-yours`."""
    with ports.store.read() as db:
        case = load_case(db, code)
    state, linked = case.state, case.linked
    pair = subjects_of(state.journey, linked)
    if ref not in pair:
        raise RefusedError("not-yours")
    reader, languages = linked.people[ref], case.program.languages
    task = open_call(state, ref)
    mentor = subject_of(Scope.MENTOR.value, state.journey, linked) == ref
    under_way = any(isinstance(case.program.step(visit.step), SessionsStep) for visit in state.open_visits())
    return HelpPage(
        program=case.program,
        reader=reader,
        language=reader.language if reader.language in languages else languages[0],
        zone=str(calendar.zone(case.program.calendar, reader.site)),
        partner=next((case.everybody[other].name for other in pair if other != ref), ""),
        due=task.due if task else None,
        paused=state.on_hold == BRAKE,
        brake=mentor and under_way and not state.on_hold,
        runs=state.ending is None,
    )


def has_help(program: Program, summary: Summary) -> bool:
    """Tell whether the two of a pair may ask for help by a link: while their sessions are under way."""
    sessions = {step.id for step in program.steps if isinstance(step, SessionsStep)}
    return summary.journey.scope is Scope.PAIR and summary.ending is None and summary.step in sessions


def plea_of(db: Db, sight: Sight, task_id: str) -> tuple[str, str, bool]:
    """Return who asked for what a task is about (a reference), what he or she said, and whether that is kept back.

    It was said to HR alone: nobody else to whom the task was handed over or escalated reads it.
    """
    caller, digest = called_by(sight.case.state, task_id)
    text = db.content(digest) if digest else None
    said = text if isinstance(text, str) else ""
    return (caller, said, False) if sight.is_hr else (caller, "", bool(said))


def outcomes_of(case: Case, now: datetime) -> tuple[str, ...]:
    """Return what HR may say of a paused pair."""
    return outcomes(Situation(case.program, case.state, case.linked, now))
