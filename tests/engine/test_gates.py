"""Rules 13 to 18: votes, quorums, four eyes, back with rounds, rubrics."""

import pytest

from engine.company import HEAD, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Concluded
from revflow.domain.tasks import TaskState

OUTCOMES = "outcomes: {approve: next, revise: needs, decline: leave}"


def gate(more="by: hr", outcomes=OUTCOMES, name="review"):
    return f"  - {{id: {name}, kind: approval, for_each: mentee, {more}, {outcomes}}}\n"


def at_gate(*gates, head=HEAD, mentees=1, at=MONDAY):
    program = program_of(NEEDS, *(gates or (gate(),)), OFFER, MATCH, PLAN, REPORT, head=head)
    company = Company(program, mentees, at=at)
    company.want("E001")
    return company


def refusal(act):
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value


def test_a_group_s_entry_is_given_by_whoever_of_it_votes_first():
    """Rule 13: one vote per entry, by anybody of the group."""
    company = at_gate()

    company.decide("E001", "review", "approve", by="hr2")

    assert company.states["E001"].visits["review"].outcome == "approve"


def test_the_second_of_a_group_is_told_who_decided_what():
    """Rule 15: a concluded gate takes no more; the refusal says who, what and when."""
    company = at_gate()
    task = company.task("E001", "review")
    company.decide("E001", "review", "approve", by="hr2")

    refused = refusal(lambda: company.decide("E001", "review", "decline", by="hr", task=task))

    assert refused.code == "task-closed"
    assert (refused.data["who"], refused.data["result"]) == (company.ref("hr2"), "approve")
    assert refused.data["at"] == company.now


def test_someone_else_is_refused():
    """Only who is asked may decide."""
    company = at_gate()

    assert refusal(lambda: company.decide("E001", "review", "approve", by="boss")).code == "task-not-yours"


def test_quorum_all_needs_one_of_each_entry():
    """Rule 14: all: the first-named outcome needs every entry."""
    company = at_gate(gate("by: [hr, sponsor], quorum: all"))

    company.decide("E001", "review", "approve", "hr")
    assert company.summaries["E001"].awaits == ("sponsor",)
    company.decide("E001", "review", "approve", "sponsor")

    assert company.states["E001"].visits["review"].outcome == "approve"


def test_quorum_all_concludes_at_once_with_any_other_outcome():
    """Rule 14: one who declines is enough, the other's task is withdrawn."""
    company = at_gate(gate("by: [hr, sponsor], quorum: all"))

    company.decide("E001", "review", "decline", "hr")

    assert company.ending("E001") == "declined"
    assert company.states["E001"].tasks["E001.review.1.1"].state is TaskState.WITHDRAWN


def test_quorum_first_takes_the_first_vote_of_any_entry():
    """Rule 14: first."""
    company = at_gate(gate("by: [hr, sponsor], quorum: first"))

    company.decide("E001", "review", "approve", "sponsor")

    assert company.states["E001"].visits["review"].outcome == "approve"


THREE = "by: [hr, sponsor, mentee.manager]"


@pytest.mark.parametrize(
    ("quorum", "votes", "outcome"),
    [
        ("2", ["approve", "approve"], "approve"),
        ("2", ["approve", "decline"], ""),
        ("2", ["decline", "approve", "decline"], "decline"),
        ("majority", ["approve", "decline", "approve"], "approve"),
        ("majority", ["approve"], ""),
        ("'veto: decline'", ["approve", "decline"], "decline"),
        ("'veto: decline'", ["approve", "approve"], ""),
        ("'veto: decline'", ["approve", "approve", "approve"], "approve"),
        ("all", ["approve", "approve", "approve"], "approve"),
        ("all", ["approve", "decline"], "decline"),
    ],
)
def test_a_quorum_makes_one_outcome_of_votes(quorum, votes, outcome):
    """Rule 14, each quorum: the outcome is there with the vote that makes it, and not before."""
    company = at_gate(gate(f"{THREE}, quorum: {quorum}", "outcomes: {approve: next, decline: leave}"))

    for who, vote in zip(("hr", "sponsor", "mentee.manager"), votes, strict=False):
        company.decide("E001", "review", vote, who)

    assert company.states["E001"].visits["review"].outcome == outcome


def test_one_person_does_not_vote_for_two_entries():
    """Rule 13: distinct people for distinct entries."""
    head = HEAD.replace("[boss@x.test]", "[boss@x.test, hr@x.test]")
    company = at_gate(gate("by: [hr, sponsor], quorum: all"), head=head)
    company.decide("E001", "review", "approve", "hr", by="hr")

    refused = refusal(lambda: company.decide("E001", "review", "approve", "sponsor", by="hr"))

    assert (refused.code, refused.data["outcome"]) == ("already-voted", "approve")
    company.decide("E001", "review", "approve", "sponsor", by="boss")
    assert company.states["E001"].visits["review"].outcome == "approve"


def test_a_gate_whose_only_other_voter_has_voted_already_is_an_incident():
    """Rules 13 and 15: nobody is left, so HR sees it."""
    head = HEAD.replace("[boss@x.test]", "[hr@x.test]")
    company = at_gate(gate("by: [hr, sponsor], quorum: all"), head=head)

    company.decide("E001", "review", "approve", "hr", by="hr")

    assert company.summaries["E001"].incident == "nobody-to-ask:sponsor"


