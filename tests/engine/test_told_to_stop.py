"""Between the word that a journey is stopped, or on hold, and its next drive: nothing of it is decided any more."""

import pytest

from engine.company import ACCEPT, HEAD, MATCH, NEEDS, OFFER, REPORT, Company, program_of
from engine.test_gates import refusal
from engine.test_taken_back import written
from revflow.domain.facts import Voted
from revflow.engine import commands
from revflow.engine.commands.relist import Relisting, relist

GROUPS = "  board: {members: [boss@x.test, board@x.test]}\n  friends: {members: [mo1@x.test]}\n"
WITH_BOARD = HEAD.replace("  nobody:", f"{GROUPS}  nobody:")
CLOSING = (
    "  - {id: closing, kind: approval, for_each: pair, by: [hr, board, mentor.manager, friends], quorum: 3,"
    " max_rounds: 3, outcomes: {approve: next, revise: goals}}\n"
)
GOALS = "  - {id: goals, kind: form, for_each: pair, by: mentor, fields: {aims: {type: text}}}\n"
REASON = "digest"


def half_decided():
    """Return a company whose pair's closing gate has one vote of three; of one entry nobody may be asked."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, GOALS, CLOSING, REPORT, head=WITH_BOARD))
    company.all_forms()
    company.accept("P001")
    company.answer("P001", "goals", aims="x")
    company.decide("P001", "closing", "approve", "hr")
    return company


def end_of_all(company):
    written(company, company.cohort, commands.stop, "hr")


def end_of_one(company):
    written(company, "E001", commands.leave, actor=company.ref("me1"))


def tries(company):
    """Yield whatever anybody may try of the gate: (what, command, arguments, who)."""
    voted = next(t for t in company.states["P001"].tasks.values() if t.step == "closing" and t.result)
    asked = next(t for t in company.states["P001"].tasks.values() if t.awaits == "board")
    goals = next(t for t in company.states["P001"].tasks.values() if t.step == "goals")
    unasked = voted.id.rpartition(".")[0] + ".3"
    hr, boss = company.ref("hr"), company.ref("boss")
    yield "take back", commands.take_back, (voted.id,), hr
    yield "reopen", commands.reopen, (goals.id, REASON), hr
    yield "vote", commands.decide, (asked.id, "approve", "", (), ()), boss
    yield "claim", commands.claim, (asked.id,), boss
    yield "hand over", commands.reassign, (asked.id, company.ref("board")), hr
    yield "name a voter", commands.reassign, (unasked, company.ref("board")), hr
    yield "remind", commands.remind, (asked.id,), hr


def refusals(company):
    return {
        what: refusal(lambda: written(company, "P001", do, *rest, actor=who)).code  # noqa: B023 - called at once
        for what, do, rest, who in tries(company)
    }


@pytest.mark.parametrize("stops", [end_of_all, end_of_one])
def test_a_pair_that_was_told_to_stop_takes_no_second_thoughts_before_it_is_driven(stops):
    """Rule 11 and 15: the worker may be down for long; a vote taken back would open what the stop has closed."""
    company = half_decided()
    stops(company)
    assert company.ending("P001") == ""  # told, and not driven yet

    assert refusals(company) == dict.fromkeys(refusals(company), "journey-ended")

    assert company.states["P001"].open_tasks() == ()
    company.settle()
    assert company.ending("P001") == "stopped"


def test_a_pair_that_was_told_to_hold_takes_none_either():
    """The cohort's hold is the pair's from the moment it is told, driven or not."""
    company = half_decided()
    written(company, company.cohort, commands.hold, "hr")
    assert company.states["P001"].on_hold == "cohort"

    assert refusals(company) == dict.fromkeys(refusals(company), "held")

    assert sum(isinstance(event.fact, Voted) for event in company.events("P001") if "closing" in str(event.fact)) == 1


def test_a_pair_that_was_told_to_go_on_takes_none_before_it_does():
    """Its due dates are put off by its next drive, so that until then it is still on hold."""
    company = half_decided()
    written(company, company.cohort, commands.hold, "hr")
    company.settle()
    written(company, company.cohort, commands.release)

    assert set(refusals(company).values()) == {"held"}

    company.settle()
    company.decide("P001", "closing", "approve", "board")
    assert company.states["P001"].on_hold == ""


def test_whoever_is_gone_from_the_list_has_not_left_what_was_told_to_stop():
    """The cohort's end came first: the partner read that somebody had left, and reports counted one who did."""
    company = half_decided()
    known = dict(company.people)
    end_of_all(company)
    gone = company.ref("me1")
    company.people = {ref: one for ref, one in known.items() if ref != gone}

    change = relist(company.program, company.states["E001"], company.linked("E001"), Relisting(known, {}), company.now)

    assert (change.facts, change.tells) == ((), ())
    company.settle()
    assert [company.ending(code) for code in ("E001", "P001")] == ["stopped", "stopped"]
