"""The pulse: asked between sessions of each of the two, holding nothing up, and over by itself."""

from engine.golden_path import assert_golden
from engine.pair_at_work import DAY, PairAtWork

PULSE = "{after_sessions: [1], by: [mentor, mentee]}"


def test_a_pulse_that_one_answers_and_the_other_does_not_goes_its_golden_path():
    """The sessions go on meanwhile; what is not answered within five working days is closed, and told to nobody."""
    pair = PairAtWork(count=3, pulse=PULSE, escalate="{to: sponsor, late: 0 days}", on_expiry="leave")
    pair.meet_once()
    pair.pulse("me1")
    pair.plan(pair.now + 20 * DAY)
    pair.move_to(pair.now + 8 * DAY)

    assert_golden("pulse", pair.path)
    assert pair.told("escalation") == []
    assert pair.kinds() == ["session"]


def test_a_pulse_holds_nothing_up():
    """All sessions are held while it waits; then it is nobody's any more."""
    pair = PairAtWork(count=3, pulse=PULSE)
    for _ in range(3):
        pair.meet_once()

    assert pair.ending("P001") == "finished"
    assert pair.told("session-pulse") == ["mo1", "me1"]


def test_after_the_last_session_no_pulse_is_asked_but_after_one_that_became_an_earlier_one():
    """The survey follows the last; a pair that agreed on more is asked."""
    pair = PairAtWork(count=2, bounds="2-5", pulse="{after_sessions: [2], by: mentee}")
    pair.meet_once()
    pair.propose(3)
    pair.agree()
    pair.meet_once()
    assert pair.told("session-pulse") == ["me1"]

    other = PairAtWork(count=2, pulse="{after_sessions: [2], by: mentee}")
    other.meet_once()
    other.meet_once()

    assert other.told("session-pulse") == []


def test_a_cancelled_session_brings_no_pulse():
    """Nothing was held."""
    pair = PairAtWork(count=3, pulse=PULSE)
    pair.meet_once("missed")
    pair.plan()
    pair.say("cancelled")

    assert pair.kinds() == ["plan"]