def test_a_subject_never_decides_on_its_own_journey():
    """Rule 16, four eyes: a group's member who is the subject is not asked."""
    head = HEAD.replace("[hr@x.test, hr2@x.test]", "[me1@x.test, hr@x.test]")
    company = at_gate(head=head)

    assert company.task("E001", "review").to == (company.ref("hr"),)
    assert refusal(lambda: company.decide("E001", "review", "approve", by="me1")).code == "own-journey"


def test_a_group_of_the_subject_alone_hands_over_to_the_group_it_escalates_to():
    """Rule 16: then the escalation group."""
    head = HEAD.replace("{members: [hr@x.test, hr2@x.test]}", "{members: [me1@x.test], escalate_to: sponsor}")
    company = at_gate(head=head)

    assert company.task("E001", "review").to == (company.ref("boss"),)


def test_a_gate_with_nobody_to_ask_is_an_incident_told_once():
    """Rule 16: then an incident, and HR hears of it."""
    head = HEAD.replace("[boss@x.test]", "[me1@x.test]")
    company = at_gate(gate("by: sponsor"), head=head)

    assert company.asks("E001") == []
    assert company.summaries["E001"].incident == "nobody-to-ask:sponsor"
    company.move_to(company.now)
    assert [mail.to for mail in company.mails_of("hr-incident")] == [company.ref("hr"), company.ref("hr2")]


def test_a_subject_decides_where_the_step_names_its_role():
    """Rule 16: unless the step names that role."""
    company = at_gate(gate("by: mentee", "outcomes: {approve: next, decline: leave}"))

    company.decide("E001", "review", "approve", by="me1")

    assert company.steps("E001")["review"] == "approve"


def test_an_unknown_outcome_is_refused_with_those_there_are():
    """The refusal lists what may be said."""
    company = at_gate()

    refused = refusal(lambda: company.decide("E001", "review", "aprove"))

    assert (refused.code, refused.data["known"]) == ("outcome-unknown", "approve, revise, decline")


def test_an_outcome_may_require_a_comment():
    """The comment's digest stands in the vote."""
    outcomes = "outcomes: {approve: next, decline: {then: leave, comment: required}}"
    company = at_gate(gate(outcomes=outcomes))
    assert refusal(lambda: company.decide("E001", "review", "decline")).code == "comment-required"

    company.decide("E001", "review", "decline", remark="digest")

    assert company.ending("E001") == "declined"


def test_a_rubric_below_its_minimum_refuses_the_first_outcome_and_names_the_line():
    """Rule 18: it refuses, and never decides."""
    company = at_gate(gate("by: hr, rubric: {clarity: 3, will: 2}"))

    refused = refusal(lambda: company.decide("E001", "review", "approve", scores={"clarity": 2, "will": 4}))

    assert (refused.code, refused.data["line"], refused.data["minimum"]) == ("rubric-below", "clarity", 3)
    assert company.asks("E001") == ["review"]
    assert refusal(lambda: company.decide("E001", "review", "approve", scores={"will": 4})).code == "rubric-missing"


def test_a_score_where_nothing_is_scored_is_refused_in_other_words():
    """There are no lines that could be named."""
    company = at_gate(gate("by: hr"))

    assert refusal(lambda: company.decide("E001", "review", "approve", scores={"will": 4})).code == "rubric-none"


def test_a_rubric_does_not_hinder_another_outcome():
    """Rule 18: low scores may go with a decline, and are kept."""
    company = at_gate(gate("by: hr, rubric: {clarity: 3}"))

    company.decide("E001", "review", "decline", scores={"clarity": 0})

    assert company.ending("E001") == "declined"


@pytest.mark.parametrize(
    ("scores", "code"),
    [({"clarity": 5}, "rubric-score"), ({"clarity": -1}, "rubric-score"), ({"x": 1}, "rubric-unknown")],
)
def test_scores_are_on_the_scale_and_of_known_lines(scores, code):
    """Rule 18: 0 to 4, of the rubric's own lines."""
    company = at_gate(gate("by: hr, rubric: {clarity: 3}"))

    assert refusal(lambda: company.decide("E001", "review", "decline", scores=scores)).code == code


def test_a_vote_on_an_unknown_task_is_refused():
    """A forged or mistyped task."""
    company = at_gate()
    task = company.task("E001", "review")
    company.states["E001"] = company.states["E002"] if "E002" in company.states else company.states["M001"]

    assert refusal(lambda: company.decide("E001", "review", "approve", task=task)).code == "task-unknown"


def test_a_decision_is_no_answer_to_a_form():
    """A task takes only what it asks for."""
    company = Company(program_of(NEEDS, OFFER, REPORT))
    task = company.task("E001", "needs")

    assert refusal(lambda: company.decide("E001", "needs", "approve", task=task)).code == "wrong-kind"


def test_finish_ends_a_journey_well():
    """An outcome may finish the journey before its last step."""
    company = at_gate(gate(outcomes="outcomes: {approve: next, enough: {then: finish, label: Enough}}"))

    company.decide("E001", "review", "enough")

    assert company.ending("E001") == "finished"


def test_an_outcome_is_written_with_the_vote_that_makes_it():
    """Rule 15: vote and conclusion are one change."""
    company = at_gate()

    company.decide("E001", "review", "approve")

    vote, conclusion = company.events("E001")[-2:]
    assert conclusion.fact == Concluded("review", 1, "approve", "next")
    assert (vote.actor, conclusion.actor) == (company.ref("hr"), company.ref("hr"))
