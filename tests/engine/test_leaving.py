"""Rule 11, and what HR may do with a journey: leave, stop, hold, release."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.company import ACCEPT, HEAD, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Ended
from revflow.domain.journeys import Ending, Scope
from revflow.domain.tasks import TaskState
from revflow.engine import State, advance, commands


def in_pairs(mentees=2, mentors=2):
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT), mentees, mentors)
    company.all_forms()
    for code in company.of(Scope.PAIR):
        company.accept(code)
    return company


def hold(company, code, cause="hr"):
    company.act(code, lambda p, s, n: commands.hold(p, s, n, "", cause, company.now))


def test_who_leaves_ends_at_once_with_the_pair_and_all_tasks():
    """Rule 11: pairs stopped, tasks withdrawn, both in the transaction's consequences."""
    company = in_pairs()
    mentee = company.states["P001"].journey.mentee

    company.leave(mentee)

    assert (company.ending(mentee), company.ending("P001")) == ("left", "stopped")
    assert [task.state for task in company.states["P001"].tasks.values() if task.step == "plan"] == [
        TaskState.WITHDRAWN
    ]


def test_the_partner_is_told_kindly_and_the_one_who_left_only_that():
    """Rule 11: `pair-ended` goes to the partner alone, HR hears who has left."""
    company = in_pairs()
    journey = company.states["P001"].journey
    partner = company.states[journey.mentor].journey.person

    company.leave(journey.mentee)

    assert [(mail.to, mail.data["cause"]) for mail in company.mails_of("pair-ended")] == [(partner, "partner-left")]
    assert [mail.to for mail in company.mails_of("ending-left")] == [company.states[journey.mentee].journey.person]
    assert {mail.to for mail in company.mails_of("hr-left")} == {company.ref("hr"), company.ref("hr2")}


def test_the_partner_of_one_who_left_rejoins_the_pool():
    """Rule 11: the next wave may take him or her."""
    company = in_pairs(3, 2)
    mentee = company.states["P001"].journey.mentee
    mentor = company.states["P001"].journey.mentor

    company.leave(mentee)
    company.move_to(MONDAY + timedelta(days=14))

    later = [company.states[code].journey for code in company.of(Scope.PAIR)[2:]]
    assert [pair.mentor for pair in later] == [mentor]


def test_leaving_works_before_there_is_a_pair():
    """Rule 11: at any point."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))

    company.leave("E001")

    assert company.ending("E001") == "left"
    assert company.states["E001"].open_tasks() == ()


def test_an_open_decision_of_the_pair_is_dead_once_the_partner_left():
    """Rule 11: links are dead; the refusal says that the journey has ended."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()
    task = company.task("P001", "accept", "mentor")
    company.leave("E001")

    with pytest.raises(RefusedError) as refused:
        company.decide("P001", "accept", "approve", task=task)

    assert refused.value.code == "journey-ended"


def test_a_planned_session_is_called_off_when_somebody_leaves():
    """Rule 11: invitations are cancelled; session 1, which was held, is kept."""
    sessions = "  - {id: talks, kind: sessions, for_each: pair, count: 5}\n"
    company = Company(program_of(NEEDS, OFFER, MATCH, sessions, REPORT))
    company.all_forms()
    company.meet("P001", "talks", MONDAY + timedelta(days=1))
    company.move_to(MONDAY + timedelta(days=2))
    company.settle_session("P001", "talks", "held")
    company.meet("P001", "talks", MONDAY + timedelta(days=8))

    company.leave("E001")

    assert {mail.to for mail in company.mails_of("session-cancelled")} == {company.ref("me1"), company.ref("mo1")}
    assert {mail.data["number"] for mail in company.mails_of("session-cancelled")} == {2}
    assert company.summaries["P001"].counts["sessions.held"] == 1


def test_nobody_leaves_twice():
    """An ended journey refuses, and says how it ended."""
    company = in_pairs()
    company.leave("E001")

    with pytest.raises(RefusedError) as refused:
        company.leave("E001")

    assert (refused.value.code, refused.value.data["ending"]) == ("journey-ended", "left")


def test_only_a_person_s_journey_can_be_left():
    """A pair is left by one of its two people."""
    company = in_pairs()

    with pytest.raises(RefusedError) as refused:
        company.leave("P001")

    assert refused.value.code == "leave-of-person"


def test_where_participation_is_required_leaving_is_with_hr():
    """Rule 11: the participant is refused, HR is not."""
    head = HEAD.replace("topics:", "participation: required\ntopics:")
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT, head=head))
    with pytest.raises(RefusedError) as refused:
        company.leave("E001")
    assert refused.value.code == "leave-with-hr"

    company.act("E001", lambda p, s, n: commands.leave(p, s, n, company.ref("hr"), company.now))

    assert company.ending("E001") == "left"


def test_stopping_the_cohort_stops_everything():
    """HR ends a cohort: every journey ends, people are told once."""
    company = in_pairs()

    company.stop(company.cohort)

    assert set(company.endings().values()) == {"stopped"}
    assert len(company.mails_of("ending-stopped")) == 4
    assert company.mails_of("pair-ended") == []


