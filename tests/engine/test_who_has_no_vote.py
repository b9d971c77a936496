"""Rules 13, 15 and 16 where each member is asked apart: who of them has a vote to give, and who is dropped."""

from functools import partial

import pytest

from engine.test_gates import at_gate, gate
from engine.test_gone_and_claimed import is_gone
from engine.test_quorum import BOARD, NEXT_OR_OUT
from revflow.domain.errors import RefusedError
from revflow.engine import commands

EACH = gate("by: board, each: true, quorum: all", NEXT_OR_OUT)


def of(company, name):
    """Return the open task of the gate that asks somebody."""
    return next(t for t in company.tasks() if t.step == "review" and company.ref(name) in t.to)


def approve(company, *names):
    for name in names:
        company.decide("E001", "review", "approve", by=name, task=of(company, name))


@pytest.mark.parametrize(
    ("steps", "head"),
    [
        (gate("by: board, each: true, quorum: all, except: c@x.test", NEXT_OR_OUT), BOARD),
        (EACH, BOARD.replace("c@x.test", "me1@x.test")),
    ],
)
def test_all_members_agree_where_one_of_them_may_not_decide(steps, head):
    """Whom `except` leaves out, and whose own journey it is, has no vote that the others would wait for without end."""
    company = at_gate(steps, head=head)

    approve(company, "a", "b")

    assert company.steps("E001")["review"] == "approve"
    assert company.mails_of("hr-incident") == []


def test_a_member_of_two_groups_is_asked_apart_once():
    """Distinct people for distinct entries: one person has one vote, however many of the groups are his or hers."""
    head = BOARD.replace("c@x.test", "boss@x.test")
    company = at_gate(gate("by: [board, sponsor], each: true, quorum: all", NEXT_OR_OUT), head=head)
    assert [task.to for task in company.tasks() if task.step == "review"].count((company.ref("boss"),)) == 1

    approve(company, "a", "b", "boss")

    assert company.steps("E001")["review"] == "approve"


def test_a_vote_that_was_handed_on_is_not_dropped_when_its_first_owner_is_gone():
    """Who was handed it is there, was mailed, and is waited for."""
    company = at_gate(EACH, head=BOARD)
    company.reassign(of(company, "c"), "chief")

    is_gone(company, "c")
    approve(company, "a", "b")

    assert company.steps("E001") == {"needs": ""}
    approve(company, "chief")
    assert company.steps("E001")["review"] == "approve"


def test_a_vote_handed_to_a_member_who_is_gone_too_is_dropped():
    """Rule 15 holds for whoever has the task now."""
    company = at_gate(EACH, head=BOARD)
    company.reassign(of(company, "c"), "chief")
    is_gone(company, "c")
    approve(company, "a", "b")

    is_gone(company, "chief")

    assert company.steps("E001")["review"] == "approve"


def test_nobody_votes_in_the_name_of_a_member_who_is_gone():
    """Rule 15: who is gone is dropped, so HR's word in that name is no vote, and the gate waits for the others."""
    company = at_gate(gate("by: board, each: true, quorum: majority", NEXT_OR_OUT), head=BOARD)
    task, hr = of(company, "a"), company.ref("hr")
    [principal] = task.to
    is_gone(company, "a")
    is_gone(company, "b")
    said = partial(commands.decide, principal=principal, reason="why")

    with pytest.raises(RefusedError) as refused:
        company.act("E001", lambda p, s, n: said(p, s, n, hr, task.id, "approve", "", (), (), company.now), hr)

    assert (refused.value.code, refused.value.data["result"]) == ("task-withdrawn", "left")
    assert company.steps("E001") == {"needs": ""}
    approve(company, "c")
    assert company.steps("E001")["review"] == "approve"
