"""HR corrects what was recorded of a session: what follows is as if it had been said so at once."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.company import HEAD
from engine.pair_at_work import DAY, HOUR, PairAtWork, sessions
from revflow.domain.errors import RefusedError
from revflow.domain.facts import SessionsSlipped
from revflow.engine import commands
from revflow.engine.reporting import counts_of
from revflow.engine.sessions import sessions_of


class Corrected(PairAtWork):
    def correct(self, number, result, starts=None, by="hr", reason="digest"):
        actor = self.ref(by) if by else ""
        self.act(
            "P001",
            lambda p, s, n: commands.correct(p, s, n, actor, number, result, reason, self.now, starts=starts),
            actor,
        )

    def results(self):
        return [one.result for one in sessions_of(self.states["P001"].events)]

    def refused(self, *said, **more):
        before = self.states["P001"].version
        with pytest.raises(RefusedError) as told:
            self.correct(*said, **more)
        assert self.states["P001"].version == before
        return told.value.code


def at_second(**lines):
    """One session held, the second one's date asked for."""
    made = Corrected(**lines)
    made.meet_once()
    return made


@pytest.mark.parametrize("result", ["missed", "cancelled"])
def test_one_that_was_not_held_is_planned_anew(result):
    """Rule 12: the request for the next one's date is withdrawn; both hear of it, and why is theirs not to read."""
    made = at_second()
    made.correct(1, result)

    [asked] = made.states["P001"].open_tasks()
    assert (asked.kind.value, asked.session, made.results()) == ("plan", 1, [result])
    mails = made.mails_of("session-corrected")
    assert {made.people[mail.to].name for mail in mails} == {"me1", "mo1"}
    assert {(mail.data["number"], mail.data["result"]) for mail in mails} == {(1, result)}
    assert "digest" not in repr(mails)
    assert counts_of(made.states["P001"])[f"sessions.{result}"] == 1
    assert "sessions.held" not in counts_of(made.states["P001"])


def test_it_then_takes_as_many_sessions_as_agreed():
    """Three are to be held: the one that was not does not count."""
    made = at_second()
    made.correct(1, "missed")
    for _ in range(3):
        before = (made.asks("P001"), made.results().count("held"))
        made.meet_once()

    assert before == (["sessions"], 2)
    assert "sessions" in made.steps("P001")
    assert made.results() == ["held", "held", "held"]


def test_where_a_later_one_has_a_date_already_one_more_follows():
    """What was planned stays; the count says how many are still to come."""
    made = at_second()
    made.plan()
    made.correct(1, "missed")
    dated = made.kinds()
    made.move_to(made.now + 3 * DAY)
    made.say("held")
    made.meet_once()
    made.meet_once()

    assert dated == ["session"]
    assert made.results() == ["missed", "held", "held", "held"]
    assert "sessions" in made.steps("P001")


@pytest.mark.parametrize("answer", ["expires", "yes", "no"])
def test_while_more_is_proposed_after_the_last_one_the_missing_one_is_asked_for(answer):
    """Nobody is asked for a date then (rule 12): without a request the pair waited for good once nobody answered."""
    made = at_second()
    made.meet_once()
    made.propose(4)
    made.meet_once()
    before = made.kinds()
    made.correct(2, "missed")
    after = made.kinds()
    if answer == "expires":
        made.move_to(made.now + 60 * DAY)
    else:
        made.agree(agreed=answer == "yes")
    asked = made.kinds()
    made.meet_once()

    assert (before, sorted(after), asked) == (["agree"], ["agree", "plan"], ["plan"])
    assert made.results() == ["held", "missed", "held", "held"]
    assert ("sessions" in made.steps("P001")) == (answer != "yes")


def test_it_was_held_on_another_day():
    """Only the day changes: the record, the report's first and last day, what is asked stays asked."""
    made = at_second()
    before = made.kinds()
    when = made.now - timedelta(hours=5)
    made.correct(1, "held", when)

    [session] = sessions_of(made.states["P001"].events)
    assert (session.starts, session.result) == (when, "held")
    assert made.kinds() == before
    assert made.mails_of("session-corrected")[0].data["starts"] == when.isoformat()
    assert not made.mails_of("session-invitation")[2:]


def test_a_session_that_is_planned_anew_moves_in_calendars():
    """Its invitation has the same number, and a sequence above what calendars have seen."""
    made = at_second()
    made.correct(1, "cancelled")
    made.plan()

    mails = made.mails_of("session-invitation")
    assert [(mail.data["number"], mail.data["sequence"]) for mail in mails] == [(1, 0)] * 2 + [(1, 2)] * 2


