"""A mentee names a mentor, HR draws the pairs of a wave; and what their pages show."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from revflow.definition.steps import MatchStep
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Chosen, Proposal
from revflow.domain.journeys import Scope
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import commands
from revflow.engine.choices import Choices
from revflow.engine.locks import find
from revflow.engine.pool import Pool
from revflow.engine.proposals import proposals
from revflow.engine.situation import Situation
from revflow.engine.state import OPEN_STATES
from revflow.service.act import Act, act, journey_of, words
from revflow.service.case import Case, load_case
from revflow.service.free_text import LONGEST_REMARK, free_text
from revflow.service.page import Choosable, Place, Row, Sheet
from revflow.service.pair import Called
from revflow.service.ports import Db, Ports
from revflow.service.wave import Wave


def choose(
    ports: Ports,
    task_id: str,
    actor: str,
    mentor: str = "",
    *,
    said: str = "",
    principal: str = "",
    reason: str = "",
) -> None:
    """Take the mentor (a code or an address) whom a mentee names, or none, with a word to HR (`said`).

    One transaction judges and writes it with the whole cohort in view: no place is given twice. `principal` is for whom
    HR acts on behalf, and `reason` why. Raises RefusedError: see `engine.commands.choosing`; `text-too-long`.
    """
    spoken = {"words": free_text(said, LONGEST_REMARK), "reason": free_text(reason, LONGEST_REMARK)}
    with ports.store.read() as db:
        cohort = db.cohort(db.summary(journey_of(task_id)).journey.cohort)
        code = Called(db, cohort.name).code(mentor, Scope.MENTOR) if mentor else ""

    def judge(case: Case, now: datetime) -> Act:
        contents = words(case, task_id, spoken)
        digests = {content.kind: content.digest for content in contents}
        told, why = digests.get("words", ""), digests.get("reason", "")
        it = (case.program, case.state, case.linked, _choices(case.whole, now))
        change = commands.choose(*it, actor, task_id, code, now, words=told, principal=principal, reason=why)
        return Act(change, contents)

    act(ports, journey_of(task_id), actor, judge, cohort=cohort.code)


def draw(ports: Ports, task_id: str, actor: str, pairs: Mapping[str, str]) -> None:
    """Take the pairs of a wave as HR draws them: mentee to mentor, codes or addresses; an empty mentor is no pair.

    Raises RefusedError: see `engine.commands.choosing`.
    """
    with ports.store.read() as db:
        called = Called(db, db.summary(journey_of(task_id)).journey.cohort)
        couples = tuple(
            (called.code(mentee, Scope.MENTEE), called.code(mentor, Scope.MENTOR))
            for mentee, mentor in pairs.items()
            if mentor.strip()
        )

    def judge(case: Case, now: datetime) -> Act:
        return Act(commands.draw(case.program, case.state, case.linked, actor, task_id, couples, now))

    act(ports, journey_of(task_id), actor, judge)


def suggested(ports: Ports, task_id: str) -> dict[str, str]:
    """Return what the rules suggest for a wave that HR is to draw: mentee to mentor, by code; none who is gone."""
    with ports.store.read() as db:
        case = load_case(db, journey_of(task_id))
        task = case.state.tasks.get(task_id)
    if task is None:
        raise RefusedError("task-unknown", task=task_id)
    if task.kind is not TaskKind.CHOOSE:
        return {}
    pool = Situation(case.program, case.state, case.linked, ports.clock.now()).pool
    return {pair.mentee: pair.mentor for pair in _possible(case, task, pool)}


def _possible(case: Case, task: Task, pool: Pool) -> Iterator[Proposal]:
    """Yield what the rules suggest on a task and can be still: people leave, and HR says apart, before it draws."""
    for pair in proposals(case.state, task.step):
        two = find(pool.free_mentees, pair.mentee), find(pool.free_mentors, pair.mentor)
        if two[0] and two[1] and not pool.bars.refusal(two[0], two[1]):
            yield pair


def choosable(db: Db, case: Case, task: Task, now: datetime) -> tuple[Choosable, ...]:
    """Return the mentors whom a mentee may name on an open task, those who suit best first; elsewhere none."""
    if task.kind is not TaskKind.CHOOSE or task.state not in OPEN_STATES or not case.state.journey.person:
        return ()
    # NumPy is slow to load, and most pages weigh nobody
    from revflow.engine.matching.choosing import weighed  # noqa: PLC0415

    whole, match = load_case(db, case.cohort.code), case.program.step(task.step)
    assert isinstance(match, MatchStep)
    choices = _choices(whole, now)
    mentee = find(choices.pool.mentees, case.state.journey.code)
    found = weighed(case.program, match, whole.linked, mentee, choices.choosable(mentee)) if mentee else ()
    people = case.everybody
    return tuple(
        Choosable(one.code, people[one.ref].name, people[one.ref].department, people[one.ref].site, pros, cons)
        for one, pros, cons in found
    )


def chosen(db: Db, case: Case, task: Task) -> str:
    """Return the name of the mentor who was named on a task, or nothing."""
    said = _said(case, task.id)
    return case.everybody[db.summary(said.mentor).journey.person].name if said and said.mentor else ""


def last_words(db: Db, case: Case) -> str:
    """Return what a mentee wanted HR to know who named nobody the last time, or nothing."""
    said = _said(case)
    text = db.content(said.words) if said and said.words else None
    return text if isinstance(text, str) else ""


def _said(case: Case, task_id: str = "") -> Chosen | None:
    facts = (event.fact for event in reversed(case.state.events))
    return next((fact for fact in facts if isinstance(fact, Chosen) and task_id in ("", fact.task)), None)


def sheet(case: Case, task: Task, wave: Wave, now: datetime) -> Sheet | None:
    """Return what HR draws the pairs of a wave from, on its open task; elsewhere nothing."""
    if task.kind is not TaskKind.CHOOSE or task.state not in OPEN_STATES or case.state.journey.person:
        return None
    pool = Situation(case.program, case.state, case.linked, now).pool
    name = {ref: person.name for ref, person in case.everybody.items()}
    mentors = {one.code: f"{one.code} {name[one.ref]}" for one in pool.mentors}
    found = {pair.mentee: pair for pair in _possible(case, task, pool)}
    pairs = {pair.code: pair for pair in wave.pairs}
    singles = {single.code: single for single in wave.singles}
    rows = []
    for one in pool.free_mentees:
        pair = found.get(one.code)
        suggestion = mentors[pair.mentor] if pair else ""
        shown = pairs.get(pair.code) if pair else None
        rows.append(Row(one.code, name[one.ref], suggestion, shown, singles.get(one.code)))
    places = (Place(one.code, name[one.ref], pool.room(one)) for one in pool.free_mentors)
    return Sheet(tuple(rows), tuple(places))


def _choices(whole: Case | None, now: datetime) -> Choices:
    assert whole is not None  # whoever asks has read it
    it = Situation(whole.program, whole.state, whole.linked, now)
    return Choices(it.pool, whole.linked.journeys)
