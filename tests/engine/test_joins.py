"""Rules 1 to 5 and 8: scopes, order, joins, and what starts below a match."""

from dataclasses import replace
from datetime import timedelta

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.journeys import Ending, Scope
from revflow.engine.driver import Driver
from revflow.engine.joins import concerns_cohort

KICKOFF = "  - {id: kickoff, kind: form, by: hr, fields: {date: {type: text}}}\n"
REVIEW = "  - {id: review, kind: approval, for_each: mentee, by: hr, outcomes: {approve: next, decline: leave}}\n"
TRAINING = "  - {id: ego, kind: training, for_each: mentee, content: ego-check, confirm_by: mentee}\n"
MODULE = (
    "  - {id: module, kind: module, for_each: topic, by: sponsor, review_by: hr,"
    " deliverables: {outline: {accept: [pdf]}}}\n"
)


def test_each_subject_has_one_journey_and_a_person_who_is_both_has_two():
    """Rule 1: one journey per subject, two for a person who is both."""
    company = Company(program_of(NEEDS, OFFER, MATCH, REPORT), mentees=2, mentors=1, both=1)

    assert company.of(Scope.MENTEE) == ["E001", "E002", "E003"]
    assert company.of(Scope.MENTOR) == ["M001", "M002"]
    assert company.states["E003"].journey.person == company.states["M002"].journey.person


def test_a_step_waits_for_all_steps_above_it_that_concern_the_same_person():
    """Rule 2: without `after` a step waits for those above, of the same person."""
    company = Company(program_of(NEEDS, REVIEW, OFFER, MATCH, REPORT), mentees=2)
    assert company.asks("E001") == ["needs"]

    company.want("E001")

    assert company.asks("E001") == ["review"]
    assert company.asks("E002") == ["needs"]


def test_mentees_and_mentors_do_not_wait_for_each_other():
    """Rule 2: there is no join between a mentee and a mentor."""
    company = Company(program_of(NEEDS, OFFER, MATCH, REPORT))

    assert company.asks("E001") == ["needs"]
    assert company.asks("M001") == ["offer"]


def test_people_wait_for_a_step_of_the_cohort_above_them():
    """Rule 2: a cohort's step joins to every scope."""
    company = Company(program_of(KICKOFF, NEEDS, OFFER, MATCH, REPORT))
    assert company.summaries["E001"].awaits == ("cohort",)

    company.answer(company.cohort, "kickoff", date="soon")

    assert company.asks("E001") == ["needs"]


def test_after_replaces_the_order():
    """Rule 2: a step with `after` waits for those it names alone."""
    beside = "  - {id: beside, kind: form, for_each: mentee, after: [], fields: {why: {type: text}}}\n"
    company = Company(program_of(NEEDS, beside, OFFER, MATCH, REPORT))

    assert company.asks("E001") == ["needs", "beside"]


def test_a_step_left_out_by_when_counts_as_ended():
    """Rule 2: what `when` leaves out holds nothing up."""
    skipped = "  - {id: extra, kind: approval, for_each: mentee, when: groups.nobody, by: hr}\n"
    company = Company(program_of(NEEDS, skipped, REVIEW, OFFER, MATCH, REPORT))

    company.want("E001")

    assert company.steps("E001") == {"needs": "", "extra": "skipped"}
    assert company.asks("E001") == ["review"]


def test_the_report_does_not_start_on_day_one():
    """Rule 3: a join over pairs is open until the match can make no more."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    cohort = company.summaries[company.cohort]

    assert "report" not in cohort.steps
    assert cohort.step == ""


def test_the_report_is_made_when_all_pairs_have_ended_and_no_more_can_be_made():
    """Rule 3: pairs, then report, then the cohort's end."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT), 2, 2)
    company.all_forms()
    company.answer("P001", "plan", aims="a")
    assert "report" not in company.steps(company.cohort)

    company.answer("P002", "plan", aims="b")

    assert company.steps(company.cohort)["report"] == ""
    assert company.over


