"""A circle's meeting of which nobody says what became of it: it holds nobody up, and the circle goes on."""

from engine.circle_people import CIRCLE, DAY, in_pairs
from engine.company import MONDAY
from revflow.domain.facts import CircleSettled
from revflow.engine import commands
from revflow.engine.circles import held_in
from revflow.engine.driver import Driver


def jump_until(made: Driver, found):
    for _ in range(60):
        if found():
            return
        assert made.jump()
    raise AssertionError("it never came")


def test_when_all_pairs_have_ended_the_cohort_ends_two_weeks_later():
    """Ten working days are left to say it; then the task is nobody's, and the meeting counts as not held."""
    made = in_pairs(1, 1)
    made.gather(MONDAY + 20 * DAY)
    asked = made.task(made.cohort, "circle").id
    made.leave("E001")
    made.move_to(MONDAY + 34 * DAY)
    before = (made.asks(made.cohort), made.ending(made.cohort), made.summaries[made.cohort].awaits)
    made.move_to(MONDAY + 36 * DAY)

    task = made.states[made.cohort].tasks[asked]
    assert before == (["circle"], "", ("hr",))
    assert made.facts(CircleSettled) == [CircleSettled(asked, 1, 0, "expired")]
    assert (task.state.value, task.result, made.ending(made.cohort)) == ("withdrawn", "expired", "finished")
    assert held_in(made.states[made.cohort]) == 0


def test_while_pairs_run_it_can_be_said_until_the_next_date_is_asked_for():
    """Four weeks before the next one is due; the next one keeps the pace."""
    made = in_pairs()
    made.gather(MONDAY + 20 * DAY)
    made.move_to(MONDAY + 80 * DAY)
    before = made.task(made.cohort, "circle").kind.value
    jump_until(made, lambda: made.task(made.cohort, "circle").kind.value == "gather")

    assert before == "gathered"
    assert 83 * DAY < made.now - MONDAY < 86 * DAY
    assert made.task(made.cohort, "circle").session == 2
    assert [one.result for one in made.meetings()] == ["expired"]


def test_a_due_date_that_is_later_than_the_next_date_is_kept():
    """Nobody is cut short who was told a date."""
    made = in_pairs(circle=CIRCLE.replace("every: 3 months", "every: 1 week, due: 40 working days"))
    made.gather(MONDAY + 20 * DAY)
    due = made.task(made.cohort, "circle").due
    made.move_to(due - DAY)
    before = made.task(made.cohort, "circle").kind.value
    jump_until(made, lambda: made.task(made.cohort, "circle").kind.value == "gather")

    assert before == "gathered"
    assert made.now >= due


def test_nobody_is_in_the_way_when_the_planner_has_gone():
    """HR sees an incident while the question is asked; the cohort ends all the same."""
    made = in_pairs(1, 1, circle=CIRCLE.replace("every", "by: chief@x.test, every"))
    made.gather(MONDAY + 20 * DAY, by="chief")
    chief = made.ref("chief")
    made.people = {ref: one for ref, one in made.people.items() if ref != chief}
    made.move_to(MONDAY + 21 * DAY)
    alerted = {(mail.journey, mail.step, mail.data["cause"]) for mail in made.mails_of("hr-incident")}
    made.leave("E001")
    made.jump_to_end()

    assert alerted == {(made.cohort, "circle", "nobody-to-ask")}
    assert made.ending(made.cohort) == "finished"


def test_who_plans_in_the_place_of_somebody_who_has_gone_is_asked_what_became_of_it():
    """HR took the request for the date over; a meeting that nobody is asked about is never over, nor its cohort."""
    made = in_pairs(1, 1, circle=CIRCLE.replace("every", "by: chief@x.test, every"))
    task, hr, chief = made.task(made.cohort, "circle").id, made.ref("hr"), made.ref("chief")
    made.act(made.cohort, lambda p, s, n: commands.reassign(p, s, n, hr, task, hr, made.now), hr)
    made.people = {ref: one for ref, one in made.people.items() if ref != chief}
    made.gather(MONDAY + 20 * DAY)
    asked = made.task(made.cohort, "circle")
    made.leave("E001")
    made.jump_to_end()

    assert (asked.kind.value, asked.to) == ("gathered", (hr,))
    assert made.ending(made.cohort) == "finished"
