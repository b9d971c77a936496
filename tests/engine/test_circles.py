"""A circle: whoever has a running pair is invited to meet, each quarter, as long as pairs run; nobody waits for it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.circle_people import CIRCLE, DAY, MEET, Mentors, company, in_pairs
from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, REPORT, program_of
from engine.test_waves import APPROVAL, approve_wave
from revflow.domain.errors import RefusedError
from revflow.domain.facts import CircleExcused, Concluded, Ended, Stopped
from revflow.domain.journeys import Scope
from revflow.engine.circles import fair_start
from revflow.engine.commands.guards import view_of
from revflow.engine.situation import Situation


def code_of(act):
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.code


def test_hr_is_asked_for_a_date_when_the_first_pairs_begin():
    """Not before: until then there is nobody to meet."""
    made = company()
    before = made.asks(made.cohort)
    made.all_forms()

    assert before == []
    assert made.asks(made.cohort) == ["circle"]
    assert made.task(made.cohort, "circle").awaits == "hr"


def test_who_has_an_accepted_pair_is_invited_and_who_begins_later_is_invited_then():
    """Both are asked before a pair is formal; each is invited once."""
    made = company()
    made.all_forms()
    first, second = made.of(Scope.PAIR)
    made.accept(first)
    made.gather(MONDAY + 20 * DAY, place="digest")
    at_first = made.invited()
    made.accept(second)

    names = [made.people[made.states[made.states[pair].journey.mentor].journey.person].name for pair in (first, second)]
    assert at_first == [(names[0], "REQUEST", 0)]
    assert made.invited() == [(name, "REQUEST", 0) for name in names]
    assert {mail.data["where"] for mail in made.mails_of("circle-invitation")} == {"digest"}


def test_the_mentees_may_meet_instead():
    """`who: mentee`."""
    made = in_pairs(circle=CIRCLE.replace("every", "who: mentee, every"))
    made.gather(MONDAY + 20 * DAY)

    assert [name for name, _, _ in made.invited()] == ["me1", "me2"]


def test_a_mentor_with_two_pairs_is_invited_once():
    """By the mentor's own journey, not by pairs."""
    made = in_pairs(2, 1, match=MATCH.replace("kind: match,", "kind: match, mentees_per_mentor: 2,"))
    made.gather(MONDAY + 20 * DAY)

    assert made.invited() == [("mo1", "REQUEST", 0)]


def test_a_new_date_is_an_update_for_all_and_keeps_the_place():
    """iTIP: a higher sequence under the same identity."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY, place="here")
    made.said("moved", MONDAY + 27 * DAY)

    assert made.invited()[2:] == [("mo1", "REQUEST", 1), ("mo2", "REQUEST", 1)]
    assert [(one.starts, one.place, one.number) for one in made.meetings()] == [(MONDAY + 27 * DAY, "here", 1)]
    assert made.task(made.cohort, "circle").session == 1


def test_a_meeting_that_is_called_off_is_asked_for_anew():
    """All who were invited get the cancellation, and the next date has a sequence above it."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.said("cancelled")
    made.gather(MONDAY + 30 * DAY)

    assert made.invited()[2:] == [
        ("mo1", "CANCEL", 1),
        ("mo2", "CANCEL", 1),
        ("mo1", "REQUEST", 2),
        ("mo2", "REQUEST", 2),
    ]


def test_a_meeting_that_did_not_take_place_is_told_to_nobody_afterwards():
    """Who was there knows; HR is asked for another date."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.move_to(MONDAY + 21 * DAY)
    made.said("cancelled")

    assert [method for _, method, _ in made.invited()] == ["REQUEST", "REQUEST"]
    assert made.task(made.cohort, "circle").session == 1


def test_who_leaves_before_a_meeting_gets_a_cancellation_and_the_others_nothing():
    """Rule 11: invitations of who leaves are cancelled."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.leave("M001")

    assert made.invited()[2:] == [("mo1", "CANCEL", 1)]
    assert made.facts(CircleExcused) == [CircleExcused("circle", 1, 1, ("M001",))]
    made.said("moved", MONDAY + 25 * DAY)
    assert made.invited()[3:] == [("mo2", "REQUEST", 1)]


def test_whose_mentee_leaves_stays_invited_to_what_is_planned():
    """The mentor goes on, and may have another pair soon."""
    made = in_pairs(2, 2)
    made.gather(MONDAY + 20 * DAY)
    made.leave("E001")

    assert {name for name, method, _ in made.invited() if method == "CANCEL"} == set()


def test_the_next_date_is_asked_for_four_weeks_before_it_is_due():
    """So that diaries have room; until then time is awaited, and nobody reminded."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.move_to(MONDAY + 20 * DAY + timedelta(hours=2))
    made.said("held", came=2)
    quiet = (made.asks(made.cohort), made.summaries[made.cohort].awaits)
    while not made.asks(made.cohort):
        assert made.jump()

    assert quiet == ([], ("time",))
    assert timedelta(days=61) < made.now - (MONDAY + 20 * DAY) < timedelta(days=66)
    assert made.task(made.cohort, "circle").session == 2
    assert [(one.result, one.came) for one in made.meetings()] == [("held", 2)]


def test_a_date_is_proposed_on_a_working_morning_and_not_before_the_pace():
    """In the program's own zone; the first one in some weeks."""
    made = in_pairs()

    def proposed():
        it = Situation(made.program, made.states[made.cohort], made.linked(made.cohort), made.now)
        return fair_start(view_of(it, made.task(made.cohort, "circle")))

    first = proposed().astimezone(ZoneInfo("Europe/Paris"))
    made.gather(proposed())
    made.move_to(made.meetings()[0].ends)
    made.said("held")
    while not made.asks(made.cohort):
        assert made.jump()
    second = proposed().astimezone(ZoneInfo("Europe/Paris"))

    assert (first.hour, first.weekday() < 5) == (10, True)
    assert first.date() > made.launched_at.date() + timedelta(days=10)
    assert (second.hour, second.weekday() < 5) == (10, True)
    assert second - first >= timedelta(days=89)


