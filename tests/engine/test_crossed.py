"""Crossed training: each is mentor on one topic and mentee on another, with a mentor for each topic asked for."""

import pytest

from engine.company import HEAD, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.golden_path import assert_golden
from engine.script import Script
from engine.test_hold import release
from engine.test_leaving import hold
from engine.test_waves import facts
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Proposed, Unmet, Way
from revflow.domain.journeys import Scope

CROSSED = "  - {id: match, kind: match, crossed: true, waves: {every: 2 weeks, max: 3}}\n"
ACCEPT = (
    "  - {id: accept, kind: approval, for_each: pair, by: [mentor, mentee], quorum: all, private: true,"
    " outcomes: {approve: next, decline: rematch}}\n"
)
READ = "  - {id: read, kind: training, for_each: mentee, content: ego-check, confirm_by: mentee}\n"
TOPICS = HEAD.replace("topics: {web: Web, data: Data}", "topics: {web: Web, data: Data, chat: Chat}")


def company_of(*steps, mentees=0, mentors=0, both=0, match=CROSSED):
    return Company(program_of(NEEDS, OFFER, match, *steps, REPORT, head=TOPICS), mentees, mentors, both)


def pairs(company):
    """The pairs there are or were, by code."""
    found = {code: company.states[code].journey for code in company.of(Scope.PAIR)}
    return {code: (pair.mentee, pair.mentor, *pair.topics) for code, pair in found.items()}


def three_who_cross(*steps):
    """Each asks for what the two others teach: E001 and M001 are one person."""
    company = company_of(*steps, both=3)
    for code, topic in (("M001", "web"), ("M002", "data"), ("M003", "chat")):
        company.offer(code, topic)
    for code, topics in (("E001", ("data", "chat")), ("E002", ("web", "chat")), ("E003", ("web",))):
        company.want(code, *topics)
    return company


def test_crossed_training_goes_its_golden_path():
    """Everybody has one mentor first; a pair is declined, and its topic waits; places that are free again are given."""
    company = three_who_cross(ACCEPT, READ, PLAN)

    Script(company, outcomes={"P002.accept.1.0": "decline"}).play()

    assert_golden("crossed-training", company.path)


def test_each_topic_of_a_wave_opens_a_pair_of_its_own():
    """One place for each mentor: everybody learns something first, then the places that are left are given."""
    company = three_who_cross(PLAN)

    found = set(pairs(company).values())

    assert {mentee for mentee, _, _ in found} == {"E001", "E002", "E003"}
    assert {mentor for _, mentor, _ in found} == {"M001", "M002", "M003"}
    assert all(len(topics) == 1 for _, _, *topics in found)


def two_mentors_for_one(*steps, match=CROSSED):
    company = company_of(*steps, mentees=1, mentors=2, match=match)
    company.offer("M001", "web")
    company.offer("M002", "data")
    company.want("E001", "web", "data")
    return company


def test_a_mentee_s_own_steps_are_done_once_however_many_mentors_it_has():
    """Rule 8: both pairs wait for one reading."""
    company = two_mentors_for_one(READ, PLAN)

    assert company.asks("E001") == ["read"]
    assert sorted(pairs(company)) == ["P001", "P002"]


def test_a_journey_stays_open_until_the_last_of_its_pairs_has_ended():
    """Rule 5: with one pair finished it is in the other one still."""
    company = two_mentors_for_one(PLAN)

    company.answer("P001", "plan")
    assert (company.ending("P001"), company.ending("E001")) == ("finished", "")
    assert company.summaries["E001"].awaits == ("pairs",)

    company.answer("P002", "plan")
    assert company.ending("E001") == "finished"


def test_a_topic_that_nobody_can_teach_holds_nobody():
    """It is named to HR, and the journey ends with the pair that there is."""
    company = company_of(PLAN, mentees=1, mentors=1)
    company.offer("M001", "web")
    company.want("E001", "web", "chat")
    (proposed,) = facts(company, Proposed)

    company.answer("P001", "plan")

    assert proposed.unmet == (Unmet("E001", "chat", "no-topic"),)
    assert proposed.unmatched == ()
    assert Way("E001", "nobody-offers", "chat", wish="chat") in proposed.ways
    assert company.ending("E001") == "finished"


