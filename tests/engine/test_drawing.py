"""HR draws the pairs of a wave from what the rules suggest."""

import pytest

from engine.choosing_people import APPROVE, DRAW, code_of, couples, proposed, started
from engine.company import ACCEPT, NEEDS, OFFER, Company, program_of


def test_hr_draws_the_pairs_and_sees_what_the_rules_suggest():
    """The suggestion is marked as such; a pair that HR keeps keeps its code, and one of its own is HR's."""
    company = started(2, 3, DRAW)
    suggested = proposed(company)
    assert suggested.suggested
    assert couples(company) == []
    kept = suggested.pairs[0]
    other = next(one for one in ("E001", "E002") if one != kept.mentee)
    free = next(one for one in ("M003", "M002", "M001") if one not in {pair.mentor for pair in suggested.pairs})

    company.draw((kept.mentee, kept.mentor), (other, free))

    final = proposed(company)
    assert not final.suggested
    assert final.pairs[0] == kept
    assert final.pairs[1].pros[0].code == "by-hr"
    assert sorted(couples(company)) == sorted([(kept.mentee, kept.mentor), (other, free)])


def test_whom_hr_leaves_out_is_named_with_a_way_on():
    company = started(2, 2, DRAW)
    company.draw(("E001", "M002"))
    assert dict(proposed(company).unmatched) == {"E002": "not-drawn", "M001": "not-drawn"}
    assert {(way.journey, way.change) for way in proposed(company).ways} == {("E002", "by-hand"), ("M001", "by-hand")}


def test_hr_may_draw_no_pair_at_all_and_is_asked_again_in_the_next_wave():
    company = started(1, 1, DRAW)
    company.draw()
    assert couples(company) == []
    company.jump()
    assert company.asks(company.cohort) == ["match"]
    company.draw(("E001", "M001"))
    assert couples(company) == [("E001", "M001")]


def test_what_the_approval_sends_back_hr_draws_once_more():
    """The pairs that stay are suggested again under their codes, the broken one is not."""
    company = started(2, 3, DRAW, more=APPROVE)
    company.draw(("E001", "M001"), ("E002", "M002"))
    broken = next(pair.code for pair in proposed(company).pairs if pair.mentee == "E001")
    company.decide(company.cohort, "approve", "revise", pairs=(broken,))
    assert ("E001", "M001") not in {(pair.mentee, pair.mentor) for pair in proposed(company).pairs}
    assert code_of(lambda: company.draw(("E001", "M001"))) == "pair-forbidden"
    company.draw(("E001", "M003"), ("E002", "M002"))
    company.decide(company.cohort, "approve", "approve")
    assert sorted(couples(company)) == [("E001", "M003"), ("E002", "M002")]


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        ([("E001", "M001"), ("E001", "M002")], "mentee-twice"),
        ([("E001", "M001"), ("E002", "M001")], "mentor-full"),
        ([("E009", "M001")], "mentee-unknown"),
        ([("E001", "M009")], "mentor-unknown"),
        ([("E001", "M003")], "pair-forbidden"),
        ([("E001", "M004")], "not-at-match"),
    ],
)
def test_what_hr_cannot_draw_is_refused_by_a_word_of_its_own(drawn, code):
    company = Company(program_of(NEEDS, OFFER, DRAW.replace("waves", "ready: {share: 70%}, waves"), ACCEPT), 2, 4)
    for mentee in ("E001", "E002"):
        company.want(mentee)
    for mentor, topic in (("M001", "web"), ("M002", "web"), ("M003", "data")):
        company.offer(mentor, topic)
    assert code_of(lambda: company.draw(*drawn)) == code


def test_what_hr_draws_replaces_what_it_wanted_before():
    company = started(1, 2, DRAW)
    company.lock("E001", "M001")
    company.draw(("E001", "M002"))
    assert couples(company) == [("E001", "M002")]


def test_the_suggestion_waits_for_hr_and_is_late_without_it():
    """No silent pass: HR's task is late, and stays open."""
    company = started(1, 1, DRAW)
    assert company.summaries[company.cohort].awaits == ("hr",)
    for _ in range(10):
        company.jump()
    assert company.task(company.cohort, "match").state.value == "late"
    assert couples(company) == []
