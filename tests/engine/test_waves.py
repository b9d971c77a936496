"""Rules 6, 7, 9 and 10: waves, their approval, declined pairs, capacity."""

from datetime import timedelta

import pytest

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Entered, Paired, Proposed
from revflow.domain.journeys import Scope
from revflow.engine import advance
from revflow.engine.nudging import joined_by

APPROVAL = (
    "  - {id: approval, kind: approval, by: [hr, sponsor], quorum: all, outcomes: {approve: next, revise: match}}\n"
)


def approve_wave(company):
    for who in ("hr", "sponsor"):
        company.decide(company.cohort, "approval", "approve", who)


def couples(company):
    pairs = (company.states[code].journey for code in company.of(Scope.PAIR))
    return [(pair.mentee, pair.mentor) for pair in pairs]


def facts(company, kind):
    return [event.fact for event in company.events(company.cohort) if isinstance(event.fact, kind)]


def test_pairs_begin_only_when_their_wave_is_approved():
    """Rule 6: a wave is one run of the match and its approval."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    company.all_forms()
    assert company.of(Scope.PAIR) == []
    assert company.summaries[company.cohort].awaits == ("hr", "sponsor")

    approve_wave(company)

    assert company.of(Scope.PAIR) == ["P001", "P002"]
    assert facts(company, Paired) == [Paired(1, ("P001", "P002"))]


def test_without_an_approval_pairs_begin_at_once():
    """Rule 6: the match alone is a wave."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))

    company.all_forms()

    assert company.of(Scope.PAIR) == ["P001"]


def test_sending_a_wave_back_names_pairs_or_a_reason():
    """Rule 6: neither is refused."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    company.all_forms()

    with pytest.raises(RefusedError) as refused:
        company.decide(company.cohort, "approval", "revise", "hr")

    assert refused.value.code == "pairs-or-reason"


def test_a_pair_that_is_not_proposed_cannot_be_broken():
    """Rule 6: the refusal lists those that are."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT))
    company.all_forms()

    with pytest.raises(RefusedError) as refused:
        company.decide(company.cohort, "approval", "revise", "hr", pairs=("P009",))

    assert (refused.value.code, refused.value.data["known"]) == ("pair-unknown", "P001")


def test_broken_pairs_are_barred_in_their_wave_and_the_match_runs_again():
    """Rule 6: same wave, new round, other pairs."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    company.all_forms()
    first = facts(company, Proposed)[0].pairs

    company.decide(company.cohort, "approval", "revise", "hr", pairs=tuple(pair.code for pair in first))

    second = facts(company, Proposed)[1]
    assert (second.round, second.wave) == (2, 1)
    assert not {(p.mentee, p.mentor) for p in first} & {(p.mentee, p.mentor) for p in second.pairs}
    approve_wave(company)
    assert couples(company) == [(p.mentee, p.mentor) for p in second.pairs]


def test_a_wave_whose_pairs_are_all_broken_asks_nobody_to_approve_nothing():
    """Rule 6: a wave without pairs is passed; its people wait for the next."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT))
    company.all_forms()

    company.decide(company.cohort, "approval", "revise", "hr", pairs=("P001",))

    assert facts(company, Paired) == [Paired(1, ())]
    assert company.asks(company.cohort) == []


def test_a_later_wave_opens_after_its_pause_when_two_can_be_paired_and_leaves_running_pairs_alone():
    """Rule 6: at most every `every`, for new pairs only."""
    match = "  - {id: match, kind: match, ready: {share: 50 %}, waves: {every: 2 weeks, max: 3}}\n"
    company = Company(program_of(NEEDS, OFFER, match, APPROVAL, PLAN, REPORT), 2, 2)
    company.want("E001")
    company.offer("M001")
    approve_wave(company)
    company.want("E002")
    company.offer("M002")
    assert couples(company) == [("E001", "M001")]
    assert company.summaries[company.cohort].wake_at == MONDAY + timedelta(days=14)

    company.move_to(MONDAY + timedelta(days=14))
    approve_wave(company)

    assert couples(company) == [("E001", "M001"), ("E002", "M002")]
    assert [(f.step, f.round, f.wave) for f in facts(company, Entered)] == [
        ("match", 1, 1),
        ("approval", 1, 1),
        ("match", 2, 2),
        ("approval", 2, 2),
    ]


def test_a_declined_pair_is_barred_for_the_cohort_and_both_rejoin_the_pool():
    """Rule 7: the next wave pairs them with others, never again with each other."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT), 2, 2)
    company.all_forms()
    before = couples(company)
    for code in ("P001", "P002"):
        company.decide(code, "accept", "decline", "mentee")
        company.decide(code, "accept", "approve", "mentor")

    company.move_to(MONDAY + timedelta(days=14))

    again = couples(company)[2:]
    assert len(again) == 2
    assert not set(before) & set(again)


def test_two_who_declined_each_other_and_have_nobody_else_end_unmatched():
    """Rule 7: the bar holds for the cohort."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()

    company.decide("P001", "accept", "decline", "mentee")
    company.decide("P001", "accept", "approve", "mentor")

    assert (company.ending("P001"), company.ending("E001"), company.ending("M001")) == (
        "declined",
        "unmatched",
        "unmatched",
    )


