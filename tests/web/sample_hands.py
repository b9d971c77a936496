"""Pages of gates that go from hand to hand, built on the ordinary one."""

from dataclasses import replace

from revflow.domain.people import Person
from revflow.domain.tasks import TaskState
from revflow.service.page import HistoryLine, InHand, TaskPage, Vote
from web.sample_page import CLAIRE, DORA, EVE, LATER, NOE

BRUNO = Person("U041", "bruno", "Bruno Ferreira-Delacroix", "bruno@exemple.test", language="fr")


def stand_in(gate: TaskPage) -> TaskPage:
    """Return a decision that the reader may take for somebody who is away, may take on, and may hand over."""
    told = HistoryLine(LATER, "", "stood-in", {"deputy": CLAIRE.name, "principal": BRUNO.name})
    hands = InHand(deputy=True, principal=BRUNO.name, claim=True, heirs=(BRUNO, DORA))
    return replace(gate, in_hand=hands, history=(*gate.history, told))


def back(gate: TaskPage) -> TaskPage:
    """Return a decision that was the reader's until who was away came back."""
    return replace(gate, in_hand=InHand(deputy=True, principal=BRUNO.name, back=True))


def claimed(gate: TaskPage) -> TaskPage:
    """Return a decision that somebody else has taken on."""
    told = HistoryLine(LATER, BRUNO.name, "claimed")
    return replace(gate, in_hand=InHand(claimed_by=BRUNO.name), history=(*gate.history, told))


def taken_on(gate: TaskPage) -> TaskPage:
    """Return a decision that the reader has taken on."""
    told = (
        HistoryLine(LATER, BRUNO.name, "reassigned", {"to": CLAIRE.name}),
        HistoryLine(LATER, CLAIRE.name, "claimed"),
    )
    hands = InHand(claimed_by=CLAIRE.name, mine=True, give_back=True, heirs=(BRUNO,))
    return replace(gate, in_hand=hands, history=(*gate.history, *told))


def last_word(gate: TaskPage) -> TaskPage:
    """Return a gate where no outcome could win: HR decides, all votes shown."""
    votes = (
        Vote(LATER, EVE.name, "approve"),
        Vote(LATER, NOE.name, "decline", BRUNO.name),
    )
    told = (
        HistoryLine(LATER, EVE.name, "voted", {"outcome": "approve"}),
        HistoryLine(LATER, NOE.name, "voted-for", {"outcome": "decline", "principal": BRUNO.name}),
    )
    return replace(gate, rubric={}, last_word=True, votes=votes, history=(*gate.history, *told))


def settled(gate: TaskPage) -> TaskPage:
    """Return a decision that others have taken, HR for somebody."""
    task = replace(gate.task, state=TaskState.WITHDRAWN, closed_at=LATER, result="concluded")
    told = (
        HistoryLine(LATER, NOE.name, "voted-behalf", {"outcome": "approve", "principal": BRUNO.name}),
        HistoryLine(LATER, "", "concluded", {"outcome": "approve"}),
    )
    return replace(gate, task=task, history=(*gate.history, *told))


def second_thoughts(gate: TaskPage) -> TaskPage:
    """Return one's own decision that can still be taken back, and was once before."""
    task = replace(gate.task, state=TaskState.DONE, closed_by=CLAIRE.ref, closed_at=LATER, result="approve")
    told = (
        HistoryLine(LATER, CLAIRE.name, "voted", {"outcome": "decline"}),
        HistoryLine(LATER, CLAIRE.name, "taken-back"),
        HistoryLine(LATER, "", "reopened"),
        HistoryLine(LATER, CLAIRE.name, "voted", {"outcome": "approve"}),
    )
    hands = InHand(take_back=True)
    return replace(gate, task=task, closed_by=CLAIRE.name, in_hand=hands, history=(*gate.history, *told))
