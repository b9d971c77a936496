"""Rule 20: reminders that count from the launch and from the sessions of the pairs concerned."""

from datetime import UTC, datetime, timedelta

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, REPORT, Company, program_of
from engine.test_deadlines import facts, form, paris
from revflow.domain.facts import Reminded
from revflow.engine import commands

SESSIONS = "  - {id: talks, kind: sessions, for_each: pair, count: 5, after: match, remind: []}\n"
TRAINING = (
    "  - {{id: ego, kind: form, for_each: {who}, after: match, due: 60 working days, remind: [{remind}], {more}}}\n"
)
FIELDS = "fields: {done: {type: text}}"


def training(remind, who="pair", more=""):
    return TRAINING.format(who=who, remind=remind, more=f"{more}{FIELDS}")


def talking(remind, who="pair", more="", **named):
    """A company whose pair is matched, and is asked for a text beside its sessions."""
    company = Company(program_of(NEEDS, OFFER, MATCH, training(remind, who, more), SESSIONS, REPORT), **named)
    company.all_forms()
    return company


def sent(company, code="P001"):
    return [fact.number for fact in facts(company, Reminded, code)]


def move(company, code, starts):
    task = company.task(code, "talks")
    actor = task.to[0]
    company.act(code, lambda p, s, n: commands.settle(p, s, n, actor, task.id, "moved", starts, company.now), actor)


def test_a_reminder_waits_for_the_date_that_it_counts_from():
    """Given no session planned, when weeks pass, then nobody is reminded; with a date it goes two days before."""
    company = talking("2 working days before talks.first", more="by: mentee, ")
    company.move_to(paris(20, 12))
    assert sent(company) == []

    company.meet("P001", "talks", paris(24, 10))
    company.move_to(paris(22, 7))
    assert sent(company) == []
    company.move_to(paris(22, 8))

    assert sent(company) == [0]


def test_a_session_that_moves_takes_its_reminder_along():
    """Given a planned session, when it moves before its reminder went, then the reminder goes before the new date."""
    company = talking("2 days before talks.first", more="by: mentee, ")
    company.meet("P001", "talks", paris(15, 10))
    move(company, "P001", paris(25, 10))

    company.move_to(paris(22, 12))
    assert sent(company) == []
    company.move_to(paris(23, 10))

    assert sent(company) == [0]


def test_a_session_that_moves_after_its_reminder_went_brings_no_second():
    """Given a reminder that went, when its session moves far ahead, then it does not go again, and the others go."""
    company = talking("2 days before talks.first, 20 days before", more="by: mentee, ")
    company.meet("P001", "talks", paris(15, 10))
    company.move_to(paris(13, 10))
    move(company, "P001", MONDAY + timedelta(days=200))

    company.move_to(MONDAY + timedelta(days=199))

    assert sent(company) == [0, 1]


def test_a_session_called_off_has_no_date():
    """Given the first session cancelled, when its reminder's time comes, then none goes until there is a new date."""
    company = talking("2 days before talks.first", more="by: mentee, ")
    company.meet("P001", "talks", paris(15, 10))
    company.settle_session("P001", "talks", "cancelled")

    company.move_to(paris(14, 12))
    assert sent(company) == []
    company.meet("P001", "talks", paris(30, 10))
    company.move_to(paris(28, 12))

    assert sent(company) == [0]


def test_the_last_session_counts_from_its_end():
    """Given one session after another, when the last is over for a day, then the reminder goes at that hour."""
    company = talking("1 day after talks.last", more="by: mentee, ")
    company.meet("P001", "talks", paris(15, 10))
    company.move_to(paris(15, 12))
    company.settle_session("P001", "talks", "held")
    company.meet("P001", "talks", paris(25, 10))

    company.move_to(paris(26, 10))
    assert sent(company) == []
    company.move_to(paris(26, 11))

    assert sent(company) == [0]


def test_a_person_s_step_counts_from_the_first_session_of_any_of_its_pairs():
    """Given a mentor of two, when both pairs plan, then the mentor is reminded before the earlier of the two."""
    match = MATCH.replace("waves:", "mentees_per_mentor: 2, waves:")
    asked = training("2 days before talks.first", "mentor")
    company = Company(program_of(NEEDS, OFFER, match, asked, SESSIONS, REPORT), mentees=2)
    company.all_forms()
    company.meet("P001", "talks", paris(25, 10))
    company.meet("P002", "talks", paris(15, 10))
    assert company.summaries["M001"].wake_at == paris(13, 10)

    company.move_to(paris(13, 10))

    assert sent(company, "M001") == [0]


def test_a_person_s_reminder_moves_with_the_pair_s_session():
    """Given a mentee who waits for a reminder, when the pair moves its session, then the mentee's timer moves too."""
    company = talking("2 days before talks.first", who="mentee")
    company.meet("P001", "talks", paris(15, 10))
    move(company, "P001", paris(25, 10))

    company.move_to(paris(22, 12))
    assert sent(company, "E001") == []
    company.move_to(paris(23, 10))

    assert sent(company, "E001") == [0]


def test_the_cohort_counts_from_the_first_session_of_all():
    """Given a form for the cohort, when a pair plans, then hr is reminded a day after that session's start."""
    asked = (
        "  - {id: look, kind: form, by: hr, after: match, due: 90 days, remind: [1 day after talks.first], " + FIELDS
    )
    company = Company(program_of(NEEDS, OFFER, MATCH, asked + "}\n", SESSIONS, REPORT))
    company.all_forms()
    company.meet("P001", "talks", paris(15, 10))

    company.move_to(paris(16, 10))

    assert sent(company, company.cohort) == [0]


def test_what_a_stopped_pair_had_planned_counts_for_nobody():
    """Given a session ahead, when its pair is stopped, then the mentee is not reminded of it."""
    company = talking("2 days before talks.first", who="mentee")
    company.meet("P001", "talks", paris(15, 10))
    company.stop("P001")

    company.move_to(paris(14, 12))

    assert sent(company, "E001") == []


def test_a_reminder_may_count_from_the_launch():
    """Given three working days after the launch, when that morning comes, then the reminder goes at eight."""
    company = Company(program_of(form("remind: [3 working days after launch]"), OFFER, MATCH, ACCEPT, REPORT))

    assert company.next_wake() == paris(4, 8)
    company.jump()

    assert sent(company, "E001") == [0]


def test_a_launch_at_midnight_belongs_to_the_day_that_it_begins():
    """Given a launch on Tuesday at 0:00, when one working day passes, then Wednesday is meant, not Tuesday."""
    steps = (form("remind: [1 working day after launch]"), OFFER, MATCH, ACCEPT, REPORT)
    company = Company(program_of(*steps), at=datetime(2027, 3, 1, 23, tzinfo=UTC))

    assert company.next_wake() == paris(3, 8)
