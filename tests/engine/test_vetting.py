"""Vetting topic by topic (rule 18), what the match makes of it, and second chances: golden paths and their corners."""

from datetime import timedelta

import pytest

from engine.company import HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.golden_path import assert_golden
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Proposed
from revflow.domain.journeys import Scope
from revflow.engine import commands

VET = (
    "  - {id: vet, kind: approval, for_each: mentor, by: hr, rubric: {mastery: 3, pedagogy: 2}, per_topic: [mastery],"
    " outcomes: {approve: next, later: {then: offer, after: 3 months}, decline: leave}}\n"
)
GOOD = {"mastery.web": 4, "mastery.data": 1, "pedagogy": 3}


def vetted(mentors=1, mentees=1, vet=VET):
    company = Company(program_of(NEEDS, OFFER, vet, MATCH, PLAN, REPORT), mentees=mentees, mentors=mentors)
    for code in company.of(Scope.MENTOR):
        company.offer(code, "web", "data")
    return company


def judge(company, code, outcome, scores=None, topics=None):
    task = company.task(code, "vet")
    ballot = (outcome, "", tuple((scores or {}).items()), ())
    actor = task.to[0]
    company.act(
        code, lambda p, s, n: commands.decide(p, s, n, actor, task.id, *ballot, company.now, topics=topics), actor
    )


def refusal(company, *args, **more):
    with pytest.raises(RefusedError) as error:
        judge(company, "M001", *args, **more)
    return error.value


def proposed(company):
    return [e.fact for e in company.states["C001"].events if isinstance(e.fact, Proposed)][-1].pairs


def test_a_mentor_is_approved_for_one_topic_and_not_for_another():
    """Given web mastered and data not, when web alone is approved, then the match knows of web, and a mail is kind."""
    company = vetted(mentees=2)
    judge(company, "M001", "approve", GOOD, ["web"])
    company.want("E001", "data")
    company.want("E002", "web", "data")

    assert_golden("vetting-by-topic", company.path)
    (pair,) = proposed(company)
    assert (pair.mentee, pair.topics) == ("E002", ("web",))
    (mail,) = company.mails_of("vetting-topics")
    assert mail.data == {"approved": ["web"], "refused": ["data"], "lines": ["mastery.data"]}


def test_a_line_below_its_minimum_refuses_the_topic_and_says_which():
    """Rule 18: given data scored 1 of 3, when it is to be approved too, then the line and its topic are named."""
    company = vetted()

    refused = refusal(company, "approve", GOOD, ["web", "data"])

    assert (refused.code, refused.data["line"], refused.data["minimum"]) == ("rubric-below", "mastery.data", 3)


@pytest.mark.parametrize(
    ("outcome", "scores", "topics", "code"),
    [
        ("approve", GOOD, [], "topics-none-approved"),
        ("approve", GOOD, ["cooking"], "topic-not-offered"),
        ("approve", {"mastery.web": 4}, ["web"], "rubric-missing"),
        ("approve", {"mastery": 4, "pedagogy": 1}, None, "rubric-below"),
        ("approve", {"mastery.cooking": 4}, None, "rubric-unknown"),
        ("approve", {"pedagogy": 4}, None, "rubric-missing"),
        ("decline", {"mastery.web": 5}, None, "rubric-score"),
    ],
)
def test_what_no_vote_can_say_is_refused(outcome, scores, topics, code):
    """Given a rubric by topic, when a vote leaves out what it needs, or names what is not there, then it is told."""
    assert refusal(vetted(), outcome, scores, topics=topics).code == code


def test_two_voters_do_not_approve_a_mentor_for_no_topic_at_all():
    """Given HR approved web alone, when the sponsor approves data alone, then that is refused, and web named."""
    company = vetted(vet=VET.replace("by: hr,", "by: [hr, sponsor], quorum: all,"))
    scores = {**GOOD, "mastery.data": 4}
    judge(company, "M001", "approve", scores, ["web"])

    refused = refusal(company, "approve", scores, ["data"])

    assert (refused.code, [one.say("en") for one in refused.data["topics"]]) == ("topics-none-in-common", ["Web"])
    judge(company, "M001", "approve", scores, ["web", "data"])
    assert company.mails_of("vetting-topics")[-1].data["approved"] == ["web"]


