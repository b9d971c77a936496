"""Mentees who name their mentors (GE 1999: each executive names a mentor)."""

import pytest

from engine.choosing_people import APPROVE, CHOOSE, code_of, couples, proposed, started
from engine.company import ACCEPT, NEEDS, OFFER, REPORT, Company, program_of
from engine.golden_path import assert_golden
from revflow.domain.errors import RefusedError
from revflow.engine import commands


def test_a_choice_becomes_a_pair_and_a_declined_one_is_made_anew():
    """The whole story: both choose, one mentor declines, the mentee is asked again in the next wave, and all end."""
    company = started()
    company.choose("E001", "M002")
    company.choose("E002", "M001")
    company.decide("P001", "accept", "decline", "mentor")
    company.decide("P001", "accept", "approve", "mentee")
    company.leave("E002")
    while not company.asks("E001"):
        company.jump()
    assert company.choosable("E001") == ["M001"]
    company.choose("E001", "M001")
    company.accept("P003")

    assert_golden("chosen-by-mentee", company.path)
    company.jump_to_end()
    assert company.ending("E001") == "finished"
    assert company.over


def test_whom_one_has_named_nobody_else_can():
    """A mentor is offered as long as there is a place, and a choice that comes too late is refused by its own word."""
    company = started(mentees=2, mentors=2)
    assert company.choosable("E002") == ["M001", "M002"]

    company.choose("E001", "M002")

    assert company.choosable("E002") == ["M001"]
    assert code_of(lambda: company.choose("E002", "M002")) == "mentor-taken"
    assert company.asks("E002") == ["match"]


def test_a_mentor_is_offered_as_often_as_the_program_says():
    company = started(3, 1, CHOOSE.replace("kind: match", "kind: match, mentees_per_mentor: 2"))
    company.choose("E001", "M001")
    company.choose("E002", "M001")
    assert company.choosable("E003") == []


def test_who_does_not_fit_is_neither_offered_nor_taken():
    """No topic in common, and HR's word against two: neither is offered, nor taken by another door."""
    company = Company(program_of(NEEDS, OFFER, CHOOSE, ACCEPT, REPORT), 1, 3)
    company.want("E001", "web")
    company.offer("M001", "data")
    company.offer("M002", "web")
    company.lock("E001", "M003", "apart")
    company.offer("M003", "web")
    assert company.choosable("E001") == ["M002"]
    assert code_of(lambda: company.choose("E001", "M001")) == "mentor-not-choosable"
    assert code_of(lambda: company.choose("E001", "M003")) == "mentor-not-choosable"
    assert code_of(lambda: company.choose("E001", "M009")) == "mentor-unknown"


def test_whom_hr_wants_as_a_pair_is_not_asked():
    """HR has said who it is to be; the place is nobody else's to name."""
    company = Company(program_of(NEEDS, OFFER, CHOOSE, ACCEPT, REPORT), 2, 2)
    company.lock("E001", "M001")
    company.all_forms()
    assert company.asks("E001") == []
    assert company.choosable("E002") == ["M002"]
    company.choose("E002", "M002")
    assert couples(company) == [("E001", "M001"), ("E002", "M002")]


def test_a_place_that_was_named_is_not_given_away_by_hr_unawares():
    company = started()
    company.choose("E001", "M001")
    assert code_of(lambda: company.lock("E002", "M001")) == "mentor-full"


def test_none_of_these_is_told_to_hr_at_once_and_asked_again_in_the_next_wave():
    """The wave goes on with the others; HR's word is kept before the mentee is asked again."""
    company = started()
    company.choose("E001", "", words="digest")
    assert company.summaries["E001"].incident == "chose-nobody"
    assert {mail.to for mail in company.mails_of("hr-incident")} == {company.ref("hr"), company.ref("hr2")}
    company.choose("E002", "M002")
    assert couples(company) == [("E002", "M002")]
    assert dict(proposed(company).unmatched)["E001"] == "chose-nobody"
    assert [way.change for way in proposed(company).ways if way.journey == "E001"] == ["choose", "by-hand"]

    while not company.asks("E001"):
        company.jump()

    assert company.summaries["E001"].incident == ""
    assert company.choosable("E001") == ["M001"]


