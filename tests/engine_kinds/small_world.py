"""A small world for one step of one journey: a program, two people and HR, a clock that tests turn, a journal."""

from datetime import UTC, datetime

import pytest

from revflow.definition.program import Program
from revflow.domain.errors import RefusedError
from revflow.domain.facts import Entered, Event, Opened
from revflow.domain.journeys import Ending, Journey, Scope, Summary
from revflow.domain.people import Person
from revflow.engine.fold import fold
from revflow.engine.kinds import kind_of
from revflow.engine.linked import Linked
from revflow.engine.state import State
from revflow.engine.view import View

MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)

PEOPLE = {
    "U1": Person("U1", "mentee", "Ada", "mentee@x.test", manager="boss@x.test", assistant="assistant@x.test"),
    "U2": Person("U2", "mentor", "Bob", "mentor@x.test"),
    "U3": Person("U3", "hr", "HR", "hr@x.test"),
    "U4": Person("U4", "assistant", "Cy", "assistant@x.test"),
    "U5": Person("U5", "consultant", "Dee", "consultant@y.test"),
}

JOURNEYS = {
    Scope.PAIR: Journey("P1", "c", Scope.PAIR, mentee="E1", mentor="M1", topics=("data",), wave=1),
    Scope.MENTEE: Journey("E1", "c", Scope.MENTEE, person="U1"),
    Scope.MENTOR: Journey("M1", "c", Scope.MENTOR, person="U2"),
    Scope.TOPIC: Journey("T1", "c", Scope.TOPIC, topics=("data",)),
    Scope.COHORT: Journey("C1", "c", Scope.COHORT),
}


def program_of(*steps, **lines):
    """Return a program of these steps, in a calendar without holidays."""
    return Program.model_validate(
        {
            "revflow": 1,
            "program": "p",
            "edition": "1",
            "title": "P",
            "groups": {
                "hr": {"members": ["hr@x.test"]},
                "consultant": {"members": ["consultant@y.test"], "external": True},
                "empty": {"members": []},
            },
            "topics": {"data": "Data", "chat": "Chat"},
            "steps": list(steps),
            **lines,
        }
    )


class World:
    """One step of one journey, entered and then acted upon."""

    def __init__(self, program, journeys=(), answers=None, scope=None):
        self.program = program
        self.step = program.steps[-1]
        self.now = MONDAY
        self.mails = []
        own = [Summary(JOURNEYS[s]) for s in (Scope.MENTEE, Scope.MENTOR)]
        self.linked = Linked(MONDAY, "c", people=PEOPLE, journeys=tuple(journeys or own), answers=answers or {})
        self.state = State(JOURNEYS[scope or self.step.for_each])
        self.write("", Opened(self.state.journey.scope))

    @property
    def view(self):
        return View(self.program, self.step, self.state, self.linked, self.now, self.state.visits.get(self.step.id))

    @property
    def kind(self):
        return kind_of(self.step)

    def write(self, actor, *facts):
        first = self.state.version + 1
        events = [Event(self.state.journey.code, first + n, self.now, actor, fact) for n, fact in enumerate(facts)]
        self.state = fold(self.state.journey, events, self.state)

    def apply(self, change, actor=""):
        self.write(actor, *change.facts)
        self.mails += change.mails
        return change

    def enter(self, wave=0):
        view = View(self.program, self.step, self.state, self.linked, self.now)
        change = self.kind.enter(view)
        self.write("", Entered(self.step.id, view.round, wave))
        return self.apply(change)

    def proceed(self):
        return self.kind.proceed(self.view)

    def open(self):
        return [task.id for task in self.state.open_tasks()]

    def task(self, task_id):
        return self.state.tasks[task_id]

    def to(self, template):
        return sorted(mail.to for mail in self.mails if mail.template == template)


def ended(journey, ending=Ending.FINISHED, **more):
    """Return the summary of a journey that has ended."""
    return Summary(journey, ending=ending, **more)


def expect_refused(code, act):
    """Claim that an act is refused with that code."""
    with pytest.raises(RefusedError) as caught:
        act()
    assert caught.value.code == code
