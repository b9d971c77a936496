"""A pair that has come to its sessions, for tests of what the two do there."""

from dataclasses import replace
from datetime import datetime, timedelta

from engine.company import HEAD, MATCH, NEEDS, OFFER, REPORT, Company, person, program_of
from revflow.domain.tasks import TaskKind
from revflow.engine import commands

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def sessions(**lines: object) -> str:
    """Return the step as a line of YAML."""
    told = {"count": 3, "bounds": "2-5", "due": "5 working days", **lines}
    return f"  - {{id: sessions, kind: sessions, for_each: pair, {', '.join(f'{k}: {v}' for k, v in told.items())}}}\n"


class PairAtWork(Company):
    """E001 (`me1`, whose assistant is `as1`) and a mentor (`mo1`, if there is one) are P001, asked for a first date."""

    def __init__(self, *below: str, head: str = HEAD, mentors: int = 1, waves: int = 3, **lines: object) -> None:
        match = MATCH.replace("max: 3", f"max: {waves}")
        program = program_of(NEEDS, OFFER, match, sessions(**lines), *below, REPORT, head=head)
        super().__init__(program, mentors=mentors)
        mentee = self.ref("me1")
        assistant = person(len(self.people) + 1, "as1")
        helped = replace(self.people[mentee], assistant=assistant.email)
        self.people = {**self.people, mentee: helped, assistant.ref: assistant}
        self.all_forms()
        self.path.clear()

    @property
    def mentor(self) -> str:
        """The name of the pair's mentor: of several the match has chosen one."""
        code = self.states["P001"].journey.mentor
        return self.people[self.states[code].journey.person].name

    def plan(self, starts: datetime | None = None, by: str = "") -> None:
        """Somebody gives the next session a date, by default two days from now."""
        task, actor = self._asked(TaskKind.PLAN), self.ref(by or self.mentor)
        at = starts or self.now + 2 * DAY
        self.act("P001", lambda p, s, n: commands.plan(p, s, n, actor, task, at, self.now), actor)

    def say(self, result: str, starts: datetime | None = None, by: str = "me1") -> None:
        """Somebody says what became of the session that has a date."""
        task, actor = self._asked(TaskKind.SESSION), self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.settle(p, s, n, actor, task, result, starts, self.now), actor)

    def record(self, starts: datetime, by: str = "") -> None:
        """Somebody tells of a session that took place without a date here."""
        task, actor = self._asked(TaskKind.PLAN), self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.record(p, s, n, actor, task, starts, self.now), actor)

    def meet_once(self, result: str = "held") -> None:
        """A session is planned, its time passes, and its result is said."""
        self.plan()
        self.move_to(self.now + 3 * DAY)
        self.say(result)

    def propose(self, count: int, by: str = "", reason: str = "") -> None:
        """One of the two proposes so many sessions in all."""
        actor = self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.propose_count(p, s, n, actor, count, reason, self.now), actor)

    def agree(self, *, agreed: bool = True) -> None:
        """The other one answers the proposal that is open."""
        task = next(task for task in self.states["P001"].open_tasks() if task.kind is TaskKind.AGREE)
        (actor,) = task.to
        self.act("P001", lambda p, s, n: commands.agree(p, s, n, actor, task.id, self.now, agreed=agreed), actor)

    def pulse(self, who: str) -> None:
        """One of the two answers the pulse that is open."""
        task = next(t for t in self.states["P001"].open_tasks() if t.kind is TaskKind.PULSE and self.ref(who) in t.to)
        actor = self.ref(who)
        self.act("P001", lambda p, s, n: commands.pulse(p, s, n, actor, task.id, "digest", self.now), actor)

    def kinds(self) -> list[str]:
        """Return the kinds of the pair's open tasks."""
        return [task.kind.value for task in self.states["P001"].open_tasks()]

    def told(self, template: str) -> list[str]:
        """Return the names of those who were mailed so."""
        return [self.people[mail.to].name for mail in self.mails_of(template)]

    def _asked(self, kind: TaskKind) -> str:
        return next(task.id for task in self.states["P001"].open_tasks() if task.kind is kind)

    def call_hr(self, by: str, plea: str = "") -> None:
        """One of the two asks HR for a call."""
        actor = self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.call_hr(p, s, n, actor, plea, self.now), actor)

    def brake(self, by: str = "") -> None:
        """The mentor pauses the pair."""
        actor = self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.brake(p, s, n, actor, self.now), actor)

    def resume(self, outcome: str, by: str = "hr") -> None:
        """HR says how the paused pair goes on."""
        task, actor = self._asked(TaskKind.PAUSE), self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.resume(p, s, n, actor, task, outcome, self.now), actor)

    def called(self, by: str = "hr") -> None:
        """HR has called who asked for it."""
        task, actor = self._asked(TaskKind.HELP), self.ref(by or self.mentor)
        self.act("P001", lambda p, s, n: commands.called(p, s, n, actor, task, self.now), actor)
