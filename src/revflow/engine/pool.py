"""The pool of a match: who of the cohort could be paired with whom (rules 4, 6, 7, 10). Linear in the cohort."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from revflow.definition.fields import TopicsField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep, MatchStep
from revflow.domain.facts import Concluded, Proposed
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.domain.people import Person
from revflow.engine.linked import Linked
from revflow.engine.rounds import BACK
from revflow.engine.state import State
from revflow.engine.vetting import REFUSED


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentee or mentor as the match sees it.

    `open`: the journey has not ended, nor heard that nobody can take it. `arrived`: all its steps above the match
    have ended, and it is not on hold. `running` and `finished` count its pairs. `topics` None: it has not arrived,
    or was not asked.
    """

    code: str
    ref: str
    open: bool
    arrived: bool
    running: int = 0
    finished: int = 0
    topics: frozenset[str] | None = None


@dataclass(frozen=True)
class Pool:
    """All candidates of a cohort, in the order of its journeys; `barred` are couples of codes."""

    mentees: tuple[Candidate, ...]
    mentors: tuple[Candidate, ...]
    barred: frozenset[tuple[str, str]]
    people: Mapping[str, Person]
    forbid: frozenset[str]
    capacity: int

    @cached_property
    def free_mentees(self) -> tuple[Candidate, ...]:
        """Mentees whom a wave can take now: arrived, with no pair that runs or has finished."""
        return tuple(m for m in self.mentees if m.open and m.arrived and not m.running and not m.finished)

    @cached_property
    def free_mentors(self) -> tuple[Candidate, ...]:
        """Mentors whom a wave can take now: arrived, with fewer running pairs than their capacity (rule 10)."""
        return tuple(m for m in self.mentors if m.open and m.arrived and self.room(m) > 0)

    def room(self, mentor: Candidate) -> int:
        """Return how many more pairs a mentor can have now."""
        return self.capacity - mentor.running

    def refusal(self, mentee: Candidate, mentor: Candidate) -> str:
        """Return why these two cannot be a pair, as a code, or nothing.

        Codes: `same-person`, `barred`, `no-topic`, `same-department`, `reporting-line`.
        """
        if mentee.ref == mentor.ref:
            return "same-person"
        if (mentee.code, mentor.code) in self.barred:
            return "barred"
        if mentee.topics is not None and mentor.topics is not None and not mentee.topics & mentor.topics:
            return "no-topic"
        return self._forbidden(mentee.ref, mentor.ref)

    def _forbidden(self, mentee: str, mentor: str) -> str:
        one, other = self.people.get(mentee), self.people.get(mentor)
        if one is None or other is None:
            return ""
        if "same_department" in self.forbid and one.department and one.department == other.department:
            return "same-department"
        if "reporting_line" in self.forbid and (
            other.email in self._chains[mentee] or one.email in self._chains[mentor]
        ):
            return "reporting-line"
        return ""

    @cached_property
    def _managers(self) -> dict[str, str]:
        return {person.email: person.manager for person in self.people.values() if person.manager}

    @cached_property
    def _chains(self) -> dict[str, set[str]]:
        return {ref: self._above(person) for ref, person in self.people.items()}

    def _above(self, person: Person) -> set[str]:
        above: set[str] = set()
        manager = person.manager
        while manager and manager not in above:
            above.add(manager)
            manager = self._managers.get(manager, "")
        return above

    @cached_property
    def can_pair(self) -> bool:
        """Whether a wave opened now could make a pair."""
        return any(self._finds(mentee, self.free_mentors) for mentee in self.free_mentees)

    def _finds(self, mentee: Candidate, mentors: Iterable[Candidate]) -> bool:
        return any(not self.refusal(mentee, mentor) for mentor in mentors)

    @cached_property
    def unpaired(self) -> tuple[Candidate, ...]:
        """Mentees who have no pair, and may still get one."""
        return tuple(m for m in self.mentees if m.open and not m.running and not m.finished)

    @cached_property
    def could_pair_later(self) -> bool:
        """Whether some mentee without a pair could still find a mentor in a later wave."""
        return any(self.mentee_may_wait(mentee) for mentee in self.unpaired)

    def mentee_may_wait(self, mentee: Candidate) -> bool:
        """Tell whether a later wave can take this mentee: no finished pair, and some mentor of the cohort fits."""
        return not mentee.finished and self._finds(mentee, (m for m in self.mentors if m.open))

    def mentor_may_wait(self, mentor: Candidate) -> bool:
        """Tell whether a later wave can take this mentor.

        Without a finished pair it waits for any mentee who could still be free, a running pair may yet break; with one
        only for a mentee who has none now.
        """
        waiting = self.unpaired if mentor.finished else (m for m in self.mentees if m.open and not m.finished)
        return any(not self.refusal(mentee, mentor) for mentee in waiting)