def test_the_other_half_learns_of_a_decline_only_after_its_own_answer():
    """Rule 7: until then its task is open and nothing is mailed."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()

    company.decide("P001", "accept", "decline", "mentee")

    assert company.asks("P001") == ["accept"]
    assert company.mails_of("pair-ended") == []
    assert company.ending("P001") == ""
    company.decide("P001", "accept", "approve", "mentor")
    assert {mail.to for mail in company.mails_of("pair-ended")} == {company.ref("me1"), company.ref("mo1")}


def test_the_other_half_learns_of_a_decline_when_its_time_is_up():
    """Rule 7: at the due date the pair ends without its answer; it is reminded before as ever."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()
    due = company.task("P001", "accept", "mentor").due
    company.decide("P001", "accept", "decline", "mentee")

    company.jump()
    assert [mail.to for mail in company.mails_of("reminder")] == [company.ref("mo1")]
    assert company.ending("P001") == ""
    company.move_to(due)

    assert company.ending("P001") == "declined"


def test_an_answer_after_a_decline_is_kept_and_recounts_nothing():
    """Rule 15: a concluded gate is never recounted."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()
    company.decide("P001", "accept", "decline", "mentee")

    company.decide("P001", "accept", "approve", "mentor")

    assert company.states["P001"].visits["accept"].outcome == "decline"
    assert company.states["P001"].tasks["P001.accept.1.0"].result == "approve"


def test_the_lead_topic_is_shared_by_both():
    """Rule 9: a pair has an ordered list of topics."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    company.want("E001", "web", "data")
    company.offer("M001", "data")

    assert company.states["P001"].journey.topics == ("data",)


def test_people_without_a_common_topic_are_not_paired():
    """Rule 6: a wave opens only when an available mentee and mentor could be paired."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    company.want("E001", "web")
    company.offer("M001", "data")

    assert facts(company, Proposed) == []
    assert company.of(Scope.PAIR) == []


def test_capacity_counts_pairs_that_have_not_ended():
    """Rule 10: a mentor whose pair has finished takes another mentee."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT), 2, 1)
    company.all_forms()
    assert len(couples(company)) == 1

    company.answer("P001", "plan", aims="a")
    company.move_to(MONDAY + timedelta(days=14))

    assert len(couples(company)) == 2
    assert [mentor for _, mentor in couples(company)] == ["M001", "M001"]


def test_a_mentor_may_have_several_mentees_at_once_and_offers_once():
    """Rule 10: forms of the mentor are answered once, those of the pair per pair."""
    match = "  - {id: match, kind: match, mentees_per_mentor: 2}\n"
    company = Company(program_of(NEEDS, OFFER, match, PLAN, REPORT), 2, 1)

    company.all_forms()

    assert len(couples(company)) == 2
    assert [task.step for task in company.states["M001"].tasks.values()] == ["offer"]


def test_nobody_is_paired_with_himself():
    """Rule 1: a person who is both has two journeys, but is one person."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT), mentees=0, mentors=0, both=2)

    company.all_forms()

    assert sorted(couples(company)) == [("E001", "M002"), ("E002", "M001")]


def test_a_wave_is_formed_from_the_same_moment_on_whenever_it_is_asked():
    """Advance is idempotent on the cohort's own journey too."""
    company = Company(program_of(NEEDS, OFFER, MATCH, APPROVAL, PLAN, REPORT), 2, 2)
    state, linked = company.states[company.cohort], company.linked(company.cohort)

    assert advance(company.program, state, linked, company.now) == advance(company.program, state, linked, company.now)


def test_the_people_of_a_later_wave_go_on_though_their_cohort_passed_the_match_before():
    """Rules 5 and 8: whoever a new pair joins is looked at, in every wave: no pair and person wait for each other."""
    match = "  - {id: match, kind: match, ready: {share: 50 %}, waves: {every: 2 weeks, max: 3}}\n"
    ego = "  - {id: ego, kind: training, for_each: mentee, content: ego-check, confirm_by: mentee}\n"
    company = Company(program_of(NEEDS, OFFER, match, ego, PLAN, REPORT), 2, 2)
    company.want("E001")
    company.offer("M001")
    company.want("E002")
    company.offer("M002")

    company.move_to(MONDAY + timedelta(days=14))

    assert couples(company) == [("E001", "M001"), ("E002", "M002")]
    assert company.asks("E002") == ["ego"]
    assert company.summaries["M002"].awaits == ("pairs",)


def test_a_topic_s_journey_is_looked_at_when_a_later_pair_leads_on_it():
    """Rule 8: later pairs join the topic of the first."""
    module = "  - {id: module, kind: module, for_each: topic, by: sponsor, deliverables: {outline: {accept: [pdf]}}}\n"
    match = "  - {id: match, kind: match, ready: {share: 50 %}, waves: {every: 2 weeks, max: 3}}\n"
    company = Company(program_of(NEEDS, OFFER, match, module, PLAN, REPORT), 2, 2)
    company.want("E001")
    company.offer("M001")
    pair, topic = company.states["P001"].journey, company.states["T001"].journey

    concerned = joined_by([pair], company.summaries.values())
    joined = joined_by([topic], company.summaries.values())

    assert (concerned, joined) == (["E001", "M001", "T001"], ["P001"])
