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
    Answered,
    Asked,
    Attached,
    Claimed,
    Concluded,
    Confirmed,
    Ended,
    Entered,
    Escalated,
    Event,
    GivenBack,
    Held,
    Lapsed,
    Left,
    Opened,
    Paired,
    Proposed,
    Reassigned,
    Released,
    Reminded,
    SessionContested,
    SessionPlanned,
    SessionSettled,
    Skipped,
    StoodIn,
    Stopped,
    Unmatchable,
    Voted,
    Withdrawn,
)
from revflow.domain.journeys import Ending, Journey, StepStatus
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import tasks_after
from revflow.engine.state import OPEN_STATES, Failure, State, Visit
from revflow.engine.tasks_after import ClosingFact, HandFact, TimeFact

BACK = "back:"
"""Prefix of a route that leads to a step above."""

EXPIRED = "expired"
"""Outcome of a step that time has ended."""

_LifeFact = Opened | Ended | Left | Stopped | Held | Released | Unmatchable | Paired
_StepFact = Entered | Skipped | Concluded
_SessionFact = SessionPlanned | SessionSettled | SessionContested
_ActionFact = ActionDone | ActionFailed | ActionRetried | Alerted


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
        self._visits = dict(state.visits)
        self._past = list(state.past)
        self._status = dict(state.status)
        self._skipped = dict(state.skipped)
        self._tasks = dict(state.tasks)
        self._failures = dict(state.failures)
        self._events = list(state.events)
        self._rounds = {step: list(visit.events) for step, visit in state.visits.items()}

    def freeze(self) -> State:
        visits = {step: replace(visit, events=tuple(self._rounds[step])) for step, visit in self._visits.items()}
        return replace(
            self._state,
            version=self._events[-1].number if self._events else 0,
            visits=visits,
            past=tuple(self._past),
            status=self._status,
            skipped=self._skipped,
            tasks=self._tasks,
            failures=self._failures,
            events=tuple(self._events),
            last_at=self._events[-1].at if self._events else None,
        )

    def take(self, event: Event) -> None:
        self._events.append(event)
        fact = event.fact
        match fact:
            case Opened() | Ended() | Left() | Stopped() | Held() | Released() | Unmatchable() | Paired():
                self._live(event, fact)
            case Entered() | Skipped() | Concluded():
                self._step(event, fact)
            case Asked():
                self._ask(event, fact)
            case Answered() | Voted() | Attached() | Confirmed() | Withdrawn():
                self._close(event, fact)
            case Reminded() | Escalated() | Lapsed() | StoodIn() | Reassigned() | Claimed() | GivenBack():
                self._change(event, fact)
            case Proposed():
                self._keep(event, fact.step)
            case SessionPlanned() | SessionSettled() | SessionContested():
                self._session(event, fact)
            case ActionDone() | ActionFailed() | ActionRetried() | Alerted():
                self._action(event, fact)
            case _:
                assert_never(fact)

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are checked by the tests of each fact

    def _keep(self, event: Event, step: str) -> None:
        if step in self._rounds:
            self._rounds[step].append(event)

    def _live(self, event: Event, fact: _LifeFact) -> None:
        match fact:
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
            case Held():
                self._set(on_hold=fact.cause)
            case Released():
                self._set(on_hold="")
                for task, due in fact.dues:
                    self._tasks[task] = replace(self._tasks[task], due=due)
            case Unmatchable():
                told = self._state.told | set(fact.journeys)
                self._set(told=told, unmatchable=self._state.unmatchable or not fact.journeys)
            case Paired():
                self._set(paired=(*self._state.paired, fact.wave))
            case _:
                assert_never(fact)

    def _step(self, event: Event, fact: _StepFact) -> None:
        match fact:
            case Entered():
                self._enter(event, fact)
            case Skipped():
                self._status[fact.step] = StepStatus.SKIPPED
                self._skipped[fact.step] = fact.why
            case Concluded():
                self._conclude(event, fact)
            case _:
                assert_never(fact)

    def _enter(self, event: Event, fact: Entered) -> None:
        earlier = self._visits.pop(fact.step, None)
        if earlier:
            self._past.append(replace(earlier, events=tuple(self._rounds[fact.step])))
        self._visits[fact.step] = Visit(fact.step, fact.round, fact.wave, event.at)
        self._rounds[fact.step] = [event]
        self._status[fact.step] = StepStatus.OPEN
        self._failures.pop(fact.step, None)

    def _conclude(self, event: Event, fact: Concluded) -> None:
        visit = self._visits[fact.step]
        self._visits[fact.step] = replace(visit, outcome=fact.outcome, route=fact.route, ended_at=event.at)
        self._keep(event, fact.step)
        self._failures.pop(fact.step, None)
        self._status[fact.step] = StepStatus.SKIPPED if fact.outcome == EXPIRED else StepStatus.DONE
        if fact.route.startswith(BACK):
            self._status[fact.step] = StepStatus.WAITING
            self._status[fact.route.removeprefix(BACK)] = StepStatus.WAITING
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
        self._keep(event, fact.step)

    def _close(self, event: Event, fact: ClosingFact) -> None:
        task = self._tasks.get(fact.task)
        if task is not None:
            self._keep(event, task.step)
            self._tasks[task.id] = tasks_after.closed(task, event, fact)

    def _change(self, event: Event, fact: TimeFact | HandFact) -> None:
        task = self._tasks.get(fact.task)
        if task is None:
            return
        self._keep(event, task.step)
        if isinstance(fact, HandFact):
            self._tasks[task.id] = tasks_after.handed(task, event, fact)
        else:
            self._tasks[task.id] = tasks_after.timed(task, fact)

    def _withdraw(self, event: Event, why: str, wanted: Callable[[Task], bool]) -> None:
        for key, task in self._tasks.items():
            if wanted(task):
                self._tasks[key] = tasks_after.withdrawn(task, event, why)

    def _session(self, event: Event, fact: _SessionFact) -> None:
        tasks = [task for task in self._tasks.values() if task.session == fact.number]
        if not tasks:
            return
        self._keep(event, tasks[-1].step)
        match fact:
            case SessionPlanned():
                kind, result = TaskKind.PLAN, "planned"
            case SessionSettled():
                kind, result = TaskKind.SESSION, fact.result
            case SessionContested():
                return
            case _:
                assert_never(fact)
        for task in tasks:
            if task.kind is kind and task.state in OPEN_STATES:
                self._tasks[task.id] = tasks_after.done(task, event, result)

    def _action(self, event: Event, fact: _ActionFact) -> None:
        self._keep(event, fact.step)
        if isinstance(fact, Alerted):
            self._set(alerts=self._state.alerts | {fact})
        elif isinstance(fact, ActionFailed):
            before = self._failures.get(fact.step)
            count = before.count + 1 if before else 1
            self._failures[fact.step] = Failure(fact.step, fact.round, fact.action, fact.code, count, event.at)
        else:
            self._failures.pop(fact.step, None)
            self._set(alerts=frozenset(alert for alert in self._state.alerts if alert.step != fact.step))
