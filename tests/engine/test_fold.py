"""The fold: state is what the events say, however they come in."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.company import ACCEPT, MATCH, MONDAY, NEEDS, OFFER, PLAN, REPORT, Company, program_of
from revflow.domain.facts import Asked, Concluded, Entered, Event, SessionPlanned, SessionSettled, Skipped, Withdrawn
from revflow.domain.journeys import Journey, Scope, StepStatus
from revflow.domain.tasks import TaskKind, TaskState
from revflow.engine import fold

PAIR = Journey("P001", "cohort", Scope.PAIR, mentee="E001", mentor="M001")


def events(*facts, actor="U001"):
    return [Event("P001", n, MONDAY + timedelta(minutes=n), actor, fact) for n, fact in enumerate(facts, start=1)]


def asked(task="P001.s.1", kind=TaskKind.ANSWER, session=0, round_=1):
    return Asked(task, "s", round_, kind.value, ("U001",), "mentor", None, 0, session)


@pytest.fixture(scope="module")
def journals():
    """Journals of a cohort that has seen much: a decline, a second wave, a leaver."""
    company = Company(program_of(NEEDS, OFFER, MATCH, ACCEPT, PLAN, REPORT), 3, 3)
    company.all_forms()
    company.decide("P001", "accept", "decline", "mentee")
    company.accept("P002")
    company.leave(company.states["P003"].journey.mentee)
    company.move_to(MONDAY + timedelta(days=60))
    return {code: (state.journey, state.events) for code, state in company.states.items()}


@given(data=st.data())
def test_folding_in_parts_gives_the_same_state_as_folding_at_once(journals, data):
    """Incremental and whole folds agree wherever the journal is cut."""
    journey, journal = journals[data.draw(st.sampled_from(sorted(journals)))]
    cut = data.draw(st.integers(0, len(journal)))

    assert fold(journey, journal[cut:], fold(journey, journal[:cut])) == fold(journey, journal)


def test_a_conclusion_withdraws_the_tasks_that_are_still_open():
    """Who is not needed any more has nothing left to do."""
    state = fold(PAIR, events(Entered("s", 1), asked(), Concluded("s", 1, "done", "next")))

    assert state.tasks["P001.s.1"].state is TaskState.WITHDRAWN
    assert state.tasks["P001.s.1"].result == "concluded"
    assert state.status["s"] is StepStatus.DONE


def test_an_earlier_round_is_kept_with_its_events():
    """`visits` holds the newest round, `past` those before."""
    state = fold(PAIR, events(Entered("s", 1), asked(), Concluded("s", 1, "no", "back:s"), Entered("s", 2)))

    assert (state.visits["s"].round, state.past[0].round) == (2, 1)
    assert len(state.past[0].events) == 3
    assert state.status["s"] is StepStatus.OPEN


def test_a_step_that_time_has_ended_is_skipped():
    """Expiry counts as left out."""
    state = fold(PAIR, events(Entered("s", 1), Concluded("s", 1, "expired", "next"), Skipped("t", "when")))

    assert (state.status["s"], state.status["t"]) == (StepStatus.SKIPPED, StepStatus.SKIPPED)
    assert state.skipped == {"t": "when"}


def test_a_session_s_date_closes_the_request_for_it_alone():
    """Session facts find their task by the session's number."""
    state = fold(
        PAIR,
        events(
            Entered("s", 1),
            asked("P001.s.1.s1", TaskKind.PLAN, 1),
            SessionPlanned(1, 0, MONDAY, 60),
            asked("P001.s.1.s1.a1", TaskKind.SESSION, 1),
            asked("P001.s.1.s2", TaskKind.PLAN, 2),
            SessionSettled(1, 0, "held"),
        ),
    )

    assert [task.result for task in state.tasks.values()] == ["planned", "held", ""]
    assert [task.state for task in state.open_tasks()] == [TaskState.OPEN]
    assert len(state.visits["s"].events) == 6


def test_a_withdrawn_task_says_why():
    """Its page tells what happened."""
    state = fold(PAIR, events(Entered("s", 1), asked(), Withdrawn("P001.s.1", "expired")))

    assert state.tasks["P001.s.1"].result == "expired"