def test_what_cannot_be_is_refused():
    """A date in the past, or too far; a result before its time, or an unknown one; a second word."""
    made = in_pairs()
    assert code_of(lambda: made.gather(MONDAY - DAY)) == "session-past"
    assert code_of(lambda: made.gather(MONDAY + 400 * DAY)) == "session-too-far"
    asked = made.task(made.cohort, "circle").id
    made.gather(MONDAY + 20 * DAY)
    assert code_of(lambda: made.gather(MONDAY + 21 * DAY, asked)) == "task-closed"
    assert code_of(lambda: made.said("held")) == "session-not-yet"
    assert code_of(lambda: made.said("missed")) == "circle-result"
    assert code_of(lambda: made.said("moved")) == "session-date"
    assert code_of(lambda: made.said("moved", MONDAY - DAY)) == "session-past"
    made.move_to(MONDAY + 21 * DAY)
    assert code_of(lambda: made.said("held", came=-1)) == "circle-came"


def test_nobody_waits_for_a_circle_and_the_report_is_made():
    """A meeting that lies ahead takes place; then the circle ends, and the cohort with it."""
    made = in_pairs(1, 1)
    made.gather(MONDAY + 40 * DAY)
    pair = made.of(Scope.PAIR)[0]
    made.meet(pair, "meet", MONDAY + 7 * DAY)
    made.move_to(MONDAY + 8 * DAY)
    made.settle_session(pair, "meet", "held")
    reported = [mail.data["interim"] for mail in made.mails_of("report")]
    running = made.ending(made.cohort)
    made.move_to(MONDAY + 41 * DAY)
    made.said("held")

    assert ({*reported}, running) == ({False}, "")
    assert made.ending(made.cohort) == "finished"
    assert [fact.step for fact in made.facts(Concluded)][-1] == "circle"


def test_a_meeting_that_is_called_off_when_all_pairs_have_ended_ends_the_circle():
    """Nobody is asked for another date."""
    made = in_pairs(1, 1)
    made.gather(MONDAY + 40 * DAY)
    made.leave("E001")
    made.said("cancelled")

    assert made.ending(made.cohort) == "finished"
    assert ("mo1", "CANCEL", 1) in made.invited()


def test_when_the_last_pair_ends_nobody_is_asked_any_more():
    """What is asked is withdrawn."""
    made = in_pairs(1, 1)
    asked = made.asks(made.cohort)
    made.leave("E001")

    assert asked == ["circle"]
    assert made.asks(made.cohort) == []
    assert made.ending(made.cohort) == "finished"


def test_while_no_pair_runs_nobody_is_asked_for_a_date():
    """The next wave waits for its approval: a date would be nobody's; with its pairs the circle goes on."""
    made = company(1, 2, match=MATCH + APPROVAL)
    made.all_forms()
    approve_wave(made)
    made.accept("P001")
    made.gather(made.now + 5 * DAY)
    made.move_to(made.now + 6 * DAY)
    made.said("held")
    made.leave(made.states["P001"].journey.mentor)
    made.move_to(made.now + 120 * DAY)
    waiting = (made.asks(made.cohort), made.summaries[made.cohort].awaits)
    approve_wave(made)

    assert waiting[0] == ["approval", "approval"]
    assert "pairs" in waiting[1]
    assert made.asks(made.cohort) == ["circle"]
    assert made.task(made.cohort, "circle").session == 2


def test_without_any_pair_there_is_no_circle():
    """Nobody is asked for a date when no pair could be made."""
    made = company(1, 1, match=MATCH.replace("max: 3", "max: 1"))
    made.all_forms()
    made.decide("P001", "accept", "decline", "mentor")
    made.decide("P001", "accept", "approve", "mentee")
    made.jump_to_end()

    assert made.ending(made.cohort) == "finished"


def test_a_cohort_that_is_stopped_calls_its_meeting_off():
    """Its calendars are cleared."""
    made = in_pairs(1, 1)
    made.gather(MONDAY + 40 * DAY)
    made.stop(made.cohort)

    assert made.facts(Ended) or made.facts(Stopped)
    assert ("mo1", "CANCEL", 1) in made.invited()


def test_a_circle_between_the_match_and_its_approval_lets_no_pair_begin_sooner():
    """Rule 6: a wave is the match and its approval, whatever a circle's place; it opens with the first pairs."""
    made = Mentors(program_of(NEEDS, OFFER, MATCH, CIRCLE, APPROVAL, ACCEPT, MEET, REPORT), 2, 2)
    made.all_forms()
    before = (made.of(Scope.PAIR), made.asks(made.cohort))
    approve_wave(made)

    assert before == ([], ["approval", "approval"])
    assert made.of(Scope.PAIR) == ["P001", "P002"]
    assert made.asks(made.cohort) == ["circle"]


def test_an_address_in_by_is_in_no_title_of_a_move():
    """Titles are what Prefect's task runs are called: codes alone go there."""
    made = in_pairs(1, 1, circle=CIRCLE.replace("every", "by: hr@x.test, every"))
    made.gather(MONDAY + 20 * DAY)
    made.move_to(MONDAY + 21 * DAY)
    made.said("held")
    while not made.asks(made.cohort):
        assert made.jump()

    titles = [title for code, title in made.titles if code == made.cohort and "ask" in title]
    assert titles[-1] == "circle: ask person"
    assert "@" not in repr(made.titles)
