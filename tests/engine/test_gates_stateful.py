"""Whatever people, time and crashes do at gates: a decided one asks no more, nobody waits in vain or votes twice.

The machines look after each step of theirs, and between a decision and its taking back, for a gate that asks again
though it is decided, a vote that counts twice, a decision on a withdrawn task, and a journey that waits for nobody.
"""

from functools import cache

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize

from engine.cohort_steps import ASK_MENTEES
from engine.company import HEAD, REPORT, program_of
from engine.gate_people import GatePeople
from engine.machines import examples

BOARD = "  board: {members: [a@x.test, b@x.test, c@x.test], deputies: [d@x.test, a@x.test], escalate_to: sponsor}\n"
PANEL = "  panel: {members: [hr@x.test, boss@x.test, b@x.test], deputies: [chief@x.test, d@x.test]}\n"
GROUPS = HEAD.replace("  nobody:", BOARD + PANEL + "  nobody:")
RULES = (
    "by: [panel, hr], quorum: all",
    "by: [hr, sponsor, mentee.manager], quorum: all",
    "by: [hr, sponsor, mentee.manager], quorum: all, in_order: true",
    "by: [panel, hr, sponsor], quorum: 2, due: 2 days, escalate: {to: board, late: 1 day}",
    "by: board, each: true, quorum: majority",
    "by: [board, panel], each: true, quorum: 'veto: decline'",
    "by: [mentee.manager, sponsor], quorum: majority, except: hr",
    "by: [hr, sponsor], quorum: majority, on_expiry: approve",
    "by: [mentee.manager, hr, sponsor], quorum: 3, due: 2 days, escalate: {to: panel, late: 1 day}",
)
OUTCOMES = "outcomes: {approve: next, revise: needs, decline: leave}, max_rounds: 3"


def gate(name, how, outcomes=OUTCOMES):
    return f"  - {{id: {name}, kind: approval, for_each: mentee, {how}, {outcomes}}}\n"


@cache
def program(first, second):
    return program_of(ASK_MENTEES, gate("one", first), gate("two", second), REPORT, head=GROUPS)


class Gates(GatePeople):
    """A mentee's journey through two gates, whose votes anybody may give, take back, hand over, or forget."""

    names = ("hr", "hr2", "boss", "chief", "a", "b", "c", "d", "me1")
    dispensable = ("a", "b", "c", "d")

    @initialize(first=st.sampled_from(RULES), second=st.sampled_from(RULES), willing=st.integers(0, 3))
    def launch(self, first, second, willing):
        self.start(program(first, second))
        self.be_willing(willing)


class LongGates(Gates):
    """The same, of more steps."""


Gates.TestCase.settings = examples(2, 40)
LongGates.TestCase.settings = examples(4, 80)


@pytest.mark.timeout(600)
class TestGates(Gates.TestCase):
    """Run by pytest."""


@pytest.mark.slow
@pytest.mark.timeout(3600)
class TestLongGates(LongGates.TestCase):
    """Run by pytest, in the whole suite."""
