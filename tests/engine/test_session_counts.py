"""More or fewer sessions: within the bounds, by agreement of the two, and what that makes of the pair (rule 12)."""

import pytest

from engine.golden_path import assert_golden
from engine.pair_at_work import DAY, PairAtWork
from engine_kinds.small_world import expect_refused

SURVEY = "  - {id: survey, kind: form, for_each: pair, by: mentee, fields: {keep: {type: text}}}\n"


def test_more_sessions_by_agreement_go_their_golden_path():
    """The mentor proposes four instead of two at the last one; the executive agrees, and a third is planned."""
    pair = PairAtWork(SURVEY, count=2)
    pair.meet_once()
    pair.propose(4)
    pair.meet_once()
    assert pair.kinds() == ["agree"]
    pair.agree()
    pair.meet_once()
    pair.propose(3, by="me1")
    pair.agree()

    assert_golden("sessions-agreed", pair.path)
    assert pair.asks("P001") == ["survey"]


def test_a_pair_that_agrees_on_fewer_than_the_bound_is_stopped_at_their_end():
    """Only with a reason; the pair is not finished, and is told so by both having agreed."""
    pair = PairAtWork(SURVEY, count=4, bounds="3-5")
    pair.meet_once()
    expect_refused("count-reason", lambda: pair.propose(2))
    pair.propose(2, reason="digest")
    pair.agree()
    assert pair.ending("P001") == ""

    pair.meet_once()

    assert pair.ending("P001") == "stopped"
    assert pair.told("pair-ended") == ["me1", "mo1"]
    assert {mail.data["cause"] for mail in pair.mails_of("pair-ended")} == {"fewer"}


def test_fewer_sessions_than_lie_ahead_call_off_what_is_planned():
    """Whoever agrees to stop now has nothing left in the calendar."""
    pair = PairAtWork(SURVEY, count=4, bounds="2-5")
    for _ in range(2):
        pair.meet_once()
    pair.plan()
    pair.propose(2)
    pair.agree()

    assert [mail.data["method"] for mail in pair.mails_of("session-cancelled")] == ["CANCEL", "CANCEL"]
    assert pair.asks("P001") == ["survey"]


def test_nothing_changes_when_the_other_one_declines():
    """Who proposed hears so, and the sessions go on as they were to."""
    pair = PairAtWork(count=2)
    pair.meet_once()
    pair.propose(5)
    pair.agree(agreed=False)
    assert (pair.told("session-count"), pair.mails_of("session-count")[0].data["result"]) == (["mo1"], "declined")

    pair.meet_once()

    assert pair.ending("P001") == "finished"


def test_a_proposal_that_nobody_answers_is_over_after_five_working_days():
    """The last session was held meanwhile: the pair goes on without it, nobody is told of a late answer."""
    pair = PairAtWork(SURVEY, count=1, bounds="1-5", escalate="{to: sponsor, late: 0 days}", remind="[1 day before]")
    pair.propose(2)
    pair.meet_once()
    assert pair.summaries["P001"].awaits == ("mentee",)

    for days in (4, 5):
        pair.move_to(pair.now + days * DAY)

    assert pair.asks("P001") == ["survey"]
    assert pair.mails_of("session-count")[0].data["result"] == "expired"
    assert (pair.told("reminder"), pair.told("escalation")) == (["me1"], [])


@pytest.mark.parametrize(("count", "code"), [(6, "count-too-many"), (3, "count-same"), (1, "count-held")])
def test_what_cannot_be_agreed_on_is_refused(count, code):
    """Above the bound, what is planned already, fewer than were held."""
    pair = PairAtWork(count=3, bounds="1-5")
    for _ in range(2):
        pair.meet_once()

    expect_refused(code, lambda: pair.propose(count))


def test_only_the_two_agree_and_one_proposal_at_a_time():
    """An assistant plans, and does not say how long the mentoring is."""
    pair = PairAtWork(count=3)
    expect_refused("count-of-two", lambda: pair.propose(4, by="as1"))
    pair.propose(4)

    expect_refused("count-waits", lambda: pair.propose(5, by="me1"))


def test_where_no_sessions_are_under_way_nothing_is_proposed():
    """Neither after them nor on hold."""
    pair = PairAtWork(SURVEY, count=1, bounds="1-5")
    pair.meet_once()

    expect_refused("no-sessions", lambda: pair.propose(2))
