"""The pool of a match: who of the cohort could be paired with whom (rules 4, 6, 7, 10). Linear in the cohort."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from revflow.definition.fields import TopicsField
from revflow.definition.program import Program
from revflow.definition.steps import FormStep, MatchStep
from revflow.domain.facts import Concluded, Proposal, Proposed
from revflow.domain.facts.matching import APART, TOGETHER
from revflow.domain.journeys import Ending, Scope, Summary
from revflow.engine.bars import Bars, Couple, union
from revflow.engine.candidate import Candidate
from revflow.engine.linked import Linked
from revflow.engine.rounds import BACK
from revflow.engine.state import State
from revflow.engine.vetting import REFUSED
from revflow.engine.wishes import Wishes


@dataclass(frozen=True)
class Pool:
    """All candidates of a cohort, in the order of its journeys, and the hard rules between them.

    In a crossed match a mentee is a candidate for each of its wishes (`engine.wishes`). `together` are the couples that
    HR wants as pairs, in the order in which it said so; `on_topic` those on which it wants some of them.
    """

    mentees: tuple[Candidate, ...]
    mentors: tuple[Candidate, ...]
    bars: Bars
    capacity: int
    together: tuple[Couple, ...] = ()
    crossed: bool = False
    on_topic: Mapping[Couple, str] = field(default_factory=dict)

    def wishes(self, mentee: str) -> tuple[Candidate, ...]:
        """Return the candidates of a mentee's journey: one, but for a crossed match."""
        return tuple(self._by_mentee.get(mentee, ()))

    def wishes_for(self, mentee: str, mentor: str) -> tuple[Candidate, ...]:
        """Return the candidates of a mentee that two whom HR wants may be a pair for: those on its topic, if named."""
        topic = self.on_topic.get((mentee, mentor), "")
        return tuple(one for one in self.wishes(mentee) if not topic or one.wish in ("", topic))

    def wish_of(self, pair: Proposal) -> Candidate | None:
        """Return the candidate that a proposed pair is for: of several wishes that on its topic, if it still is one."""
        return next((one for one in self.wishes(pair.mentee) if one.wish in ("", *pair.topics[:1])), None)

    @cached_property
    def _by_mentee(self) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = {}
        for one in self.mentees:
            found.setdefault(one.code, []).append(one)
        return found

    def are_pair(self, mentee: str, mentor: str) -> bool:
        """Tell whether two are a pair of a crossed match now, on whatever topic."""
        return (mentee, mentor) in self.bars.paired

    @cached_property
    def served(self) -> frozenset[str]:
        """The mentees who have a pair already that runs or has finished."""
        return frozenset(one.code for one in self.mentees if one.running or one.finished)

    @cached_property
    def free_mentees(self) -> tuple[Candidate, ...]:
        """Mentees whom a wave can take now: arrived, with no pair that runs or has finished."""
        return tuple(m for m in self.mentees if m.open and m.arrived and not m.running and not m.finished)

    @cached_property
    def free_mentors(self) -> tuple[Candidate, ...]:
        """Mentors whom a wave can take now: arrived, with fewer running pairs than their capacity (rule 10)."""
        return tuple(m for m in self.mentors if m.open and m.arrived and self.room(m) > 0)

    def room(self, mentor: Candidate) -> int:
        """Return how many more pairs a mentor can have now (rule 10).

        Accenture France 2015 shows why mentors need a capacity: some 20 executives were done, all by one mentor.
        """
        return self.capacity - mentor.running

    @cached_property
    def can_pair(self) -> bool:
        """Whether a wave opened now could make a pair."""
        free = self.bars.set_of(self.free_mentors)
        return any(self.bars.fitting(mentee) & free for mentee in self.free_mentees)

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
        return not mentee.finished and bool(self.bars.fitting(mentee) & self._open_mentors)

    def mentor_may_wait(self, mentor: Candidate) -> bool:
        """Tell whether a later wave can take this mentor.

        Without a finished pair it waits for any mentee who could still be free, a running pair may yet break; with one
        only for a mentee who has none now.
        """
        return bool(self.bars.bit(mentor) & (self._fit_unpaired if mentor.finished else self._fit_unfinished))

    @cached_property
    def _open_mentors(self) -> int:
        return self.bars.set_of(m for m in self.mentors if m.open)

    @cached_property
    def _fit_unpaired(self) -> int:
        return self._fit(self.unpaired)

    @cached_property
    def _fit_unfinished(self) -> int:
        return self._fit(m for m in self.mentees if m.open and not m.finished)

    def _fit(self, mentees: Iterable[Candidate]) -> int:
        """Return the mentors who fit any of these mentees."""
        return union(self.bars.fitting(mentee) for mentee in mentees)


