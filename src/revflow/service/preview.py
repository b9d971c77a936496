"""What an update of the people list would change, told person by person, counts first."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from revflow.definition.program import Program
from revflow.domain.errors import Fault
from revflow.domain.facts import Ended, Proposal, Replaced
from revflow.domain.journeys import Scope, Summary
from revflow.domain.people import Person
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import Change
from revflow.engine.bars import Bars
from revflow.engine.candidate import Candidate
from revflow.engine.pool import match_of
from revflow.engine.roster import Kind, Line, Roster, openings, still_named
from revflow.service.case import Case
from revflow.service.ports import Cohort

_PLAIN = ("name", "department", "site", "language")
_SESSIONS = (TaskKind.PLAN, TaskKind.SESSION)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that becomes of a person: its sentence is `update-<code>`, said with `data`."""

    code: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonNotes:
    """One person whom the update concerns; `does`: `join`, `return`, `leave`, `change`; `line` of the file, 0: none."""

    name: str
    email: str
    does: str
    line: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """`counts` are of people by what they do, and `same`. `mark` names the update: who is concerned, and how.

    `warnings` are of the list as a whole, such as more mentees than the mentors can take.
    """

    cohort: str
    counts: Mapping[str, int]
    people: tuple[PersonNotes, ...]
    mark: str
    changes: bool
    warnings: tuple[Fault, ...]


@dataclass(frozen=True)
class Seen:
    """What a preview is made from. By code: the journeys concerned, what changes there, and what nobody takes over.

    `waves_over`: no wave can take anybody any more, so that who joins takes part in vain. `proposed` are the pairs of
    an open wave that are to be approved.
    """

    cohort: Cohort
    program: Program
    roster: Roster
    known: Mapping[str, Person]
    after: Mapping[str, Person]
    summaries: Sequence[Summary]
    cases: Mapping[str, Case]
    changes: Mapping[str, Change]
    kept_back: Mapping[str, tuple[tuple[Task, str, str], ...]]
    tasks: Sequence[Task]
    warnings: Sequence[Fault] = ()
    waves_over: bool = False
    proposed: Sequence[Proposal] = ()

    @cached_property
    def candidates(self) -> Mapping[str, Candidate]:
        """The mentees and mentors of the cohort, by the codes of their journeys."""
        own = (one.journey for one in self.summaries if one.journey.person)
        return {one.code: Candidate(one.code, one.person, open=True, arrived=True) for one in own}

    @cached_property
    def bars(self) -> tuple[Bars, Bars]:
        """The hard rules of the match, with the people before the update and after it."""
        match = match_of(self.program)
        forbid = frozenset(match.forbid if match else ())
        mentors = [self.candidates[one.journey.code] for one in self.summaries if one.journey.scope is Scope.MENTOR]
        return Bars(mentors, self.known, forbid), Bars(mentors, self.after, forbid)


def preview_of(seen: Seen) -> Preview:
    """Return the preview of an update."""
    counts = Counter(line.kind.value for line in seen.roster.lines)
    ordered = sorted(seen.roster.lines, key=lambda line: list(Kind).index(line.kind))
    named = "\n".join(f"{line.kind} {line.before!r} {line.after.email} {line.after.roles!r}" for line in ordered)
    return Preview(
        cohort=seen.cohort.name,
        counts={kind.value: counts[kind.value] for kind in Kind} | {"same": seen.roster.same},
        people=tuple(_person(seen, line) for line in ordered),
        mark=hashlib.sha256(named.encode()).hexdigest(),
        changes=bool(seen.roster.lines or seen.roster.acting),
        warnings=tuple(seen.warnings),
    )


def _person(seen: Seen, line: Line) -> PersonNotes:
    match line.kind:
        case Kind.LEAVE:
            notes = tuple(_leaves(seen, line))
        case Kind.CHANGE:
            notes = tuple(_changes(seen, line))
        case Kind.JOIN | Kind.RETURN:
            notes = tuple(_opens(seen, line))
    return PersonNotes(line.after.name, line.after.email, line.kind.value, line.row, notes)


def _opens(seen: Seen, line: Line) -> Iterator[Note]:
    code = "opens-late" if seen.waves_over else "opens"
    yield from (Note(code, {"role": scope.value}) for _ref, scope in openings([line], seen.summaries))


def _leaves(seen: Seen, line: Line) -> Iterator[Note]:
    own = [one.journey for one in seen.summaries if one.journey.person == line.after.ref and one.ending is None]
    yield from (Note("ends", {"journey": one.code, "role": one.scope.value}) for one in own)
    yield from _pairs_end(seen, {one.code for one in own})
    asked = [task for task in seen.tasks if line.after.ref in task.to and task.journey not in _ended(seen)]
    if asked:
        yield Note("asked-no-more", {"count": len(asked), "tasks": [task.id for task in asked]})
    yield from _still_named(seen, line.after.email)