def match_of(program: Program) -> MatchStep | None:
    """Return the program's match, if it has one."""
    return next((step for step in program.steps if isinstance(step, MatchStep)), None)


def pool_of(program: Program, match: MatchStep, state: State, linked: Linked) -> Pool:
    """Return the pool as the cohort's own journey sees it."""
    pairs = [other for other in linked.journeys if other.journey.scope is Scope.PAIR]
    running, finished = _count(pairs, None), _count(pairs, Ending.FINISHED)
    sides: dict[Scope, list[Candidate]] = {Scope.MENTEE: [], Scope.MENTOR: []}
    above = {scope: _steps_above(program, match, scope) for scope in sides}
    asked = {scope: _topic_fields(program, match, scope) for scope in sides}
    for other in linked.journeys:
        scope, code = other.journey.scope, other.journey.code
        if scope not in sides:
            continue
        arrived = not other.on_hold and all(step in other.steps for step in above[scope])
        sides[scope].append(
            Candidate(
                code=code,
                ref=other.journey.person,
                open=other.ending is None and code not in state.told,
                arrived=arrived,
                running=running.get(code, 0),
                finished=finished.get(code, 0),
                topics=_topics(linked, other, asked[scope]) if arrived else None,
            )
        )
    return Pool(
        mentees=tuple(sides[Scope.MENTEE]),
        mentors=tuple(sides[Scope.MENTOR]),
        barred=_ended_couples(pairs) | _broken_couples(match, state),
        people=linked.people,
        forbid=frozenset(match.forbid),
        capacity=match.mentees_per_mentor,
    )


def _count(pairs: Iterable[Summary], ending: Ending | None) -> dict[str, int]:
    counts: dict[str, int] = {}
    for pair in pairs:
        if pair.ending is ending:
            for code in (pair.journey.mentee, pair.journey.mentor):
                counts[code] = counts.get(code, 0) + 1
    return counts


def _steps_above(program: Program, match: MatchStep, scope: Scope) -> tuple[str, ...]:
    above = program.steps[: program.steps.index(match)]
    return tuple(step.id for step in above if step.for_each is scope)


def _topic_fields(program: Program, match: MatchStep, scope: Scope) -> tuple[tuple[str, str], ...]:
    above = program.steps[: program.steps.index(match)]
    forms = (step for step in above if isinstance(step, FormStep) and step.for_each is scope)
    return tuple(
        (step.id, name) for step in forms for name, field in step.fields.items() if isinstance(field, TopicsField)
    )


def _topics(linked: Linked, own: Summary, fields: Iterable[tuple[str, str]]) -> frozenset[str] | None:
    """Return the topics that were named, but for those that a gate has not approved."""
    answers = linked.answers.get(own.journey.code, {})
    values = [answers.get(step, {}).get(name) for step, name in fields]
    said = [value for value in values if isinstance(value, Mapping | list | tuple)]
    named = frozenset(topic for value in said for topic in value)
    return named - {topic for topic in named if f"{REFUSED}{topic}" in own.counts} if said else None


def _ended_couples(pairs: Iterable[Summary]) -> frozenset[tuple[str, str]]:
    """Those who were a pair once are not paired again in the cohort, declined or not (rule 7)."""
    return frozenset((pair.journey.mentee, pair.journey.mentor) for pair in pairs if pair.ending is not None)


def _broken_couples(match: MatchStep, state: State) -> frozenset[tuple[str, str]]:
    """Pairs that were named when the open wave was sent back are barred in that wave (rule 6)."""
    last = state.visits.get(match.id)
    if last is None or last.wave in state.paired:
        return frozenset()
    couples: dict[str, tuple[str, str]] = {}
    broken: set[str] = set()
    for visit in (*state.past, *state.visits.values()):
        if visit.wave != last.wave:
            continue
        for event in visit.events:
            if isinstance(event.fact, Proposed):
                couples |= {pair.code: (pair.mentee, pair.mentor) for pair in event.fact.pairs}
            if isinstance(event.fact, Concluded) and event.fact.route == BACK + match.id:
                broken.update(event.fact.pairs)
    return frozenset(couples[code] for code in broken if code in couples)
