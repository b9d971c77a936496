"""Mentoring sessions: planned, held, moved, cancelled, missed; count what was held (rule 12)."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine_kinds.session_world import DAY, HOUR, planned_world, say, world
from engine_kinds.small_world import MONDAY, expect_refused
from revflow.domain.facts import Concluded, SessionContested, SessionPlanned, SessionSettled
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine.kinds.sessions import cancellations, plan, settle
from revflow.engine.sessions.round import planned, sessions


def test_the_pair_and_the_assistant_are_asked_for_a_date_as_one_task():
    """Whoever plans first closes it; the assistant may plan, too."""
    made = world()
    task = made.task("P1.sessions.1.s1")
    assert (task.kind, task.to, task.awaits, task.session) == (TaskKind.PLAN, ("U2", "U1", "U4"), "pair", 1)
    assert made.to("session-plan") == ["U1", "U2", "U4"]
    assert made.kind.awaits(made.view) == ("pair",)


def test_a_planned_session_invites_both_and_asks_afterwards():
    """The invitation goes at once, the question only when the session is over; due counts from its end."""
    made = planned_world()
    assert made.task("P1.sessions.1.s1").state is TaskState.DONE
    assert made.open() == ["P1.sessions.1.s1.a1"]
    starts, ends = MONDAY + 2 * DAY + 5 * HOUR, MONDAY + 2 * DAY + 6 * HOUR
    invitation = next(mail for mail in made.mails if mail.template == "session-invitation")
    assert invitation.urgent
    assert invitation.task == "P1.sessions.1.s1.a1"
    assert dict(invitation.data) == {
        "number": 1,
        "sequence": 0,
        "starts": starts.isoformat(),
        "minutes": 60,
        "method": "REQUEST",
    }
    assert made.to("session-invitation") == ["U1", "U2"]
    question = next(mail for mail in made.mails if mail.template == "session-confirm")
    assert (question.not_before, question.data["method"]) == (ends, "")
    assert made.task("P1.sessions.1.s1.a1").due == datetime(2027, 3, 11, tzinfo=UTC)
    assert (made.kind.awaits(made.view), made.kind.wake_at(made.view)) == (("time",), ends)


def test_once_over_the_pair_is_awaited():
    """Time is no longer what the journey waits for."""
    made = planned_world()
    made.now += 3 * DAY
    assert (made.kind.awaits(made.view), made.kind.wake_at(made.view)) == (("pair",), None)


def test_sessions_end_when_count_are_held():
    """Two held sessions of two, and the step is done."""
    made = planned_world()
    made.now += 3 * DAY
    say(made, "held")
    assert made.open() == ["P1.sessions.1.s2"]
    made.apply(plan(made.view, made.task("P1.sessions.1.s2"), "U4", made.now + DAY), "U4")
    made.now += 2 * DAY
    change = say(made, "held")
    assert change.facts[-1] == Concluded("sessions", 1, "done", "next")
    assert made.open() == []
    assert [session.result for session in sessions(made.view)] == ["held", "held"]


def test_a_moved_session_has_a_new_date_at_once():
    """One click and a date: the sequence rises, both calendars are updated, the old task is closed."""
    made = planned_world()
    change = say(made, "moved", MONDAY + 7 * DAY)
    assert change.facts[:2] == (
        SessionSettled(1, 0, "moved"),
        SessionPlanned(1, 1, MONDAY + 7 * DAY, 60),
    )
    assert made.open() == ["P1.sessions.1.s1.a2"]
    assert [mail.data["sequence"] for mail in change.mails if mail.template == "session-invitation"] == [1, 1]
    assert [(session.number, session.starts) for session in planned(made.view)] == [(1, MONDAY + 7 * DAY)]


def test_a_cancelled_session_is_called_off_and_planned_anew():
    """The new date's sequence is above that of the cancellation, or calendars would ignore it."""
    made = planned_world()
    change = say(made, "cancelled")
    cancel = [mail for mail in change.mails if mail.template == "session-cancelled"]
    assert [(mail.data["method"], mail.data["sequence"]) for mail in cancel] == [("CANCEL", 1), ("CANCEL", 1)]
    assert made.open() == ["P1.sessions.1.s1.a2"]
    again = made.apply(plan(made.view, made.task("P1.sessions.1.s1.a2"), "U1", MONDAY + 7 * DAY), "U1")
    assert again.facts[0] == SessionPlanned(1, 2, MONDAY + 7 * DAY, 60)


