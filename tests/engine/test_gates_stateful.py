"""Whatever people, time and crashes do at gates: a decided one asks no more, nobody waits in vain or votes twice."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.company import HEAD, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Concluded, Entered, TakenBack, Voted
from revflow.domain.people import Absence
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine import advance, ballot, commands, offered
from revflow.engine.situation import Situation
from revflow.engine.state import OPEN_STATES

BOARD = "  board: {members: [a@x.test, b@x.test, c@x.test], deputies: [d@x.test, a@x.test], escalate_to: sponsor}\n"
GROUPS = HEAD.replace("  nobody:", BOARD + "  nobody:")
NEEDS = "  - {id: needs, kind: form, for_each: mentee, on_expiry: leave, fields: {topics: {type: topics, min: 1}}}\n"
RULES = (
    "by: hr, quorum: first",
    "by: [hr, sponsor, mentee.manager], quorum: all",
    "by: [hr, sponsor, mentee.manager], quorum: all, in_order: true",
    "by: [hr, sponsor, mentee.manager], quorum: 2",
    "by: board, each: true, quorum: majority",
    "by: [board, mentee.manager], each: true, quorum: 'veto: decline'",
    "by: [mentee.manager, sponsor], quorum: majority, except: hr",
)
OUTCOMES = "outcomes: {approve: next, revise: needs, decline: leave}, max_rounds: 3"
NAMES = ("hr", "hr2", "boss", "chief", "a", "b", "c", "d", "me1")


def gate(name, how, outcomes=OUTCOMES):
    return f"  - {{id: {name}, kind: approval, for_each: mentee, {how}, {outcomes}}}\n"


class Crashing(Company):
    """A company whose worker may be dead: acts are kept then, their nudges are lost, and a sweep finds all later."""

    dead_after = None

    def settle(self):
        """Drive until all is quiet; a worker that dies does so after some of it, between two commits."""
        while self._nudged and self.dead_after != 0:
            self.drive(self.nudged()[0])
            self.dead_after = self.dead_after and self.dead_after - 1
        if self.dead_after is not None:
            self._nudged.clear()

    def sweep(self):
        """Start the worker again, and look at every journey that has not ended."""
        self.dead_after = None
        for code in self.states:
            self._nudge(code)
        self.settle()


class Gates(RuleBasedStateMachine):
    """A mentee's journey through two gates, whose votes anybody may give, take back, hand over, or forget."""

    @initialize(first=st.sampled_from(RULES), second=st.sampled_from(RULES))
    def launch(self, first, second):
        steps = (NEEDS, gate("one", first), gate("two", second), REPORT)
        self.company = Crashing(program_of(*steps, head=GROUPS), mentees=1, mentors=0)
        self.code = "E001"
        self.refs = {one.name: ref for ref, one in self.company.people.items()}

    def ref(self, name):
        return self.refs[name]

    @property
    def state(self):
        return self.company.states[self.code]

    def tried(self, act):
        """Let somebody try something; a refusal changes nothing at all. Who is gone has no link any more."""
        before = self.state.events
        try:
            act()
        except RefusedError as refused:
            assert self.state.events == before
            return refused.code
        return ""

    def some_task(self, draw, *, ever=False):
        tasks = [t for t in self.state.tasks.values() if ever or t.state in OPEN_STATES]
        return draw(st.sampled_from(tasks)) if tasks else None

    def command(self, do, *arguments, actor=""):
        if not actor or actor in self.company.people:
            self.company.act(self.code, lambda p, s, n: do(p, s, n, actor, *arguments, self.company.now), actor)

    @rule(data=st.data(), times=st.integers(1, 4))
    def act(self, data, times):
        """People do what open tasks ask for: mostly those who are asked, now and then anybody else."""
        for _ in range(times):
            task = self.some_task(data.draw)
            if task is None:
                return
            stranger = data.draw(st.sampled_from([False, False, False, True]))
            self.act_on(task, self.ref(data.draw(st.sampled_from(NAMES))) if stranger else task.to[0], data.draw)

    def act_on(self, task, actor, draw):
        if task.kind is TaskKind.ANSWER:
            self.tried(lambda: self.command(commands.answer, task.id, "digest", actor=actor))
            return
        names = [name for name, _, _ in offered(self.company.program, self.state, task)]
        outcome = draw(st.sampled_from(names))
        self.tried(lambda: self.vote(task, actor, outcome))

    def vote(self, task, actor, outcome, principal="", reason=""):
        now = self.company.now
        if actor not in self.company.people:
            raise RefusedError("gone")
        self.company.act(
            self.code,
            lambda p, s, n: commands.decide(
                p, s, n, actor, task.id, outcome, "", (), (), now, principal=principal, reason=reason
            ),
            actor,
        )

    @rule(data=st.data())
    def vote_on_what_is_closed(self, data):
        """An old link, a second click, an act that comes twice."""
        closed = [t for t in self.state.tasks.values() if t.state not in OPEN_STATES and t.kind is TaskKind.DECIDE]
        if closed:
            task = data.draw(st.sampled_from(closed))
            assert self.tried(lambda: self.vote(task, task.to[0], "approve")) != ""

    @rule(data=st.data(), who=st.sampled_from(NAMES), outcome=st.sampled_from(["approve", "decline"]))
    def act_on_behalf(self, data, who, outcome):
        task = self.some_task(data.draw)
        if task is not None and task.kind is TaskKind.DECIDE:
            principal = data.draw(st.sampled_from(task.to))
            self.tried(lambda: self.vote(task, self.ref(who), outcome, principal, "reason"))

    @rule(data=st.data(), who=st.sampled_from(NAMES))
    def take_back(self, data, who):
        """The latest to have decided, or anybody else, on any vote there is."""
        voted = [t for t in self.state.tasks.values() if t.kind is TaskKind.DECIDE and t.closed_by]
        if voted:
            latest = max(voted, key=lambda task: task.closed_at)
            task = data.draw(st.sampled_from([latest, latest, *voted]))
            actor = data.draw(st.sampled_from([task.closed_by, task.closed_by, self.ref(who)]))
            self.tried(lambda: self.command(commands.take_back, task.id, actor=actor))

    @rule(data=st.data())
    def reopen(self, data):
        task = self.some_task(data.draw, ever=True)
        if task is not None:
            self.tried(lambda: self.command(commands.reopen, task.id, "reason"))

    @rule(data=st.data(), who=st.sampled_from(NAMES), do=st.sampled_from([commands.claim, commands.give_back]))
    def claim_or_give_back(self, data, who, do):
        task = self.some_task(data.draw)
        if task is not None:
            self.tried(lambda: self.command(do, task.id, actor=self.ref(who)))

    @rule(data=st.data(), to=st.sampled_from(NAMES))
    def hand_over(self, data, to):
        task = self.some_task(data.draw)
        if task is not None:
            self.tried(lambda: self.command(commands.reassign, task.id, self.ref(to)))

    @rule(
        who=st.sampled_from(NAMES),
        deputy=st.sampled_from(["", *NAMES]),
        days=st.integers(1, 9),
        after=st.integers(0, 9),
    )
    def be_away(self, who, deputy, days, after):
        begins = self.company.now + timedelta(days=after)
        stands_in = self.ref(deputy) if deputy and deputy != who else ""
        self.company.away(Absence(self.ref(who), begins, begins + timedelta(days=days), stands_in))

    @rule(whole=st.booleans(), do=st.sampled_from([(commands.hold, "hr"), (commands.release,)]))
    def hold_or_release(self, whole, do):
        command, *more = do
        code = self.company.cohort if whole else self.code
        if self.company.summaries[code].ending is None:
            self.company.act(code, lambda p, s, n: command(p, s, n, "", *more, self.company.now))

    @precondition(lambda self: self.company.next_wake() is not None)
    @rule()
    def let_time_pass(self):
        self.company.jump()

    @rule(who=st.sampled_from(NAMES[4:8]))
    def somebody_is_gone(self, who):
        """The people list no longer has a member; whatever was driven last is looked at again."""
        left = {ref: one for ref, one in self.company.people.items() if one.name != who}
        if len(self.company.people) - len(left) == 1 and len(left) > len(NAMES) - 3:
            self.company.people = left
            self.company.drive(self.code)

    @rule(drives=st.integers(0, 2))
    def the_worker_dies(self, drives):
        """After so many drives more; people go on acting by their links all the same."""
        self.company.dead_after = drives

    @rule()
    def a_sweep_comes(self):
        """Twice, too: whoever drives what is driven already does nothing."""
        self.company.sweep()
        before = self.state.events
        self.company.sweep()
        assert self.state.events == before

    @rule(broken=st.booleans())
    def an_action_fails_or_is_mended(self, broken):
        self.company.fails = lambda _code, _work: "disk-full" if broken else ""

    @rule(whole=st.booleans())
    def somebody_presses_retry(self, whole):
        code = self.company.cohort if whole else self.code
        if self.company.summaries[code].ending is None:
            self.company.act(code, lambda p, s, n: commands.retry(p, s, n, "", self.company.now))

    @precondition(lambda self: self.company.dead_after is None)
    @invariant()
    def nobody_is_awaited_in_vain(self):
        """The journey has ended or says whom it awaits; of that there is a task, an incident, time, or a hold."""
        summary = self.company.summaries[self.code]
        assert summary.ending is not None or summary.awaits
        if summary.ending is None and self.state.open_visits() and not summary.on_hold:
            assert self.state.open_tasks() or summary.incident
            if {self.ref("hr"), self.ref("hr2")} & set(self.company.people):
                assert summary.incident != "undecided", "HR is there, and has the last word"

    @precondition(lambda self: self.company.dead_after is None)
    @invariant()
    def nothing_is_left_to_do(self):
        once = advance(self.company.program, self.state, self.company.linked(self.code), self.company.now)
        assert once.moves == ()
        assert once.summary == self.company.summaries[self.code]

    @invariant()
    def a_decided_gate_asks_no_more(self):
        """Between two conclusions of one round stands a taking back; a round is entered once."""
        facts = [event.fact for event in self.state.events]
        entered = Counter((f.step, f.round) for f in facts if isinstance(f, Entered))
        assert not [key for key, count in entered.items() if count > 1]
        decided = set()
        for fact in facts:
            match fact:
                case Concluded():
                    assert (fact.step, fact.round) not in decided
                    decided.add((fact.step, fact.round))
                case TakenBack():
                    task = self.state.tasks[fact.task]
                    decided.discard((task.step, task.round))
                case _:
                    pass
        open_rounds = {(task.step, task.round) for task in self.state.open_tasks()}
        assert not open_rounds & decided

    @invariant()
    def nobody_has_two_voices(self):
        """In each round every vote that stands is another person's, given by another person but for HR on behalf."""
        for visit in self.state.visits.values():
            step = self.company.program.step(visit.step)
            view = self.company_view(step, visit)
            if step.kind != "approval":
                continue
            here = [t for t in self.state.tasks.values() if (t.step, t.round) == (visit.step, visit.round)]
            cast = [t for t in here if t.state is TaskState.DONE and not ballot.is_tie_break(view, t)]
            voices = [t.principal or t.closed_by for t in cast]
            assert len(voices) == len(set(voices))
            words = {"hr": ("hr", "hr2"), "sponsor": ("boss",)}
            left_out = {self.ref(name) for word in step.left_out for name in words[word]}
            assert not left_out & set(voices)

    def company_view(self, step, visit):
        company = self.company
        it = Situation(company.program, self.state, company.linked(self.code), company.now)
        return it.view(step, visit)

    @invariant()
    def the_mentee_never_decides(self):
        """Four eyes: no vote on the own journey, through whichever door."""
        votes = [event for event in self.state.events if isinstance(event.fact, Voted)]
        assert self.ref("me1") not in {event.actor for event in votes}


Gates.TestCase.settings = settings(
    max_examples=settings.default.max_examples,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.timeout(280)
class TestGates(Gates.TestCase):
    """Run by pytest."""
