"""What the page of one task shows to one person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from revflow.definition.fields import TopicsField
from revflow.definition.meetings import SessionsStep
from revflow.definition.steps import ApprovalStep, FormStep, Step, TrainingStep
from revflow.definition.text import Text
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind, TaskState
from revflow.engine import calendar, offered
from revflow.engine.guiding import Guide
from revflow.engine.sessions.dates import absences
from revflow.engine.state import CARE, OPEN_STATES
from revflow.engine.vetting import topics_judged
from revflow.engine.view import View
from revflow.engine.whom import subjects_of
from revflow.service import attendance, choose, circles, judged, quizzes
from revflow.service.act import journey_of
from revflow.service.agreement import agreement
from revflow.service.answer import topics_asked
from revflow.service.brief import brief, releasable
from revflow.service.care import has_help, outcomes_of, plea_of
from revflow.service.case import Case, load_case
from revflow.service.companions import group_date
from revflow.service.counting import pair_count
from revflow.service.form import check_asked, fields_of
from revflow.service.guided import aim_of
from revflow.service.history import history, remarks, session_lines
from revflow.service.in_hand import in_hand
from revflow.service.next_date import next_date
from revflow.service.notice import Notice, notice_for
from revflow.service.page import Away, Care, SessionLine, TaskPage
from revflow.service.ports import Db, Ports
from revflow.service.reading import FRAME, commitments, text_of
from revflow.service.sight import Sight, earlier_answer, files_of, guide_of_case
from revflow.service.time_asked import time_asked
from revflow.service.wave import Wave
from revflow.texts.content import Content

_DATED = frozenset({TaskKind.PLAN, TaskKind.SESSION})
"""Tasks of one session, whose page shows what guides it and proposes a date."""

_TAKING_PLACE = frozenset({TaskKind.SESSION, TaskKind.GATHERED})
"""Tasks that ask what became of something, whose page is there before it takes place."""

_PERSONAL = frozenset({TaskKind.ANSWER, TaskKind.PULSE, TaskKind.CONFIRM})
"""Tasks that ask people for answers of their own; a training those who confirm it themselves."""

_SOON = timedelta(days=60)

_PRIVATE = frozenset({TaskKind.PULSE, TaskKind.HELP})
"""Tasks whose page tells of nothing else."""


def page(ports: Ports, task_id: str, ref: str) -> TaskPage:
    """Gather what a task's page shows. Raises RefusedError `task-unknown`, `task-not-yours`, `task-handed`."""
    with ports.store.read() as db:
        return page_in(db, ports, task_id, ref)


def page_in(db: Db, ports: Ports, task_id: str, ref: str) -> TaskPage:
    """Gather a task's page, in a transaction that goes on to read. Raises what `page` raises."""
    case = load_case(db, journey_of(task_id))
    task = case.state.tasks.get(task_id)
    reader = case.linked.people.get(ref)
    if task is None or reader is None:
        raise RefusedError("task-unknown", task=task_id)
    check_asked(case, task, ref)
    return _Gather(ports, db, case, task, reader).page()


