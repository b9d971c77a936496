"""Whatever people, time and crashes do in a small cohort: the promises of gates hold across its joined journeys."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition

from engine import cohort_claims
from engine.cohort_steps import ACCEPT, EGO, PLAN, whole
from engine.company import program_of
from engine.gate_people import GatePeople
from engine.machines import anybody, examples
from revflow.domain.journeys import Scope
from revflow.engine import commands

CLOSING = """\
  - id: closing
    kind: approval
    for_each: pair
    RULE
    max_rounds: 3
    outcomes: {approve: next, revise: plan}
"""
CLOSINGS = (
    "by: [hr, mentee.manager]\n    quorum: all",
    "by: [mentor, mentee]\n    quorum: all",
    "by: [hr, sponsor, mentee.manager]\n    quorum: majority\n    on_expiry: approve",
    "by: [mentee, hr, sponsor]\n    quorum: all\n    in_order: true",
)
PROGRAMS = [program_of(whole(ACCEPT, EGO, PLAN, CLOSING.replace("RULE", rule))) for rule in CLOSINGS]


class Cohort(GatePeople):
    """Two mentees and two mentors: a match, its approval, a pair's own yes, a join with its mentee, a closing gate."""

    size = (2, 2)
    names = ("hr", "hr2", "boss", "chief", "me1", "me2", "mo1", "mo2")
    dispensable = ("hr2", "chief")

    @initialize(closing=st.integers(0, len(PROGRAMS) - 1), willing=st.integers(0, 16))
    def launch(self, closing, willing):
        """Begin anywhere on the way: what is rare at random begins with pairs."""
        self.start(PROGRAMS[closing])
        self.be_willing(willing)

    @anybody(data=st.data(), sure=st.sampled_from([False, False, False, True]), down=st.booleans())
    def somebody_leaves(self, data, sure, down):
        """By a link, which works while the worker is down; the pairs are told at once, and end later."""
        if not sure:
            return
        if down:
            self.company.commits_left = 0
        people = [code for scope in (Scope.MENTEE, Scope.MENTOR) for code in self.company.of(scope)]
        code = data.draw(st.sampled_from(people))
        self.tried(lambda: self.command(code, commands.leave, actor=self.company.states[code].journey.person))

    @anybody(data=st.data())
    def hr_stops_a_pair(self, data):
        pairs = self.company.of(Scope.PAIR)
        if pairs:
            code = data.draw(st.sampled_from(pairs))
            self.tried(lambda: self.command(code, commands.stop, "hr"))

    @precondition(lambda self: self.company.commits_left is None)
    @invariant()
    def the_cohort_holds_together(self):
        cohort_claims.check_nobody_gone_is_asked(self.company)
        cohort_claims.check_nobody_ends_for_want_of_a_wave(self.company)
        cohort_claims.check_nobody_approves_no_pair(self.company)
        cohort_claims.check_nobody_waits_in_a_circle(self.company)


class LongCohort(Cohort):
    """The same, of more steps."""


Cohort.TestCase.settings = examples(2, 30)
LongCohort.TestCase.settings = examples(4, 60)


@pytest.mark.timeout(600)
class TestCohort(Cohort.TestCase):
    """Run by pytest."""


@pytest.mark.slow
@pytest.mark.timeout(3600)
class TestLongCohort(LongCohort.TestCase):
    """Run by pytest, in the whole suite."""
