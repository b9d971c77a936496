"""Rules 20 and 21: due dates, reminders, escalation, lateness, expiry."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.company import ACCEPT, HEAD, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Escalated, Lapsed, Reminded
from revflow.domain.tasks import TaskState
from revflow.engine import commands

TIMES = (
    "due: 5 working days, remind: [2 working days before, 1 working day after],"
    " escalate: {to: hr, late: 2 working days}, grace: 10 working days"
)


def form(more=TIMES, name="needs"):
    fields = "fields: {topics: {type: topics, min: 1}}"
    return f"  - {{id: {name}, kind: form, for_each: mentee, {more}, {fields}}}\n"


def waiting(more=TIMES, **named):
    return Company(program_of(form(more), OFFER, MATCH, PLAN, REPORT), **named)


def facts(company, kind, code="E001"):
    return [event.fact for event in company.events(code) if isinstance(event.fact, kind)]


def paris(day, hour=0, month=3):
    return datetime(2027, month, day, hour - 1, tzinfo=UTC) if hour else datetime(2027, month, day - 1, 23, tzinfo=UTC)


def test_due_is_the_end_of_the_nth_working_day():
    """Rule 20: asked on Monday 1 March, due at the end of Monday 8 March, Paris."""
    company = waiting()

    assert company.task("E001", "needs").due == paris(9)


def test_due_counts_in_the_calendar_of_who_is_asked():
    """Rule 20: a site's own time zone."""
    head = HEAD.replace("country: FR}", "country: FR, sites: {Paris: {timezone: America/Toronto, country: CA}}}")
    company = Company(program_of(form(), OFFER, MATCH, PLAN, REPORT, head=head))

    assert company.task("E001", "needs").due == datetime(2027, 3, 9, 5, tzinfo=UTC)


def test_reminders_count_from_the_due_date():
    """Rule 20: two working days before, one after; each once."""
    company = waiting()
    assert company.next_wake() == paris(4, 8)
    company.jump()
    company.jump()

    assert facts(company, Reminded) == [Reminded("E001.needs.1", 0), Reminded("E001.needs.1", 1)]
    assert company.now == paris(9, 8)
    mails = [mail for mail in company.mails_of("reminder") if mail.journey == "E001"]
    assert [mail.to for mail in mails] == [company.ref("me1")] * 2


def test_of_several_missed_reminders_only_the_latest_is_sent():
    """A clock that jumped brings one mail, not two."""
    company = waiting()

    company.move_to(paris(9, 12))

    assert facts(company, Reminded) == [Reminded("E001.needs.1", 1)]


def test_an_answered_form_is_not_reminded():
    """Rule 21: a timer acts only if its task is still open."""
    company = waiting()

    company.want("E001")
    company.move_to(paris(20, 12))

    assert facts(company, Reminded) == []


def test_a_late_form_is_told_to_the_escalation_group_that_cannot_answer_it():
    """Rule 20: escalating a form informs: the mail names the task, so that HR sees who is late, and opens nothing."""
    company = waiting()

    company.move_to(paris(10, 12))

    assert facts(company, Escalated) == [Escalated("E001.needs.1", (company.ref("hr"), company.ref("hr2")))]
    assert {mail.to for mail in company.mails_of("escalation")} == {company.ref("hr"), company.ref("hr2")}
    assert {mail.task for mail in company.mails_of("escalation")} == {"E001.needs.1"}
    assert company.task("E001", "needs").to == (company.ref("me1"),)