def _ended(seen: Seen) -> set[str]:
    """Return the journeys that end by this update, and the pairs that they stop."""
    ended = {code for code, change in seen.changes.items() if any(isinstance(fact, Ended) for fact in change.facts)}
    return ended | {code for change in seen.changes.values() for code, _fact in change.tells}


def _pairs_end(seen: Seen, codes: set[str]) -> Iterator[Note]:
    for one in seen.summaries:
        pair = one.journey
        mine = codes & {pair.mentee, pair.mentor}
        if one.ending is None and mine:
            partner = pair.mentor if pair.mentee in mine else pair.mentee
            yield Note("pair-ends", {"pair": pair.code, "partner": _name(seen, partner)})


def _still_named(seen: Seen, address: str) -> Iterator[Note]:
    by_program, refs = still_named(seen.program, seen.after, address)
    if by_program:
        yield Note("program-names", {"address": address})
    if refs:
        yield Note("list-names", {"address": address, "people": [seen.after[ref].name for ref in refs]})


def _changes(seen: Seen, line: Line) -> Iterator[Note]:
    before, after = line.before, line.after
    assert before is not None  # who was unknown joins
    for column in _PLAIN:
        if (old := getattr(before, column)) != (new := getattr(after, column)):
            yield Note("column", {"column": column, "before": old, "after": new})
    own = sorted(name for name in {*before.extra, *after.extra} if before.extra.get(name) != after.extra.get(name))
    yield from (Note("own-column", {"column": name}) for name in own)
    if before.key != after.key and before.email == after.email:
        yield Note("id", {"id": after.key})
    if before.email != after.email:
        links = sum(1 for task in seen.tasks if after.ref in task.to)
        yield Note("address", {"before": before.email, "after": after.email, "count": links})
        if still_named(seen.program, seen.after, before.email)[0]:
            yield Note("program-names", {"address": before.email})
    yield from _roles(seen, line, before)
    for column in ("manager", "assistant"):
        if (old := getattr(before, column)) != (new := getattr(after, column)):
            yield Note(column, {"before": old, "after": new, "count": _taken_over(seen, after.ref, column)})
    yield from _kept_back(seen, after.ref)
    yield from _rules(seen, line)


def _roles(seen: Seen, line: Line, before: Person) -> Iterator[Note]:
    yield from _opens(seen, line)
    for role in sorted(before.roles - line.after.roles):
        own = [one.journey for one in seen.summaries if one.journey.person == before.ref and one.ending is None]
        ends = [one for one in own if one.scope.value == role.value]
        yield from (Note("ends", {"journey": one.code, "role": role.value}) for one in ends)
        yield from _pairs_end(seen, {one.code for one in ends})


def _taken_over(seen: Seen, ref: str, column: str) -> int:
    """Return how many open tasks a participant's new manager, or assistant, takes over."""
    return sum(
        1
        for code, change in seen.changes.items()
        for fact in change.facts
        if isinstance(fact, Replaced) and _is_of(seen, code, seen.cases[code].state.tasks[fact.task], ref, column)
    )


def _is_of(seen: Seen, code: str, task: Task, ref: str, column: str) -> bool:
    if column == "assistant":
        return task.kind in _SESSIONS and _subject(seen, code, Scope.MENTEE) == ref
    role, _, word = task.awaits.partition(".")
    return word == column and _subject(seen, code, Scope(role)) == ref


def _subject(seen: Seen, code: str, scope: Scope) -> str:
    journey = seen.cases[code].state.journey
    if journey.scope is scope:
        return journey.person
    own = journey.mentee if scope is Scope.MENTEE else journey.mentor
    return next((one.journey.person for one in seen.summaries if own and one.journey.code == own), "")


def _kept_back(seen: Seen, ref: str) -> Iterator[Note]:
    for code, kept in seen.kept_back.items():
        for task, heir, why in kept:
            if _is_of(seen, code, task, ref, "manager"):
                yield Note("kept-back", {"task": task.id, "who": seen.after[heir].name, "why": why})


def _rules(seen: Seen, line: Line) -> Iterator[Note]:
    """Yield the hard rules that a pair breaks now and did not before.

    A running one goes on all the same (rule 24); one that is proposed does not begin (`engine.proposals`).
    """
    then, now = seen.bars
    running = (one.journey for one in seen.summaries if one.ending is None and one.journey.scope is Scope.PAIR)
    found = [("pair-breaks", one.code, one.mentee, one.mentor) for one in running]
    found += [("proposal-breaks", one.code, one.mentee, one.mentor) for one in seen.proposed]
    for note, code, *two in found:
        mentee, mentor = (seen.candidates[one] for one in two)
        if line.after.ref not in (mentee.ref, mentor.ref):
            continue
        other = mentor if mentee.ref == line.after.ref else mentee
        before = then.broken(mentee, mentor)
        for rule in now.broken(mentee, mentor):
            if rule not in before:
                yield Note(note, {"pair": code, "rule": rule, "partner": seen.after[other.ref].name})


def _name(seen: Seen, code: str) -> str:
    ref = next(one.journey.person for one in seen.summaries if one.journey.code == code)
    return seen.after[ref].name
