"""Rule 23: actions that fail are tried again by timers, then are an incident."""

from engine.company import MATCH, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.engine import commands


def test_an_action_that_fails_is_tried_again_by_timers_then_is_an_incident():
    """Rule 23: 10 s, 1 min, 10 min, 1 h, 6 h, then HR hears of it."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    company.fails = lambda _code, _work: "disk-full"
    company.want("E001")
    company.offer("M001")
    cohort = company.cohort
    pauses = []
    while company.summaries[cohort].wake_at is not None:
        pauses.append((company.summaries[cohort].wake_at - company.now).total_seconds())
        company.jump()

    assert pauses == [10, 60, 600, 3600, 21600]
    assert company.summaries[cohort].incident == "action-failed"
    assert len(company.mails_of("hr-incident")) == 2


def test_a_failed_action_is_tried_anew_when_a_person_says_so():
    """Rule 23: retry makes its tries start anew."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    company.fails = lambda _code, _work: "disk-full"
    company.all_forms()
    company.jump_to_end()
    company.fails = lambda _code, _work: ""

    company.act(company.cohort, lambda p, s, n: commands.retry(p, s, n, "", company.now))

    assert company.steps(company.cohort) == {"match": ""}
    assert company.summaries[company.cohort].incident == ""
