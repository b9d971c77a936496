"""A case: one journey with all that the engine must know of it, read in one transaction."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from revflow.definition.load import restore
from revflow.definition.program import Program
from revflow.domain.journeys import Journey, Scope, Summary
from revflow.domain.people import Absence, Person
from revflow.engine import Linked, State, fold
from revflow.engine.bars import lines_of
from revflow.engine.companions import companions_of, meets_together
from revflow.service.ports import Cohort, Db


@dataclass(frozen=True, slots=True)
class Case:
    """One journey, its program and its surroundings, consistent with each other; `summary` as the store has it.

    `everybody` are all people of the cohort by reference, with those who are gone and have a name in its records still.
    `whole` is the case of the cohort's own journey, for an act that looks at all of it.
    """

    summary: Summary
    cohort: Cohort
    program: Program
    state: State
    linked: Linked
    everybody: Mapping[str, Person]
    whole: "Case | None" = None


def people_mark(cohort: str) -> str:
    """Return the name of the mark that changes with a cohort's people."""
    return f"people:{cohort}"


def mark_people(db: Db, cohort: str) -> None:
    """Let everybody read a cohort's people anew: they have changed in this transaction.

    The mark is one that never was: what this transaction reads is kept under it, and is nobody's if it is rolled back.
    """
    db.set_mark(people_mark(cohort), uuid.uuid4().hex)


def absences_mark() -> str:
    """Return the name of the mark that changes with anybody's absence."""
    return "absences"


def mark_absences(db: Db) -> None:
    """Let everybody read anew who is away. The mark is one that never was, as that of `mark_people`."""
    db.set_mark(absences_mark(), uuid.uuid4().hex)


def load_case(db: Db, code: str) -> Case:
    """Read a journey's case. Raises RefusedError `journey-unknown`."""
    summary = db.summary(code)
    cohort = db.cohort(summary.journey.cohort)
    roster = roster_of(db, cohort.name)
    state = load_state(db, summary.journey)
    linked = _linked(db, cohort, summary.journey, roster)
    return Case(summary, cohort, program_of(db, cohort), state, linked, roster.everybody)


def load_state(db: Db, journey: Journey) -> State:
    """Fold a journey's events; only those that are new since the last time in this process are read."""
    kept = db.kept.get(_state_key(journey))
    state = kept if isinstance(kept, State) and kept.journey == journey else None
    events = db.events(journey.code, after=state.version if state else 0)
    if state is None or events:
        state = fold(journey, events, state)
    return state


def keep_state(db: Db, state: State) -> None:
    """Keep a committed state for the next reading. Never call it before the commit."""
    db.kept.put(_state_key(state.journey), state)


def _state_key(journey: Journey) -> str:
    return f"state:{journey.code}"


def program_of(db: Db, cohort: Cohort) -> Program:
    """Return the cohort's pinned edition; named by its content, it is read once."""
    key = f"edition:{cohort.edition}"
    source = db.kept.get(key)
    if not isinstance(source, str):
        source = db.edition(cohort.edition)
        db.kept.put(key, source)
    return _restore(source)


@lru_cache(maxsize=32)
def _restore(source: str) -> Program:
    return restore(source)


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a cohort by reference: `everybody`, those too who are gone; who is `there`; and who is `away` when.

    Those who are there are the only ones whom the engine knows, but for who managed whom (`lines`).
    """

    everybody: Mapping[str, Person]
    there: Mapping[str, Person]
    away: Mapping[str, tuple[Absence, ...]]
    lines: Mapping[str, str]


def roster_of(db: Db, cohort: str) -> Roster:
    """Return the people of a cohort; read again only when the list, or somebody's absence, has changed."""
    people, absences = db.marks(people_mark(cohort), absences_mark())
    key = f"roster:{cohort}:{people}:{absences}"
    kept = db.kept.get(key)
    if isinstance(kept, Roster):
        return kept
    everybody = db.people(cohort)
    there = {ref: person for ref, person in everybody.items() if not person.gone}
    away: dict[str, tuple[Absence, ...]] = {}
    for absence in db.absences(cohort) if absences else ():
        away[absence.ref] = (*away.get(absence.ref, ()), absence)
    roster = Roster(everybody, there, away, lines_of(everybody.values()))
    db.kept.put(key, roster)
    return roster


def people_of(db: Db, cohort: str) -> Mapping[str, Person]:
    """Return all people of a cohort by reference, those too who are gone."""
    return roster_of(db, cohort).everybody


def digest_of(cohort: Cohort, task: str, data: object) -> str:
    """Return the salted digest under which personal content is named in the journal (hex SHA-256)."""
    text = json.dumps([cohort.salt, task, data], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def linked_of(db: Db, cohort: Cohort, journey: Journey) -> Linked:
    """Read the surroundings of a journey."""
    return _linked(db, cohort, journey, roster_of(db, cohort.name))


def _linked(db: Db, cohort: Cohort, journey: Journey, roster: Roster) -> Linked:
    own = journey.scope is Scope.COHORT
    related = tuple(db.related(journey))
    if own:
        sources = [s.journey.code for s in related if s.journey.scope in (Scope.MENTEE, Scope.MENTOR)]
    else:
        sources = [code for code in (journey.code, journey.mentee, journey.mentor) if code]
    program = program_of(db, cohort)
    return Linked(
        launched_at=cohort.launched_at,
        cohort_name=cohort.name,
        seed=cohort.seed,
        people=roster.there,
        cohort=None if own else db.summary(cohort.code),
        journeys=related,
        answers=db.answers(sources),
        absences=roster.away,
        lines=roster.lines,
        companions=_companions(db, program, journey) if meets_together(program) else (),
    )


def _companions(db: Db, program: Program, journey: Journey) -> tuple[Summary, ...]:
    """Read the pairs that meet with a pair: they are among its mentor's."""
    if journey.scope is not Scope.PAIR:
        return ()
    mentors = db.related(Journey(journey.mentor, journey.cohort, Scope.MENTOR))
    return companions_of(program, journey, mentors)
