"""Fold: a journey's events become its state. Nothing here looks at the program or the time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from revflow.definition.steps import REMATCH
from revflow.domain.facts import (
    ActionDone,
    ActionFailed,
    ActionRetried,
    Alerted,
    Asked,
    ChoiceOpened,
    CircleExcused,
    CircleInvited,
    Concluded,
    CountProposed,
    Ended,
    Entered,
    Event,
    GoesOn,
    Held,
    HelpCalled,
    Left,
    Locked,
    Opened,
    Paired,
    Proposed,
    Released,
    Relisted,
    Reopened,
    SessionsSlipped,
    Skipped,
    Stopped,
    TakenBack,
    Unmatchable,
    UnmetTold,
    Voted,
    WaveAsked,
    WordsReleased,
)
from revflow.domain.journeys import Ending, Journey, Scope
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import matches_after, tasks_after
from revflow.engine.matches_after import MatchNote
from revflow.engine.rounds import EXPIRED, Rounds
from revflow.engine.state import GOING_ON, WITH_COHORT, Failure, State
from revflow.engine.tasks_after import ClosingFact, HandFact, SessionFact, TimeFact

_LifeFact = Opened | Ended | Left | Stopped | Relisted
_MatchFact = ChoiceOpened | Proposed | MatchNote
_HoldFact = Held | Released | GoesOn
_StepFact = Entered | Skipped | Concluded
_StepNote = (
    ActionDone
    | ActionFailed
    | ActionRetried
    | Alerted
    | CountProposed
    | HelpCalled
    | SessionsSlipped
    | WordsReleased
    | CircleInvited
    | CircleExcused
)


def fold(journey: Journey, events: Iterable[Event], state: State | None = None) -> State:
    """Return the state after these events; with `state` given, they are those that follow it."""
    draft = _Draft(state or State(journey))
    for event in events:
        draft.take(event)
    return draft.freeze()


class _Draft:
    """A state while it is being folded: the one place where it changes."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._rounds = Rounds(state)
        self._tasks = dict(state.tasks)
        self._failures = dict(state.failures)
        self._events = list(state.events)

    def freeze(self) -> State:
        return replace(
            self._rounds.into(self._state),
            version=self._events[-1].number if self._events else 0,
            tasks=self._tasks,
            failures=self._failures,
            events=tuple(self._events),
            last_at=self._events[-1].at if self._events else None,
        )

    def take(self, event: Event) -> None:
        self._events.append(event)
        fact = event.fact
        if isinstance(fact, _LifeFact | _HoldFact):
            self._live(event, fact)
        elif isinstance(fact, _MatchFact):
            self._match(event, fact)
        elif isinstance(fact, _StepFact):
            self._step(event, fact)
        elif isinstance(fact, Asked):
            self._ask(event, fact)
        elif isinstance(fact, ClosingFact):
            self._close(event, fact)
        elif isinstance(fact, TimeFact | HandFact):
            self._change(event, fact)
        elif isinstance(fact, TakenBack | Reopened):
            self._open_again(event, fact)
        elif isinstance(fact, SessionFact):
            self._session(event, fact)
        elif isinstance(fact, _StepNote):
            self._at_step(event, fact)
        else:
            assert_never(fact)

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are checked by the tests of each fact

    def _live(self, event: Event, fact: _LifeFact | _HoldFact) -> None:
        match fact:
            case Held() | Released() | GoesOn():
                self._hold(event, fact)
            case Relisted():
                pass  # people are no part of a journey's state
            case Opened():
                self._set(opened_at=event.at)
            case Ended():
                self._set(ending=Ending(fact.ending))
                self._withdraw(event, fact.ending, lambda _task: True)
            case Left():
                self._set(left=True)
                self._withdraw(event, "left", lambda _task: True)
            case Stopped():
                self._set(stopped=fact.reason)
                self._withdraw(event, "stopped", lambda _task: True)
            case _:
                assert_never(fact)

    def _match(self, event: Event, fact: _MatchFact) -> None:
        match fact:
            case ChoiceOpened() if self._state.journey.scope is Scope.MENTEE:
                self._set(choosing=fact.round)
                self._withdraw(event, tasks_after.ASKED_ANEW, lambda task: task.step == fact.step)
                self._rounds.wait_again(fact.step)
            case ChoiceOpened() | Proposed():
                self._rounds.keep(event, fact.step)
            case Unmatchable() | UnmetTold() | Paired() | WaveAsked() | Locked():
                self._state = matches_after.noted(self._state, fact)
            case _:
                assert_never(fact)

    def _hold(self, event: Event, fact: _HoldFact) -> None:
        match fact:
            case Held():
                if self._state.on_hold in ("", GOING_ON, WITH_COHORT):
                    self._set(on_hold=fact.cause)
            case Released():
                self._set(on_hold="")
                self._withdraw(event, "released", lambda task: task.kind is TaskKind.PAUSE)
                for task, due in fact.dues:
                    self._tasks[task] = replace(self._tasks[task], due=due)
            case GoesOn():
                if self._state.on_hold == WITH_COHORT:
                    self._set(on_hold=GOING_ON)
            case _:
                assert_never(fact)

    def _step(self, event: Event, fact: _StepFact) -> None:
        match fact:
            case Entered():
                self._rounds.enter(event, fact)
                self._failures.pop(fact.step, None)
            case Skipped():
                self._rounds.skip(fact)
            case Concluded():
                self._conclude(event, fact)
            case _:
                assert_never(fact)

    def _conclude(self, event: Event, fact: Concluded) -> None:
        self._rounds.conclude(event, fact)
        self._failures.pop(fact.step, None)
        # A declined pair's other half may still answer, and learns only then that the pair will not start (rule 7).
        if fact.route != REMATCH:
            why = EXPIRED if fact.outcome == EXPIRED else "concluded"
            self._withdraw(event, why, lambda task: (task.step, task.round) == (fact.step, fact.round))

    def _ask(self, event: Event, fact: Asked) -> None:
        self._tasks[fact.task] = Task(
            id=fact.task,
            journey=self._state.journey.code,
            step=fact.step,
            round=fact.round,
            kind=TaskKind(fact.kind),
            to=fact.to,
            awaits=fact.awaits,
            asked_at=event.at,
            due=fact.due,
            entry=fact.entry,
            session=fact.session,
        )
        self._rounds.keep(event, fact.step)

    def _close(self, event: Event, fact: ClosingFact) -> None:
        task = self._tasks.get(fact.task)
        if task is not None:
            self._rounds.keep(event, task.step)
            self._tasks[task.id] = tasks_after.closed(task, event, fact)
            if isinstance(fact, Voted):
                self._tasks |= {one.id: one for one in tasks_after.left_alone(self._tasks.values(), task, event, fact)}

    def _change(self, event: Event, fact: TimeFact | HandFact) -> None:
        task = self._tasks.get(fact.task)
        if task is None:
            return
        self._rounds.keep(event, task.step)
        if isinstance(fact, HandFact):
            self._tasks[task.id] = tasks_after.handed(task, event, fact)
        else:
            self._tasks[task.id] = tasks_after.timed(task, fact)

    def _withdraw(self, event: Event, why: str, wanted: Callable[[Task], bool]) -> None:
        for key, task in self._tasks.items():
            # Who has asked HR for a call is called, whatever becomes of the sessions or of the pair.
            if wanted(task) and task.kind is not TaskKind.HELP:
                self._tasks[key] = tasks_after.withdrawn(task, event, why)

    def _open_again(self, event: Event, fact: TakenBack | Reopened) -> None:
        why = tasks_after.TAKEN_BACK if isinstance(fact, TakenBack) else tasks_after.REVISED
        self._withdraw(event, why, lambda task: task.step in fact.undone)
        for step in fact.undone:
            self._rounds.undo(step)
        match fact:
            case TakenBack():
                self._rounds.take_back(event, self._tasks[fact.task].step)
                dues = dict(fact.dues)
                for task in (fact.task, *fact.reopens):
                    self._tasks[task] = tasks_after.reopened(self._tasks[task], dues.get(task))
                for task in fact.withdraws:
                    self._tasks[task] = tasks_after.annulled(self._tasks[task], event)
            case Reopened():
                self._rounds.keep(event, fact.step)
                self._rounds.wait_again(fact.step)
                self._set(reopened=(*self._state.reopened, (fact.step, event.number)))
            case _:
                assert_never(fact)

    def _session(self, event: Event, fact: SessionFact) -> None:
        tasks = [task for task in self._tasks.values() if task.session == fact.number]
        if not tasks:
            return
        newest = tasks[-1]
        self._rounds.keep(event, newest.step)
        of_round = (task for task in tasks if (task.step, task.round) == (newest.step, newest.round))
        self._tasks |= {task.id: task for task in tasks_after.in_session(of_round, event, fact)}

    def _at_step(self, event: Event, fact: _StepNote) -> None:
        self._rounds.keep(event, self._tasks[fact.task].step if isinstance(fact, WordsReleased) else fact.step)
        match fact:
            case Alerted():
                known = self._state.alerts
                self._set(alerts=known - {replace(fact, over=False)} if fact.over else known | {fact})
            case ActionFailed():
                before = self._failures.get(fact.step)
                count = before.count + 1 if before else 1
                self._failures[fact.step] = Failure(fact.step, fact.round, fact.action, fact.code, count, event.at)
            case ActionDone() | ActionRetried():
                self._failures.pop(fact.step, None)
                self._set(alerts=frozenset(alert for alert in self._state.alerts if alert.step != fact.step))
            case (
                CountProposed() | HelpCalled() | SessionsSlipped() | WordsReleased() | CircleInvited() | CircleExcused()
            ):
                pass
