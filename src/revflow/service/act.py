"""How a person's act enters: one transaction, in which the engine judges it, then a nudge."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from revflow.domain.errors import OutsideError, RefusedError, StaleError
from revflow.domain.facts import Chosen, Held, Released, Reopened, TakenBack
from revflow.engine import Change, advance
from revflow.service import crash
from revflow.service.case import Case, digest_of, keep_state, load_case
from revflow.service.ports import Db, Deliverable, Ports
from revflow.service.record import keep_in_step, record
from revflow.service.sight import Sight

TRIES = 5
"""How often an act is tried when others write to the same journey at the same moment."""


@dataclass(frozen=True, slots=True)
class Content:
    """Personal content of an act, kept apart from the journal under its digest.

    `kind`: answer, remark, reason (why on behalf, or why fewer sessions), commitments, pulse, plea, words (to HR),
    place (of a circle's meeting).
    """

    digest: str
    step: str
    task: str
    kind: str
    data: object


@dataclass(frozen=True, slots=True)
class Act:
    """What an act writes: the engine's change, with the personal content and the files that belong to it."""

    change: Change
    contents: tuple[Content, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()


def words(case: Case, task_id: str, said: Mapping[str, str]) -> tuple[Content, ...]:
    """Return what was said with an act, by kind, as content of its task; what is empty was not said."""
    task = case.state.tasks.get(task_id)
    step = task.step if task else ""
    return tuple(
        Content(digest_of(case.cohort, task_id, text), step, task_id, kind, text) for kind, text in said.items() if text
    )


def act(ports: Ports, code: str, actor: str, judge: Callable[[Case, datetime], Act], *, cohort: str = "") -> None:
    """Commit one person's act on a journey, whole or not at all.

    `judge` asks the engine what the act changes, under a lock on the journey (rule 15), or raises RefusedError. Where
    others were faster it is asked again, with what they wrote. With the code of the `cohort`'s own journey that one is
    locked too, and the case has the `whole`. Raises OutsideError `store-busy`.
    """
    for left in reversed(range(TRIES)):
        try:
            return _act(ports, code, actor, judge, cohort)
        except StaleError:
            if not left:
                raise OutsideError("store-busy") from None
    return None


def _act(ports: Ports, code: str, actor: str, judge: Callable[[Case, datetime], Act], cohort: str) -> None:
    with ports.store.write() as db:
        db.lock([code, cohort] if cohort else [code])
        now = ports.clock.now()  # not before the lock: what comes later is later
        case, done = _judged(db, code, actor, judge, now, cohort)
        if _undoes(done):
            # who is joined may go on at this very moment: none of them writes from here on, and what they wrote counts
            db.lock([code, *(other.journey.code for other in case.linked.journeys), case.cohort.code])
            now = ports.clock.now()
            case, done = _judged(db, code, actor, judge, now, cohort)
        state = record(db, case, done.change, actor=actor, at=now)
        _keep(db, code, done)
        if _undoes(done) or _shows_at_once(done):
            # nor does any of them go on by a summary that tells of what is undone, or any mail of what is on hold
            keep_in_step(db, case, advance(case.program, state, case.linked, now).summary)
        db.nudge([code])
        crash.point("act-before-commit")
    crash.point("act-after-commit")
    keep_state(db, state)


def _judged(
    db: Db, code: str, actor: str, judge: Callable[[Case, datetime], Act], now: datetime, cohort: str = ""
) -> tuple[Case, Act]:
    case = load_case(db, code)
    case = replace(case, whole=load_case(db, cohort)) if cohort else case
    with naming(case, actor):
        check_there(case, actor)
        return case, judge(case, now)


def check_there(case: Case, actor: str) -> None:
    """Let nobody act who is gone from the people list, by whatever door (rules 15, 24): `person-gone`."""
    person = case.everybody.get(actor)
    if person is not None and person.gone:
        raise RefusedError("person-gone", who=actor)


def try_out(ports: Ports, code: str, actor: str, judge: Callable[[Case, datetime], Act]) -> None:
    """Let the engine judge one person's act as things stand, and write nothing. Raises RefusedError as `act` would."""
    with ports.store.read() as db:
        _judged(db, code, actor, judge, ports.clock.now())


def _undoes(done: Act) -> bool:
    """Tell whether an act takes back what others go by."""
    return any(isinstance(fact, TakenBack | Reopened) for fact in done.change.facts)


def _shows_at_once(done: Act) -> bool:
    """Tell whether others go by an act before the journey is driven.

    It puts the journey on hold, or lets it go on: lists and the outbox know; or it names a mentor: a place less.
    """
    return any(isinstance(fact, Held | Released | Chosen) for fact in done.change.facts)


@contextmanager
def naming(case: Case, actor: str) -> Iterator[None]:
    """Give a refusal the name (`who`) of the person whom the engine knows by a reference, which stays in `by`.

    It is told to `actor`, who may know less than the name: an external group reads a code (rule 29).
    """
    try:
        yield
    except RefusedError as refused:
        first = case.everybody.get(str(refused.data.get("who", "")))
        if first is not None:
            reader = case.everybody.get(actor)
            name = Sight(case, reader).name(first.ref) if reader else first.name
            refused.data.update(by=first.ref, who=name)
        raise


def _keep(db: Db, code: str, done: Act) -> None:
    for content in done.contents:
        db.put_content(content.digest, code, content.step, content.task, content.kind, content.data)
    for deliverable in done.deliverables:
        db.put_deliverable(deliverable)


def journey_of(task_id: str) -> str:
    """Return the code of a task's journey: its id begins with it."""
    return task_id.partition(".")[0]
