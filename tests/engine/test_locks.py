"""HR's word on two: the next wave keeps to it, and no rule is broken by hand (rules 6, 7 and 10)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_second_thoughts import take_back
from engine.test_waves import APPROVAL, approve_wave, couples, facts
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Locked, Proposed, Reason, Way
from revflow.domain.journeys import Scope

FORBIDDING = "  - {id: match, kind: match, forbid: [same_department], waves: {every: 2 weeks, max: 3}}\n"


def company_of(mentees=3, mentors=3, match=MATCH):
    return Company(program_of(NEEDS, OFFER, match, APPROVAL, ACCEPT, PLAN, REPORT), mentees, mentors)


def newest(company):
    return facts(company, Proposed)[-1]


def proposed(company):
    return {(pair.mentee, pair.mentor) for pair in newest(company).pairs}


def refusal(company, *words, **more):
    with pytest.raises(RefusedError) as refused:
        company.lock(*words, **more)
    return refused.value


@pytest.mark.parametrize("mentor", ["M001", "M002", "M003"])
def test_two_whom_hr_wants_are_a_pair_of_the_next_wave(mentor):
    """Whatever the match would have found; the pair says so."""
    company = company_of()
    company.lock("E001", mentor)

    company.all_forms()

    assert ("E001", mentor) in proposed(company)
    assert len(proposed(company)) == 3
    pair = next(pair for pair in newest(company).pairs if pair.mentee == "E001")
    assert pair.pros[0] == Reason("by-hr")


@pytest.mark.parametrize("mentor", ["M001", "M002", "M003"])
def test_two_whom_hr_wants_apart_are_no_pair(mentor):
    """The others are matched around it."""
    company = company_of()
    company.lock("E001", mentor, "apart")

    company.all_forms()

    assert ("E001", mentor) not in proposed(company)
    assert len(proposed(company)) == 3


def test_who_is_kept_from_all_by_hr_reads_that_hr_s_word_is_in_the_way():
    """And that lifting it would give a partner."""
    company = company_of(2, 2)
    company.lock("E001", "M001", "apart")
    company.lock("E001", "M002", "apart")

    company.all_forms()

    assert dict(newest(company).unmatched)["E001"] == "apart"
    assert Way("E001", "lift", "apart", 2) in newest(company).ways


def test_a_first_wave_that_hr_s_word_leaves_without_any_pair_is_hr_s_to_decide():
    """Nobody ends for it (rule 4): HR frees them, waits or stops."""
    company = company_of(1, 1)
    company.lock("E001", "M001", "apart")

    company.all_forms()
    assert company.summaries[company.cohort].awaits == ("hr",)

    company.lock("E001", "M001", "free")
    assert proposed(company) == {("E001", "M001")}


def test_a_newer_word_replaces_the_older_one_and_freeing_ends_it():
    """Of one executive only one pair can be wanted."""
    company = company_of()
    company.lock("E001", "M001")
    company.lock("E001", "M002")
    assert facts(company, Locked)[1:] == [Locked("E001", "M001", "free"), Locked("E001", "M002", "together")]

    company.lock("E001", "M002", "free")

    assert set(company.states[company.cohort].locks.values()) == {"free"}
    assert refusal(company, "E001", "M002", "free").code == "lock-unknown"


def test_the_same_word_twice_is_kept_once():
    """A script may say it again."""
    company = company_of()
    company.lock("E001", "M001")
    company.lock("E001", "M001")

    assert len(facts(company, Locked)) == 1


def test_only_hr_may_say_so():
    """Nobody chooses a partner past the rules."""
    assert refusal(company_of(), "E001", "M001", by="me1").code == "not-hr"


def test_a_rule_is_not_broken_by_hand():
    """The refusal says which."""
    company = company_of(1, 1, FORBIDDING)
    company.people = {ref: replace(one, department="IT") for ref, one in company.people.items()}

    refused = refusal(company, "E001", "M001")

    assert (refused.code, refused.data["rule"]) == ("pair-forbidden", "same-department")


def test_what_shows_only_in_the_answers_is_told_with_the_wave():
    """No topic in common: known when both have answered."""
    company = company_of(2, 2)
    company.lock("E001", "M001")
    company.want("E001", "web")
    company.want("E002", "web")
    company.offer("M001", "data")
    company.offer("M002", "web")

    assert newest(company).unkept == (("E001", "M001", "no-topic"),)
    assert ("E001", "M001") not in proposed(company)


def test_one_who_has_not_come_yet_is_waited_for_in_a_later_wave():
    """The word stands until it can be kept."""
    match = "  - {id: match, kind: match, ready: {share: 50 %}, waves: {every: 2 weeks, max: 3}}\n"
    company = company_of(2, 2, match)
    company.lock("E001", "M002")
    company.want("E002")
    company.offer("M001")
    assert newest(company).unkept == (("E001", "M002", "not-there"),)
    approve_wave(company)

    company.want("E001")
    company.offer("M002")
    company.move_to(MONDAY + timedelta(days=14))

    assert proposed(company) == {("E001", "M002")}


def test_a_mentor_has_no_more_by_hand_than_may_be():
    """The place is given already, by HR itself (rule 10)."""
    company = company_of()
    company.lock("E001", "M001")

    assert refusal(company, "E002", "M001").code == "mentor-full"


def test_running_pairs_are_never_touched():
    """Rule 6: neither made again nor kept apart; whoever has one gets no second one by hand."""
    company = company_of()
    company.all_forms()
    approve_wave(company)
    mentee, mentor = couples(company)[0]
    other = next(code for code in company.of(Scope.MENTOR) if code != mentor)

    assert refusal(company, mentee, mentor, "apart").code == "pair-runs"
    assert refusal(company, mentee, other).code == "mentee-paired"


def test_who_has_left_is_not_paired():
    """The refusal names the journey."""
    company = company_of()
    company.leave("E001")

    assert refusal(company, "E001", "M001").code == "pairing-over"


@pytest.mark.parametrize(
    ("words", "code"), [(("M001", "M001"), "mentee-unknown"), (("E001", "E001"), "mentor-unknown")]
)
def test_codes_of_the_other_role_are_refused(words, code):
    """An executive is named as one."""
    assert refusal(company_of(), *words).code == code


def test_after_the_last_wave_nothing_is_promised():
    """What would never come is refused."""
    company = company_of(2, 1, "  - {id: match, kind: match, waves: {max: 1}}\n")
    company.all_forms()
    approve_wave(company)
    single = next(code for code in ("E001", "E002") if code not in dict(couples(company)))

    assert refusal(company, single, "M001").code == "no-later-wave"


def test_a_wave_sent_back_is_formed_anew_with_what_hr_has_said_since():
    """A kept pair gives way to HR's word; the broken one is not made again (rule 6)."""
    company = company_of()
    company.all_forms()
    first = sorted(newest(company).pairs, key=lambda pair: pair.mentee)
    company.lock(first[0].mentee, first[1].mentor)

    company.decide(company.cohort, "approval", "revise", "hr", pairs=(first[2].code,))

    assert (first[0].mentee, first[1].mentor) in proposed(company)
    assert (first[2].mentee, first[2].mentor) not in proposed(company)
    assert len(proposed(company)) == 3


