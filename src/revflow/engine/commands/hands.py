"""What participants and HR may do with a whole journey."""

import re
from collections.abc import Iterator
from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import ActionRetried, Ended, Fact, GoesOn, Held, Left, Reminded, Stopped
from revflow.domain.journeys import Ending, Scope
from revflow.engine import deadlines
from revflow.engine.care import resumed
from revflow.engine.commands.guards import check_open, check_runs, view_of
from revflow.engine.endings import PERSONS, end
from revflow.engine.holding import go_on
from revflow.engine.incidents import ON_HOLD, tell_hr
from revflow.engine.linked import Linked
from revflow.engine.moves import Change
from revflow.engine.situation import Situation
from revflow.engine.state import GOING_ON, WITH_COHORT, State
from revflow.engine.whom import HR, people_of

_CODE = re.compile(r"[a-z][a-z0-9-]{0,30}")


def leave(program: Program, state: State, linked: Linked, actor: str, now: datetime) -> Change:
    """End a mentee's or mentor's journey at once, without a reason, and stop its pairs (rule 11).

    Taking part is voluntary: one click (`domain.md`, Law and ethics in France and the EU). Where it is required, as at
    General Electric 1999, whose executives each had to find a mentor, it is HR who ends it.

    `actor` is the participant, or who acts for HR (empty: a console). Raises RefusedError `leave-of-person`,
    `not-yours`, `leave-with-hr` (participation is required), `journey-ended`.
    """
    if state.journey.scope not in PERSONS:
        raise RefusedError("leave-of-person", journey=state.journey.code)
    if actor not in ("", state.journey.person, *people_of(HR, program, state.journey, linked)):
        raise RefusedError("not-yours")
    check_runs(state)
    if program.participation == "required" and actor == state.journey.person:
        raise RefusedError("leave-with-hr", journey=state.journey.code)
    it = Situation(program, state, linked, now)
    return end(it, Ended(Ending.LEFT, "left"), Left())


def stop(program: Program, state: State, linked: Linked, actor: str, reason: str, now: datetime) -> Change:  # noqa: ARG001 - all acts have the same shape
    """End a journey by HR's hand; the cohort's own ends all. `reason` is a code, empty: `hr`.

    Raises RefusedError `journey-ended`, `reason-code`.
    """
    check_runs(state)
    cause = _code(reason or HR)
    it = Situation(program, state, linked, now)
    return end(it, Ended(Ending.STOPPED, cause), Stopped(cause))


def hold(program: Program, state: State, linked: Linked, actor: str, cause: str, now: datetime) -> Change:  # noqa: ARG001
    """Put a journey on hold; nothing changes if it is already. HR hears of it where it was not HR (`cause` not `hr`).

    With the cohort's own all are on hold that are not yet; one that is so with it stays so after it. `cause` is a code.
    Raises RefusedError `journey-ended`, `reason-code`.
    """
    check_runs(state)
    _code(cause)
    if state.on_hold not in ("", GOING_ON, WITH_COHORT):
        return Change()
    it = Situation(program, state, linked, now)
    mails = () if cause == HR else tell_hr(it, ON_HOLD)
    return Change(facts=(Held(cause),), tells=tuple(_with_cohort(it)), mails=mails)


def _with_cohort(it: Situation) -> Iterator[tuple[str, Fact]]:
    if it.scope is Scope.COHORT:
        yield from ((code, Held(WITH_COHORT)) for code in _under_way(it.linked))


def _under_way(linked: Linked) -> Iterator[str]:
    """Yield all journeys that have not ended. Whether one is on hold, only its own journal says for sure by now."""
    yield from (other.journey.code for other in linked.journeys if other.ending is None)


def release(program: Program, state: State, linked: Linked, actor: str, now: datetime) -> Change:  # noqa: ARG001
    """Let a journey go on; nothing changes if it is not on hold. Raises RefusedError `journey-ended`.

    With the cohort's own all go on that were on hold with it; one that was so by itself waits for a cohort on hold.
    A pair that its mentor has paused hears that it goes on.
    Open tasks are due later by as long as it was on hold, with all that counts from there: nothing expires at once.
    """
    check_runs(state)
    if not state.on_hold:
        return Change()
    it = Situation(program, state, linked, now)
    others = _under_way(linked) if it.scope is Scope.COHORT else ()
    return Change(facts=go_on(it), tells=tuple((code, GoesOn()) for code in others), mails=resumed(it))


def _code(text: str) -> str:
    """Return what is a code: the journal keeps it for ever, and Prefect shows it, so free text is refused."""
    if not _CODE.fullmatch(text):
        raise RefusedError("reason-code")
    return text


def remind(program: Program, state: State, linked: Linked, actor: str, task_id: str, now: datetime) -> Change:  # noqa: ARG001
    """Queue a reminder of an open task to all whom it is left to. Raises `task-unknown`, `task-closed`, `held`."""
    task = state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    check_open(state, task)
    by_hand = [e.fact for e in state.events if isinstance(e.fact, Reminded) and e.fact.number == deadlines.BY_HAND]
    number = 1 + sum(1 for fact in by_hand if fact.task == task_id)
    view = view_of(Situation(program, state, linked, now), task)
    return deadlines.remind(view, task, deadlines.BY_HAND, f"{deadlines.REMINDED_BY_HAND}-{number}")


def retry(program: Program, state: State, linked: Linked, actor: str, now: datetime) -> Change:  # noqa: ARG001
    """Let the tries of failed actions start anew (rule 23); nothing changes if none has failed."""
    return Change(facts=tuple(ActionRetried(failure.step, failure.round) for failure in state.failures.values()))