def test_a_missed_session_is_planned_anew_without_a_cancellation():
    """It is past: no calendar needs to be told."""
    made = planned_world()
    made.now += 3 * DAY
    change = say(made, "missed")
    assert not [mail for mail in change.mails if mail.template == "session-cancelled"]
    assert made.task(made.open()[0]).kind is TaskKind.PLAN
    assert made.task(made.open()[0]).session == 1


def test_the_first_word_stands_and_a_different_one_is_kept_beside_it():
    """Two different confirmations: both are told, once; the same word again changes nothing."""
    made = planned_world()
    made.now += 3 * DAY
    say(made, "held", actor="U1")
    task = made.task("P1.sessions.1.s1.a1")
    assert settle(made.view, task, "U2", "held", None).facts == ()
    change = made.apply(settle(made.view, task, "U2", "missed", None), "U2")
    assert change.facts == (SessionContested(1, 0, "missed"),)
    assert made.to("session-contested") == ["U1", "U2"]
    assert sessions(made.view)[0].result == "held"
    expect_refused("session-closed", lambda: settle(made.view, task, "U2", "cancelled", None))


@pytest.mark.parametrize("other", ["held", "missed"])
def test_nobody_contests_a_cancellation_by_what_cannot_have_been_yet(other):
    """Before its time a session that was called off was neither held nor missed, whatever a form sends."""
    made = planned_world()
    say(made, "cancelled", actor="U1")
    task = made.task("P1.sessions.1.s1.a1")

    expect_refused("session-closed", lambda: settle(made.view, task, "U2", other, None))

    assert made.to("session-contested") == []
    made.now += 3 * DAY
    assert settle(made.view, task, "U2", other, None).facts == (SessionContested(1, 0, other),)


def test_who_moves_what_the_other_has_just_called_off_or_told_is_refused():
    """A new date says nothing of what was: it would be lost, and both be told that it was said to be moved."""
    made = planned_world()
    say(made, "cancelled", actor="U1")
    task = made.task("P1.sessions.1.s1.a1")

    expect_refused("session-closed", lambda: settle(made.view, task, "U2", "moved", MONDAY + 9 * DAY))


def test_nobody_contests_his_own_word():
    """Whoever settled a session has said it."""
    made = planned_world()
    made.now += 3 * DAY
    say(made, "held", actor="U1")
    expect_refused("session-closed", lambda: settle(made.view, made.task("P1.sessions.1.s1.a1"), "U1", "missed", None))


def test_a_word_on_a_date_that_was_replaced_is_refused():
    """The old link says what happened instead."""
    made = planned_world()
    say(made, "moved", MONDAY + 7 * DAY)
    expect_refused("session-closed", lambda: settle(made.view, made.task("P1.sessions.1.s1.a1"), "U2", "held", None))


@pytest.mark.parametrize(
    ("starts", "code"),
    [(MONDAY, "session-past"), (MONDAY - DAY, "session-past"), (MONDAY + 367 * DAY, "session-too-far")],
)
def test_a_date_lies_ahead_and_within_a_year(starts, code):
    """For the first date as for a moved one."""
    made = world()
    expect_refused(code, lambda: plan(made.view, made.task("P1.sessions.1.s1"), "U1", starts))
    made = planned_world()
    expect_refused(code, lambda: say(made, "moved", starts))


def test_a_result_must_be_possible():
    """Nothing is held before it began, nothing moved without a date, nothing else can be said."""
    made = planned_world()
    expect_refused("session-not-yet", lambda: say(made, "held"))
    expect_refused("session-not-yet", lambda: say(made, "missed"))
    expect_refused("session-date", lambda: say(made, "moved"))
    expect_refused("session-result", lambda: say(made, "dull"))
    assert made.open() == ["P1.sessions.1.s1.a1"]


def test_a_pair_that_ends_calls_off_what_lies_ahead():
    """Invitations are cancelled when somebody leaves (rule 11); what is past or settled is not."""
    made = planned_world()
    assert [(mail.to, mail.data["method"]) for mail in cancellations(made.view)] == [("U1", "CANCEL"), ("U2", "CANCEL")]
    assert made.kind.abandon(made.view).mails == cancellations(made.view)
    made.now += 3 * DAY
    assert cancellations(made.view) == ()


def test_without_invitations_no_calendar_is_touched():
    """`invite: false` still tells the date."""
    made = planned_world(invite="false")
    assert {mail.data["method"] for mail in made.mails if mail.template == "session-invitation"} == {""}


