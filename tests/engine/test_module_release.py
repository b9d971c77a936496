"""A module is released to the pairs that it is for (rules 8, 9): each once, a later one as soon as it is a pair."""

from datetime import timedelta

from engine.company import ACCEPT, HEAD, MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.golden_path import assert_golden
from revflow.domain.journeys import Scope
from revflow.engine import commands

MODULE = (
    "  - {id: module, kind: module, for_each: topic, after: match, by: sponsor,"
    " deliverables: {outline: {accept: [pdf]}}}\n"
)
WAITS = "  - {id: sessions, kind: sessions, for_each: pair, count: 5, guide: module, after: [accept, module]}\n"


def company_of(mentees=2, mentors=2):
    return Company(
        program_of(NEEDS, OFFER, MATCH, ACCEPT, MODULE, WAITS, REPORT, head=HEAD), mentees=mentees, mentors=mentors
    )


def hand_in(company, code):
    task = company.task(code, "module")
    actor = task.to[0]
    company.act(
        code, lambda p, s, n: commands.attach(p, s, n, actor, task.id, (("outline", "sha"),), company.now), actor
    )


def test_each_pair_hears_of_its_own_topics_module_and_no_other_waits_for_it():
    """Given a module for web alone, when it is there, then the pair on web is told and goes on, that on data waits."""
    company = company_of()
    for person, topic in (("E001", "web"), ("E002", "data")):
        company.want(person, topic)
    for person, topic in (("M001", "web"), ("M002", "data")):
        company.offer(person, topic)
    for pair in company.of(Scope.PAIR):
        company.accept(pair)
    web = next(code for code in company.of(Scope.TOPIC) if company.states[code].journey.topics == ("web",))

    hand_in(company, web)

    assert_golden("module-release", company.path)
    told = {mail.journey for mail in company.mails_of("module-ready")}
    assert [company.states[code].journey.topics for code in told] == [("web",)]
    assert [company.asks(code) for code in company.of(Scope.PAIR) if code not in told] == [[]]
    assert len(company.mails_of("module-ready")) == 2


def test_a_later_pair_is_told_when_both_have_said_yes_and_may_still_think_again():
    """Given a module that is done, when a later pair says yes, then it is told; the yes can be taken back as before."""
    company = company_of(mentees=1, mentors=1)
    company.all_forms()
    hand_in(company, company.of(Scope.TOPIC)[0])
    pair = company.of(Scope.PAIR)[0]
    company.move_to(company.now + timedelta(days=1))
    before = len(company.mails_of("module-ready"))
    company.accept(pair)
    after = len(company.mails_of("module-ready"))
    vote = next(task for task in company.states[pair].tasks.values() if task.awaits == "mentee")

    company.act(pair, lambda p, s, n: commands.take_back(p, s, n, vote.to[0], vote.id, company.now), company.ref("me1"))

    assert (before, after) == (0, 2)
    assert company.asks(pair) == ["accept"]
    company.decide(pair, "accept", "approve", "mentee")
    assert len(company.mails_of("module-ready")) == 2


def test_a_pair_without_a_gate_of_its_own_is_told_at_once():
    """Given a match that makes pairs outright, when the module is there, then they hear of it."""
    company = Company(program_of(NEEDS, OFFER, MATCH, MODULE, PLAN, REPORT), mentees=1, mentors=1)
    company.all_forms()

    hand_in(company, company.of(Scope.TOPIC)[0])

    assert len(company.mails_of("module-ready")) == 2
