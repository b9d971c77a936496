"""What others see of a journey: where it stands, whom it awaits, and when time alone goes on with it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from revflow.definition.steps import FINISH, NEXT, REMATCH, ApprovalStep
from revflow.domain.facts import Ended, Entered, Paired, Skipped
from revflow.domain.journeys import Scope, StepStatus, Summary
from revflow.engine import choosing, deadlines, retries, standing, waves
from revflow.engine.anchors import dates_of
from revflow.engine.incidents import incident
from revflow.engine.joins import MATCH, PAIRS, Wait, wait_of
from revflow.engine.kinds import kind_of
from revflow.engine.reporting import counts_of
from revflow.engine.routing import rematch_until, status_of
from revflow.engine.second_chances import LATER, waits_for_second_chance
from revflow.engine.situation import Situation
from revflow.engine.state import SUBJECTS, State
from revflow.engine.whom import HR

TIME = "time"
MOVED = "moved"
"""Where a summary's counts keep when the journey last went on, in microseconds since 1970."""

_MOVING = (Entered, Skipped, Paired, Ended)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def has_moved(summary: Summary, since: datetime) -> bool:
    """Tell whether a journey went on to anything from that moment on, whatever else of it was open already.

    Summaries of before that was kept say only when the journey began to await what it awaits.
    """
    if MOVED not in summary.counts:
        return summary.since is not None and summary.since > since
    return summary.counts[MOVED] >= _micros(since)


def _moved_at(state: State) -> datetime:
    return next((event.at for event in reversed(state.events) if isinstance(event.fact, _MOVING)), _EPOCH)


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def summarise(it: Situation) -> Summary:
    """Return the journey's summary."""
    ended = it.state.ending is not None
    open_visits = it.state.open_visits()
    found = incident(it)
    waits = () if ended else tuple(_waits(it))
    return Summary(
        journey=it.state.journey,
        version=it.state.version,
        step="" if ended or not open_visits else open_visits[0].step,
        awaits=() if ended else _awaits(it, waits),
        since=_since(it),
        wake_at=None if ended or it.state.on_hold else _wake_at(it, waits),
        ending=it.state.ending,
        on_hold=bool(it.state.on_hold) and not ended,
        incident=found.cause if found and not ended else "",
        steps=_steps(it),
        counts=counts_of(it.state)
        | dates_of(it)
        | choosing.counts(it)
        | _later(it)
        | {MOVED: _micros(_moved_at(it.state))},
    )


def _later(it: Situation) -> dict[str, int]:
    return {LATER: 1} if it.state.ending is None and waits_for_second_chance(it) else {}


def _steps(it: Situation) -> dict[str, str]:
    """Return the ended steps with their outcome; those of a wave stand as soon as one wave was passed."""
    found: dict[str, str] = {}
    for step in it.own_steps():
        status = status_of(it.program, step, it.state)
        visit = it.state.visits.get(step.id)
        if status is StepStatus.SKIPPED:
            found[step.id] = "skipped"
        elif step.id in it.plan.wave_ids:
            if it.state.paired:
                found[step.id] = ""
        elif status is StepStatus.DONE and visit is not None and visit.route in {NEXT, FINISH}:
            found[step.id] = "" if visit.outcome == "done" else visit.outcome
    return found


def _awaits(it: Situation, waits: tuple[Wait, ...]) -> tuple[str, ...]:
    """Return whom or what the journey awaits, in the order of the program's steps; never empty."""
    if it.state.on_hold:
        return (HR,)
    if it.now < it.linked.launched_at:
        return (TIME,)
    codes = [code for step in it.own_steps() for code in _awaited_at(it, step.id)]
    visit = choosing.visit_of(it)
    codes += _awaited_at(it, visit.step) if visit else ()
    if it.scope is Scope.COHORT and waves.nobody_to_match(it):
        codes.append(HR)
    if not codes:
        codes = [code for wait in waits for code in wait.on][:1] or [_awaited_at_last(it)]
    return tuple(dict.fromkeys(codes))


def _awaited_at(it: Situation, step_id: str) -> tuple[str, ...]:
    visit = it.state.visits.get(step_id)
    if visit is None:
        return ()
    step = it.program.step(step_id)
    if it.state.status.get(step_id) is StepStatus.OPEN:
        gate = isinstance(step, ApprovalStep)
        return kind_of(step).awaits(it.view(step, visit)) or ((HR,) if gate else (TIME,))
    return tuple(task.awaits for task in it.state.open_tasks() if task.step == step_id and visit.route == REMATCH)


def _waits(it: Situation) -> Iterator[Wait]:
    match = it.plan.match
    for step in it.own_steps():
        if step is match and step.id in it.state.visits:
            continue
        if status_of(it.program, step, it.state) is StepStatus.WAITING and not _is_gate_of_wave(it, step.id):
            wait = wait_of(it, step)
            if wait is not None:
                yield wait


def _is_gate_of_wave(it: Situation, step_id: str) -> bool:
    return step_id in it.plan.wave_ids and it.plan.match is not None and step_id != it.plan.match.id


def _awaited_at_last(it: Situation) -> str:
    """Return what a journey awaits whose own steps wait for nothing: a person its match or pairs, a cohort the rest."""
    running = [other.journey.scope for other in it.linked.journeys if other.ending is None]
    if Scope.PAIR in running:
        return PAIRS
    match = it.plan.match
    if it.scope is Scope.COHORT:
        return next((scope.value for scope in (Scope.MENTEE, Scope.MENTOR, Scope.TOPIC) if scope in running), TIME)
    return MATCH if match is not None and it.scope.value in SUBJECTS else Scope.COHORT.value


def _since(it: Situation) -> datetime | None:
    """Return when the journey began to await what it awaits: its end, its open step's entry, or its last step's end."""
    if it.state.ending is not None:
        return it.state.last_at
    open_visits = it.state.open_visits()
    if open_visits:
        return open_visits[0].entered_at
    ended = [visit.ended_at for visit in it.state.visits.values() if visit.ended_at is not None]
    return max(ended, default=it.state.opened_at)


def _wake_at(it: Situation, waits: tuple[Wait, ...]) -> datetime | None:
    return min((time for time in _times(it, waits) if time is not None and time > it.now), default=None)


def _times(it: Situation, waits: tuple[Wait, ...]) -> Iterator[datetime | None]:
    yield it.linked.launched_at
    for visit in it.state.visits.values():
        step = it.program.step(visit.step)
        view = it.view(step, visit)
        if it.state.status.get(visit.step) is StepStatus.OPEN:
            yield kind_of(step).wake_at(view)
            yield deadlines.next_time(view)
        elif visit.route == REMATCH:
            yield rematch_until(it.state, visit)
            yield deadlines.next_time(view)
    for task in it.state.open_tasks():
        view = it.view(it.program.step(task.step), it.state.visits[task.step])
        yield from standing.changes_of(view, task)
    for failure in it.state.failures.values():
        yield retries.next_try(failure)
    yield from (wait.until for wait in waits)
    if it.scope is Scope.COHORT:
        yield waves.next_time(it)