def test_two_kept_apart_meanwhile_do_not_stay_in_a_wave_sent_back():
    """HR breaks one pair, and says no to another."""
    company = company_of()
    company.all_forms()
    one, other, _third = newest(company).pairs
    company.lock(one.mentee, one.mentor, "apart")

    company.decide(company.cohort, "approval", "revise", "hr", pairs=(other.code,))

    assert not {(one.mentee, one.mentor), (other.mentee, other.mentor)} & proposed(company)


def test_a_pair_that_hr_wanted_and_broke_is_not_made_in_that_wave():
    """The newer word is the breaking; the wave says so."""
    company = company_of()
    company.lock("E001", "M001")
    company.all_forms()
    pair = next(pair for pair in newest(company).pairs if pair.mentee == "E001")

    company.decide(company.cohort, "approval", "revise", "hr", pairs=(pair.code,))

    assert newest(company).unkept == (("E001", "M001", "barred"),)


def test_a_word_on_two_does_not_keep_anybody_from_taking_a_decision_back():
    """Nothing that follows was done by it."""
    company = company_of()
    company.all_forms()
    task = company.task(company.cohort, "approval", "hr")
    company.decide(company.cohort, "approval", "approve", task=task)
    company.lock("E001", "M003", "apart")

    take_back(company, task, by="hr")

    assert "approval" in company.asks(company.cohort)
