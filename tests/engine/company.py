"""A small company for tests of the engine: a program from a few lines, people, and the words to let them act."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from revflow.definition.load import load_text
from revflow.definition.program import Program
from revflow.domain.facts import Fact, Proposal, Unmet
from revflow.domain.journeys import Scope
from revflow.domain.mails import MailOrder
from revflow.domain.people import Absence, Person, Role
from revflow.domain.tasks import Task
from revflow.engine import commands
from revflow.engine.choices import Choices
from revflow.engine.driver import Driver
from revflow.engine.moves import Change
from revflow.engine.situation import Situation

MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
"""A working Monday, 9 o'clock in Paris."""

HEAD = """
revflow: 1
program: small
edition: 1
title: Small
languages: [en]
calendar: {timezone: Europe/Paris, country: FR}
groups:
  hr: {members: [hr@x.test, hr2@x.test]}
  sponsor: {members: [boss@x.test]}
  nobody: {members: []}
topics: {web: Web, data: Data}
steps:
"""

NEEDS = "  - {id: needs, kind: form, for_each: mentee, fields: {topics: {type: topics, min: 1}}}\n"
OFFER = "  - {id: offer, kind: form, for_each: mentor, fields: {topics: {type: topics, min: 1}}}\n"
MATCH = "  - {id: match, kind: match, waves: {every: 2 weeks, max: 3}}\n"
ACCEPT = (
    "  - {id: accept, kind: approval, for_each: pair, by: [mentor, mentee], quorum: all, private: true,"
    " outcomes: {approve: next, decline: rematch}}\n"
)
PLAN = "  - {id: plan, kind: form, for_each: pair, by: mentor, fields: {aims: {type: text}}}\n"
REPORT = "  - {id: report, kind: report, to: hr}\n"


def program_of(*steps: str, head: str = HEAD, extra: str = "") -> Program:
    """Return the program of these lines of YAML; steps are indented by two."""
    loaded = load_text(extra + head.lstrip() + "".join(steps), "small.yaml", Path.cwd())
    return loaded.require()


def person(number: int, name: str, *roles: Role, **more: str) -> Person:
    """Return a person whose address is the name's."""
    address = f"{name}@x.test"
    return Person(f"U{number:03d}", address, name, address, frozenset(roles), **more)


def told(fact: Fact) -> str:
    """Return a fact in a few words, for golden paths."""
    words = [str(value) for value in _values(fact) if value not in ("", 0, (), None)]
    return " ".join((type(fact).__name__.lower(), *words))


def _values(fact: Fact) -> Iterator[object]:
    for field in fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, datetime):
            yield f"{value:%Y-%m-%d}" if field.name == "due" else f"{value:%Y-%m-%d %H:%M}"
        elif field.name not in _UNTOLD:
            yield ",".join(map(_word, value)) if isinstance(value, tuple) else value


_UNTOLD = frozenset(
    {"person", "to", "digest", "remark", "program", "reasons", "entry", "ways", "notes", "unweighed", "seed"}
)
"""Left out of golden paths: who, which the task says, and what a proposal explains, which has tests of its own."""


def _word(value: object) -> str:
    if isinstance(value, Proposal):
        return f"{value.code}={value.mentee}+{value.mentor}"
    if isinstance(value, Unmet):
        return f"{value.journey}/{value.topic}:{value.why}"
    return ":".join(map(str, value)) if isinstance(value, tuple) else str(value)


