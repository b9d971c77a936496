"""Drive one journey as far as it goes: the only place where consequences are drawn."""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from revflow.domain.errors import OutsideError, RevflowError, StaleError
from revflow.domain.facts import ActionFailed
from revflow.domain.journeys import LETTERS, Scope, Summary
from revflow.engine import Change, Linked, Move, Next, State, advance, perform
from revflow.engine.circles import held_in
from revflow.engine.commands import retry as retry_command
from revflow.engine.measures import Survey
from revflow.engine.moves import Calling, Pairing, Reporting, Supplies
from revflow.engine.reporting import report
from revflow.service import calling, crash
from revflow.service.case import Case, digest_of, keep_state, linked_of, load_case
from revflow.service.ports import Db, Deliverable, Ports, Runner, at_once
from revflow.service.record import keep_in_step, record
from revflow.service.surveys import surveys_of

LEASE_SECONDS = 20.0
"""A lost driver is noticed after that; longer than any one move takes. A late one does no harm: tokens are checked."""
AGAIN_SECONDS = 300.0
"""A wake that failed is made good after that at the latest; a worker that lives tries sooner (`worker.drivers`)."""
MOST_MOVES = 1000
"""More moves than this in one wake mean a program that turns in a circle, which `check` should have refused."""

Changer = Callable[[Db, Case, Next], Change | None]
"""Says what a transaction changes, given the case and what is due; None: nothing."""

_log = logging.getLogger("revflow.drive")


def drive(ports: Ports, code: str, runner: Runner = at_once, *, retry: bool = False) -> Summary | None:
    """Do all that is due in a journey now; return its summary, or None when somebody else drives it.

    Each move commits by itself, under the lease's token, after `advance` was asked again inside the transaction: what
    others wrote in between is always seen. `retry` makes the tries of a failed action start anew (rule 23).
    """
    wake = _Wake(ports, code, runner)
    try:
        upcoming = wake.begin(retry=retry)
        return None if upcoming is None else wake.run(upcoming, retry=retry)
    except StaleError:
        wake.unfinished(0.0)
        return None
    except BaseException:
        wake.unfinished(AGAIN_SECONDS)
        raise
    finally:
        wake.end()


@dataclass(frozen=True, slots=True)
class _Done:
    """What work has led to: what it changes, and the records of the files that it made."""

    change: Change
    files: tuple[Deliverable, ...] = ()
    surveys: tuple[Survey, ...] = ()