def match_of(program: Program) -> MatchStep | None:
    """Return the program's match, if it has one."""
    return next((step for step in program.steps if isinstance(step, MatchStep)), None)


def pool_of(program: Program, match: MatchStep, state: State, linked: Linked) -> Pool:
    """Return the pool as the cohort's own journey sees it."""
    mentees, mentors = _candidates(program, match, state, linked)
    if match.crossed:
        wishes = Wishes(tuple(program.topics), linked.journeys)
        mentees, mentors = [wish for one in mentees for wish in wishes.of(one)], [*map(wishes.as_mentor, mentors)]
    return Pool(
        mentees=tuple(mentees),
        mentors=tuple(mentors),
        bars=_bars(match, state, linked, mentors),
        capacity=match.mentees_per_mentor,
        together=_locked(state, TOGETHER),
        on_topic={couple: topic for couple, topic in state.lock_topics.items() if topic},
        crossed=match.crossed,
    )


def _candidates(
    program: Program, match: MatchStep, state: State, linked: Linked
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the mentees and the mentors, one for each journey."""
    pairs = [other for other in linked.journeys if other.journey.scope is Scope.PAIR]
    running, finished = _count(pairs, None), _count(pairs, Ending.FINISHED)
    sides: dict[Scope, list[Candidate]] = {Scope.MENTEE: [], Scope.MENTOR: []}
    above = {scope: steps_above(program, match, scope) for scope in sides}
    asked = {scope: _topic_fields(program, match, scope) for scope in sides}
    for other in linked.journeys:
        scope, code = other.journey.scope, other.journey.code
        if scope not in sides:
            continue
        done = all(step in other.steps for step in above[scope])
        arrived = done and not other.on_hold
        sides[scope].append(
            Candidate(
                code=code,
                ref=other.journey.person,
                open=other.ending is None and code not in state.told,
                arrived=arrived,
                running=running.get(code, 0),
                finished=finished.get(code, 0),
                topics=_topics(linked, other, asked[scope]) if arrived or (done and match.crossed) else None,
            )
        )
    return sides[Scope.MENTEE], sides[Scope.MENTOR]


def _bars(match: MatchStep, state: State, linked: Linked, mentors: Sequence[Candidate]) -> Bars:
    pairs = [other for other in linked.journeys if other.journey.scope is Scope.PAIR]
    barred = _ended_couples(pairs) | _broken_couples(match, state)
    apart = frozenset(_locked(state, APART))
    paired = _couples(pairs, match)
    return Bars(mentors, linked.people, frozenset(match.forbid), barred, apart, paired, linked.lines)


def _count(pairs: Iterable[Summary], ending: Ending | None) -> dict[str, int]:
    counts: dict[str, int] = {}
    for pair in pairs:
        if pair.ending is ending:
            for code in (pair.journey.mentee, pair.journey.mentor):
                counts[code] = counts.get(code, 0) + 1
    return counts


def steps_above(program: Program, match: MatchStep, scope: Scope) -> tuple[str, ...]:
    """Return the ids of a scope's own steps that come before the match."""
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


def _locked(state: State, how: str) -> tuple[Couple, ...]:
    return tuple(couple for couple, word in state.locks.items() if word == how)


def _ended_couples(pairs: Iterable[Summary]) -> frozenset[Couple]:
    """Those who were a pair once are not paired again in the cohort, declined or not (rule 7)."""
    return frozenset((pair.journey.mentee, pair.journey.mentor) for pair in pairs if pair.ending is not None)


def _couples(pairs: Iterable[Summary], match: MatchStep) -> frozenset[Couple]:
    """Those who are a pair: in a crossed match not a second one on another topic."""
    running = (pair.journey for pair in pairs if pair.ending is None and match.crossed)
    return frozenset((journey.mentee, journey.mentor) for journey in running)


def _broken_couples(match: MatchStep, state: State) -> frozenset[Couple]:
    """Pairs that were named when the open wave was sent back are barred in that wave (rule 6)."""
    last = state.visits.get(match.id)
    if last is None or last.wave in state.paired:
        return frozenset()
    couples: dict[str, Couple] = {}
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
