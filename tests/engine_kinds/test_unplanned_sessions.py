"""A session that took place without having had a date is told with its date, and counts (rule 12)."""

from engine_kinds.session_world import DAY, HOUR, world
from engine_kinds.small_world import MONDAY, expect_refused
from revflow.domain.facts import Concluded, SessionPlanned, SessionSettled
from revflow.engine.commands import record
from revflow.engine.sessions.round import sessions

FIRST, SECOND = "P1.sessions.1.s1", "P1.sessions.1.s2"


def told(made, actor, task=FIRST, starts=MONDAY):
    """Somebody says that a session took place then."""
    return made.apply(record(made.program, made.state, made.linked, actor, task, starts, made.now), actor)


def test_either_of_the_pair_their_assistant_and_hr_say_that_it_took_place():
    """Its date is known, nobody is invited to what is over, and the next date is asked for; HR's console is nobody."""
    for actor in ("U1", "U2", "U4", "U3", ""):
        made = world()
        made.now += DAY
        change = told(made, actor)
        assert change.facts[:2] == (SessionPlanned(1, 0, MONDAY, 60), SessionSettled(1, 0, "held"))
        assert [(one.starts, one.result, one.settled_by) for one in sessions(made.view)] == [(MONDAY, "held", actor)]
        assert made.open() == [SECOND]
        assert (made.to("session-invitation"), made.to("session-recorded")) == ([], ["U1", "U2"])


def test_the_last_one_ends_the_sessions():
    """Two of two took place, neither was planned."""
    made = world()
    made.now += 2 * DAY
    told(made, "U2")
    change = told(made, "U1", SECOND, MONDAY + DAY)
    assert change.facts[-1] == Concluded("sessions", 1, "done", "next")


def test_what_cannot_have_taken_place_is_refused():
    """Not over, before the two were a pair, told already by the other one; nor does a stranger tell."""
    made = world()
    made.now += DAY
    expect_refused("session-not-over", lambda: told(made, "U1", starts=made.now - HOUR / 2))
    expect_refused("session-before-pair", lambda: told(made, "U1", starts=MONDAY - DAY))
    expect_refused("task-not-yours", lambda: told(made, "U5"))
    told(made, "U2")
    expect_refused("task-closed", lambda: told(made, "U1"))
    expect_refused("session-twice", lambda: told(made, "U1", SECOND, MONDAY + HOUR / 2))
