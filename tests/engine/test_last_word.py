"""Rules 13 to 15 where votes are taken back: HR has the last word as often as it is needed, and entries their turn."""

import pytest

from engine.company import HEAD, MONDAY
from engine.test_gates import at_gate, gate, refusal
from engine.test_gone_and_claimed import is_gone
from engine.test_quorum import NEXT_OR_OUT
from engine.test_second_thoughts import take_back
from revflow.domain.facts import Asked, Concluded, Entered, Event, TakenBack, Voted
from revflow.domain.journeys import Journey, Scope
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine import commands, fold

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
    company.reassign(company.task("E001", "review", "hr"), "hr2", by="hr")
    company.decide("E001", "review", "approve", "hr", by="hr2")

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


IN_ORDER = gate("by: [sponsor, mentee.manager, hr], quorum: all, in_order: true", NEXT_OR_OUT)


def test_in_order_a_vote_taken_back_takes_the_later_ones_their_turn():
    """Rule 13: one after another holds after second thoughts too; whose turn comes again is asked and mailed anew."""
    company = at_gate(IN_ORDER)
    first = company.task("E001", "review")
    company.decide("E001", "review", "approve", "sponsor")
    later = company.task("E001", "review", "mentee.manager")

    take_back(company, first, by="boss")

    assert [task.id for task in company.tasks() if task.step == "review"] == [first.id]
    assert company.states["E001"].tasks[later.id].result == "taken-back"
    company.decide("E001", "review", "approve", "sponsor")
    again = company.task("E001", "review")
    assert (again.id, again.to) == (f"{later.id}.n2", later.to)
    assert [mail.task for mail in company.mails_of("task-approval") if mail.to in later.to] == [later.id, again.id]
    company.decide("E001", "review", "approve")
    company.decide("E001", "review", "approve", "hr")
    assert company.steps("E001")["review"] == "approve"
    assert company.mails_of("hr-incident") == []


def test_in_order_nobody_votes_before_who_has_taken_a_vote_back():
    """Rule 13: neither in the moment before the later request is withdrawn."""
    company = at_gate(IN_ORDER)
    first = company.task("E001", "review")
    company.decide("E001", "review", "approve", "sponsor")
    later = company.task("E001", "review", "mentee.manager")
    state, linked, boss, chief = company.states["E001"], company.linked("E001"), company.ref("boss"), later.to[0]
    taken = commands.take_back(company.program, state, linked, boss, first.id, company.now).facts
    event = Event("E001", state.version + 1, company.now, boss, taken[0])
    before_the_drive = fold(state.journey, [event], state)

    refused = refusal(
        lambda: commands.decide(
            company.program, before_the_drive, linked, chief, later.id, "approve", "", (), (), company.now
        )
    )

    assert (refused.code, refused.data["result"]) == ("task-withdrawn", "taken-back")


def test_in_order_a_later_vote_stands_when_an_earlier_one_is_taken_back():
    """Only who has not voted waits for his or her turn."""
    company = at_gate(IN_ORDER)
    first = company.task("E001", "review")
    company.decide("E001", "review", "approve", "sponsor")
    company.decide("E001", "review", "approve", "mentee.manager")

    take_back(company, first, by="boss")

    assert company.summaries["E001"].awaits == ("sponsor",)
    company.decide("E001", "review", "approve", "sponsor")
    assert company.summaries["E001"].awaits == ("hr",)
    assert company.task("E001", "review").id == "E001.review.1.2.n2"