def test_a_stopped_pair_frees_both_for_others():
    """HR stops one pair: both are told, and rejoin the pool."""
    company = in_pairs()

    company.stop("P001")

    assert company.ending("P001") == "stopped"
    assert len(company.mails_of("pair-ended")) == 2
    assert company.ending(company.states["P001"].journey.mentee) == ""


def test_one_on_hold_may_leave():
    """Rule 11: leaving works at any point."""
    company = in_pairs()
    hold(company, "E001", "operator-cancel")

    company.leave("E001")

    assert company.ending("E001") == "left"


def test_who_leaves_between_proposal_and_approval_gets_no_pair():
    """Rule 11: the proposal is dropped, the other one waits for a later wave and is asked nothing."""
    approval = "  - {id: approval, kind: approval, by: hr, outcomes: {approve: next, revise: match}}\n"
    company = Company(program_of(NEEDS, OFFER, MATCH, approval, ACCEPT, PLAN, REPORT), 2, 2)
    company.all_forms()
    pairs = {p.code: p for e in company.events(company.cohort) for p in getattr(e.fact, "pairs", ())}

    company.leave(pairs["P001"].mentee)
    company.decide(company.cohort, "approval", "approve")

    assert company.of(Scope.PAIR) == ["P002"]
    assert company.summaries[pairs["P001"].mentor].awaits == ("match",)
    assert company.mails_of("pair-ended") == []


def test_no_topic_is_opened_for_a_pair_that_lost_one_before_its_approval():
    """Rules 8 and 11: only pairs that begin lead on a topic."""
    approval = "  - {id: approval, kind: approval, by: hr, outcomes: {approve: next, revise: match}}\n"
    module = "  - {id: module, kind: module, for_each: topic, by: sponsor, deliverables: {outline: {accept: [pdf]}}}\n"
    company = Company(program_of(NEEDS, OFFER, MATCH, approval, module, PLAN, REPORT), 2, 2)
    for number, topic in enumerate(("web", "data"), start=1):
        company.want(f"E00{number}", topic)
        company.offer(f"M00{number}", topic)

    company.leave("M001")
    company.decide(company.cohort, "approval", "approve")

    assert [company.states[code].journey.topics for code in company.of(Scope.TOPIC)] == [("data",)]


@pytest.mark.parametrize(("code", "cause"), [("E001", "mentee-left"), ("M001", "mentor-left")])
def test_a_pair_that_was_opened_for_one_who_had_left_ends_by_itself(code, cause):
    """Rule 11: whoever left while the pair was being opened could not tell it; it asks nobody, and mails the other."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT))
    company.all_forms()
    state = State(company.states["P001"].journey)
    linked = company.linked("P001")
    others = tuple(replace(s, ending=Ending.LEFT) if s.journey.code == code else s for s in linked.journeys)

    (move,) = advance(company.program, state, replace(linked, journeys=others), company.now).moves

    assert move.change.facts == (Ended("stopped", cause),)
    partner = {"E001": "mo1", "M001": "me1"}[code]
    assert [(mail.template, mail.to) for mail in move.change.mails] == [("pair-ended", company.ref(partner))]


def test_a_pair_on_hold_whose_mentee_has_left_ends_all_the_same():
    """Rule 11: at any point."""
    company = in_pairs(1, 1)
    hold(company, "P001", "operator-cancel")

    company.leave("E001")

    assert company.ending("P001") == "stopped"


def test_only_the_participant_or_hr_may_say_that_somebody_leaves():
    """Rule 11: neither the partner nor a manager ends somebody's part."""
    company = in_pairs()

    for stranger in ("mo1", "chief", "me2"):
        with pytest.raises(RefusedError) as refused:
            company.act("E001", lambda p, s, n, who=stranger: commands.leave(p, s, n, company.ref(who), company.now))
        assert refused.value.code == "not-yours"

    company.act("E001", lambda p, s, n: commands.leave(p, s, n, "", company.now))
    assert company.ending("E001") == "left"


@pytest.mark.parametrize("reason", ["Jean is ill", "jean@x.test", "9-lives", "x" * 32, "line\nbreak", "Budget"])
@pytest.mark.parametrize("command", [commands.stop, commands.hold])
def test_a_reason_is_a_code_and_never_free_text(command, reason):
    """What the journal keeps for ever says nothing of a person."""
    company = in_pairs()

    with pytest.raises(RefusedError) as refused:
        company.act("P001", lambda p, s, n: command(p, s, n, "", reason, company.now))

    assert (refused.value.code, refused.value.data) == ("reason-code", {})


def test_a_reason_in_code_is_kept():
    """The journal says why HR stopped a journey; without a reason it says `hr`."""
    company = in_pairs()

    company.act("P001", lambda p, s, n: commands.stop(p, s, n, "", "budget-cut", company.now))
    company.act("P002", lambda p, s, n: commands.stop(p, s, n, "", "", company.now))

    ends = [company.events(code)[-1].fact for code in ("P001", "P002")]
    assert ends == [Ended("stopped", "budget-cut"), Ended("stopped", "hr")]
