"""HR wants two of a crossed match as a pair on one topic: the wave makes it on that one, or says why not."""

import pytest

from engine.company import MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from engine.test_crossed import company_of, pairs
from engine.test_waves import facts
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Proposed
from revflow.engine import commands


def want(company, mentee, mentor, topic, how="together"):
    """HR's console says so."""
    company.act(
        company.cohort,
        lambda p, s, n: commands.lock(p, s, n, "", mentee, mentor, how, company.now, topic=topic),
    )


def refused(company, *words):
    with pytest.raises(RefusedError) as error:
        want(company, *words)
    return error.value.code, error.value.data.get("rule", "")


@pytest.mark.parametrize("topic", ["web", "data"])
def test_the_pair_is_on_the_topic_that_hr_names(topic):
    """Whatever the match would have found for the two."""
    company = company_of(PLAN, mentees=1, mentors=1)
    want(company, "E001", "M001", topic)
    company.offer("M001", "web", "data")
    company.want("E001", "web", "data")

    assert pairs(company) == {"P001": ("E001", "M001", topic)}


def test_a_topic_that_is_not_asked_for_is_told_with_the_wave():
    """HR spoke before the executive answered; the other topics are matched."""
    company = company_of(PLAN, mentees=1, mentors=1)
    want(company, "E001", "M001", "chat")
    company.offer("M001", "web", "chat")
    company.want("E001", "web")

    assert facts(company, Proposed)[-1].unkept == (("E001", "M001", "not-on-topic"),)
    assert pairs(company) == {"P001": ("E001", "M001", "web")}


def test_another_mentor_on_the_same_topic_takes_the_first_one_s_place():
    """One on another topic stays wanted."""
    company = company_of(PLAN, mentees=1, mentors=3)
    want(company, "E001", "M001", "web")
    want(company, "E001", "M002", "data")
    want(company, "E001", "M003", "web")

    locks = company.states[company.cohort].locks

    assert locks == {("E001", "M001"): "free", ("E001", "M002"): "together", ("E001", "M003"): "together"}


def test_the_topic_may_be_said_anew():
    """The newest word counts."""
    company = company_of(PLAN, mentees=1, mentors=1)
    want(company, "E001", "M001", "web")
    want(company, "E001", "M001", "data")
    company.offer("M001", "web", "data")
    company.want("E001", "web", "data")

    assert pairs(company) == {"P001": ("E001", "M001", "data")}


def test_what_cannot_be_is_refused_at_once():
    """An unknown topic, one that is not asked for, not taught, or has a mentor."""
    company = company_of(PLAN, mentees=2, mentors=2)
    for code, topic in (("M001", "web"), ("M002", "data")):
        company.offer(code, topic)
    company.want("E001", "web", "chat")
    assert refused(company, "E001", "M001", "cooking") == ("topic-unknown-here", "")
    assert refused(company, "E001", "M001", "data") == ("pair-forbidden", "not-on-topic")
    assert refused(company, "E001", "M001", "chat") == ("pair-forbidden", "not-on-topic")
    company.want("E002", "data")

    assert refused(company, "E001", "M002", "web") == ("topic-served", "")


def test_where_a_pair_has_all_its_topics_none_is_named():
    """Only a crossed match makes pairs on one."""
    company = Company(program_of(NEEDS, OFFER, MATCH, REPORT))

    assert refused(company, "E001", "M001", "web") == ("topic-not-crossed", "")
