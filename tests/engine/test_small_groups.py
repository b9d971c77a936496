"""A mentor's pairs meet together, in memory: the golden path of a cohort, and what companions are to each other."""

from collections import Counter

import pytest

from engine.company import HEAD, MATCH, NEEDS, OFFER, REPORT, Company, program_of
from engine.gathering import Group
from engine.golden_path import assert_golden
from engine.pair_at_work import sessions
from engine.script import Script
from revflow import shipped
from revflow.definition.load import load
from revflow.domain.errors import RefusedError
from revflow.domain.journeys import Scope
from revflow.domain.tasks import TaskKind
from revflow.engine import commands
from revflow.engine.reporting import MET

MATCH_OF_THREE = MATCH.replace("waves:", "mentees_per_mentor: 3, waves:")


def group(mentees=3, **lines):
    """Pairs of one mentor on one topic, asked for their first date."""
    step = sessions(**{"count": 2, "together": "true", **lines})
    company = Company(program_of(NEEDS, OFFER, MATCH_OF_THREE, step, REPORT, head=HEAD), mentees=mentees)
    company.all_forms()
    return company


def small_group():
    """Three meet twice; the second misses the first date, joins the next one, and has one to go alone."""
    company = group()
    company.path.clear()
    Script(company, outcomes={"P002.sessions.1.s1.a1": "missed"}).play()
    return company


def test_a_small_group_goes_its_golden_path():
    """From the first request to the end, event by event."""
    assert_golden("small-group", small_group().path)


def test_sessions_are_counted_per_pair():
    """All three have held as many as the step says, the second after a missed one."""
    company = small_group()

    counts = [company.summaries[code].counts for code in ("P001", "P002", "P003")]
    assert [(one["sessions.held"], one.get("sessions.missed", 0)) for one in counts] == [(2, 0), (2, 1), (2, 0)]
    assert {company.ending(code) for code in company.states} == {"finished"}


def test_companions_are_the_running_pairs_of_the_mentor_on_the_same_topic():
    """Not those of another topic, not who has ended or held all; alone nobody has any."""
    company = group()
    assert [one.journey.code for one in company.linked("P001").companions] == ["P002", "P003"]

    company.leave(company.states["P002"].journey.mentee)
    assert [one.journey.code for one in company.linked("P001").companions] == ["P003"]
    assert company.linked(company.states["P001"].journey.mentor).companions == ()

    apart = group(together="false")
    assert apart.linked("P001").companions == ()


def test_a_mentee_is_asked_for_a_date_only_where_nobody_else_meets_with_the_pair():
    """The mentor alone while there are three; when the others have left, both of the pair that stays."""
    company = group()
    task = company.task("P001", "sessions")
    assert [company.people[ref].name for ref in task.to] == ["mo1"]

    for code in ("P002", "P003"):
        company.leave(company.states[code].journey.mentee)

    assert sorted(company.people[ref].name for ref in company.task("P001", "sessions").to) == ["me1", "mo1"]
    assert company.states["P001"].tasks[task.id].result == "alone"


def test_who_meets_with_pairs_on_hold_alone_is_asked_as_a_lone_pair():
    """Nobody meets with the pair; who is asked then stays so, and the other one joins again."""
    company = group(2)
    company.act("P002", lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))
    assert sorted(company.people[ref].name for ref in company.task("P001", "sessions").to) == ["me1", "mo1"]

    company.act("P002", lambda p, s, n: commands.release(p, s, n, "", company.now))
    assert len(Group(company, company.task("P001", "sessions")).tasks) == 2


def test_an_executive_moves_a_shared_date_for_nobody_and_a_lone_one_as_ever():
    """Refused while another pair has the date; allowed once that has dropped out."""
    company = group(2)
    Group(company, company.task("P001", "sessions")).plan(company.now.replace(hour=9, day=10))
    seat = commands.Seat(company.states["P001"], company.linked("P001"), "P001.sessions.1.s1.a1", "moved")
    later, mentee = company.now.replace(hour=9, day=12), company.ref("me1")

    with pytest.raises(RefusedError, match="group-moves"):
        commands.settle_together(company.program, [seat], [company.states["P002"]], mentee, later, company.now)
    company.settle_session("P002", "sessions", "cancelled")

    commands.settle_together(company.program, [seat], [company.states["P002"]], mentee, later, company.now)


def test_a_pair_on_hold_keeps_its_date_when_the_others_move_and_is_asked_about_that_one_alone():
    """When it goes on, nobody is asked about two dates at once, and the others' can be settled."""
    company = group(2)
    Group(company, company.task("P001", "sessions")).plan(company.now.replace(hour=9, day=10))
    company.act("P002", lambda p, s, n: commands.hold(p, s, n, "", "hr", company.now))
    seat = commands.Seat(company.states["P001"], company.linked("P001"), "P001.sessions.1.s1.a1", "moved")
    later, mentor = company.now.replace(hour=9, day=12), company.ref("mo1")
    (moved,) = commands.settle_together(company.program, [seat], [], mentor, later, company.now)
    company.act_all({"P001": moved}, mentor)
    company.act("P002", lambda p, s, n: commands.release(p, s, n, "", company.now))
    company.move_to(company.now.replace(hour=12, day=10))

    kept = Group(company, company.task("P002", "sessions"))
    assert kept.tasks == ["P002.sessions.1.s1.a1"]
    kept.settle(mentor)
    company.move_to(company.now.replace(hour=12, day=12))
    Group(company, next(t for t in company.tasks() if t.id.startswith("P001.sessions.1.s1"))).settle(mentor)
    counts = [company.summaries[code].counts for code in ("P001", "P002")]
    assert [one["sessions.held"] for one in counts] == [1, 1]
    assert not {name for name in counts[0] if name.startswith(MET)} & set(counts[1])  # they have not met


def test_pairs_of_a_program_without_together_name_no_date():
    """Old journals and programs without the line read and are written as ever: the field stays empty."""
    company = group(together="false")
    company.meet("P001", "sessions", company.now.replace(hour=9, day=10))

    (session,) = [one for one in company.mails if one.template == "session-invitation" and one.to == company.ref("mo1")]
    assert "meeting" not in session.data
    assert len([t for t in company.states["P001"].open_tasks() if t.kind is TaskKind.SESSION]) == 1


def test_axa_france_meets_in_small_groups():
    """600 for 150 mentors: eight executives and two mentors hold five sessions each, most of them together."""
    company = Company(load(shipped.folder("programs") / "axa-france-2014.yaml").require(), 8, 2)

    Script(company).play()

    endings = Counter((state.journey.scope, company.ending(code)) for code, state in company.states.items())
    assert endings[Scope.PAIR, "finished"] == 8
    met = Counter(name for one in company.summaries.values() for name in one.counts if name.startswith("met."))
    assert sum(met.values()) == 40
    assert max(met.values()) > 1
