"""A machine of people at gates: who is asked, strangers, HR and time do anything at any moment, and claims hold."""

from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from engine import gate_claims
from engine.crashing import Crashing
from engine.journal import Journal
from engine.machines import anybody
from revflow.domain.errors import RefusedError
from revflow.domain.people import Absence
from revflow.domain.tasks import TaskKind
from revflow.engine import commands, offered
from revflow.engine.fold import fold
from revflow.engine.state import OPEN_STATES
from revflow.engine.whom import subjects_of

ON_HOLD = [(commands.hold, "hr"), (commands.release,)]


class GatePeople(RuleBasedStateMachine):
    """What anybody may try. A machine sets its company of `size` mentees and mentors going by `start`.

    `names` are who may do anything, `dispensable` who may be gone for good.
    """

    size = (1, 0)
    names = ()
    dispensable = ()
    of_hr = ("hr", "hr2")

    def start(self, program):
        company = self.company = Crashing(program, *self.size)
        self.refs = {one.name: ref for ref, one in company.people.items()}
        self.addresses = {one.email: ref for ref, one in company.people.items()}
        self.journals = {}
        self.looked_at = None

    def some_code(self, draw):
        running = [code for code, state in self.company.states.items() if state.ending is None]
        return draw(st.sampled_from(running)) if running else ""

    def some_task(self, draw, wanted):
        tasks = [task for state in self.company.states.values() for task in state.tasks.values() if wanted(task)]
        return draw(st.sampled_from(tasks)) if tasks else None

    def somebody(self, draw):
        return self.refs[draw(st.sampled_from(self.names))]

    def tried(self, act):
        """Let somebody try something; a refusal changes nothing at all. Who is gone has no link any more."""
        before = dict(self.company.states)
        try:
            act()
        except RefusedError as refused:
            assert self.company.states == before
            return refused.code
        return ""

    def command(self, code, do, *arguments, actor=""):
        if actor and actor not in self.company.people:
            raise RefusedError("gone")
        self.company.act(code, lambda p, s, n: do(p, s, n, actor, *arguments, self.company.now), actor)

    def vote(self, task, actor, outcome, principal="", reason=""):
        given = partial(commands.decide, principal=principal, reason=reason)
        self.command(task.journey, given, task.id, outcome, "remark", (), (), actor=actor)

    def do(self, task, actor, draw, say=""):
        """Do what a task asks for, and say so, or one of the things that may be said."""
        match task.kind:
            case TaskKind.ANSWER:
                act = lambda p, s, n: commands.answer(p, s, n, actor, task.id, "digest", self.company.now)  # noqa: E731
                topics = {"topics": {"web": {}, "data": {}}}
                return self.tried(lambda: self.company.act(task.journey, act, actor, topics))
            case TaskKind.CONFIRM:
                return self.tried(lambda: self.command(task.journey, commands.confirm, task.id, "", actor=actor))
            case _:
                outcome = say or draw(st.sampled_from(self.sayable(task)))
                return self.tried(lambda: self.vote(task, actor, outcome))

    def sayable(self, task):
        return [name for name, _, _ in offered(self.company.program, self.company.states[task.journey], task)] or [""]

    def open_task(self, draw):
        return self.some_task(draw, lambda task: task.state in OPEN_STATES)

    @anybody(times=st.integers(1, 6))
    def be_willing(self, times):
        """Everybody does at once what is asked, and says the first of what may be said."""
        for _ in range(times):
            tasks = [task for task in self.company.tasks() if not self.company.states[task.journey].on_hold]
            if tasks:
                self.do(tasks[0], tasks[0].to[0], None, self.sayable(tasks[0])[0])

    @anybody(data=st.data(), times=st.integers(1, 4), willing=st.booleans())
    def act(self, data, times, willing):
        """People do what open tasks ask for: mostly those who are asked, now and then anybody else."""
        for _ in range(times):
            task = self.open_task(data.draw)
            if task is None:
                return
            stranger = data.draw(st.sampled_from([False, False, False, True]))
            actor = self.somebody(data.draw) if stranger else data.draw(st.sampled_from(task.to))
            self.do(task, actor, data.draw, self.sayable(task)[0] if willing else "")

    @anybody(data=st.data(), outcome=st.sampled_from(["approve", "decline"]), stranger=st.booleans())
    def act_on_behalf(self, data, outcome, stranger):
        """Mostly of HR, who alone may; of all who are asked, though only one may be."""
        task = self.open_task(data.draw)
        if task is not None and task.kind is TaskKind.DECIDE:
            who = self.refs[data.draw(st.sampled_from(self.names if stranger else self.of_hr))]
            for one in self.of_the_same_round(task):
                self.tried(lambda: self.vote(one, who, outcome, data.draw(st.sampled_from(one.to)), "reason"))  # noqa: B023 - called at once

    @anybody(data=st.data())
    def take_back(self, data):
        """The latest to have decided, or anybody else, on any vote there is."""
        voted = [t for s in self.company.states.values() for t in s.tasks.values() if t.result and t.closed_by]
        if voted:
            latest = max(voted, key=lambda task: task.closed_at)
            task = data.draw(st.sampled_from([latest, latest, *voted]))
            stranger = data.draw(st.sampled_from([False, False, True]))
            actor = self.somebody(data.draw) if stranger else task.closed_by
            self.tried(lambda: self.command(task.journey, commands.take_back, task.id, actor=actor))

    @anybody(
        data=st.data(), times=st.integers(1, 3), stubborn=st.booleans(), down=st.sampled_from([False, False, True])
    )
    def decide_take_back_and_decide_again(self, data, times, stubborn, down):
        """Somebody cannot make up his or her mind, or says the same again; whoever takes it back can decide anew.

        The worker may be down from the first decision on, which others were asked by already.
        """
        task = self.some_task(data.draw, lambda task: task.state in OPEN_STATES and task.kind is TaskKind.DECIDE)
        if task is None:
            return
        actor = data.draw(st.sampled_from(task.to))
        said = data.draw(st.sampled_from(self.sayable(task)))
        for _ in range(times):
            refused = self.do(task, actor, data.draw, said)
            self.look()
            if down:
                self.company.commits_left = 0
            if refused or self.tried(lambda: self.command(task.journey, commands.take_back, task.id, actor=actor)):
                return
            self.look()
        self.do(task, actor, data.draw, said if stubborn else "")

    @anybody(data=st.data(), first=st.integers(0, 2), votes=st.sampled_from([4, 4, 2]))
    def disagree_and_think_again(self, data, first, votes):
        """At a gate each says something else, HR or time has the last word if it comes to that, all take it back."""
        task = self.some_task(data.draw, lambda task: task.state in OPEN_STATES and task.kind is TaskKind.DECIDE)
        if task is None:
            return
        for number in range(first, first + votes):
            still = [one for one in self.of_the_same_round(task) if one.state in OPEN_STATES]
            if still:
                actor, said = self.disagreement(still[0], number)
                self.do(still[0], actor, None, said)
        for _ in range(8 if votes == 2 else 0):
            self.company.jump()
        for voted in self.of_the_same_round(task):
            self.look()
            self.tried(lambda: self.command(task.journey, commands.take_back, voted.id, actor=voted.closed_by))  # noqa: B023 - called at once

    def disagreement(self, task, number):
        """Return who says what; the last word is of who has voted, and ends no journey: all can be taken back."""
        self.look()
        journal, said = self.journals[task.journey], self.sayable(task)
        if not journal.is_last_word(journal.slips[task.id]):
            return task.to[-1], said[number % len(said)]
        voted = {one.closed_by for one in self.of_the_same_round(task)}
        going_on = [one for one in said if one != "decline"]
        return max(task.to, key=voted.__contains__), going_on[number % len(going_on)]

    def of_the_same_round(self, task):
        tasks = self.company.states[task.journey].tasks.values()
        return [one for one in tasks if (one.step, one.round) == (task.step, task.round)]

    @anybody(data=st.data())
    def reopen(self, data):
        task = self.some_task(data.draw, lambda _task: True)
        if task is not None:
            self.tried(lambda: self.command(task.journey, commands.reopen, task.id, "reason"))

    @anybody(data=st.data(), do=st.sampled_from([commands.claim, commands.give_back]))
    def claim_or_give_back(self, data, do):
        task = self.open_task(data.draw)
        if task is not None:
            actor = data.draw(st.sampled_from([*task.to, self.somebody(data.draw)]))
            self.tried(lambda: self.command(task.journey, do, task.id, actor=actor))

    @anybody(data=st.data())
    def hand_over(self, data):
        task = self.open_task(data.draw)
        if task is not None:
            to = self.somebody(data.draw)
            self.tried(lambda: self.command(task.journey, commands.reassign, task.id, to))

    @anybody(
        data=st.data(), alone=st.sampled_from((0, 0, 1)), days=st.integers(1, 9), after=st.sampled_from((0, 0, 1, 5))
    )
    def be_away(self, data, alone, days, after):
        """Somebody who is asked, or anybody; whoever stands in acts at once, if asked to."""
        task = self.open_task(data.draw)
        asked = task.to if task is not None else ()
        who = data.draw(st.sampled_from([*asked, self.somebody(data.draw)]))
        begins = self.company.now + timedelta(days=after)
        stands_in = "" if alone else self.somebody(data.draw)
        if stands_in != who:
            self.company.away(Absence(who, begins, begins + timedelta(days=days), stands_in))
            for one in self.company.tasks():
                if (stands_in, who) in one.deputies:
                    self.do(one, stands_in, data.draw)

    @anybody(data=st.data(), do=st.sampled_from([*ON_HOLD, (commands.retry,)]), whole=st.booleans())
    def hold_release_or_retry(self, data, do, whole):
        """HR does, of one journey or of all; who works at the console in Prefect too."""
        code = self.company.cohort if whole else self.some_code(data.draw)
        if code:
            self.tried(lambda: self.command(code, *do))

    @anybody(times=st.integers(1, 3))
    def let_time_pass(self, times):
        for _ in range(times):
            self.company.jump()

    @anybody(most=st.integers(4, 9))
    def wait_for_who_is_asked_besides(self, most):
        """Nobody says anything at open gates, until votes are late and others may give them."""
        for _ in range(most):
            dues = [task.due for task in self.company.tasks() if task.kind is TaskKind.DECIDE and task.due]
            if dues and min(dues) > self.company.now - timedelta(days=2):
                self.company.jump()

    @anybody(data=st.data())
    def somebody_is_gone(self, data):
        """The people list no longer has a member; all journeys are looked at again."""
        who = self.refs[data.draw(st.sampled_from(self.dispensable))]
        there = sum(self.refs[name] in self.company.people for name in self.dispensable)
        if who in self.company.people and there > len(self.dispensable) - 2:
            self.company.people = {ref: one for ref, one in self.company.people.items() if ref != who}
            self.company.look_again()

    @anybody(commits=st.integers(0, 3))
    def the_worker_dies(self, commits):
        """After so many commits more; people go on acting by their links all the same."""
        self.company.commits_left = commits

    @anybody()
    def a_sweep_comes(self):
        """Twice, too: whoever drives what is driven already does nothing."""
        self.company.sweep()
        before = dict(self.company.states)
        self.company.sweep()
        assert self.company.states == before

    @anybody(broken=st.booleans())
    def an_action_fails_or_is_mended(self, broken):
        self.company.fails = lambda _code, _work: "disk-full" if broken else ""

    @precondition(lambda self: self.company.over)
    @rule(willing=st.integers(0, 6))
    def another_cohort_begins(self, willing):
        """What has ended takes no more; there is time for more of the same."""
        self.check_the_fold()
        self.start(self.company.program)
        self.be_willing(willing)

    @invariant()
    def look(self):
        """Read the journals on, apart from the engine, and hold against them what it says, if anything is new."""
        company = self.company
        versions = {code: state.version for code, state in company.states.items()}
        found = (versions, company.now, set(company.people), dict(company.absences), company.commits_left is None)
        if found == self.looked_at:
            return
        self.looked_at = found
        for code, state in company.states.items():
            if code not in self.journals:
                subjects = set(subjects_of(state.journey, company.linked(code)))
                self.journals[code] = Journal(company.program, state.journey, self.addresses, subjects)
            self.journals[code].read(state.events, company.people)
        gate_claims.check(company, self.journals)

    def teardown(self):
        if hasattr(self, "company"):
            self.check_the_fold()

    def check_the_fold(self):
        """What was folded piece by piece is what the whole journal says."""
        for state in self.company.states.values():
            assert fold(state.journey, state.events) == state
