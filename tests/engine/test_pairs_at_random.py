"""Whatever a pair, its assistant, HR and time do at its sessions: it awaits somebody, or it has ended."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.company import HEAD
from engine.pair_at_work import DAY, PairAtWork
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Asked, Ended, SessionSettled
from revflow.domain.tasks import TaskKind
from revflow.engine import advance, commands

WHO = ("me1", "mo1", "as1", "hr", "hr2")
PROGRAM = {
    "count": 2,
    "bounds": "2-4",
    "pulse": "{after_sessions: [1, 2], by: [mentor, mentee]}",
    "alert": "{to: sponsor, cancellations: 2, unplanned: 10 days}",
    "due": "5 working days",
    "remind": "[1 day before]",
    "escalate": "{to: hr, late: 2 days}",
}
SURVEY = "  - {id: survey, kind: form, for_each: pair, by: mentee, on_expiry: skip, fields: {keep: {type: text}}}\n"
LATE = HEAD.replace("hr2@x.test]}", "hr2@x.test], escalate_to: sponsor}")
RESULTS = ("held", "held", "held", "moved", "cancelled", "missed")


def do(pair, draw):
    """Let somebody try one thing; what is refused changes nothing."""
    who = draw(st.sampled_from(WHO))
    task = draw(st.sampled_from([*pair.states["P001"].tasks.values()]))
    acts = {
        "plan": lambda: pair.plan(pair.now + draw(st.integers(1, 20)) * DAY, by=who),
        "say": lambda: pair.say(draw(st.sampled_from(RESULTS)), pair.now + 2 * DAY, by=who),
        "propose": lambda: pair.propose(draw(st.integers(0, 5)), by=who, reason=draw(st.sampled_from(["", "digest"]))),
        "agree": lambda: pair.agree(agreed=draw(st.booleans())),
        "pulse": lambda: pair.pulse(who),
        "call": lambda: pair.call_hr(who),
        "called": lambda: pair.called(by=who),
        "brake": lambda: pair.brake(by=who),
        "resume": lambda: pair.resume(draw(st.sampled_from(["go-on", "go-on", "rematch", "end"])), by=who),
        "hold": lambda: pair.act("P001", lambda p, s, n: commands.hold(p, s, n, "", "hr", pair.now)),
        "release": lambda: pair.act("P001", lambda p, s, n: commands.release(p, s, n, "", pair.now)),
        "claim": lambda: pair.claim(task, by=who),
        "time": lambda: pair.move_to(pair.now + draw(st.integers(1, 12)) * DAY),
    }
    with suppress(RefusedError, StopIteration):
        acts[draw(st.sampled_from([*sorted(acts), "plan", "say", "say", "time"]))]()


def check(pair):
    state, summary = pair.states["P001"], pair.summaries["P001"]
    facts = [event.fact for event in state.events]
    assert summary.ending is not None or summary.awaits
    open_ = [task.kind for task in state.open_tasks()]
    assert sum(kind in (TaskKind.PLAN, TaskKind.SESSION) for kind in open_) <= 1
    assert open_.count(TaskKind.AGREE) <= 1
    assert set(open_) <= {TaskKind.HELP} or summary.ending is None
    assert (TaskKind.PAUSE in open_) <= (state.on_hold == "brake")
    assert len({fact.task for fact in facts if isinstance(fact, Asked)}) == sum(isinstance(f, Asked) for f in facts)
    assert sum(isinstance(fact, Ended) for fact in facts) == (summary.ending is not None)
    assert sum(isinstance(fact, SessionSettled) and fact.result == "held" for fact in facts) <= 4
    assert len({mail.key for mail in pair.mails}) == len(pair.mails)
    assert advance(pair.program, state, pair.linked("P001"), pair.now).moves == ()
    moving = summary.wake_at or summary.on_hold or open_ or summary.ending
    assert moving, summary.awaits


def finish(pair):
    """From here on everybody does what is asked."""
    for _ in range(60):
        kinds = pair.kinds()
        if pair.ending("P001"):
            return
        if "pause" in kinds:
            pair.resume("go-on")
        elif pair.states["P001"].on_hold:
            pair.act("P001", lambda p, s, n: commands.release(p, s, n, "", pair.now))
        elif "plan" in kinds:
            pair.plan()
        elif "session" in kinds:
            pair.move_to(pair.now + 21 * DAY)
            with suppress(RefusedError):
                pair.say("held")
        else:
            pair.move_to(pair.now + 21 * DAY)


@settings(max_examples=settings.default.max_examples // 2)
@given(data=st.data())
def test_whatever_is_done_a_pair_awaits_somebody_and_comes_to_its_end(data):
    """Never asked twice, never two dates at once, no mail twice; once all do what is asked it ends (rule 12)."""
    pair = PairAtWork(SURVEY, head=LATE, **PROGRAM)
    for _ in range(data.draw(st.integers(0, 40))):
        do(pair, data.draw)
        check(pair)

    finish(pair)

    check(pair)
    assert pair.ending("P001")