def test_a_late_gate_is_opened_to_the_escalation_group():
    """Rule 20: escalating a gate adds deciders."""
    gate = (
        "  - {id: time, kind: approval, for_each: mentee, by: mentee.manager, due: 2 working days,"
        " escalate: {to: hr, late: 1 working day}, outcomes: {approve: next, decline: leave}}\n"
    )
    company = Company(program_of(NEEDS, gate, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")
    assert company.task("E001", "time").to == (company.ref("chief"),)

    company.move_to(paris(4, 12))
    company.decide("E001", "time", "approve", by="hr2")

    assert company.steps("E001")["time"] == "approve"
    assert {mail.task for mail in company.mails_of("escalation")} == {"E001.time.1"}


def test_nobody_is_added_to_a_pair_s_own_yes():
    """Escalating what only the person can give informs."""
    accept = ACCEPT.replace("quorum: all", "quorum: all, due: 2 working days, escalate: {to: hr, late: 1 working day}")
    company = Company(program_of(NEEDS, OFFER, MATCH, accept, PLAN, REPORT))
    company.all_forms()

    company.move_to(paris(4, 12))

    assert company.task("P001", "accept", "mentor").to == (company.ref("mo1"),)
    assert company.mails_of("escalation")


def test_the_escalation_group_s_own_late_tasks_go_to_the_group_that_it_names():
    """Rule 20: hr's own late tasks go to the sponsor."""
    head = HEAD.replace("hr2@x.test]}", "hr2@x.test], escalate_to: sponsor}")
    gate = (
        "  - {id: review, kind: approval, for_each: mentee, by: hr, due: 2 working days,"
        " escalate: {to: hr, late: 1 working day}, outcomes: {approve: next, decline: leave}}\n"
    )
    company = Company(program_of(NEEDS, gate, OFFER, MATCH, PLAN, REPORT, head=head))
    company.want("E001")

    company.move_to(paris(4, 12))

    assert [mail.to for mail in company.mails_of("escalation")] == [company.ref("boss")]


def test_hold_keeps_the_task_open_and_late_after_grace():
    """Rule 20: late answers still count."""
    company = waiting(TIMES + ", on_expiry: hold")

    company.move_to(paris(23))

    assert facts(company, Lapsed) == [Lapsed("E001.needs.1", "hold")]
    assert company.task("E001", "needs").state is TaskState.LATE
    assert company.summaries["E001"].wake_at is None
    company.want("E001")
    assert company.steps("E001") == {"needs": ""}


def test_within_grace_an_answer_still_counts():
    """Rule 20: expiry acts at the end of grace, not at the due date."""
    company = waiting(TIMES + ", on_expiry: leave")

    company.move_to(paris(22, 12))
    assert company.ending("E001") == ""
    company.want("E001")

    assert company.steps("E001") == {"needs": ""}


def test_leave_ends_the_journey_of_who_does_not_answer():
    """Rule 20: a person whose own form expires has left, and is told so."""
    company = waiting(TIMES + ", on_expiry: leave")

    company.move_to(paris(23))

    assert company.ending("E001") == "left"
    assert [mail.data["cause"] for mail in company.mails_of("ending-left")] == ["expired"]


def test_skip_passes_over_a_form_that_nobody_answers():
    """Rule 20: forms only; the step counts as ended."""
    company = waiting(TIMES + ", on_expiry: skip")

    company.move_to(paris(23))

    assert company.steps("E001") == {"needs": "skipped"}


def test_skip_passes_over_one_answer_and_keeps_the_other():
    """Rules 13 and 20: a form of two asks each; one expires, the other's answer stands."""
    plan = (
        "  - {id: survey, kind: form, for_each: pair, by: [mentor, mentee], due: 2 working days,"
        " on_expiry: skip, fields: {aims: {type: text}}}\n"
    )
    company = Company(program_of(NEEDS, OFFER, MATCH, plan, REPORT))
    company.all_forms()
    company.answer("P001", "survey", "mentor", aims="a")
    assert company.summaries["P001"].awaits == ("mentee",)

    company.move_to(paris(20))

    assert company.steps("P001") == {"survey": ""}
    assert company.ending("P001") == "finished"


def test_expiry_may_give_a_gate_its_outcome():
    """Rule 20: never a silent pass: the outcome is named in the program and in the journal."""
    gate = (
        "  - {id: review, kind: approval, for_each: mentee, by: hr, due: 2 working days, grace: 1 working day,"
        " on_expiry: decline, outcomes: {approve: next, decline: leave}}\n"
    )
    company = Company(program_of(NEEDS, gate, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")

    company.move_to(paris(5))

    assert facts(company, Lapsed) == [Lapsed("E001.review.1", "decline")]
    assert company.ending("E001") == "declined"


def test_a_gate_that_lapses_to_an_outcome_it_offers_no_more_is_late_instead():
    """Rules 17 and 20: at the last round going back is not to be had, by time neither."""
    gate = (
        "  - {id: review, kind: approval, for_each: mentee, by: hr, due: 2 working days, on_expiry: revise,"
        " max_rounds: 1, outcomes: {approve: next, revise: needs}}\n"
    )
    company = Company(program_of(NEEDS, gate, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")

    company.move_to(paris(30))

    assert facts(company, Lapsed) == [Lapsed("E001.review.1", "hold")]
    assert company.task("E001", "review").state is TaskState.LATE


def test_an_answer_after_expiry_is_refused_with_the_reason():
    """Rule 21: what time has closed stays closed."""
    company = waiting(TIMES + ", on_expiry: skip")
    task = company.task("E001", "needs")
    company.move_to(paris(23))

    with pytest.raises(RefusedError) as refused:
        company.act("E001", lambda p, s, n: commands.answer(p, s, n, company.ref("me1"), task.id, "d", company.now))

    assert (refused.value.code, refused.value.data["result"]) == ("task-withdrawn", "expired")


def test_a_form_that_came_back_has_its_own_reminders():
    """Rule 21: timers belong to a round."""
    review = "  - {id: review, kind: approval, for_each: mentee, by: hr, outcomes: {approve: next, revise: needs}}\n"
    company = Company(program_of(form(), review, OFFER, MATCH, PLAN, REPORT))
    company.move_to(paris(4, 9))
    company.want("E001")
    company.decide("E001", "review", "revise")

    company.move_to(paris(9, 9))

    assert [fact.task for fact in facts(company, Reminded)] == ["E001.needs.1", "E001.needs.2"]


def test_a_wait_ends_at_its_time():
    """Rule 21: waits have no upper bound."""
    wait = "  - {id: settle, kind: wait, for_each: mentee, duration: 400 days}\n"
    company = Company(program_of(NEEDS, wait, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")
    assert company.summaries["E001"].awaits == ("time",)

    company.move_to(MONDAY + timedelta(days=401))

    assert "settle" in company.steps("E001")


def test_hr_may_remind_by_hand_as_often_as_it_likes():
    """Each reminder by hand is a mail of its own."""
    company = waiting()
    task = company.task("E001", "needs")

    for _ in range(2):
        company.act("E001", lambda p, s, n: commands.remind(p, s, n, company.ref("hr"), task.id, company.now))

    assert len({mail.key for mail in company.mails_of("reminder")}) == 2
    company.jump()
    assert facts(company, Reminded) == [Reminded(task.id, -1), Reminded(task.id, -1), Reminded(task.id, 0)]


def test_what_became_of_a_session_is_reminded_only_once_it_is_over():
    """Rules 12 and 20: a reminder whose moment lies before the session's end is none."""
    talks = (
        "  - {id: talks, kind: sessions, for_each: pair, count: 5, due: 1 working days,"
        " remind: [4 working days before, 1 working day after]}\n"
    )
    company = Company(program_of(NEEDS, OFFER, MATCH, talks, REPORT))
    company.all_forms()
    company.meet("P001", "talks", MONDAY + timedelta(days=11))
    task = company.task("P001", "talks").id

    company.move_to(MONDAY + timedelta(days=11))
    assert facts(company, Reminded, "P001") == []
    company.move_to(MONDAY + timedelta(days=16))

    assert facts(company, Reminded, "P001") == [Reminded(task, 1)]
