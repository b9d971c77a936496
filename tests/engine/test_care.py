"""HR looks after a pair: a call that nobody else hears of, and the mentor's safety brake."""

from datetime import timedelta

import pytest

from engine.company import HEAD
from engine.golden_path import assert_golden
from engine.pair_at_work import DAY, PairAtWork
from engine_kinds.small_world import expect_refused
from revflow.domain.facts import SessionPlanned
from revflow.engine import commands

LATE = "  hr: {members: [hr@x.test, hr2@x.test], escalate_to: sponsor}\n"


def with_late_tasks(head):
    return head.replace("  hr: {members: [hr@x.test, hr2@x.test]}\n", LATE)


def paused(**lines):
    """A pair with a session ahead, which its mentor pauses."""
    pair = PairAtWork(count=2, mentors=2, **lines)
    pair.plan(pair.now + 5 * DAY)
    pair.path.clear()
    pair.brake()
    return pair


def test_a_call_goes_its_golden_path():
    """HR is asked at once, with two working days; the sessions go on, and the other one is told nothing."""
    pair = PairAtWork(count=2, due="5 working days", escalate="{to: sponsor, late: 0 days}", on_expiry="leave")
    pair.plan(pair.now + 30 * DAY)
    pair.path.clear()
    pair.call_hr("me1", plea="digest")
    pair.call_hr("me1")
    pair.move_to(pair.now + 20 * DAY)
    pair.called("hr2")

    assert_golden("call-hr", pair.path)


def test_both_may_call_each_for_oneself_and_nobody_else():
    """Two calls are two tasks; an assistant has none."""
    pair = PairAtWork(count=2)
    pair.call_hr("me1")
    pair.call_hr("mo1")

    assert pair.kinds().count("help") == 2
    expect_refused("help-of-two", lambda: pair.call_hr("as1"))


def test_a_call_outlives_the_sessions_and_the_pair():
    """Whoever asked for it is called, though the partner has left meanwhile."""
    pair = PairAtWork(count=2, mentors=2)
    pair.call_hr(pair.mentor)
    pair.leave("E001")
    assert pair.ending("P001") == "stopped"

    pair.called()

    assert pair.kinds() == []


def test_a_late_call_is_told_to_whom_hrs_late_tasks_go():
    """The word waits in the outbox until the second working day is over, and names nobody."""
    pair = PairAtWork(count=2, head=with_late_tasks(HEAD))
    pair.call_hr("me1")

    (late,) = pair.mails_of("hr-late")
    assert (pair.people[late.to].name, late.not_before - pair.now) == ("boss", timedelta(days=2, hours=15))
    assert late.data == {}


def test_the_safety_brake_goes_its_golden_path():
    """On hold at the mentor's word: both are told neutrally, nothing is asked, the invitation stays, HR has a task."""
    pair = paused()
    pair.move_to(pair.now + 20 * DAY)
    pair.resume("go-on", by="hr2")

    assert_golden("safety-brake", pair.path)
    assert not pair.mails_of("session-cancelled")
    assert pair.kinds() == ["session"]


def test_an_end_after_the_brake_has_no_blame():
    """The executive's part ends kindly, the mentor hears neutral words and may be matched with somebody else."""
    pair = paused()
    pair.resume("end")

    assert [pair.ending(code) for code in ("P001", "E001")] == ["stopped", "stopped"]
    assert pair.ending(pair.states["P001"].journey.mentor) == "unmatched"  # nobody else is left here
    assert pair.told("ending-stopped") == ["me1"]
    assert pair.told("pair-ended") == [pair.mentor]
    assert [mail.data["method"] for mail in pair.mails_of("session-cancelled")] == ["CANCEL", "CANCEL"]


def test_a_new_mentor_comes_with_the_next_wave():
    """Both rejoin the pool; the pair that was is not formed again."""
    pair = paused()
    pair.resume("rematch")
    assert pair.told("pair-ended") == ["me1", pair.mentor]

    pair.move_to(pair.now + 15 * DAY)

    first, second = (pair.states[code].journey for code in ("P001", "P002"))
    assert second.mentee == first.mentee
    assert second.mentor != first.mentor


def test_where_no_wave_can_follow_no_new_mentor_is_offered():
    """HR is not offered what the program cannot do."""
    pair = PairAtWork(count=2, waves=1)
    pair.brake()

    expect_refused("outcome-unknown", lambda: pair.resume("rematch"))


def test_only_the_mentor_has_the_brake_and_only_once():
    """The executive calls HR, or leaves."""
    pair = PairAtWork(count=2)
    expect_refused("brake-of-mentor", lambda: pair.brake("me1"))
    pair.brake()

    expect_refused("held", pair.brake)
    pair.call_hr("me1")
    assert pair.kinds() == ["plan", "pause", "help"]


