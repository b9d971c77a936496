"""The in-memory driver: a whole cohort in dicts, with a clock of its own that jumps to the next due moment.

Tests and rehearsal drive by it what `service` drives on a database: the same `advance`, `perform` and commands.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from revflow.definition.program import Program
from revflow.domain.facts import ActionFailed, Answered, Event, Fact, Opened
from revflow.domain.journeys import LETTERS, Ending, Journey, Scope, Summary
from revflow.domain.mails import MailOrder
from revflow.domain.people import Absence, Person, Role
from revflow.domain.tasks import Task
from revflow.engine.advance import advance
from revflow.engine.companions import companions_of, meets_together
from revflow.engine.fold import fold
from revflow.engine.linked import Answer, Linked
from revflow.engine.moves import Calling, Change, Move, Pairing, Supplies, Work
from revflow.engine.nudging import joined_by, to_nudge
from revflow.engine.state import State
from revflow.engine.work import perform

_MOST_MOVES = 1000
Act = Callable[[Program, State, Linked], Change]
"""What a person does on a journey: a command, waiting for the case."""


@dataclass
class Driver:
    """One cohort. `now` is its clock (UTC); `fails` may name a code with which a work fails (rule 23).

    No function is ever called: `makes` says which files, (name, SHA-256), a call would make.

    `titles` lists what was done, as (journey, title); `mails` what was ordered, in order.
    """

    program: Program
    people: Mapping[str, Person]
    now: datetime
    name: str = "cohort"
    seed: int = 1
    fails: Callable[[str, Work], str] = lambda _code, _work: ""
    makes: Callable[[str, Calling], tuple[tuple[str, str], ...]] = lambda _code, _work: ()
    states: dict[str, State] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)
    answers: dict[str, dict[str, Answer]] = field(default_factory=dict)
    absences: dict[str, tuple[Absence, ...]] = field(default_factory=dict)
    mails: list[MailOrder] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    launched_at: datetime | None = None
    _minted: Counter[str] = field(default_factory=Counter)
    _keys: set[str] = field(default_factory=set)
    _nudged: dict[str, None] = field(default_factory=dict)
    _by_person: dict[str, list[str]] = field(default_factory=dict)
    _by_topic: dict[str, list[str]] = field(default_factory=dict)

    def launch(self, at: datetime | None = None) -> None:
        """Open the cohort's journey and one for each role of each person, then drive until all is quiet."""
        self.launched_at = at or self.now
        journeys = [Journey(self._mint(Scope.COHORT), self.name, Scope.COHORT)]
        for role in (Role.MENTEE, Role.MENTOR):
            scope = Scope(role.value)
            refs = [person.ref for person in self.people.values() if role in person.roles]
            journeys += [Journey(self._mint(scope), self.name, scope, person=ref) for ref in refs]
        self._open(journeys)
        self.settle()

    @property
    def cohort(self) -> str:
        """The code of the cohort's own journey."""
        return next(iter(self.states))

    @property
    def over(self) -> bool:
        """Whether every journey has ended."""
        return all(summary.ending is not None for summary in self.summaries.values())

    def tasks(self) -> tuple[Task, ...]:
        """Return all tasks that take an answer."""
        return tuple(task for state in self.states.values() if state.ending is None for task in state.open_tasks())

    def endings(self) -> dict[str, Ending | None]:
        """Return how each journey ended, by code."""
        return {code: summary.ending for code, summary in self.summaries.items()}

    def events(self, code: str) -> tuple[Event, ...]:
        """Return a journey's journal."""
        return self.states[code].events

    def linked(self, code: str) -> Linked:
        """Return the surroundings of a journey, as `service` reads them from its store."""
        journey = self.states[code].journey
        own = journey.scope is Scope.COHORT
        if own:
            sources = [c for c in self.answers if self.states[c].journey.scope in (Scope.MENTEE, Scope.MENTOR)]
        else:
            sources = [c for c in (code, journey.mentee, journey.mentor) if c in self.answers]
        return Linked(
            launched_at=self.launched_at or self.now,
            cohort_name=self.name,
            seed=self.seed,
            people=self.people,
            cohort=None if own else self.summaries[self.cohort],
            journeys=tuple(self.summaries[other] for other in self._related(journey)),
            absences=self.absences,
            answers={source: self.answers[source] for source in sources},
            companions=self._companions(journey),
        )

    def act(self, code: str, act: Act, actor: str = "", answer: Answer | None = None) -> None:
        """Do what a person does, then drive until all is quiet; `answer` is what a form says. Raises RefusedError."""
        state = self.states[code]
        change = act(self.program, state, self.linked(code))
        self._write(code, change, actor)
        for fact in change.facts:
            if answer is not None and isinstance(fact, Answered):
                self.answers.setdefault(code, {})[self.states[code].tasks[fact.task].step] = answer
        self._nudge(code)
        self.settle()

    def act_all(self, changes: Mapping[str, Change], actor: str) -> None:
        """Write what one act of somebody changes in several journeys, by code, then drive until all is quiet."""
        for code, change in changes.items():
            self._write(code, change, actor)
            self._nudge(code)
        self.settle()

    def away(self, absence: Absence) -> None:
        """Let somebody be away, and look at all open journeys anew."""
        self.absences[absence.ref] = (*self.absences.get(absence.ref, ()), absence)
        for code in self.states:
            self._nudge(code)
        self.settle()

    def settle(self) -> None:
        """Drive all nudged journeys, the cohort's last, until nothing is due at this moment."""
        while self._nudged:
            self.drive(next((c for c in self._nudged if c != self.cohort), self.cohort))

    def nudged(self) -> tuple[str, ...]:
        """Return the journeys that are to be driven, the longest nudged first."""
        return tuple(self._nudged)

    def next_wake(self) -> datetime | None:
        """Return the next moment at which time alone changes something."""
        times = (s.wake_at for s in self.summaries.values() if s.wake_at is not None)
        return min(times, default=None)

    def jump(self) -> bool:
        """Let time jump to the next due moment and drive what is due; False when nothing is timed."""
        wake = self.next_wake()
        if wake is None:
            return False
        self.move_to(wake)
        return True

    def move_to(self, moment: datetime) -> None:
        """Set the clock, and drive what is due then."""
        self.now = max(self.now, moment)
        for code, summary in self.summaries.items():
            if summary.wake_at is not None and summary.wake_at <= self.now:
                self._nudge(code)
        self.settle()

    def drive(self, code: str) -> None:
        """Do all that is due in one journey now."""
        self._nudged.pop(code, None)
        for _ in range(_MOST_MOVES):
            upcoming = advance(self.program, self.states[code], self.linked(code), self.now)
            self._keep(code, upcoming.summary)
            if not upcoming.moves:
                return
            for move in upcoming.moves:
                self.titles.append((code, move.title))
                self._write(code, self._change_of(code, move), "")
        raise RuntimeError(f"{code} turns in a circle")

    def _change_of(self, code: str, move: Move) -> Change:
        if move.work is None:
            return move.change
        failed = self.fails(code, move.work)
        if failed:
            return Change(facts=(ActionFailed(move.step, getattr(move.work, "round", 1), move.title, failed),))
        scope = Scope.TOPIC if isinstance(move.work, Pairing) else Scope.PAIR
        codes = tuple(self._mint(scope) for _ in range(getattr(move.work, "codes", 0)))
        files = self.makes(code, move.work) if isinstance(move.work, Calling) else ()
        supplies = Supplies(codes, files)
        return perform(move.work, self.program, self.states[code], self.linked(code), self.now, supplies)

    def _write(self, code: str, change: Change, actor: str) -> None:
        self._append(code, change.facts, actor)
        for other, fact in change.tells:
            self._append(other, (fact,), actor)
            self._nudge(other)
        self._open(change.opens)
        for order in self.linked(code).reaching(change.mails):
            if order.key not in self._keys:
                self._keys.add(order.key)
                self.mails.append(order)

    def _append(self, code: str, facts: Iterable[Fact], actor: str) -> None:
        state = self.states[code]
        events = [Event(code, state.version + n, self.now, actor, fact) for n, fact in enumerate(facts, start=1)]
        self.states[code] = fold(state.journey, events, state)

    def _open(self, journeys: Sequence[Journey]) -> None:
        for journey in journeys:
            code = journey.code
            self.states[code] = State(journey)
            self._index(journey)
            fact = Opened(
                scope=journey.scope.value,
                person=journey.person,
                mentee=journey.mentee,
                mentor=journey.mentor,
                topics=journey.topics,
                wave=journey.wave,
            )
            self._append(code, (fact,), "")
            self.summaries[code] = Summary(journey, version=1)
            self._nudge(code)
        for code in joined_by(journeys, self.summaries.values()):
            self._nudge(code)

    def _index(self, journey: Journey) -> None:
        if journey.scope is Scope.PAIR:
            for person in (journey.mentee, journey.mentor):
                self._by_person.setdefault(person, []).append(journey.code)
        if journey.scope in (Scope.PAIR, Scope.TOPIC) and journey.topics:
            self._by_topic.setdefault(journey.topics[0], []).append(journey.code)

    def _related(self, journey: Journey) -> list[str]:
        match journey.scope:
            case Scope.COHORT:
                return [code for code in self.states if code != journey.code]
            case Scope.MENTEE | Scope.MENTOR:
                return self._by_person.get(journey.code, [])
            case Scope.PAIR:
                topics = self._of_topic(journey, Scope.TOPIC)
                return [journey.mentee, journey.mentor, *topics]
            case Scope.TOPIC:
                return self._of_topic(journey, Scope.PAIR)

    def _companions(self, journey: Journey) -> tuple[Summary, ...]:
        if journey.scope is not Scope.PAIR or not meets_together(self.program):
            return ()
        pairs = (self.summaries[code] for code in self._by_person.get(journey.mentor, ()))
        return companions_of(self.program, journey, pairs)

    def _of_topic(self, journey: Journey, scope: Scope) -> list[str]:
        codes = self._by_topic.get(journey.topics[0], []) if journey.topics else []
        return [code for code in codes if self.states[code].journey.scope is scope]

    def _keep(self, code: str, summary: Summary) -> None:
        before = self.summaries[code]
        self.summaries[code] = summary
        related = [self.summaries[other] for other in self._related(summary.journey)]
        related += self._companions(summary.journey)
        for other in to_nudge(self.program, before, summary, related, self.cohort):
            self._nudge(other)

    def _nudge(self, code: str) -> None:
        if self.summaries[code].ending is None:
            self._nudged.setdefault(code)

    def _mint(self, scope: Scope) -> str:
        letter = LETTERS[scope]
        self._minted[letter] += 1
        return f"{letter}{self._minted[letter]:03d}"
