"""A topic without a mentor is told to whoever asked for it, though another one has its pair."""

from engine.company import PLAN
from engine.test_crossed import company_of, pairs


def told(company):
    """What mentees heard of their topics: (waiting, unmet, own) for each mail."""
    mails = company.mails_of("topics-unmet")
    return [(company.people[m.to].name, m.data["waiting"], m.data["unmet"], m.data["own"]) for m in mails]


def one_taught(*topics, offered=("web",), mentors=1):
    company = company_of(PLAN, mentees=1, mentors=mentors)
    for number, topic in enumerate(offered, start=1):
        company.offer(f"M{number:03d}", topic)
    company.want("E001", "web", *topics)
    return company


def test_a_topic_that_nobody_can_teach_is_told_at_once_and_once():
    """While the other one begins; nothing more is said of it."""
    company = one_taught("chat")
    assert told(company) == [("me1", [], ["chat"], [])]

    company.jump()
    company.answer("P001", "plan")
    company.jump_to_end()

    assert len(told(company)) == 1
    assert company.ending("E001") == "finished"


def test_a_topic_that_a_later_wave_may_meet_is_told_as_such_and_again_when_none_can():
    """The one mentor who masters it is with somebody else."""
    company = company_of(PLAN, mentees=2, mentors=2)
    company.offer("M001", "web")
    company.offer("M002", "data")
    company.want("E001", "web", "data")
    company.want("E002", "data")
    assert told(company) == [("me1", ["data"], [], [])]

    company.leave("M002")

    assert told(company)[1:] == [("me1", [], ["data"], [])]


def test_who_has_no_mentor_at_all_hears_it_by_the_end_alone():
    """Two mails would say the same."""
    company = company_of(PLAN, mentees=2, mentors=1)
    company.offer("M001", "web")
    company.want("E001", "chat")
    company.want("E002", "web")

    assert told(company) == []
    assert company.ending("E001") == "unmatched"


def test_who_offers_the_same_topic_hears_why_nobody_was_asked():
    """Nobody is taught what he or she teaches."""
    company = company_of(PLAN, both=1, mentors=1)
    company.offer("M001", "web")
    company.offer("M002", "data")
    company.want("E001", "web", "data")

    assert [pair[2] for pair in pairs(company).values()] == ["web"]
    assert told(company) == [("both1", [], [], ["data"])]
