"""Decisions are taken back, and steps reopened, in a real house: by whom, until when, and why."""

import pytest

from revflow.domain.errors import RefusedError
from revflow.domain.facts import Reopened, TakenBack
from revflow.domain.tasks import TaskState
from revflow.service.answer import answer
from revflow.service.decide import decide
from revflow.service.free_text import LONGEST_REMARK
from revflow.service.second import reopen, take_back
from revflow.service.tasks import page
from service.gated import begin, wish


@pytest.fixture
def gated(house, tmp_path):
    """A cohort whose gate awaits the sponsor."""
    return begin(house, tmp_path)


@pytest.fixture
def decided(gated):
    """The gate after its approval: the next form is asked."""
    task = gated.task("review")
    decide(gated.house.app.ports, task.id, task.to[0], "approve")
    gated.house.settle()
    return task


def code_of(call) -> str:
    with pytest.raises(RefusedError) as refused:
        call()
    return refused.value.code


def state(gated, task) -> TaskState:
    with gated.house.app.store.read() as db:
        return db.task(task.id).state


def test_who_decided_takes_it_back_and_what_followed_is_withdrawn(gated, decided):
    """Given a decision whose next form nobody answered, when it is taken back, then it can be given anew."""
    ports, boss = gated.house.app.ports, decided.to[0]
    followed = gated.task("plan")

    take_back(ports, decided.id, boss)
    gated.house.settle()

    assert (state(gated, decided), state(gated, followed)) == (TaskState.OPEN, TaskState.WITHDRAWN)
    decide(ports, decided.id, boss, "decline")
    gated.house.settle()
    with gated.house.app.store.read() as db:
        assert db.summary(decided.journey).ending.value == "declined"


def test_nobody_else_takes_a_decision_back_nor_hr(gated, decided):
    """Given somebody's decision, when another takes it back, then the refusal says who decided."""
    ports, hr = gated.house.app.ports, gated.person("hr@x.test").ref

    with pytest.raises(RefusedError) as refused:
        take_back(ports, decided.id, hr)

    assert (refused.value.code, refused.value.data["who"]) == ("not-your-decision", "boss@x.test")
    assert not [e for e in gated.house.state(decided.journey).events if isinstance(e.fact, TakenBack)]


def test_what_others_went_on_with_is_not_taken_back(gated, decided):
    """Given an answer to what followed, when the decision is taken back, then it is too late, and HR may reopen."""
    ports, task = gated.house.app.ports, gated.task("plan")
    answer(ports, task.id, task.to[0], {"when": "Soon"})

    assert code_of(lambda: take_back(ports, decided.id, decided.to[0])) == "follows-done"


def test_hr_reopens_a_form_with_a_reason_and_what_was_answered_is_there_again(gated, decided):
    """Rule 17, as after "back": given an answered form, when HR reopens it, then the same is asked, prefilled."""
    ports, hr = gated.house.app.ports, gated.person("hr@x.test").ref
    code = decided.journey

    reopen(ports, f"{code}.needs.1", "  The wish is another one\u0007  ", hr)
    gated.house.settle()

    task = gated.task("needs")
    assert (task.round, dict(page(ports, task.id, task.to[0]).prefilled)) == (2, {"wish": "Data"})
    [event] = [e for e in gated.house.state(code).events if isinstance(e.fact, Reopened)]
    with gated.house.app.store.read() as db:
        assert (event.actor, db.content(event.fact.reason)) == (hr, "The wish is another one")
    wish(gated, "Web")
    with gated.house.app.store.read() as db:
        assert db.answers([code])[code]["needs"] == {"wish": "Web"}


@pytest.mark.parametrize(
    ("reason", "who", "code"),
    [
        (" \u200b ", "", "reopen-reason"),
        ("x" * (LONGEST_REMARK + 1), "", "text-too-long"),
        ("So", "boss@x.test", "not-hr"),
    ],
)
def test_a_reopening_has_a_reason_of_hr(gated, decided, reason, who, code):
    """Given no reason that can be read, one too long, or somebody else, when a step is reopened, then it is not."""
    actor = gated.person(who).ref if who else ""

    assert code_of(lambda: reopen(gated.house.app.ports, decided.id, reason, actor)) == code
    assert not [e for e in gated.house.state(decided.journey).events if isinstance(e.fact, Reopened)]


def test_a_task_that_is_not_there_is_told_as_a_task(gated):
    """Given a mistyped task, when it is to be reopened or taken back, then the sentence names the task."""
    ports = gated.house.app.ports

    assert code_of(lambda: reopen(ports, "M999.x.1", "So")) == "task-unknown"
    assert code_of(lambda: take_back(ports, "M999.x.1", "U001")) == "task-unknown"