class _Wake:
    """One wake of one journey, under one lease."""

    def __init__(self, ports: Ports, code: str, runner: Runner) -> None:
        self._ports = ports
        self._code = code
        self._runner = runner
        self._token: int | None = None
        self._again: float | None = None

    def begin(self, *, retry: bool) -> Next | None:
        """Take the lease and see what is due, in one transaction; None when somebody else drives.

        The lease is given back with it where nothing is due, unless there is something to `retry`.
        """
        try:
            with self._ports.store.write() as db:
                token = self._take_lease(db)
                if token is None:
                    return None
                state, upcoming = self._step(db, _nothing)
                ends = not retry and self._ends(db, token, upcoming)
                crash.point("before-commit")
        except StaleError:
            raise
        except Exception:
            self._take_nudge()
            raise
        self._token = None if ends else token
        keep_state(db, state)
        crash.point("lease-taken")
        return upcoming

    def run(self, upcoming: Next, *, retry: bool) -> Summary:
        """Carry out what is due, until nothing is. Raises OutsideError `journey-circles`."""
        if retry:
            upcoming = self._retry()
        for _ in range(MOST_MOVES):
            if not upcoming.moves:
                return upcoming.summary
            upcoming = self._carry_out(upcoming.moves[0])
        raise OutsideError("journey-circles", journey=self._code)

    def unfinished(self, again: float) -> None:
        """Remember that the nudge, taken with the lease, is to be given back: to be followed after so many seconds."""
        self._again = again

    def end(self) -> None:
        """Give the lease back if a wake ends early, and the nudge too unless all was done that it asked for."""
        if self._token is None:
            return
        with self._ports.store.write() as db:
            db.drop_lease(self._code, self._token)
            if self._again is not None:
                db.nudge([self._code], self._again)

    def _take_lease(self, db: Db) -> int | None:
        holder = f"{os.getpid()}-{threading.get_ident()}-{uuid4().hex[:8]}"
        return db.take_lease(self._code, holder, self._ports.clock.real(), LEASE_SECONDS)

    def _take_nudge(self) -> None:
        """Take the nudge of a journey that cannot even be looked at: it is tried again after a pause, not at once."""
        with self._ports.store.write() as db:
            self._token = self._take_lease(db)

    def _retry(self) -> Next:
        def again(_db: Db, case: Case, _next: Next) -> Change:
            return retry_command(case.program, case.state, case.linked, "", self._ports.clock.now())

        return self._commit(again)

    def _carry_out(self, move: Move) -> Next:
        """Run one move under its title, in a task run where Prefect executes; return what follows."""
        followed: list[Next] = []

        def work() -> None:
            followed.append(self._commit(self._due(move)))

        self._runner(move.title, work)
        return followed[-1]

    def _due(self, move: Move) -> Changer:
        """Return what the move changes, if it is still the first that is due when its transaction is open."""
        done = self._perform(move) if move.work else None

        def change(db: Db, case: Case, upcoming: Next) -> Change | None:
            first = upcoming.moves[0] if upcoming.moves else None
            if first is None or (first.title, first.work) != (move.title, move.work):
                return None
            if isinstance(move.work, Reporting) and done is not None:
                _keep_report(db, case, move.work, self._ports.clock.now(), done.surveys)
            if done is None:
                return first.change
            for deliverable in done.files:
                db.put_deliverable(deliverable)
            return done.change

        return change

    def _perform(self, move: Move) -> "_Done":
        """Do heavy work outside the transaction. A failure becomes a fact with a code: timers try again (rule 23)."""
        ports = self._ports
        assert move.work is not None  # narrowed by the caller
        try:
            with ports.store.read() as db:
                case = load_case(db, self._code)
                surveys = surveys_of(db, case) if isinstance(move.work, Reporting) else ()
            files = calling.call(ports, case, move.work, self._hold) if isinstance(move.work, Calling) else ()
            supplies = Supplies(self._mint(move), tuple((file.name, file.sha256) for file in files), surveys)
            now = ports.clock.now()
            return _Done(perform(move.work, case.program, case.state, case.linked, now, supplies), files, surveys)
        except StaleError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever an action raises becomes a code, never a lost journey
            code = error.code if isinstance(error, RevflowError) else "unexpected"
            _log.error("%s: %s failed: %s (%s)", self._code, move.title, code, type(error).__name__)
            return _Done(Change(facts=(ActionFailed(move.step, getattr(move.work, "round", 1), move.title, code),)))

    def _hold(self) -> None:
        """Hold the lease longer: what a function does may take its time. Raises StaleError."""
        assert self._token is not None  # nobody performs anything without a lease
        with self._ports.store.write() as db:
            db.hold_lease(self._code, self._token, self._ports.clock.real() + timedelta(seconds=LEASE_SECONDS))

    def _mint(self, move: Move) -> tuple[str, ...]:
        wanted = getattr(move.work, "codes", 0)
        if not wanted:
            return ()
        letter = LETTERS[Scope.TOPIC if isinstance(move.work, Pairing) else Scope.PAIR]
        with self._ports.store.write() as db:
            return tuple(db.mint(letter, wanted))

    def _commit(self, changer: Changer) -> Next:
        """Open a transaction under the lease, let `changer` say what changes, and write it."""
        assert self._token is not None  # nobody carries out a move without a lease
        with self._ports.store.write() as db:
            db.lock([self._code])
            db.check_lease(self._code, self._token)
            state, upcoming = self._step(db, changer)
            ends = self._ends(db, self._token, upcoming)
            crash.point("before-commit")
        self._token = None if ends else self._token
        crash.point("after-commit")
        keep_state(db, state)
        return upcoming

    def _ends(self, db: Db, token: int, upcoming: Next) -> bool:
        """Give the lease back with the last change, where nothing more is due; tell whether that is so."""
        if upcoming.moves:
            return False
        crash.point("before-lease-dropped")
        db.drop_lease(self._code, token)
        return True

    def _step(self, db: Db, changer: Changer) -> tuple[State, Next]:
        """Ask `advance`, let `changer` say what changes, write it and the summary; return what follows.

        The journey is ours by now, so that its moments come in the order of its events.
        """
        now = self._ports.clock.now()
        case = load_case(db, self._code)
        upcoming = advance(case.program, case.state, case.linked, now)
        change = changer(db, case, upcoming)
        if change is not None:
            state = record(db, case, change, actor="", at=now)
            case = replace(case, state=state, linked=_linked_after(db, case, change))
            upcoming = advance(case.program, state, case.linked, now)
        keep_in_step(db, case, upcoming.summary)
        return case.state, upcoming


def _nothing(_db: Db, _case: Case, _upcoming: Next) -> None:
    """Change nothing: a Changer for those who only look."""


def _linked_after(db: Db, case: Case, change: Change) -> Linked:
    """Return a journey's surroundings after a change of its own: others differ only if it opened or told some."""
    if change.opens or change.tells:
        return linked_of(db, case.cohort, case.state.journey)
    return case.linked


def _keep_report(db: Db, case: Case, work: Reporting, now: datetime, surveys: Sequence[Survey]) -> None:
    """Keep a report's numbers beside the fact that it was made."""
    name = f"{case.state.journey.code}.{work.step}.{work.round}{'.interim' if work.interim else ''}"
    numbers = report(case.program, case.linked, now, surveys) | {"circles": held_in(case.state)}
    db.put_content(digest_of(case.cohort, name, numbers), case.state.journey.code, work.step, name, "report", numbers)