def test_a_score_without_a_topic_stands_for_all():
    """Given one score of mastery, when nothing else is said, then all topics are approved, and no mail is needed."""
    company = vetted()

    judge(company, "M001", "approve", {"mastery": 3, "pedagogy": 2})

    assert company.steps("M001")["vet"] == "approve"
    assert not company.mails_of("vetting-topics")


def test_topics_are_judged_only_where_the_step_says_so():
    """Given a rubric without per_topic, when topics are named, then it is refused: they would have no effect."""
    company = vetted(vet=VET.replace(" per_topic: [mastery],", ""))

    assert refusal(company, "approve", {"mastery": 3, "pedagogy": 2}, topics=["web"]).code == "topics-not-asked"


def test_who_is_refused_hears_what_would_help():
    """Given two lines below, when a mentor is declined, then the mail of the end names them, and no score."""
    company = vetted()

    judge(company, "M001", "decline", {"mastery.web": 3, "mastery.data": 2, "pedagogy": 0})

    (mail,) = company.mails_of("ending-declined")
    assert mail.data == {"cause": "outcome", "lines": ["mastery.data", "pedagogy"]}


def test_a_second_chance_comes_when_it_was_said_and_holds_up_no_match():
    """Given one mentor of two who is not ready, when three months pass, then he or she is asked, and can match."""
    company = vetted(mentors=2, mentees=2)
    judge(company, "M001", "later", {"mastery": 1})
    judge(company, "M002", "approve", {"mastery": 4, "pedagogy": 4})
    for code in company.of(Scope.MENTEE):
        company.want(code, "web")
    assert [pair.mentor for pair in proposed(company)] == ["M002"]
    assert company.asks("M001") == []
    decided = company.now

    while not company.asks("M001"):
        assert company.jump()
    company.offer("M001", "web", "data")
    judge(company, "M001", "approve", {"mastery": 3, "pedagogy": 3})

    assert company.states["M001"].visits["offer"].entered_at == decided.replace(month=6, hour=7)
    (mail,) = company.mails_of("second-chance")
    assert mail.data == {
        "again": decided.replace(month=6, hour=7).isoformat(),
        "lines": ["mastery.web", "mastery.data"],
    }
    company.move_to(company.now + timedelta(days=15))
    assert [pair.mentor for pair in proposed(company)] == ["M001"]
    assert_golden("second-chance", company.path)


def test_hr_may_give_the_second_chance_sooner():
    """Given three months to wait, when HR has the offer done once more, then it is asked at once."""
    company = vetted()
    judge(company, "M001", "later")
    offered = next(task for task in company.states["M001"].tasks.values() if task.step == "offer")

    company.act(
        "M001", lambda p, s, n: commands.reopen(p, s, n, company.ref("hr"), offered.id, "digest", company.now), ""
    )

    assert company.asks("M001") == ["offer"]


def test_a_second_chance_that_is_taken_back_leaves_nothing_waiting():
    """Given "not yet", when it is taken back, then the gate is open again, and the match waits for it as before."""
    company = vetted()
    judge(company, "M001", "later")
    task = next(task for task in company.states["M001"].tasks.values() if task.step == "vet")

    company.act("M001", lambda p, s, n: commands.take_back(p, s, n, task.to[0], task.id, company.now), task.to[0])

    assert company.asks("M001") == ["vet"]
    assert "later" not in company.summaries["M001"].counts


def test_a_topic_refused_once_can_be_approved_in_the_next_round():
    """Given data left out, when the offer is sent back and all is approved, then data counts again."""
    again = VET.replace("later: {then: offer, after: 3 months}", "revise: offer")
    company = Company(program_of(NEEDS, OFFER, again, MATCH, REPORT, head=HEAD), mentees=1, mentors=1)
    company.offer("M001", "web", "data")
    judge(company, "M001", "approve", GOOD, ["web"])
    assert company.summaries["M001"].counts["refused.data"] == 1
    offered = next(task for task in company.states["M001"].tasks.values() if task.step == "vet")
    company.act(
        "M001", lambda p, s, n: commands.reopen(p, s, n, company.ref("hr"), offered.id, "digest", company.now), ""
    )

    judge(company, "M001", "approve", {"mastery": 4, "pedagogy": 4})

    assert "refused.data" not in company.summaries["M001"].counts