def test_hr_that_releases_a_paused_pair_by_another_door_has_no_task_left():
    """It has said that the pair goes on, and both hear so as by the first door."""
    pair = paused()
    pair.act("P001", lambda p, s, n: commands.release(p, s, n, "", pair.now))

    assert pair.kinds() == ["session"]
    assert pair.told("pair-resumed") == ["me1", pair.mentor]
    (planned,) = [event.fact for event in pair.events("P001") if isinstance(event.fact, SessionPlanned)]
    assert {mail.data["starts"] for mail in pair.mails_of("pair-resumed")} == {planned.starts.isoformat()}
    with pytest.raises(StopIteration):
        pair.resume("go-on")


def hr_of(*names, late="sponsor"):
    """The head of a program in which these are HR, and its late tasks are this group's."""
    members = ", ".join(f"{name}@x.test" for name in names)
    return HEAD.replace("{members: [hr@x.test, hr2@x.test]}", f"{{members: [{members}], escalate_to: {late}}}")


def asked(pair, kind):
    """Return the names of those whom an open task of that kind asks."""
    (task,) = [task for task in pair.states["P001"].open_tasks() if task.kind.value == kind]
    return [pair.people[ref].name for ref in task.to]


@pytest.mark.parametrize("alone", ["me1", "mo1"])
def test_a_brake_that_nobody_can_answer_is_an_incident_and_no_silent_hold(alone):
    """HR's only member is of the pair: it hears so, and hands the task to somebody else, on hold as it is."""
    pair = PairAtWork(count=2, head=hr_of(alone, late="nobody"))
    pair.brake()

    assert pair.summaries["P001"].incident == "nobody-to-ask:hr"
    assert pair.told("hr-incident") == [alone]
    (task,) = [task for task in pair.states["P001"].open_tasks() if task.kind.value == "pause"]
    pair.reassign(task, "boss")
    assert pair.summaries["P001"].incident == ""
    (handed,) = pair.mails_of("task-handed")
    assert (handed.task, handed.data) == ("", {"page": task.id})
    pair.resume("go-on", by="boss")
    assert not pair.summaries["P001"].on_hold


def test_a_call_that_nobody_could_make_is_refused():
    """A promise that HR calls would be a false one, and its incident would tell the other one of the call."""
    pair = PairAtWork(count=2, head=hr_of("me1", late="nobody"))

    expect_refused("help-nobody", lambda: pair.call_hr("mo1"))
    assert not pair.told("hr-incident")


def test_who_stands_in_for_hr_is_asked_for_a_paused_pair_too():
    """On hold nothing else goes on, but nobody waits in vain for the call that was promised (rule 16)."""
    pair = PairAtWork(count=2)
    for name in ("hr", "hr2"):
        pair.leave_for(name, days=20, deputy="boss" if name == "hr" else "")
    pair.brake()

    assert asked(pair, "pause") == ["hr", "hr2", "boss"]
    assert pair.told("hr-pause") == ["hr", "hr2", "boss"]
    assert {(mail.task, mail.data["caller"]) for mail in pair.mails_of("hr-pause")} == {("", pair.ref("mo1"))}


@pytest.mark.parametrize("kind", ["help", "pause"])
def test_what_one_of_a_pair_asks_hr_for_comes_to_the_other_by_no_door(kind):
    """Neither as a deputy of HR, nor handed over by it, nor by an incident (rule 16: four eyes)."""
    pair = PairAtWork(count=2, head=hr_of("hr", "me1"))
    pair.leave_for("hr", days=20, deputy="me1")
    (pair.call_hr if kind == "help" else pair.brake)("mo1")

    assert asked(pair, kind) == ["hr", "boss"]
    (task,) = [task for task in pair.states["P001"].open_tasks() if task.kind.value == kind]
    expect_refused("own-journey", lambda: pair.reassign(task, "me1", by="hr"))
    expect_refused("own-journey", lambda: pair.reassign(task, "boss", by="me1"))
    pair.leave_for("boss", days=20)
    assert pair.told("hr-incident") == ["hr"]


def test_one_of_hr_may_call_both_of_a_pair_in_the_place_of_another():
    """A call is no vote: who stands in for one stands in for the other too."""
    pair = PairAtWork(count=2, head=hr_of("hr"))
    pair.leave_for("hr", days=20)
    pair.call_hr("me1")
    pair.call_hr("mo1")

    tasks = [task for task in pair.states["P001"].open_tasks() if task.kind.value == "help"]
    assert [task.to[-1] for task in tasks] == [pair.ref("boss")] * 2


def test_one_of_hr_who_is_of_the_pair_decides_nothing_about_it():
    """Four eyes: another one of HR is asked (rule 16)."""
    pair = PairAtWork(count=2)
    group = pair.program.groups["hr"].model_copy(update={"members": ("mo1@x.test", "hr2@x.test")})
    pair.program = pair.program.model_copy(update={"groups": {**pair.program.groups, "hr": group}})
    pair.brake()

    assert [pair.people[mail.to].name for mail in pair.mails_of("hr-pause")] == ["hr2"]
