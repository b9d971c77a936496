"""Small groups, whatever people do: nobody is forgotten, one date is one date, and willing people come to the end."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.company import ACCEPT, NEEDS, OFFER, Company, program_of
from engine.gathering import Group
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskKind
from revflow.engine import commands
from revflow.engine.sessions import sessions_of

MATCH = "  - {id: match, kind: match, mentees_per_mentor: 3, waves: {every: 2 weeks, max: 3}}\n"
MEET = "  - {id: meet, kind: sessions, for_each: pair, count: 2, bounds: 1-4, together: true}\n"
PROGRAM = program_of(NEEDS, OFFER, MATCH, ACCEPT, MEET)
DAY = timedelta(days=1)
DATED = (TaskKind.PLAN, TaskKind.SESSION)


def dated(company):
    tasks = [task for task in company.tasks() if task.kind in DATED]
    return [task for task in tasks if not company.states[task.journey].on_hold]


def mentor_of(company, task):
    return company.states[company.states[task.journey].journey.mentor].journey.person


def act(company, draw):
    """Accept a pair, plan or settle for all or for one, hold or release, stop, leave, or let time pass."""
    rare = ["drop", "move", "time", "time", "hold", "stop", "leave"]
    what = draw(st.sampled_from(["accept"] * 3 + ["date"] * 8 + rare))
    tasks = dated(company)
    if what == "accept":
        waiting = [code for code in company.of(Scope.PAIR) if "accept" in company.asks(code)]
        if waiting:
            company.accept(draw(st.sampled_from(waiting)))
    elif what in ("date", "drop", "move") and tasks:
        of_date(company, draw(st.sampled_from(tasks)), what, draw)
    elif what == "hold":
        held(company, draw(st.sampled_from(company.of(Scope.PAIR))))
    elif what in ("stop", "leave"):
        codes = company.of(Scope.PAIR) if what == "stop" else [*company.of(Scope.MENTEE), *company.of(Scope.MENTOR)]
        running = [code for code in codes if not company.ending(code)]
        if running:
            (company.stop if what == "stop" else company.leave)(draw(st.sampled_from(running)))
    else:
        company.move_to(company.now + draw(st.integers(1, 20)) * DAY)


def held(company, code):
    on_hold = company.states[code].on_hold
    do = (lambda p, s, n: commands.release(p, s, n, "", company.now)) if on_hold else None
    company.act(code, do or (lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now)))


def of_date(company, task, what, draw):
    mentor, now = mentor_of(company, task), company.now
    group = Group(company, task)
    if task.kind is TaskKind.PLAN:
        group.plan(group.meets() or now + draw(st.integers(1, 10)) * DAY)
    elif what == "drop":
        someone = draw(st.sampled_from([ref for ref in task.to if ref != mentor] or [mentor]))
        settle = lambda p, s, n: commands.settle(p, s, n, someone, task.id, "cancelled", None, now)  # noqa: E731
        company.act(task.journey, settle, someone)
    elif what == "move":
        seats = [group._seat(one, "moved") for one in group.tasks]
        starts = draw(st.sampled_from([group.meets() or now + 5 * DAY, now + 5 * DAY]))
        group._write(commands.settle_together(PROGRAM, seats, group._around, mentor, starts, now), mentor)
    else:
        missing = [one for one in group.tasks if draw(st.booleans())] if len(group.tasks) > 1 else []
        group.settle(mentor, *missing[1:])


def check(company):
    """Say what must hold while all is quiet."""
    dates = {}
    for code in company.of(Scope.PAIR):
        state = company.states[code]
        if company.ending(code) or state.on_hold or "meet" not in state.visits:
            continue
        tasks = [task for task in state.open_tasks() if task.kind in DATED]
        assert len(tasks) == 1, (code, tasks)
        others = company.linked(code).companions
        people = {state.journey.mentee, state.journey.mentor}
        asked = {one for one in people if company.states[one].journey.person in tasks[0].to}
        if tasks[0].kind is TaskKind.PLAN:
            assert state.journey.mentor in asked
            meets = any(not other.on_hold for other in others)
            assert meets or asked == people, (code, "a pair that meets alone is asked for its date, both of it")
        for session in sessions_of(state.visits["meet"].events):
            if not session.result:
                assert session.meeting
                assert dates.setdefault(session.meeting, state.journey.mentor) == state.journey.mentor


def to_the_end(company):
    """From here on everybody is willing."""
    for code in company.of(Scope.PAIR):
        if company.states[code].on_hold and not company.ending(code):
            held(company, code)
    for _ in range(400):
        waiting = [code for code in company.of(Scope.PAIR) if "accept" in company.asks(code)]
        if waiting:
            company.accept(waiting[0])
            continue
        ready = [task for task in dated(company) if task.kind is TaskKind.PLAN or is_over(company, task)]
        if ready:
            group = Group(company, ready[0])
            if ready[0].kind is TaskKind.PLAN:
                group.plan(group.meets() or company.now + 3 * DAY)
            else:
                group.settle(mentor_of(company, ready[0]))
        elif not company.jump():
            break
    assert company.over, [one for one in company.summaries.values() if one.ending is None]


def is_over(company, task):
    sessions = sessions_of(company.states[task.journey].visits["meet"].events)
    return all(one.ends <= company.now for one in sessions if not one.result)


@settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
@given(data=st.data())
def test_whatever_a_group_does_nobody_is_forgotten(data):
    """Missed, moved, dropped out, on hold, stopped, left: each pair is asked, or has a date; all come to the end."""
    company = Company(PROGRAM, data.draw(st.integers(2, 4)), data.draw(st.integers(1, 2)))
    company.all_forms()
    for _ in range(data.draw(st.integers(0, 40))):
        try:
            act(company, data.draw)
        except RefusedError:
            continue
        if company.over:
            return
        check(company)
    to_the_end(company)