def test_hr_makes_by_hand_the_pair_of_who_named_nobody():
    company = started()
    company.choose("E001")
    company.lock("E001", "M001")
    company.choose("E002", "M002")
    assert sorted(couples(company)) == [("E001", "M001"), ("E002", "M002")]
    assert company.summaries["E001"].incident == ""


def test_silence_holds_nobody_up_and_hr_is_told():
    """Past the due date and its grace the wave goes on without; HR hears of it, and a late choice counts."""
    company = started()
    company.choose("E002", "M002")
    assert company.summaries[company.cohort].awaits == ("choice",)
    while not couples(company):
        assert company.jump()

    assert couples(company) == [("E002", "M002")]
    assert company.summaries["E001"].incident == "no-choice"
    assert company.mails_of("hr-incident")
    assert dict(proposed(company).unmatched) == {"E001": "no-choice", "M001": "not-chosen"}
    company.choose("E001", "M001")
    assert company.summaries["E001"].incident == ""
    assert couples(company) == [("E002", "M002"), ("E001", "M001")]


def test_hr_chooses_on_behalf_of_who_does_not():
    """With a reason, as for a form; the journal says for whom."""
    company = started(1, 1)
    company.choose("E001", "M001", on_behalf="hr")
    assert couples(company) == [("E001", "M001")]
    assert company.states["E001"].tasks["E001.match.1"].principal == company.ref("me1")


def test_who_stays_silent_is_asked_once_and_is_hrs_to_decide():
    """No wave is spent on who is late: the task takes a choice still, the incident stands, and HR may choose."""
    company = started(1, 1)
    company.jump_to_end()
    assert company.task("E001", "match").state.value == "late"
    assert [mail.to for mail in company.mails_of("reminder")] == [company.ref("me1")]
    assert company.summaries["E001"].incident == "no-choice"
    assert [mail.data["cause"] for mail in company.mails_of("hr-incident")] == ["no-choice"] * 2
    company.choose("E001", "M001", on_behalf="hr")
    assert couples(company) == [("E001", "M001")]


def test_who_wants_none_of_them_in_any_wave_ends_unmatched_and_not_without_hr():
    """Three waves ask three times, HR is told each time; then the mentee hears kindly that it came to nothing."""
    company = started(1, 1)
    for _ in range(3):
        while not company.asks("E001"):
            company.jump()
        company.choose("E001")
    company.jump_to_end()
    assert company.ending("E001") == "unmatched"
    assert [mail.data["cause"] for mail in company.mails_of("hr-incident")] == ["chose-nobody"] * 6
    assert company.over


def test_a_pair_that_is_sent_back_is_chosen_anew_and_the_others_stay():
    """In the same wave: the broken pair is barred, its mentee alone is asked again."""
    company = started(2, 3, more=APPROVE)
    company.choose("E001", "M001")
    company.choose("E002", "M002")
    company.decide(company.cohort, "approve", "revise", pairs=("P001",))

    assert company.asks("E001") == ["match"]
    assert company.asks("E002") == []
    assert company.choosable("E001") == ["M003"]
    company.choose("E001", "M003")
    company.decide(company.cohort, "approve", "approve")

    assert sorted(couples(company)) == [("E001", "M003"), ("E002", "M002")]
    assert "P002" in company.states


def test_a_mentor_who_leaves_before_the_pair_is_made_is_named_anew():
    """The choice is void, the wave says so, and the next one asks again."""
    company = started(2, 3)
    company.choose("E001", "M001")
    company.leave("M001")
    company.choose("E002", "M002")
    assert couples(company) == [("E002", "M002")]
    assert dict(proposed(company).unmatched)["E001"] == "choice-gone"
    while not company.asks("E001"):
        company.jump()
    assert company.choosable("E001") == ["M003"]


def test_a_choice_is_made_once():
    """The second one is refused, and told what was said first."""
    company = started()
    task = company.task("E001", "match")
    company.choose("E001", "M001")
    choices, me = company.choices(), task.to[0]
    with pytest.raises(RefusedError) as refused:
        company.act("E001", lambda p, s, n: commands.choose(p, s, n, choices, me, task.id, "M002", company.now), me)
    assert (refused.value.code, refused.value.data["result"]) == ("task-closed", "chosen")