def test_all_mails_of_a_pair_have_keys_of_their_own():
    """A mail is ordered once whatever is repeated, but moving twice tells twice."""
    made = planned_world()
    for week in (1, 2, 3):
        say(made, "moved", MONDAY + 7 * week * DAY)
    say(made, "cancelled")
    made.apply(plan(made.view, made.task(made.open()[0]), "U1", MONDAY + 40 * DAY), "U1")
    say(made, "cancelled")
    keys = [mail.key for mail in made.mails]
    assert len(keys) == len(set(keys))


@given(st.lists(st.sampled_from(["held", "moved", "cancelled", "missed"]), max_size=12))
def test_whatever_the_pair_says_there_is_one_open_task_until_enough_are_held(results):
    """Never stuck, never asked twice; as many sessions are held as the step asks for, no more."""
    made = world()
    for result in results:
        task = made.state.tasks[made.open()[0]]
        if task.kind is TaskKind.PLAN:
            made.apply(plan(made.view, task, "U1", made.now + DAY), "U1")
        made.now += 2 * DAY
        change = say(made, result, made.now + DAY if result == "moved" else None)
        held = sum(1 for session in sessions(made.view) if session.result == "held")
        assert held <= 2
        if any(isinstance(fact, Concluded) for fact in change.facts):
            assert held == 2
            assert made.open() == []
            return
        assert len(made.open()) == 1
        assert len(planned(made.view)) <= 1


def test_each_contested_session_is_told_on_its_own():
    """Rule 12: a session that is contested, planned anew and contested again is two mails to each."""
    made = planned_world()
    for first, other in (("missed", "held"), ("missed", "cancelled")):
        made.now += 3 * DAY
        say(made, first, actor="U1")
        task = [task for task in made.state.tasks.values() if task.kind is TaskKind.SESSION][-1]
        made.apply(settle(made.view, task, "U2", other, None), "U2")
        made.apply(plan(made.view, made.task(made.open()[0]), "U2", made.now + DAY), "U2")

    told = [mail for mail in made.mails if mail.template == "session-contested"]
    assert [mail.data["other"] for mail in told] == ["held", "held", "cancelled", "cancelled"]
    assert len({mail.key for mail in told}) == 4


def test_cancelled_and_missed_sessions_are_planned_anew_under_their_number_until_count_are_held():
    """Rule 12: only held ones count; a session keeps its number until it is held, its sequence in calendars rises."""
    made = world()
    said = ("cancelled", "missed", "moved", "held", "missed", "held")
    for result in said:
        task = made.task(made.open()[0])
        if task.kind is TaskKind.PLAN:
            made.apply(plan(made.view, task, "U1", made.now + DAY), "U1")
        made.now += 2 * DAY
        change = say(made, result, made.now + DAY if result == "moved" else None)

    settled = [(f.number, f.result) for e in made.state.events if isinstance(f := e.fact, SessionSettled)]
    assert settled == [(1, "cancelled"), (1, "missed"), (1, "moved"), (1, "held"), (2, "missed"), (2, "held")]
    dates = [(f.number, f.sequence) for e in made.state.events if isinstance(f := e.fact, SessionPlanned)]
    assert dates == [(1, 0), (1, 2), (1, 3), (1, 4), (2, 0), (2, 1)]
    assert change.facts[-1] == Concluded("sessions", 1, "done", "next")


def test_a_second_different_word_changes_neither_the_count_nor_what_is_asked():
    """Rule 12: the first stands: a held session stays held, and the next one is already being planned."""
    made = planned_world()
    made.now += 3 * DAY
    say(made, "held", actor="U2")
    asked = made.open()

    change = made.apply(settle(made.view, made.task("P1.sessions.1.s1.a1"), "U1", "missed", None), "U1")

    assert change.facts == (SessionContested(1, 0, "missed"),)
    assert made.open() == asked == ["P1.sessions.1.s2"]
    assert [(one.result, one.contested) for one in sessions(made.view)] == [("held", True)]


def test_a_cancelled_session_leads_to_the_page_that_asks_for_another_date():
    """While one thinks of it; a pair that has ended is asked for nothing."""
    made = planned_world()
    change = say(made, "cancelled")

    (page,) = {mail.data["page"] for mail in change.mails if mail.template == "session-cancelled"}
    assert made.task(page).kind is TaskKind.PLAN
    assert all("page" not in mail.data for mail in cancellations(planned_world().view))
