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
    """E001 (`me1`, whose assistant is `as1`) and M001 (`mo1`) are P001, and are asked for a first date."""

    def __init__(self, *below: str, head: str = HEAD, mentors: int = 1, **lines: object) -> None:
        program = program_of(NEEDS, OFFER, MATCH, sessions(**lines), *below, REPORT, head=head)
        super().__init__(program, mentors=mentors)
        mentee = self.ref("me1")
        assistant = person(len(self.people) + 1, "as1")
        helped = replace(self.people[mentee], assistant=assistant.email)
        self.people = {**self.people, mentee: helped, assistant.ref: assistant}
        self.all_forms()
        self.path.clear()

    def plan(self, starts: datetime | None = None, by: str = "mo1") -> None:
        """Somebody gives the next session a date, by default two days from now."""
        task, actor = self._asked(TaskKind.PLAN), self.ref(by)
        at = starts or self.now + 2 * DAY
        self.act("P001", lambda p, s, n: commands.plan(p, s, n, actor, task, at, self.now), actor)

    def say(self, result: str, starts: datetime | None = None, by: str = "me1") -> None:
        """Somebody says what became of the session that has a date."""
        task, actor = self._asked(TaskKind.SESSION), self.ref(by)
        self.act("P001", lambda p, s, n: commands.settle(p, s, n, actor, task, result, starts, self.now), actor)

    def meet_once(self, result: str = "held") -> None:
        """A session is planned, its time passes, and its result is said."""
        self.plan()
        self.move_to(self.now + 3 * DAY)
        self.say(result)

    def propose(self, count: int, by: str = "mo1", reason: str = "") -> None:
        """One of the two proposes so many sessions in all."""
        actor = self.ref(by)
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