class _Gather:
    """Gathers one page within one transaction."""

    def __init__(self, ports: Ports, db: Db, case: Case, task: Task, reader: Person) -> None:
        self._ports = ports
        self._db = db
        self._case = case
        self._task = task
        self._reader = reader
        self._sight = Sight(case, reader)
        self._step: Step = case.program.step(task.step)
        self._language = reader.language if reader.language in case.program.languages else case.program.languages[0]

    def page(self) -> TaskPage:
        case, step, task = self._case, self._step, self._task
        gate, now = step if isinstance(step, ApprovalStep) else None, self._ports.clock.now()
        last_word = judged.is_last_word(self._sight, task, now)
        shown = TaskPage(
            task=task,
            program=case.program,
            step=step,
            title=step.title or Text({"": step.id}),
            cohort=case.cohort.name,
            code=task.journey,
            reader=self._reader,
            zone=str(calendar.zone(case.program.calendar, self._reader.site)),
            language=self._language,
            subject=self._subject(),
            partners=self._partners(),
            topics=case.state.journey.topics,
            fields=tuple(fields_of(task, step).items()),
            prefilled=self._prefilled(),
            remarks=remarks(self._db, self._sight, task),
            shown=tuple(judged.answers(self._db, self._sight, task)),
            silent=tuple(judged.silent(self._sight, task)),
            outcomes=offered(case.program, case.state, task),
            rubric=gate.rubric if gate else {},
            wave=judged.wave(self._sight) if self._shows_wave() else Wave(),
            guide=self._guide(),
            content=self._content(),
            files=tuple(files_of(self._db, self._sight, task)),
            history=history(self._sight, task, now),
            late=task.state is TaskState.LATE,
            closed_by=self._sight.name(task.closed_by),
            closed_for=self._sight.name(task.principal),
            in_hand=in_hand(self._sight, task, now),
            held=bool(case.state.on_hold) and task.kind not in CARE,
            last_word=last_word,
            votes=tuple(judged.votes(self._sight, task)) if last_word else (),
            leave=self._leave(),
        )
        return self._with_practice(self._with_sessions(shown, now), now)

    def _with_practice(self, shown: TaskPage, now: datetime) -> TaskPage:
        """Return the page with what it shows of vetting, choices, modules, trainings and data."""
        db, case, step, task, ref = self._db, self._case, self._step, self._task, self._reader.ref
        return replace(
            shown,
            judged=topics_judged(View(case.program, step, case.state, case.linked, now)),
            time=time_asked(case.program, step, task.awaits),
            brief=brief(db, case, task, ref),
            words=releasable(db, case, task, ref),
            undertaken=self._undertaken(),
            notice=self._notice(),
            quizzes=quizzes.asked_here(case, task),
            results=tuple(quizzes.results(db, case, task, ref)),
            agreement=agreement(db, self._sight, task, self._text, shown.count.now if shown.count else 0),
            also=attendance.others(db, case, self._sight, task),
            choosable=choose.choosable(db, case, task, now),
            chosen=choose.chosen(db, case, task),
            sheet=choose.sheet(case, task, shown.wave, now),
        )

    def _shows_wave(self) -> bool:
        """Tell whether pairs are approved here, or drawn by HR."""
        decides = isinstance(self._step, ApprovalStep) or self._task.kind is TaskKind.CHOOSE
        return decides and self._case.state.journey.scope is Scope.COHORT

    def _with_sessions(self, shown: TaskPage, now: datetime) -> TaskPage:
        """Return the page with what it shows of a pair's sessions, and of HR's care for the two."""
        task = self._task
        lines = self._lines()
        of_task = (one for one in lines if one.number == task.session and one.state == "planned")
        return replace(
            shown,
            aim=self._aim(),
            ahead=task.kind in _TAKING_PLACE and any(one.starts is not None and one.starts > now for one in of_task),
            sessions=lines,
            count=pair_count(self._db, self._sight, self._task, now),
            care=self._care(now),
            help=self._help(),
            proposed_start=self._proposed_start(),
            away=self._away(now),
            where=circles.last_place(self._db, self._case, task) if circles.is_of_circle(task) else "",
            group=group_date(self._db, self._case, self._sight, task, now),
        )

    def _lines(self) -> tuple[SessionLine, ...]:
        """Return the sessions of the pair, or the meetings of the circle that the task is about."""
        if circles.is_of_circle(self._task):
            return circles.meeting_lines(self._sight, self._task)
        return session_lines(self._sight) if self._task.kind not in _PRIVATE else ()

    def _person(self, code: str) -> Person:
        return self._case.everybody[self._db.summary(code).journey.person]

    def _subject(self) -> Person | None:
        """Return whom the journey is about; external groups never see who (rule 29)."""
        person = self._case.state.journey.person
        return self._case.everybody[person] if person and not self._sight.external else None

    def _partners(self) -> tuple[tuple[str, Person], ...]:
        journey = self._case.state.journey
        if journey.scope is not Scope.PAIR or self._sight.external:
            return ()
        pair = (("mentee", self._person(journey.mentee)), ("mentor", self._person(journey.mentor)))
        return tuple((role, person) for role, person in pair if person.ref != self._reader.ref)

    def _prefilled(self) -> Mapping[str, object]:
        """Return the answer of the round before (rule 17); for topics asked again, those topics."""
        step = self._step
        if not isinstance(step, FormStep):
            return {}
        earlier = earlier_answer(self._db, self._case, self._task)
        asked = topics_asked(self._case, step)
        again: dict[str, object] = {
            name: {topic: {} for topic in asked}
            for name, field in step.fields.items()
            if asked and isinstance(field, TopicsField) and field.same_as
        }
        return {**again, **earlier}

    def _guide(self) -> Guide | None:
        step = self._step
        if not isinstance(step, SessionsStep) or self._task.kind not in _DATED:
            return None
        return guide_of_case(self._case, step, self._task.session)

    def _aim(self) -> str:
        """Return what the session of a date is for, to one of the two."""
        step, journey = self._step, self._case.state.journey
        if not isinstance(step, SessionsStep) or self._task.kind not in _DATED:
            return ""
        mine = self._reader.ref in subjects_of(journey, self._case.linked)
        return aim_of(self._db, self._case, step, self._task.session) if mine else ""

    def _content(self) -> Content | None:
        """Return what is read here: a training, or what guides the sessions if that is a text (rule 9)."""
        match self._step, self._guide():
            case TrainingStep(content=name), _:
                return self._text(name)
            case SessionsStep(guide=str(name)), Guide.CONTENT:
                return self._text(name)
            case _, Guide.FRAME:
                return self._text(FRAME)
            case _:
                return None

    def _text(self, name: str) -> Content:
        """Return a content in the reader's language, else in the first of the program's that has it."""
        return text_of(self._ports, self._case.cohort, name, (self._language, *self._case.program.languages))

    def _undertaken(self) -> tuple[str, ...]:
        """Return the reader's own commitments, before the first session (domain: they are shown again then)."""
        if self._task.kind not in _DATED or self._task.session != 1:
            return ()
        journey = self._case.state.journey
        own = [code for code in (journey.mentee, journey.mentor) if code and self._person(code).ref == self._reader.ref]
        return commitments(self._db, self._case.program, own)

    def _proposed_start(self) -> datetime | None:
        if circles.is_of_circle(self._task):
            return circles.proposed_start(self._case, self._task, self._ports.clock.now())
        if self._task.kind not in _DATED:
            return None
        return next_date(self._db, self._case, self._ports.clock.now())

    def _away(self, now: datetime) -> tuple[Away, ...]:
        """Return when one of the pair is away that bears on a session's date: within the next two months."""
        if self._task.kind not in _DATED:
            return ()
        found = absences(self._case.state.journey, self._case.linked)
        soon = [(ref, one) for ref, one in found if one.begins < now + _SOON and one.ends > now]
        return tuple(Away(self._sight.name(ref), one.begins, one.ends) for ref, one in soon)

    def _care(self, now: datetime) -> Care | None:
        """Return who of the pair asks HR for something, on the pages of HR's own tasks."""
        if self._task.kind not in CARE:
            return None
        caller, plea, kept_back = plea_of(self._db, self._sight, self._task.id)
        may = outcomes_of(self._case, now) if self._task.kind is TaskKind.PAUSE else ()
        return Care(self._sight.name(caller), plea, may, kept_back)

    def _help(self) -> str:
        """Return the code of the pair, for one of the two while their sessions are under way."""
        mine = self._reader.ref in subjects_of(self._case.state.journey, self._case.linked)
        return self._task.journey if mine and has_help(self._case.program, self._case.summary) else ""

    def _notice(self) -> Notice | None:
        """Return the privacy notice, where the reader is asked for what is kept of him or her."""
        own = self._task.kind is not TaskKind.CONFIRM or self._reader == self._subject()
        asked = own and self._task.kind in _PERSONAL and self._task.state in OPEN_STATES
        return notice_for(self._ports, self._db, self._case, self._reader) if asked else None

    def _leave(self) -> str:
        """Return the code of the reader's own journey, where participation is voluntary."""
        journey = self._case.state.journey
        codes = [journey.code] if journey.person else [code for code in (journey.mentee, journey.mentor) if code]
        own = next((code for code in codes if self._person(code).ref == self._reader.ref), "")
        return own if self._case.program.participation == "voluntary" else ""
