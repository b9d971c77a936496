"""Incidents: what stops a journey until somebody acts, and that HR hears of each once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from revflow.definition.steps import ApprovalStep
from revflow.domain.facts import Alerted, Asked
from revflow.domain.journeys import Scope
from revflow.domain.mails import MailOrder
from revflow.domain.tasks import Task
from revflow.engine import ballot, choosing, retries, standing, waves
from revflow.engine.asking import task_id, tasks_of
from revflow.engine.entries import is_person
from revflow.engine.kinds import kind_of
from revflow.engine.moves import Change, Move
from revflow.engine.situation import Situation
from revflow.engine.state import CARE, DECIDING, OPEN_STATES, SUBJECTS, Visit
from revflow.engine.view import View
from revflow.engine.whom import HR, people_of, subjects_of

ACTION_FAILED, NOBODY_TO_MATCH, NOBODY_TO_ASK = "action-failed", "nobody-to-match", "nobody-to-ask"
UNDECIDED, ON_HOLD, CANNOT_GO_ON = "undecided", "on-hold", "cannot-go-on"
"""Causes of incidents. `nobody-to-ask` is followed by `:<entry>`; `cannot-go-on` is not found here: driving fails.

Those of a mentee who is to choose a mentor stand in `engine.choices`.
"""


def incident(it: Situation) -> Alerted | None:
    """Return what stops the journey now, as the fact that tells it, if anything does."""
    return next(_incidents(it), None)


def _incidents(it: Situation) -> Iterator[Alerted]:
    """Yield all that stops the journey, or a step of it, now.

    An action that was tried for the last time (rule 23), a gate that nobody can answer (rules 13, 15, 16) or that all
    have answered in vain (rule 14), a first wave that cannot open (rule 4), a mentee who has named no mentor.
    """
    for failure in it.state.failures.values():
        if retries.next_try(failure) is None:
            yield Alerted(failure.step, failure.round, ACTION_FAILED)
    for visit in it.state.open_visits():
        if _undecided(it, visit):
            yield Alerted(visit.step, visit.round, UNDECIDED)
        for entry in _unanswerable(it, visit):
            yield Alerted(visit.step, visit.round, f"{NOBODY_TO_ASK}:{entry}")
    yield from _unattended(it)
    match = it.plan.match
    if match is not None and it.scope is Scope.COHORT and waves.nobody_to_match(it):
        yield Alerted(match.id, 1, NOBODY_TO_MATCH)
    troubled = choosing.trouble(it)
    if troubled is not None:
        yield Alerted(troubled[0].step, troubled[0].round, troubled[1])


def alert_due(it: Situation) -> Move | None:
    """Return the telling of an incident that HR has not heard of, or that one is over which HR was told of.

    Of two entries of one gate that nobody can answer HR hears once. On hold it hears of a pair that waits in vain for
    its care alone, which is on hold for just that.
    """
    now = tuple(_unattended(it) if it.state.on_hold else _incidents(it))
    found = next((one for one in now if one not in it.state.alerts), None)
    if found is not None:
        heard = any(_kind_of(one) == _kind_of(found) for one in it.state.alerts)
        mails = () if heard else _tell(it, found)
        return Move(f"{found.step}: tell hr", "", Change(facts=(found,), mails=mails))
    over = () if it.state.on_hold else _over(it, now)
    return Move(f"{over[0].step}: incident over", "", Change(facts=over)) if over else None


def _tell(it: Situation, found: Alerted) -> tuple[MailOrder, ...]:
    """Return the mails that tell HR of an incident; what one of a pair asks HR for is none of the other's.

    That a pair is paused both know: who is alone in HR, and one of the two, hears of it all the same.
    """
    mails = tell_hr(it, found.cause.partition(":")[0], found.step, found.round, _votes_left(it, found))
    if found not in _unattended(it):
        return mails
    subjects = subjects_of(it.state.journey, it.linked)
    others = tuple(mail for mail in mails if mail.to not in subjects)
    return others or (mails if it.state.on_hold else ())


def _votes_left(it: Situation, found: Alerted) -> dict[str, object]:
    """Return the ids of a gate's votes that HR may hand to somebody, as its mail names them; nothing elsewhere.

    `unasked` are those that nobody could be asked for, `stranded` those of people who are not there; of these alone
    the list of tasks tells.
    """
    step, visit = it.program.step(found.step), it.state.visits.get(found.step)
    if visit is None or not isinstance(step, ApprovalStep) or not found.cause.startswith(NOBODY_TO_ASK):
        return {}
    view = it.view(step, visit)
    unasked = [task_id(view, one) for one in ballot.unasked(view)]
    tasks = tasks_of(view)
    waiting = (
        t for t in tasks if t.state in OPEN_STATES and t.awaits not in SUBJECTS and not ballot.is_dropped(view, t)
    )
    stranded = [task.id for task in waiting if not _can_go_on(view, task, list(tasks))]
    votes = {"unasked": " ".join(unasked), "stranded": " ".join(stranded)}
    return {name: ids for name, ids in votes.items() if ids} if unasked else {}


def _kind_of(alert: Alerted) -> tuple[str, int, str]:
    """Return what HR reads of an incident: where, and what, but not which entry."""
    return alert.step, alert.round, alert.cause.partition(":")[0]


def _over(it: Situation, now: tuple[Alerted, ...]) -> tuple[Alerted, ...]:
    """Return which incidents are over that could come back: those of rounds that are still open."""
    rounds = {(visit.step, visit.round) for visit in it.state.open_visits()}
    told = (one for one in it.state.alerts if (one.step, one.round) in rounds and one not in now)
    return tuple(replace(one, over=True) for one in sorted(told, key=lambda one: (one.step, one.cause)))


def tell_hr(
    it: Situation, cause: str, step: str = "", round_: int = 1, more: Mapping[str, object] | None = None
) -> tuple[MailOrder, ...]:
    """Return the mails that tell HR what stops a journey, at which step if it is one's, and why an action failed.

    `more` is what the mails say besides.
    """
    code = it.state.journey.code
    failure = it.state.failures.get(step)
    why = {"why": failure.code} if failure is not None and cause == ACTION_FAILED else {}
    return tuple(
        MailOrder(
            key=f"{code}/{step or 'journey'}.{round_}/incident-{it.state.version}/{ref}",
            journey=code,
            template="hr-incident",
            to=ref,
            step=step,
            urgent=True,
            data={"cause": cause, **why, **(more or {})},
        )
        for ref in people_of(HR, it.program, it.state.journey, it.linked)
    )


def _undecided(it: Situation, visit: Visit) -> bool:
    """Tell whether all have voted at a gate and none has won (rule 14), not even counted anew without who is gone."""
    step = it.program.step(visit.step)
    if not isinstance(step, ApprovalStep):
        return False
    view = it.view(step, visit)
    return not kind_of(step).awaits(view) and not kind_of(step).proceed(view)


def _unanswerable(it: Situation, visit: Visit) -> Iterator[str]:
    """Yield each awaited entry that nobody can act for: without a task, or all have voted or are away (13, 15, 16).

    None of a gate that those who are there can settle without.
    """
    view = it.view(it.program.step(visit.step), visit)
    tasks = [t for t in it.state.tasks.values() if (t.step, t.round) == (visit.step, visit.round)]
    missing = {entry: _missing(view, entry, tasks) for entry in kind_of(view.step).awaits(view)}
    if not _can_do_without(view, sum(missing.values())):
        yield from (entry for entry, count in missing.items() if count)


def _unattended(it: Situation) -> Iterator[Alerted]:
    """Yield each request of one of a pair for HR's care that nobody of HR, and nobody in its place, is there for."""
    for task in it.state.open_tasks():
        view = it.view(it.program.step(task.step), it.state.visits[task.step])
        if task.kind in CARE and not _can_go_on(view, task, []):
            yield Alerted(task.step, task.round, f"{NOBODY_TO_ASK}:{task.awaits}")