def test_a_report_that_may_not_wait_longer_is_made_as_an_interim_one_then_as_the_final_one():
    """Rule 4: `at_latest` is counted from the launch; the step stays open until all has ended."""
    report = "  - {id: report, kind: report, to: hr, ready: {share: 100 %, at_latest: 3 weeks}}\n"
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, report))
    company.all_forms()

    company.move_to(MONDAY + timedelta(days=21, minutes=1))

    assert [mail.data["interim"] for mail in company.mails_of("report")] == [True, True]
    assert company.summaries[company.cohort].awaits == ("pairs",)
    company.answer("P001", "plan", aims="a")
    assert [mail.data["interim"] for mail in company.mails_of("report")] == [True, True, False, False]


def test_matching_starts_with_the_share_of_each_side_apart():
    """Rule 4: the share counts mentees and mentors each for themselves."""
    match = "  - {id: match, kind: match, ready: {share: 50 %}, waves: {max: 2}}\n"
    company = Company(program_of(NEEDS, OFFER, match, PLAN, REPORT), 4, 4)
    for code in ("E001", "E002", "E003", "E004", "M001"):
        (company.want if code.startswith("E") else company.offer)(code)
    assert company.of(Scope.PAIR) == []

    company.offer("M002")

    assert len(company.of(Scope.PAIR)) == 2


def test_who_left_or_was_declined_counts_as_arrived():
    """Rule 4: the share is of those invited."""
    company = Company(program_of(NEEDS, REVIEW, OFFER, MATCH, PLAN, REPORT), 3, 1)
    company.want("E001")
    company.decide("E001", "review", "approve")
    company.want("E002")
    company.decide("E002", "review", "decline")
    company.offer("M001")
    assert company.of(Scope.PAIR) == []

    company.leave("E003")

    assert company.ending("E002") == "declined"
    assert len(company.of(Scope.PAIR)) == 1


def test_matching_at_latest_waits_for_somebody_on_each_side_and_says_so():
    """Rule 4: with one side empty HR decides to wait or to stop."""
    match = "  - {id: match, kind: match, ready: {share: 100 %, at_latest: 10 days}}\n"
    company = Company(program_of(NEEDS, OFFER, match, PLAN, REPORT), 2, 1)
    company.want("E001")

    company.move_to(MONDAY + timedelta(days=10, minutes=1))

    assert company.summaries[company.cohort].incident == "nobody-to-match"
    assert [mail.to for mail in company.mails_of("hr-incident")] == [company.ref("hr"), company.ref("hr2")]
    company.offer("M001")
    assert company.of(Scope.PAIR) == ["P001"]
    assert company.summaries[company.cohort].incident == ""


def test_a_program_without_a_match_ends_its_people_when_their_steps_are_done():
    """Rule 5: finished, with its mail."""
    company = Company(program_of(NEEDS, OFFER, REPORT))

    company.all_forms()

    assert company.ending("E001") == "finished"
    assert [mail.to for mail in company.mails_of("ending-finished")] == [company.ref("me1"), company.ref("mo1")]
    assert company.over


def test_a_person_stays_open_until_no_later_wave_can_take_it():
    """Rule 5: the unmatched wait while a counterpart may come free, then end unmatched."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT), 1, 2)
    company.all_forms()
    single = next(c for c in ("M001", "M002") if c != company.states["P001"].journey.mentor)
    assert company.summaries[single].awaits == ("match",)

    company.answer("P001", "plan", aims="a")

    assert company.ending(single) == "unmatched"
    assert [mail.to for mail in company.mails_of("ending-unmatched")] == [company.states[single].journey.person]


def test_people_in_a_pair_await_their_pair():
    """Rule 5: a person's journey says what it awaits."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))

    company.all_forms()

    assert company.summaries["E001"].awaits == ("pairs",)
    assert company.summaries["P001"].awaits == ("mentor",)


def test_a_person_s_step_below_the_match_starts_with_the_first_pair_that_passed_the_steps_above():
    """Rule 8: pairs first accept, then training starts."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, TRAINING, PLAN, REPORT))
    company.all_forms()
    assert company.asks("E001") == []

    company.accept("P001")

    assert company.asks("E001") == ["ego"]
    assert company.summaries["P001"].awaits == ("mentee",)


def test_a_person_s_step_below_the_match_runs_once_however_many_pairs_follow():
    """Rule 8: a mentor with two mentees is trained once."""
    training = "  - {id: talk, kind: training, for_each: mentor, content: communication, confirm_by: mentor}\n"
    match = "  - {id: match, kind: match, mentees_per_mentor: 2}\n"
    company = Company(program_of(NEEDS, OFFER, match, ACCEPT, training, PLAN, REPORT), 2, 1)
    company.all_forms()

    company.accept("P001")
    company.accept("P002")

    assert [task.id for task in company.states["M001"].tasks.values() if task.step == "talk"] == ["M001.talk.1"]


def test_a_declined_pair_starts_no_training():
    """Rule 8: only a pair that passed the steps above counts."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, TRAINING, PLAN, REPORT), 1, 2)
    company.all_forms()
    company.decide("P001", "accept", "decline", "mentee")

    company.decide("P001", "accept", "approve", "mentor")

    assert "ego" not in company.asks("E001")