def test_time_that_slips_is_reckoned_with_what_hr_says():
    """Two in a row that did not take place: the executive's time is looked after (HBR, Jordan & Sorell 2019)."""
    made = at_second(alert="{to: hr, cancellations: 2}")
    made.correct(1, "missed")
    alone = [event for event in made.events("P001") if isinstance(event.fact, SessionsSlipped)]
    made.meet_once("missed")

    slipped = [event.fact.cause for event in made.events("P001") if isinstance(event.fact, SessionsSlipped)]
    assert (alone, slipped) == ([], ["cancellations"])


def test_after_it_nobody_says_otherwise():
    """HR's word is the last: no other one is put beside it (rule 12)."""
    made = at_second()
    task = next(task for task in made.states["P001"].tasks.values() if task.result == "held")
    made.correct(1, "missed")
    with pytest.raises(RefusedError) as told:
        made.act(
            "P001",
            lambda p, s, n: commands.settle(p, s, n, made.ref("me1"), task.id, "held", None, made.now),
            made.ref("me1"),
        )

    closed = made.states["P001"].tasks[task.id]
    assert (told.value.code, closed.result, closed.closed_by) == ("session-closed", "missed", made.ref("hr"))


def test_what_cannot_be_corrected_is_refused():
    """Only HR does, with a reason, what counts as held, to what can have been."""
    made = at_second()
    held = made.now - 3 * DAY
    assert made.refused(1, "missed", by="mo1") == "not-hr"
    assert made.refused(1, "missed", reason="") == "correct-reason"
    assert made.refused(1, "moved") == "correct-result"
    assert made.refused(1, "missed", made.now + 400 * DAY) == "correct-date"
    assert made.refused(2, "missed") == "not-corrected"
    assert made.refused(0, "missed") == "not-corrected"
    assert made.refused(1, "held") == "correct-when"
    assert made.refused(1, "held", made.now + HOUR) == "session-not-over"
    assert made.refused(1, "held", held - 365 * DAY) == "session-before-pair"
    made.record(made.now - 5 * HOUR)
    assert made.refused(1, "held", made.now - 5 * HOUR) == "session-twice"
    made.correct(1, "missed", by="")
    assert made.refused(1, "held", held) == "not-corrected"


def test_nobody_of_hr_corrects_what_was_said_in_a_pair_of_their_own():
    """Rule 16: four eyes. It would be the last word on what the two remember differently."""
    made = at_second(head=HEAD.replace("hr2@x.test", "mo1@x.test"))

    assert made.refused(1, "missed", by="mo1") == "own-journey"
    made.correct(1, "missed")
    assert made.results() == ["missed"]


def test_when_the_sessions_are_over_nothing_is_corrected():
    """What follows rests on them."""
    made = at_second(count=2)
    made.meet_once()

    assert "sessions" in made.steps("P001")
    assert made.refused(2, "missed") in ("no-sessions", "journey-ended")


def test_a_further_step_of_sessions_leaves_what_was_said_in_the_first():
    """Numbers begin anew with each step: the first one's session has the same, and stays held in counts and tasks."""
    made = Corrected(sessions(count=2).replace("id: sessions", "id: more"), count=1, bounds="1-2")
    made.meet_once()
    made.meet_once()
    made.correct(1, "missed")

    counts = counts_of(made.states["P001"])
    said = {task.id: task.result for task in made.states["P001"].tasks.values() if task.session == 1}
    assert (counts["sessions.held"], counts["sessions.missed"]) == (1, 1)
    assert (said["P001.sessions.1.s1.a1"], said["P001.more.1.s1.a1"]) == ("held", "missed")


ACTS = st.lists(st.tuples(st.sampled_from(["held", "missed", "cancelled", "correct"]), st.integers(1, 4)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_whatever_is_corrected_somebody_is_asked_until_enough_are_held(acts):
    """Never both a date of this one and of the next are asked for; it ends with as many held as agreed."""
    made = Corrected()
    for what, number in acts:
        if made.ending("P001") or "sessions" in made.steps("P001"):
            break
        if what == "correct":
            with suppress(RefusedError):
                made.correct(number, "missed")
        else:
            made.meet_once(what)
        if "sessions" not in made.steps("P001"):
            assert made.kinds() == ["plan"], made.kinds()
    for _ in range(6):
        if "sessions" in made.steps("P001"):
            break
        made.meet_once()

    assert made.results().count("held") == 3
    assert "sessions" in made.steps("P001")