class Company(Driver):
    """A launched cohort: `me1`, `me2`... are mentees (E001...), `mo1`... mentors (M001...), managed by `chief`."""

    def __init__(
        self, program: Program, mentees: int = 1, mentors: int = 1, both: int = 0, at: datetime = MONDAY
    ) -> None:
        everybody = [("me", mentees, (Role.MENTEE,)), ("mo", mentors, (Role.MENTOR,)), ("both", both, tuple(Role))]
        people: list[Person] = []
        for prefix, count, roles in everybody:
            for number in range(1, count + 1):
                name = f"{prefix}{number}"
                people.append(
                    person(len(people) + 1, name, *roles, manager="chief@x.test", department=f"of-{name}", site="Paris")
                )
        groups = [address for group in program.groups.values() for address in (*group.members, *group.deputies)]
        for address in dict.fromkeys(["chief@x.test", *groups]):
            if address not in {one.email for one in people}:
                name = address.partition("@")[0]
                people.append(Person(f"U{len(people) + 1:03d}", f"mailto:{address}", name, address))
        self.path: list[str] = []
        super().__init__(program, {one.ref: one for one in people}, at)
        self.launch()

    def _append(self, code: str, facts: Iterable[Fact], actor: str) -> None:
        """Write the journal, and the golden path beside it."""
        written = tuple(facts)
        super()._append(code, written, actor)
        who = f"{self.people[actor].name}: " if actor else ""
        self.path += [f"{self.now:%Y-%m-%d %H:%M} {code} {who}{line}" for line in map(told, written)]

    def _write(self, code: str, change: Change, actor: str) -> None:
        known = len(self.mails)
        super()._write(code, change, actor)
        self.path += [
            f"{self.now:%Y-%m-%d %H:%M} {code} mail {mail.template} to {self.people[mail.to].name}"
            for mail in self.mails[known:]
        ]

    def ref(self, name: str) -> str:
        return next(ref for ref, one in self.people.items() if one.name == name)

    def task(self, code: str, step: str, awaits: str = "") -> Task:
        """Return the one open task of a step, of one entry if several are asked."""
        found = [t for t in self.states[code].open_tasks() if t.step == step and awaits in ("", t.awaits)]
        assert found, f"{code} does not ask for {step}; open: {[t.id for t in self.states[code].open_tasks()]}"
        return found[0]

    def asks(self, code: str) -> list[str]:
        """Return the steps that a journey has open tasks for."""
        return [task.step for task in self.states[code].open_tasks()]

    def answer(self, code: str, step: str, who: str = "", **answer: object) -> None:
        task = self.task(code, step, who)
        actor = task.to[0]
        self.act(code, lambda p, s, n: commands.answer(p, s, n, actor, task.id, "digest", self.now), actor, answer)

    def decide(
        self,
        code: str,
        step: str,
        outcome: str,
        who: str = "",
        *,
        by: str = "",
        remark: str = "",
        scores: Mapping[str, int] | None = None,
        pairs: tuple[str, ...] = (),
        task: Task | None = None,
        on_behalf: str = "",
        reason: str = "",
    ) -> None:
        """`who` names the entry of `by`, `by` the person if it is not the first who was asked."""
        asked = task or self.task(code, step, who)
        actor = self.ref(by) if by else asked.to[0]
        ballot = tuple((scores or {}).items())
        behalf = {"principal": self.ref(on_behalf) if on_behalf else "", "reason": reason}
        self.act(
            code,
            lambda p, s, n: commands.decide(
                p, s, n, actor, asked.id, outcome, remark, ballot, pairs, self.now, **behalf
            ),
            actor,
        )

    def claim(self, task: Task, by: str) -> None:
        actor = self.ref(by)
        self.act(task.journey, lambda p, s, n: commands.claim(p, s, n, actor, task.id, self.now), actor)

    def give_back(self, task: Task, by: str) -> None:
        actor = self.ref(by)
        self.act(task.journey, lambda p, s, n: commands.give_back(p, s, n, actor, task.id, self.now), actor)

    def reassign(self, task: Task, to: str, by: str = "") -> None:
        """Hand a task over; nobody named: HR's console does."""
        actor = self.ref(by) if by else ""
        self.act(
            task.journey,
            lambda p, s, n: commands.reassign(p, s, n, actor, task.id, self.ref(to), self.now),
            actor,
        )

    def leave_for(self, name: str, days: float, deputy: str = "", after: float = 0) -> None:
        """Somebody is away for so many days, from so many days after now."""
        begins = self.now + timedelta(days=after)
        stands_in = self.ref(deputy) if deputy else ""
        self.away(Absence(self.ref(name), begins, begins + timedelta(days=days), stands_in))

    def meet(self, code: str, step: str, starts: datetime) -> None:
        task = self.task(code, step)
        actor = task.to[0]
        self.act(code, lambda p, s, n: commands.plan(p, s, n, actor, task.id, starts, self.now), actor)

    def settle_session(self, code: str, step: str, result: str) -> None:
        task = self.task(code, step)
        actor = task.to[0]
        self.act(code, lambda p, s, n: commands.settle(p, s, n, actor, task.id, result, None, self.now), actor)

    def lock(self, mentee: str, mentor: str, how: str = "together", by: str = "") -> None:
        """HR says what it wants of two; nobody named: its console does."""
        actor = self.ref(by) if by else ""
        self.act(self.cohort, lambda p, s, n: commands.lock(p, s, n, actor, mentee, mentor, how, self.now), actor)

    def ask_wave(self, by: str = "") -> None:
        """HR asks for a wave; nobody named: its console does."""
        actor = self.ref(by) if by else ""
        self.act(self.cohort, lambda p, s, n: commands.ask_wave(p, s, n, actor, self.now), actor)

    def choices(self) -> Choices:
        """Return what mentees have chosen, as the cohort stands now."""
        it = Situation(self.program, self.states[self.cohort], self.linked(self.cohort), self.now)
        return Choices(it.pool, it.linked.journeys)

    def choosable(self, code: str) -> list[str]:
        """Return the mentors whom a mentee may name now."""
        choices = self.choices()
        return [one.code for one in choices.choosable(next(m for m in choices.pool.mentees if m.code == code))]

    def choose(self, code: str, mentor: str = "", words: str = "", on_behalf: str = "") -> None:
        """A mentee names a mentor, or nobody; on behalf somebody of HR does."""
        task = self.task(code, "match")
        actor = self.ref(on_behalf) if on_behalf else task.to[0]
        behalf = {"principal": task.to[0], "reason": "why"} if on_behalf else {}
        choices = self.choices()
        self.act(
            code,
            lambda p, s, n: commands.choose(p, s, n, choices, actor, task.id, mentor, self.now, words=words, **behalf),
            actor,
        )

    def draw(self, *couples: tuple[str, str]) -> None:
        """HR draws the pairs of the wave."""
        task = self.task(self.cohort, "match")
        actor = task.to[0]
        self.act(self.cohort, lambda p, s, n: commands.draw(p, s, n, actor, task.id, couples, self.now), actor)

    def leave(self, code: str) -> None:
        actor = self.states[code].journey.person
        self.act(code, lambda p, s, n: commands.leave(p, s, n, actor, self.now), actor)

    def stop(self, code: str) -> None:
        self.act(code, lambda p, s, n: commands.stop(p, s, n, "", "hr", self.now))

    def want(self, code: str, *topics: str) -> None:
        """A mentee asks for topics."""
        self.answer(code, "needs", topics={topic: {} for topic in topics or ("web",)})

    def offer(self, code: str, *topics: str) -> None:
        """A mentor offers topics."""
        self.answer(code, "offer", topics={topic: {} for topic in topics or ("web",)})

    def all_forms(self) -> None:
        """All mentees ask for, and all mentors offer, the topic web."""
        for code in self.of(Scope.MENTEE):
            self.want(code)
        for code in self.of(Scope.MENTOR):
            self.offer(code)

    def of(self, scope: Scope) -> list[str]:
        """Return the codes of a scope."""
        return [code for code, state in self.states.items() if state.journey.scope is scope]

    def accept(self, code: str) -> None:
        for who in ("mentor", "mentee"):
            self.decide(code, "accept", "approve", who)

    def steps(self, code: str) -> dict[str, str]:
        return dict(self.summaries[code].steps)

    def ending(self, code: str) -> str:
        ending = self.summaries[code].ending
        return ending.value if ending else ""

    def mails_of(self, template: str) -> list[MailOrder]:
        return [mail for mail in self.mails if mail.template == template]

    def jump_to_end(self, most: int = 300) -> None:
        """Let time alone pass, until nothing is timed any more."""
        for _ in range(most):
            if not self.jump():
                return
        raise AssertionError(f"time never comes to rest: {self.next_wake()}")