def _missing(view: View, entry: str, tasks: list[Task]) -> int:
    """Return how many of an awaited entry's votes or answers nobody can give."""
    if not _is_somebody(view, entry):
        return 0
    own = [t for t in tasks if t.awaits == entry and t.state in OPEN_STATES and not ballot.is_dropped(view, t)]
    if not own:
        return 0 if entry in _asked_next(view) else 1
    return sum(1 for task in own if not _can_go_on(view, task, tasks))


def _can_do_without(view: View, missing: int) -> bool:
    return isinstance(view.step, ApprovalStep) and ballot.can_do_without(view, missing)


def _asked_next(view: View) -> frozenset[str]:
    """Return the entries that are about to be asked: their turn has just come."""
    facts = (fact for move in kind_of(view.step).proceed(view) for fact in move.change.facts)
    return frozenset(fact.awaits for fact in facts if isinstance(fact, Asked))


def _is_somebody(view: View, entry: str) -> bool:
    return entry in view.program.groups or entry.partition(".")[0] in SUBJECTS or is_person(entry)


def _can_go_on(view: View, task: Task, tasks: list[Task]) -> bool:
    """Tell whether somebody is there who may act on an open task, or is about to be asked to stand in."""
    able = set(task.to) & view.linked.people.keys()
    if task.kind in DECIDING and not ballot.is_tie_break(view, task):
        others = [other for other in tasks if other.entry != task.entry]
        able -= {ref for other in others for ref in standing.voices(other)}
    if task.awaits in SUBJECTS:
        return bool(able)
    here = any(not standing.is_away(view.linked, ref, view.now) for ref in able)
    return here or standing.stand_in(view, task) is not None
