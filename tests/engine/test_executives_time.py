"""The executive's time is protected: a nudge first, then a word to whom the program names, each once per spell."""

from datetime import UTC, datetime, timedelta

from engine.golden_path import assert_golden
from engine.pair_at_work import DAY, PairAtWork
from revflow.engine import commands

ALERT = "{to: sponsor, cancellations: 2, unplanned: 30 days}"


def test_two_cancelled_sessions_and_a_silent_week_go_their_golden_path():
    """Two in a row: the executive and the assistant are nudged at once, five working days later the sponsor hears."""
    pair = PairAtWork(alert=ALERT, due="20 working days")
    for _ in range(2):
        pair.plan()
        pair.say("cancelled")
    pair.move_to(datetime(2027, 3, 8, 23, tzinfo=UTC))
    pair.plan()
    pair.move_to(pair.now + 3 * DAY)
    pair.say("held")

    assert_golden("executives-time", pair.path)


def test_the_assistant_who_is_nudged_gets_the_link_to_plan_as_the_executive_does():
    """Whoever keeps the diary has it open: one click must be enough there too."""
    pair = PairAtWork(alert=ALERT)
    for _ in range(2):
        pair.plan()
        pair.say("cancelled")

    (asked,) = (task.id for task in pair.states["P001"].open_tasks())

    assert [mail.task for mail in pair.mails_of("session-nudge")] == [asked, asked]


def test_a_date_within_five_working_days_spares_the_sponsor():
    """What was asked for has happened."""
    pair = PairAtWork(alert=ALERT)
    for _ in range(2):
        pair.plan()
        pair.say("cancelled")
    pair.plan(pair.now + 10 * DAY)

    pair.move_to(pair.now + 9 * DAY)

    assert pair.told("session-nudge") == ["me1", "as1"]
    assert pair.told("session-slipping") == []


def test_a_third_cancellation_in_a_row_nudges_nobody_again_but_the_week_counts_anew():
    """Once per spell; the spell lasts until a session is held."""
    pair = PairAtWork(alert=ALERT)
    for _ in range(3):
        pair.plan()
        pair.say("cancelled")
        pair.move_to(pair.now + 4 * DAY)
    assert (pair.told("session-nudge"), pair.told("session-slipping")) == (["me1", "as1"], [])

    pair.move_to(pair.now + 4 * DAY)

    assert pair.told("session-slipping") == ["boss"]


def test_a_moved_session_is_no_cancellation_and_a_held_one_ends_the_spell():
    """Moving is how a full diary keeps its sessions."""
    pair = PairAtWork(alert=ALERT)
    pair.plan()
    pair.say("moved", pair.now + 3 * DAY)
    pair.say("moved", pair.now + 4 * DAY)
    pair.move_to(pair.now + 5 * DAY)
    pair.say("missed")
    pair.meet_once()
    pair.meet_once("missed")
    assert pair.told("session-nudge") == []

    pair.meet_once("missed")

    assert pair.told("session-nudge") == ["me1", "as1"]


def test_nothing_planned_for_thirty_days_is_told_as_such():
    """It counts from the last session on, in the executive's calendar; the sponsor hears five working days later."""
    pair = PairAtWork(alert=ALERT)
    pair.meet_once()
    last = datetime(2027, 3, 3, 9, tzinfo=UTC)
    pair.move_to(last + 30 * DAY - timedelta(hours=2))
    assert pair.told("session-nudge") == []

    pair.move_to(last + 30 * DAY)
    (first, _) = pair.mails_of("session-nudge")
    pair.move_to(last + 40 * DAY)

    assert (first.data["cause"], first.data["since"]) == ("unplanned", last.isoformat())
    assert pair.told("session-slipping") == ["boss"]
    pair.move_to(last + 90 * DAY)
    assert (len(pair.told("session-nudge")), len(pair.told("session-slipping"))) == (2, 1)


def test_a_second_spell_is_told_again():
    """A date that was set ends the first, whatever became of it."""
    pair = PairAtWork(alert="{to: sponsor, cancellations: 9, unplanned: 30 days}")
    for days in (31, 14):
        pair.move_to(pair.now + days * DAY)
    pair.meet_once("missed")

    for days in (31, 14):
        pair.move_to(pair.now + days * DAY)

    assert pair.told("session-nudge") == ["me1", "as1"] * 2
    assert pair.told("session-slipping") == ["boss"] * 2


def test_what_is_told_of_long_ago_nudges_nobody_where_something_came_after_it():
    """Given a session held yesterday, when one of a month before is told, then time has not slipped since then."""
    pair = PairAtWork(alert="{to: sponsor, cancellations: 9, unplanned: 30 days}", count=4)
    long_ago = pair.now + DAY
    pair.plan(pair.now + 28 * DAY)
    pair.move_to(pair.now + 35 * DAY)
    pair.say("held")

    pair.record(long_ago)

    assert pair.told("session-nudge") == []
    pair.move_to(pair.now + 24 * DAY)
    assert pair.told("session-nudge") == ["me1", "as1"]


def test_what_is_told_of_before_the_nudge_does_not_make_it_go_again():
    """Nothing lies ahead, as when it went: its reader has just been nudged, and the sponsor hears in time."""
    pair = PairAtWork(alert="{to: sponsor, cancellations: 9, unplanned: 30 days}", count=4)
    early = pair.now + DAY
    pair.move_to(pair.now + 32 * DAY)
    assert pair.told("session-nudge") == ["me1", "as1"]

    pair.record(early)
    pair.move_to(pair.now + 14 * DAY)

    assert pair.told("session-nudge") == ["me1", "as1"]
    assert pair.told("session-slipping") == ["boss"]


def test_time_on_hold_does_not_count():
    """Nobody is told that a pair on hold plans nothing."""
    pair = PairAtWork(alert=ALERT)
    hold(pair)
    pair.move_to(pair.now + 60 * DAY)
    release(pair)
    pair.move_to(pair.now + 29 * DAY)
    assert pair.told("session-nudge") == []

    pair.move_to(pair.now + 2 * DAY)

    assert pair.told("session-nudge") == ["me1", "as1"]


def test_without_alert_nobody_is_told():
    """A program that leaves the line out has chosen so."""
    pair = PairAtWork()
    for _ in range(4):
        pair.plan()
        pair.say("cancelled")
    pair.move_to(pair.now + 90 * DAY)

    assert pair.told("session-nudge") == pair.told("session-slipping") == []


def hold(pair):
    pair.act("P001", lambda p, s, n: commands.hold(p, s, n, "", "hr", pair.now))


def release(pair):
    pair.act("P001", lambda p, s, n: commands.release(p, s, n, "", pair.now))
