"""Rule 4: until the first wave has opened, nobody ends for want of a partner: HR decides to wait or to stop."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.facts import Alerted, Entered, Paired
from revflow.domain.journeys import Scope
from revflow.engine import advance
from revflow.engine.driver import Driver

VETTING = "  - {id: vetting, kind: approval, for_each: mentor, by: hr, outcomes: {approve: next, decline: leave}}\n"
READY = "  - {id: match, kind: match, ready: {share: 90 %, at_latest: 30 days}, waves: {every: 2 weeks, max: 4}}\n"


def facts(company, kind):
    return [event.fact for event in company.events(company.cohort) if isinstance(event.fact, kind)]


def all_mentors_declined():
    """HR declines the one mentor at vetting; of three mentees two have answered."""
    company = Company(program_of(NEEDS, OFFER, VETTING, READY, ACCEPT, REPORT), 3, 1)
    company.want("E001")
    company.want("E002")
    company.offer("M001")
    company.decide("M001", "vetting", "decline")
    return company


def all_mentors_left():
    """Of three mentees two have answered; both mentors leave."""
    company = Company(program_of(NEEDS, OFFER, READY, ACCEPT, REPORT), 3, 2)
    company.want("E001")
    company.want("E002")
    company.offer("M001")
    company.leave("M001")
    company.leave("M002")
    return company


def all_mentees_left():
    """One mentor has offered, one has not answered; the mentees leave."""
    company = Company(program_of(NEEDS, OFFER, READY, ACCEPT, REPORT), 2, 2)
    company.want("E001")
    company.offer("M001")
    company.leave("E001")
    company.leave("E002")
    return company


def nobody_fits():
    """Everybody came, and no two have a topic in common."""
    company = Company(program_of(NEEDS, OFFER, READY, ACCEPT, REPORT), 2, 1)
    company.want("E001", "web")
    company.want("E002", "web")
    company.offer("M001", "data")
    return company


def everybody_left():
    """Nobody is there any more, on either side."""
    company = Company(program_of(NEEDS, OFFER, READY, ACCEPT, REPORT), 1, 1)
    company.leave("E001")
    company.leave("M001")
    return company


STORIES = [all_mentors_declined, all_mentors_left, all_mentees_left, nobody_fits, everybody_left]
NAMES = [story.__name__ for story in STORIES]


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_where_nobody_is_left_to_be_paired_hr_hears_of_it_at_once(story):
    """Rule 4: given one side without anybody, when the last one goes, then HR has its mail and the cohort awaits HR."""
    company = story()

    cohort = company.summaries[company.cohort]

    assert company.now == MONDAY
    assert (cohort.incident, cohort.awaits) == ("nobody-to-match", ("hr",))
    told = [(mail.to, mail.journey, mail.data["cause"]) for mail in company.mails_of("hr-incident")]
    assert told == [(company.ref(name), company.cohort, "nobody-to-match") for name in ("hr", "hr2")]


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_nothing_ends_by_itself_before_the_first_wave(story):
    """Rules 4 and 5: given nobody to be paired with, when any time passes, then all wait, and HR is not told again."""
    company = story()
    there = [code for code, ending in company.endings().items() if ending is None]

    company.move_to(MONDAY + timedelta(days=400))

    assert [code for code, ending in company.endings().items() if ending is None] == there
    assert "unmatched" not in company.endings().values()
    assert company.mails_of("report") == []
    assert len(facts(company, Alerted)) == 1


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_hr_stops_a_cohort_in_which_nobody_can_be_paired(story):
    """Rule 4: given HR's word to stop, then whoever is still there is told kindly, and all has ended."""
    company = story()
    there = [s.journey.person for s in company.summaries.values() if s.ending is None and s.journey.person]

    company.stop(company.cohort)

    assert company.over
    assert company.ending(company.cohort) == "stopped"
    assert [mail.to for mail in company.mails_of("ending-stopped")] == there
    assert company.summaries[company.cohort].incident == ""


def test_the_first_wave_opens_if_somebody_of_the_other_side_is_there_after_all():
    """Rule 4: given an empty side, when it is empty no more, then the incident is over and the match goes on."""
    company = Company(program_of(NEEDS, OFFER, MATCH, PLAN, REPORT))
    company.want("E001")
    offered = replace(company.summaries["M001"], steps={"offer": ""})
    company.leave("M001")
    linked = company.linked(company.cohort)
    again = replace(linked, journeys=tuple(offered if s.journey.code == "M001" else s for s in linked.journeys))

    upcoming = advance(company.program, company.states[company.cohort], again, company.now)

    assert company.summaries[company.cohort].incident == "nobody-to-match"
    assert upcoming.summary.incident == ""
    assert [type(fact) for move in upcoming.moves for fact in move.change.facts] == [Entered]


def test_who_cannot_be_matched_while_others_can_ends_only_when_the_first_wave_has_run():
    """Rules 4 and 5: given a topic that nobody offers, when others are still awaited, then that one waits with them."""
    ready = READY.replace("90 %", "100 %")
    company = Company(program_of(NEEDS, OFFER, ready, PLAN, REPORT), 3, 2)
    company.want("E001", "web")
    company.want("E002", "data")
    company.offer("M001", "web")
    company.offer("M002", "web")
    waiting = company.summaries["E002"]

    company.want("E003", "web")

    assert (waiting.ending, waiting.awaits) == (None, ("match",))
    assert facts(company, Paired) == [Paired(1, ("P001", "P002"))]
    assert company.ending("E002") == "unmatched"
    assert company.summaries[company.cohort].incident == ""


def test_nobody_hears_of_an_empty_side_before_the_cohort_begins():
    """Rule 4: given a later start, when a cohort without mentors is launched, then HR hears of it at the start."""
    people = Company(program_of(NEEDS, MATCH, REPORT), mentees=1, mentors=0)
    waiting = Driver(people.program, people.people, MONDAY)
    start = MONDAY + timedelta(days=3)
    waiting.launch(at=start)
    before = (waiting.summaries[waiting.cohort].incident, len(waiting.mails))

    waiting.move_to(start)

    assert before == ("", 0)
    assert waiting.summaries[waiting.cohort].incident == "nobody-to-match"


def test_where_the_match_is_left_out_people_end_without_a_partner():
    """Rules 2 and 5: given a match that `when` leaves out, when all have answered, then no wave is waited for."""
    company = Company(program_of(NEEDS, OFFER, MATCH.replace("waves", "when: groups.nobody, waves"), REPORT))

    company.all_forms()

    assert (company.ending("E001"), company.ending("M001")) == ("unmatched", "unmatched")
    assert company.ending(company.cohort) == "finished"
    assert company.of(Scope.PAIR) == []
