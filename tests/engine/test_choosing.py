"""Mentees who name their mentors, and HR that draws the pairs (issue 4; GE 1999: each executive names a mentor)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.company import ACCEPT, MATCH, NEEDS, OFFER, REPORT, Company, program_of
from engine.golden_path import assert_golden
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Proposed
from revflow.domain.journeys import Scope

CHOOSE = MATCH.replace("kind: match", "kind: match, chosen_by: mentee")
DRAW = MATCH.replace("kind: match", "kind: match, chosen_by: hr")
APPROVE = "  - {id: approve, kind: approval, by: hr, outcomes: {approve: next, revise: match}}\n"


def started(mentees=2, mentors=2, match=CHOOSE, *, more=""):
    """Return a cohort whose people have all answered: the match is what it waits for."""
    company = Company(program_of(NEEDS, OFFER, match, more, ACCEPT, REPORT), mentees, mentors)
    company.all_forms()
    return company


def couples(company):
    """Return who is, or was, a pair."""
    pairs = (company.states[code].journey for code in company.of(Scope.PAIR))
    return [(pair.mentee, pair.mentor) for pair in pairs]


def proposed(company):
    """Return what the match has proposed last."""
    facts = [event.fact for event in company.events(company.cohort) if isinstance(event.fact, Proposed)]
    return facts[-1]


def code_of(act):
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.code


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
    company = started()
    company.choose("E001", "M001")
    task = company.states["E001"].tasks["E001.match.1"]
    assert (task.state.value, task.result) == ("done", "chosen")


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


ACTS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["first", "last", "nobody", "silent", "leave", "decline", "time"])),
    min_size=4,
    max_size=16,
)


@settings(max_examples=25, deadline=None)
@given(acts=ACTS, capacity=st.integers(1, 2), mentors=st.integers(1, 4))
def test_whatever_mentees_do_nobody_is_over_full_or_forgotten(acts, capacity, mentors):
    """No mentor has more than the places, no pair is made twice, and all are paired, named to HR, or gone."""
    match = CHOOSE.replace("kind: match", f"kind: match, mentees_per_mentor: {capacity}")
    company = started(4, mentors, match)
    for number, act in acts:
        _do(company, f"E{number + 1:03d}", act)
        _check(company, capacity)
    company.jump_to_end()
    _check(company, capacity)
    asked_hr = {mail.journey for mail in company.mails_of("hr-incident")}
    named = {code for event in company.events(company.cohort) for code in _unmatched(event.fact)}
    for code in company.of(Scope.MENTEE):
        paired = code in {mentee for mentee, _mentor in couples(company)}
        assert paired or company.ending(code) == "left" or code in named | asked_hr


def _unmatched(fact):
    return [code for code, _why in fact.unmatched] if isinstance(fact, Proposed) else []


def _do(company, code, act):
    if act == "time":
        company.jump()
    elif act == "leave" and not company.ending(code):
        company.leave(code)
    elif act == "decline":
        waiting = [c for c in company.of(Scope.PAIR) if "accept" in company.asks(c)]
        if waiting:
            company.decide(waiting[0], "accept", "decline", "mentor", task=company.task(waiting[0], "accept"))
    elif "match" in company.asks(code):
        choosable = company.choosable(code)
        if act == "nobody":
            company.choose(code)
        elif act in ("first", "last") and choosable:
            company.choose(code, choosable[0 if act == "first" else -1])


def _check(company, capacity):
    runs = [company.states[c].journey for c in company.of(Scope.PAIR) if not company.ending(c)]
    mentors = [pair.mentor for pair in runs]
    assert all(mentors.count(mentor) <= capacity for mentor in mentors)
    assert len(couples(company)) == len(set(couples(company)))