def test_a_topic_starts_with_the_first_approved_pair_that_leads_on_it_once():
    """Rule 8: one journey per lead topic, whichever wave brings it."""
    company = Company(program_of(NEEDS, OFFER, MATCH, MODULE, PLAN, REPORT), 3, 3)
    for number, topic in enumerate(("web", "web", "data"), start=1):
        company.want(f"E00{number}", topic)
        company.offer(f"M00{number}", topic)

    topics = [company.states[code].journey.topics for code in company.of(Scope.TOPIC)]

    assert sorted(topics) == [("data",), ("web",)]
    assert all(company.asks(code) == ["module"] for code in company.of(Scope.TOPIC))
    assert company.summaries["P001"].awaits == ("topic",)


def test_the_cohort_is_looked_at_when_the_last_of_a_group_of_steps_has_passed():
    """What does not complete a join of the cohort does not concern it; an end does."""
    company = Company(program_of(NEEDS, REVIEW, OFFER, MATCH, PLAN, REPORT))
    before = company.summaries["E001"]
    first = replace(before, steps={"needs": ""})
    both = replace(before, steps={"needs": "", "review": "approve"})

    assert not concerns_cohort(company.program, before, first)
    assert concerns_cohort(company.program, first, both)
    assert concerns_cohort(company.program, before, replace(before, ending=Ending.LEFT))
    assert concerns_cohort(company.program, before, replace(before, on_hold=True))


def test_nothing_starts_before_the_launch():
    """A cohort that begins later asks nobody before, and wakes at its start."""
    company = Company(program_of(NEEDS, OFFER, REPORT))
    start = MONDAY + timedelta(days=3)

    waiting = Driver(company.program, company.people, MONDAY)
    waiting.launch(at=start)

    assert waiting.tasks() == ()
    assert waiting.next_wake() == start
    waiting.jump()
    assert len(waiting.tasks()) == 2


def test_a_person_s_step_below_a_step_of_the_cohort_is_not_skipped():
    """Rule 2: whoever has finished all pairs still waits for what the cohort's report lets follow."""
    after = "  - {id: look-back, kind: form, for_each: mentee, fields: {keep: {type: text}}}\n"
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT, after), 2, 2)
    company.all_forms()

    company.answer("P001", "plan", aims="a")
    first = company.states["P001"].journey.mentee
    assert (company.ending(first), company.summaries[first].awaits) == ("", ("cohort",))
    company.answer("P002", "plan", aims="b")

    assert company.asks("E001") == company.asks("E002") == ["look-back"]
    for code in ("E001", "E002"):
        company.answer(code, "look-back", keep="a")
    assert company.over
    assert {company.ending(code) for code in ("E001", "E002")} == {"finished"}


def test_a_match_that_can_pair_nobody_wakes_at_its_latest_moment_though_its_share_has_arrived():
    """Rule 4: everybody came, nobody fits: time alone brings the incident and HR's mail."""
    match = "  - {id: match, kind: match, ready: {share: 50 %, at_latest: 10 days}}\n"
    company = Company(program_of(NEEDS, OFFER, match, PLAN, REPORT), 2, 2)
    company.want("E001", "web")
    company.offer("M001", "data")
    assert company.summaries[company.cohort].wake_at == MONDAY + timedelta(days=10)

    company.move_to(MONDAY + timedelta(days=10))

    assert company.summaries[company.cohort].incident == "nobody-to-match"
    assert [mail.data["cause"] for mail in company.mails_of("hr-incident")] == ["nobody-to-match"] * 2
    company.offer("M002", "web")
    assert company.of(Scope.PAIR) == ["P001"]
