"""Rules 13 to 15 where votes are taken back: HR has the last word as often as it is needed, and entries their turn."""

import pytest

from engine.company import HEAD, MONDAY
from engine.test_gates import at_gate, gate
from engine.test_gone_and_claimed import is_gone
from engine.test_quorum import NEXT_OR_OUT
from engine.test_second_thoughts import take_back
from revflow.domain.facts import Asked, Concluded, Entered, Event, TakenBack, Voted
from revflow.domain.journeys import Journey, Scope
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine import fold

TWO_VOICES = gate("by: [mentee.manager, sponsor], quorum: majority", NEXT_OR_OUT)
SECOND = gate("by: hr", name="second")


def tied(*gates):
    """Return a company whose gate has one voice for and one against, and the task of the second."""
    company = at_gate(*gates)
    company.decide("E001", "review", "approve", "mentee.manager")
    task = company.task("E001", "review", "sponsor")
    company.decide("E001", "review", "decline", "sponsor")
    return company, task


def test_hr_is_asked_anew_where_a_vote_taken_back_is_given_again():
    """Rule 14: each time none can win, HR decides; its earlier request stays withdrawn."""
    company, task = tied(TWO_VOICES)
    before = company.task("E001", "review", "hr")
    take_back(company, task, by="boss")

    company.decide("E001", "review", "decline", "sponsor")

    again = company.task("E001", "review", "hr")
    assert (before.id, again.id) == ("E001.review.1.hr", "E001.review.1.hr2")
    assert {mail.task for mail in company.mails_of("task-approval") if mail.to in again.to} == {before.id, again.id}
    company.decide("E001", "review", "approve", "hr")
    assert company.steps("E001")["review"] == "approve"
    assert company.summaries["E001"].incident == ""


def test_hr_has_the_last_word_again_where_a_voter_takes_back_after_it():
    """Rule 14: the gate that the last word had concluded is open again, and can be tied again."""
    company, task = tied(TWO_VOICES, SECOND)
    company.decide("E001", "review", "approve", "hr")
    take_back(company, task, by="boss")
    assert company.summaries["E001"].awaits == ("sponsor",)

    company.decide("E001", "review", "decline", "sponsor")

    assert company.summaries["E001"].awaits == ("hr",)
    company.decide("E001", "review", "approve", "hr")
    assert company.steps("E001")["review"] == "approve"


@pytest.mark.parametrize("times", [2, 3])
def test_a_gate_may_be_tied_as_often_as_people_change_their_mind(times):
    """Rule 14: no round of a gate ends without anybody who may decide."""
    company, task = tied(TWO_VOICES)

    for _ in range(times):
        take_back(company, task, by="boss")
        company.decide("E001", "review", "decline", "sponsor")

    assert company.task("E001", "review", "hr").id == f"E001.review.1.hr{times + 1}"


def test_a_last_word_that_a_take_back_withdraws_does_not_count():
    """What was said there is as if nobody had said it, though it is in the journal."""
    journey = Journey("E001", "cohort", Scope.MENTEE, person="U001")
    asked = [Asked(f"E001.s.1{tail}", "s", 1, TaskKind.DECIDE.value, ("U002",), "hr") for tail in (".0", ".hr")]
    facts = (
        Entered("s", 1),
        *asked,
        Voted("E001.s.1.0", "no"),
        Voted("E001.s.1.hr", "yes"),
        Concluded("s", 1, "yes", "next"),
        TakenBack("E001.s.1.0", withdraws=("E001.s.1.hr",)),
    )

    state = fold(journey, [Event("E001", n, MONDAY, "U002", fact) for n, fact in enumerate(facts, start=1)])

    first, last = state.tasks.values()
    assert (first.state, last.state) == (TaskState.OPEN, TaskState.WITHDRAWN)
    assert (last.closed_by, last.result) == ("", "taken-back")


def test_people_left_out_of_a_gate_have_its_last_word_where_they_are_hr():
    """Rule 14: where no outcome can win there is nobody else who could decide, so `except` does not hold."""
    company, _ = tied(gate("by: [mentee.manager, sponsor], quorum: majority, except: hr", NEXT_OR_OUT))

    assert company.task("E001", "review", "hr").to == (company.ref("hr"), company.ref("hr2"))
    company.decide("E001", "review", "approve", "hr")

    assert company.steps("E001")["review"] == "approve"


@pytest.mark.parametrize("in_order", ["true", "false"])
def test_hr_hears_of_no_incident_where_somebody_is_about_to_be_asked(in_order):
    """Rules 13 and 14: neither while it is the next one's turn, nor before HR is asked to decide."""
    company, _ = tied(gate(f"by: [mentee.manager, sponsor], quorum: majority, in_order: {in_order}", NEXT_OR_OUT))

    assert company.summaries["E001"].awaits == ("hr",)
    assert company.mails_of("hr-incident") == []


def test_a_last_word_that_nobody_is_there_for_is_an_incident():
    """Rules 14 and 15: also where HR has an entry of its own, which has voted."""
    head = HEAD.replace("hr@x.test, hr2@x.test", "hr@x.test")
    company = at_gate(gate("by: [hr, sponsor], quorum: majority", NEXT_OR_OUT), head=head)
    company.decide("E001", "review", "approve", "hr")
    is_gone(company, "hr")

    company.decide("E001", "review", "decline", "sponsor")

    assert company.summaries["E001"].incident == "nobody-to-ask:hr"
