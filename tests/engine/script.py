"""Scripted people: everybody does what is asked, in the order of the tasks, but for what a script says otherwise."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from engine.company import Company
from engine.gathering import Group
from revflow.definition.steps import ApprovalStep, FormStep, ModuleStep
from revflow.domain.tasks import Task, TaskKind
from revflow.engine import commands
from revflow.engine.circles import meetings_of
from revflow.engine.moves import Change
from revflow.engine.proposals import proposals
from revflow.engine.sessions.requests import OF_A_DATE

LEVELS = {"needs": {"now": 1, "wanted": 3}, "mentor-offer": {"now": 4}}


class Script:
    """By task id: `outcomes` are votes, `before` is what happens instead; `topics` are those of a journey."""

    def __init__(
        self,
        company: Company,
        outcomes: Mapping[str, str] | None = None,
        topics: Mapping[str, tuple[str, ...]] | None = None,
        before: Mapping[str, Callable[[], None]] | None = None,
    ) -> None:
        self.company = company
        self.outcomes = outcomes or {}
        self.topics = topics or {}
        self.before = dict(before or {})

    def play(self) -> None:
        """Act and let time pass, until every journey has ended."""
        for _ in range(2000):
            task = next((task for task in self.company.tasks() if self._can(task)), None)
            if task is not None:
                self._do(task)
            elif not self.company.jump():
                break
        assert self.company.over, [s for s in self.company.summaries.values() if s.ending is None]

    def _can(self, task: Task) -> bool:
        """A session's result is said when it is over."""
        if task.kind is TaskKind.GATHERED:
            visit = self.company.states[task.journey].visits[task.step]
            return meetings_of(visit.events)[-1].ends <= self.company.now
        if task.kind is not TaskKind.SESSION:
            return True
        summary = self.company.summaries[task.journey]
        return summary.awaits != ("time",)

    def _do(self, task: Task) -> None:
        happens = self.before.pop(task.id, None)
        if happens:
            happens()
            return
        actor = task.to[0]
        others = {TaskKind.CHOOSE: self._choose, TaskKind.GATHER: self._of_circle, TaskKind.GATHERED: self._of_circle}
        act = others.get(task.kind, self._act)
        if getattr(self.company.program.step(task.step), "together", False) and task.kind in OF_A_DATE:
            self._meet(task, actor)
            return
        self.company.act(task.journey, lambda p, s, n: act(p, s, n, task, actor), actor, self._answer(task))

    def _meet(self, task: Task, actor: str) -> None:
        """A group meets as its mentor says: on its next date or in a week; who is not said otherwise was there."""
        group = Group(self.company, task)
        if task.kind is TaskKind.PLAN:
            group.plan(group.meets() or self.company.now + timedelta(days=7))
        else:
            group.settle(actor, *self.outcomes)

    def _answer(self, task: Task) -> dict[str, object] | None:
        step = self.company.program.step(task.step)
        if not isinstance(step, FormStep):
            return None
        topics = self.topics.get(task.journey, tuple(self.company.program.topics))
        return {"topics": {topic: LEVELS.get(step.id, {}) for topic in topics}} if "topics" in step.fields else {}

    def _act(self, program, state, linked, task: Task, actor: str) -> Change:
        now = self.company.now
        case = (program, state, linked, actor, task.id)
        step = program.step(task.step)
        match task.kind:
            case TaskKind.ANSWER:
                return commands.answer(*case, "digest", now)
            case TaskKind.DECIDE | TaskKind.REVIEW:
                first = next(iter(step.outcomes)) if isinstance(step, ApprovalStep) else "approve"
                outcome = self.outcomes.get(task.id, first)
                scores = tuple((line, 4) for line in getattr(step, "rubric", {}))
                pairs = ("P001",) if outcome == "revise" and step.id == "matching-approval" else ()
                return commands.decide(*case, outcome, "digest", scores, pairs, now)
            case TaskKind.ATTACH:
                assert isinstance(step, ModuleStep)
                return commands.attach(*case, tuple((name, "sha") for name in step.deliverables), now)
            case TaskKind.CONFIRM | TaskKind.PULSE:
                act = commands.confirm if task.kind is TaskKind.CONFIRM else commands.pulse
                return act(*case, "digest", now)
            case TaskKind.PLAN:
                return commands.plan(*case, now + timedelta(days=7), now)
            case TaskKind.SESSION:
                return commands.settle(*case, self.outcomes.get(task.id, "held"), None, now)

    def _of_circle(self, program, state, linked, task: Task, actor: str) -> Change:
        """HR gives a circle's meeting its date, and says that it took place."""
        now = self.company.now
        case = (program, state, linked, actor, task.id)
        if task.kind is TaskKind.GATHER:
            return commands.gather(*case, now + timedelta(days=14), now, place="digest")
        return commands.gathered(*case, self.outcomes.get(task.id, "held"), now)

    def _choose(self, program, state, linked, task: Task, actor: str) -> Change:
        """A mentee names the first who may be his or hers; HR draws what the rules suggest."""
        now = self.company.now
        if task.awaits == "mentee":
            first = self.company.choosable(task.journey)[0]
            return commands.choose(program, state, linked, self.company.choices(), actor, task.id, first, now)
        couples = tuple((pair.mentee, pair.mentor) for pair in proposals(state, task.step))
        return commands.draw(program, state, linked, actor, task.id, couples, now)