def test_a_topic_that_is_left_over_is_taken_by_a_later_wave():
    """The mentor's one place is free again when the pair has ended; the other topic has run meanwhile."""
    company = company_of(PLAN, mentees=2, mentors=1)
    company.offer("M001", "web", "data")
    company.want("E001", "web")
    company.want("E002", "data")
    assert len(pairs(company)) == 1
    (left,) = {"E001", "E002"} - {pair[0] for pair in pairs(company).values()}

    company.answer("P001", "plan")
    company.jump()

    assert pairs(company)["P002"][:2] == (left, "M001")


def test_who_leaves_leaves_all_pairs_as_mentee():
    """Rule 11: both mentors are told; what the same person teaches goes on."""
    company = three_who_cross(PLAN)
    own = {code for code, pair in pairs(company).items() if pair[0] == "E001"}
    teaches = {code for code, pair in pairs(company).items() if pair[1] == "M001"}

    company.leave("E001")

    assert {company.ending(code) for code in own} == {"stopped"}
    assert {company.ending(code) for code in teaches} == {""}


def test_who_is_on_hold_keeps_the_topics_that_are_still_to_come():
    """No cohort ends while somebody on hold could get another mentor."""
    half = CROSSED.replace("crossed: true,", "crossed: true, ready: {share: 50 %},")
    company = company_of(PLAN, mentees=1, mentors=2, match=half)
    company.offer("M001", "web")
    company.want("E001", "web", "data")
    company.answer("P001", "plan")
    hold(company, "E001")

    company.offer("M002", "data")
    assert (company.ending("E001"), company.ending(company.cohort)) == ("", "")

    release(company, "E001")
    company.jump()
    assert pairs(company)["P002"] == ("E001", "M002", "data")


def lock(company, *words):
    with pytest.raises(RefusedError) as refused:
        company.lock(*words)
    return refused.value


def test_hr_may_want_a_mentor_for_each_topic():
    """Of one executive; the wave makes both pairs, and says who wanted them."""
    company = company_of(PLAN, mentees=2, mentors=4)
    company.lock("E001", "M003")
    company.lock("E001", "M004")
    for code, topic in (("M001", "web"), ("M002", "data"), ("M003", "web"), ("M004", "data")):
        company.offer(code, topic)
    for code in ("E001", "E002"):
        company.want(code, "web", "data")

    assert {pair[1] for pair in pairs(company).values() if pair[0] == "E001"} == {"M003", "M004"}


def test_more_mentors_than_topics_are_told_with_the_wave():
    """HR wants two for one topic."""
    company = company_of(PLAN, mentees=1, mentors=2)
    company.lock("E001", "M001")
    company.lock("E001", "M002")
    for code in ("M001", "M002"):
        company.offer(code, "web")
    company.want("E001", "web")

    ((mentee, mentor, why),) = facts(company, Proposed)[-1].unkept

    assert (mentee, why) == ("E001", "no-wish")
    assert {mentor} | {pair[1] for pair in pairs(company).values()} == {"M001", "M002"}


def test_who_has_a_mentor_on_each_topic_gets_no_other_one_by_hand():
    """Nor a second time one that there is."""
    company = company_of(PLAN, mentees=1, mentors=3)
    for code, topic in (("M001", "web"), ("M002", "data"), ("M003", "web")):
        company.offer(code, topic)
    company.want("E001", "web", "data")
    there = [mentor for _, mentor, _ in pairs(company).values()]
    (other,) = {"M001", "M002", "M003"} - {*there}

    assert lock(company, "E001", there[0]).code == "pair-runs"
    assert lock(company, "E001", other).code == "mentee-served"


def test_a_mentor_more_by_hand_than_topics_takes_the_oldest_one_s_place():
    """As in a plain match, in which there is one place."""
    company = company_of(PLAN, mentees=1, mentors=4)
    company.want("E001", "web", "data")
    for code in ("M001", "M002", "M003"):
        company.lock("E001", code)

    locks = company.states[company.cohort].locks

    assert locks == {("E001", "M001"): "free", ("E001", "M002"): "together", ("E001", "M003"): "together"}


def test_a_topic_that_a_person_teaches_is_not_learned_by_hand_either():
    """The refusal says so."""
    company = company_of(PLAN, both=2, mentors=1)
    company.offer("M001", "web")
    company.want("E001", "web")
    company.offer("M002", "web")

    refused = lock(company, "E001", "M002")

    assert (refused.code, refused.data["rule"]) == ("pair-forbidden", "own-topic")
