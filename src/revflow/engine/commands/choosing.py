"""A mentee names a mentor, or says that none of those will do; HR draws the pairs of a wave."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from revflow.definition.program import Program
from revflow.definition.steps import NEXT
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Chosen, Concluded, Drawn, Locked
from revflow.domain.facts.matching import FREE
from revflow.domain.tasks import TaskKind
from revflow.engine.bars import Couple
from revflow.engine.choices import Choices
from revflow.engine.commands.guards import check_not_claimed, check_open, task_for, task_on_behalf
from revflow.engine.kinds.shared import DONE
from revflow.engine.linked import Linked
from revflow.engine.locks import find
from revflow.engine.moves import Change
from revflow.engine.pool import Pool
from revflow.engine.situation import Situation
from revflow.engine.state import State


def choose(
    program: Program,
    state: State,
    linked: Linked,
    choices: Choices,
    actor: str,
    task_id: str,
    mentor: str,
    now: datetime,
    *,
    words: str = "",
    principal: str = "",
    reason: str = "",
) -> Change:
    """Take the mentor (by the journey's code) whom a mentee names, or none of them, on the mentee's journey.

    `choices` are those of the whole cohort at the same moment. `words` for HR and `reason` (why HR chooses on behalf of
    `principal`) are digests, or empty. Raises RefusedError as `task_on_behalf` and `check_open` do, `mentor-unknown`,
    `mentor-taken` (no place left), `mentor-not-choosable`.
    """
    it = Situation(program, state, linked, now)
    task = task_on_behalf(it, actor, principal, reason, task_id, TaskKind.CHOOSE)
    check_open(state, task)
    if mentor:
        _check_choosable(choices, state.journey.code, mentor)
    said = Chosen(task.id, mentor, words, principal, reason)
    return Change(facts=(said, Concluded(task.step, task.round, DONE, NEXT)))


def _check_choosable(choices: Choices, mentee: str, mentor: str) -> None:
    pool = choices.pool
    one, other = find(pool.mentees, mentee), find(pool.mentors, mentor)
    if one is None or other is None:
        raise RefusedError("mentor-unknown", word=mentor)
    if other in choices.choosable(one):
        return
    if other.open and other.arrived and pool.bars.fitting(one) & pool.bars.bit(other):
        raise RefusedError("mentor-taken", mentor=mentor, who=other.ref)
    raise RefusedError("mentor-not-choosable", mentor=mentor, who=other.ref)


def draw(
    program: Program, state: State, linked: Linked, actor: str, task_id: str, couples: Sequence[Couple], now: datetime
) -> Change:
    """Take the pairs of a wave as HR draws them, on the cohort's journey; what it wanted otherwise before is freed.

    Couples are (mentee, mentor) by the codes of their journeys. Raises RefusedError as `task_for` and `check_open` do,
    `mentee-unknown`, `mentor-unknown`, `mentee-twice`, `mentee-paired`, `not-at-match`, `pair-forbidden`,
    `mentor-full`.
    """
    it = Situation(program, state, linked, now)
    task = task_for(state, actor, task_id, TaskKind.CHOOSE)
    check_open(state, task)
    check_not_claimed(it, task, actor)
    taken: dict[str, int] = {}
    for number, (mentee, mentor) in enumerate(couples):
        if mentee in {one for one, _other in couples[:number]}:
            raise RefusedError("mentee-twice", mentee=mentee)
        _check_couple(it.pool, mentee, mentor, taken.get(mentor, 0))
        taken[mentor] = taken.get(mentor, 0) + 1
    return Change(facts=(*_freed(it.pool, dict(couples)), Drawn(task.id, tuple(couples))))


def _check_couple(pool: Pool, mentee: str, mentor: str, taken: int) -> None:
    one, other = find(pool.mentees, mentee), find(pool.mentors, mentor)
    if one is None:
        raise RefusedError("mentee-unknown", word=mentee)
    if other is None:
        raise RefusedError("mentor-unknown", word=mentor)
    if one.running or one.finished:
        raise RefusedError("mentee-paired", mentee=mentee)
    for each in (one, other):
        if not (each.open and each.arrived):
            raise RefusedError("not-at-match", journey=each.code)
    rule = pool.bars.refusal(one, other)
    if rule:
        raise RefusedError("pair-forbidden", mentee=mentee, mentor=mentor, rule=rule)
    if pool.room(other) - taken < 1:
        raise RefusedError("mentor-full", mentor=mentor, most=pool.capacity)


def _freed(pool: Pool, drawn: dict[str, str]) -> Iterator[Locked]:
    """Yield the end of what HR wanted of mentees whom it draws otherwise, or not at all."""
    yield from (Locked(mentee, mentor, FREE) for mentee, mentor in pool.together if drawn.get(mentee) != mentor)
