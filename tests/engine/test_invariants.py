"""What holds whatever people do or do not do: random answers, declines, leavers, silence."""

from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.cohort_claims import check
from engine.cohort_steps import ACCEPT, EGO, PLAN, whole
from engine.company import Company, program_of
from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskKind
from revflow.engine import commands, offered

MODULE = """\
  - id: module
    kind: module
    for_each: topic
    after: approval
    by: sponsor
    review_by: hr
    deliverables: {outline: {accept: [pdf]}}
"""
AFTER = """\
  - id: agreed
    kind: approval
    for_each: pair
    by: mentee
    on_expiry: approve
    max_rounds: 2
    outcomes: {approve: next, revise: plan}
  - {id: settle, kind: wait, for_each: pair, duration: 2 weeks}
  - {id: survey, kind: form, for_each: pair, by: [mentor, mentee], on_expiry: skip, fields: {keep: {type: text}}}
"""
HOW = {"ready": "ready: {share: 60 %, at_latest: 30 days}, ", "rounds": 2}
PROGRAM = program_of(whole(ACCEPT, MODULE, EGO, PLAN, AFTER, **HOW))
TRAINED_FIRST = program_of(whole(EGO, ACCEPT, MODULE, PLAN, AFTER, **HOW))
"""The same, but mentees are trained before the pair is asked: a pair waits for its mentee, who waits for a pair."""
MOST = 150
SETTINGS = settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def do(company, task, draw):
    """Let somebody of those asked do one of the things the task takes."""
    actor = draw(st.sampled_from(task.to))
    code, now = task.journey, company.now
    match task.kind:
        case TaskKind.ANSWER:
            topics = {topic: {} for topic in draw(st.sampled_from([("web",), ("data",), ("web", "data")]))}
            company.act(
                code, lambda p, s, n: commands.answer(p, s, n, actor, task.id, "d", now), actor, {"topics": topics}
            )
        case TaskKind.DECIDE | TaskKind.REVIEW:
            names = [name for name, _, _ in offered(company.program, company.states[code], task)]
            outcome = draw(st.sampled_from([names[0], *names]))
            company.act(
                code, lambda p, s, n: commands.decide(p, s, n, actor, task.id, outcome, "r", (), (), now), actor
            )
        case TaskKind.ATTACH:
            files = (("outline", "sha"),)
            company.act(code, lambda p, s, n: commands.attach(p, s, n, actor, task.id, files, now), actor)
        case TaskKind.CONFIRM:
            company.act(code, lambda p, s, n: commands.confirm(p, s, n, actor, task.id, "", now), actor)
        case _:
            raise AssertionError(task.kind)


class Hasty(Company):
    """A company whose journeys are driven in any order, and where people act before all of them were."""

    draw = None

    def settle(self):
        """Drive some of those that are nudged, in any order; all of them, as ever, before anything is drawn."""
        if self.draw is None:
            super().settle()
            return
        for _ in range(self.draw(st.integers(0, 6))):
            if self.nudged():
                self.drive(self.draw(st.sampled_from(self.nudged())))

    def calm_down(self):
        """Drive all that are nudged, in any order."""
        while self.nudged():
            self.drive(self.draw(st.sampled_from(self.nudged())))


def warm_up(company, draw):
    """Let willing people do so much, in any order: what is rare at random begins with pairs."""
    for _ in range(draw(st.integers(0, 24))):
        company.calm_down()
        if company.tasks():
            do(company, draw(st.sampled_from(company.tasks())), first_of)
        else:
            company.jump()


def leave_somebody(company, draw):
    people = [c for c in (*company.of(Scope.MENTEE), *company.of(Scope.MENTOR)) if not company.states[c].ending]
    if people:
        company.leave(draw(st.sampled_from(people)))


def step_once(company, draw):
    """Do one thing: mostly somebody acts, sometimes time passes, seldom somebody leaves or HR stops something."""
    what = draw(st.sampled_from(["act"] * 12 + ["time"] * 3 + ["leave", "stop", "hold", "release", "break", "mend"]))
    tasks = [task for task in company.tasks() if not company.states[task.journey].on_hold]
    if what in {"hold", "release"}:
        running = [code for code, state in company.states.items() if state.ending is None]
        if running:
            do_with = commands.hold if what == "hold" else commands.release
            more = ("hr",) if what == "hold" else ()
            code = draw(st.sampled_from(running))
            company.act(code, lambda p, s, n: do_with(p, s, n, "", *more, company.now))
    elif what in {"break", "mend"}:
        company.fails = lambda _code, _work: "disk-full" if what == "break" else ""
    elif what == "act" and tasks:
        do(company, draw(st.sampled_from(tasks)), draw)
    elif what == "leave":
        leave_somebody(company, draw)
    elif what == "stop":
        pairs = [code for code in company.of(Scope.PAIR) if not company.states[code].ending]
        if pairs:
            company.stop(draw(st.sampled_from(pairs)))
    else:
        company.jump()


@SETTINGS
@given(data=st.data())
def test_whatever_people_do_no_step_runs_twice_and_every_journey_ends_or_says_whom_it_awaits(data):
    """No step twice in a round, no decided gate asks again, nobody waits for nothing, advance is idempotent."""
    company = Company(PROGRAM, data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4)), data.draw(st.integers(0, 1)))
    for _ in range(data.draw(st.integers(0, MOST))):
        step_once(company, data.draw)
        if company.over:
            break

    check(company)


def mended(command, company, program, state, linked):
    return command(program, state, linked, "", company.now)


def finish(company):
    """From here on all works, everybody does at once what is asked, with the first outcome, and HR decides (rule 4)."""
    company.fails = lambda _code, _work: ""
    for command in (commands.release, commands.retry):
        for code in list(company.states):
            if not company.ending(code):
                company.act(code, partial(mended, command, company))
    for _ in range(600):
        if company.over:
            return
        tasks = company.tasks()
        if tasks:
            do(company, tasks[0], first_of)
        elif not company.jump():
            if company.summaries[company.cohort].incident == "nobody-to-match":
                company.stop(company.cohort)
            return


def first_of(choices):
    return choices.elements[0]


@SETTINGS
@given(data=st.data())
def test_whatever_is_driven_first_nobody_who_left_is_asked_and_nobody_waits_in_a_circle(data):
    """Rules 5, 8 and 11 in any order of driving, with people who act while journeys still wait to be driven."""
    program = data.draw(st.sampled_from([TRAINED_FIRST, PROGRAM]))
    company = Hasty(program, data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4)))
    company.draw = data.draw
    warm_up(company, data.draw)
    leave_somebody(company, data.draw)
    warm_up(company, data.draw)
    for _ in range(data.draw(st.integers(0, 20))):
        step_once(company, data.draw)
    company.calm_down()

    check(company)


@SETTINGS
@given(data=st.data())
def test_once_everybody_does_what_is_asked_every_journey_ends(data):
    """Whatever happened before, a cohort comes to its end when people answer."""
    company = Company(PROGRAM, data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4)), data.draw(st.integers(0, 1)))
    for _ in range(data.draw(st.integers(0, 60))):
        step_once(company, data.draw)

    finish(company)

    check(company)
    assert company.over, {code: s.awaits for code, s in company.summaries.items() if s.ending is None}
