"""What HR and a pair answer by one word, from a terminal."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from fixtures.house import House
from fixtures.script import willing
from revflow.domain.facts import SessionCorrected, SessionPlanned
from revflow.domain.tasks import Task, TaskKind
from revflow.engine.sessions import sessions_of
from revflow.service import care, sessions
from revflow.service.launch import launch

PROGRAM = Path(__file__).parents[1] / "web" / "sessions.yaml"
PEOPLE = PROGRAM.with_name("sessions_people.csv")


class Pair:
    """A pair at its sessions, and the references of its people by the first part of their addresses."""

    def __init__(self, house: House) -> None:
        self.house = house
        cohort = launch(house.app.ports, PROGRAM, PEOPLE)
        house.settle()
        for task in house.tasks(cohort=cohort):
            willing(house, task)
        house.settle()
        with house.app.store.read() as db:
            self.refs = {person.email.partition("@")[0]: ref for ref, person in db.people(cohort).items()}

    def task(self, kind: TaskKind) -> Task:
        self.house.settle()
        return next(task for task in self.house.tasks() if task.kind is kind)


@pytest.fixture
def pair(house, monkeypatch) -> Pair:
    monkeypatch.setenv("REVFLOW_HOME", str(house.app.settings.home))
    monkeypatch.setenv("REVFLOW_WEB_URL", house.app.settings.web_url)
    return Pair(house)


def test_hr_lets_a_paused_pair_go_on(revflow, pair):
    """`decide` takes the word, and says which there are where it is another."""
    care.brake(pair.house.app.ports, "P001", pair.refs["noe"])
    task = pair.task(TaskKind.PAUSE)

    wrong = revflow("decide", task.id, "perhaps")
    assert (wrong.code, "go-on, rematch, end" in wrong.err) == (1, True)
    assert revflow("decide", task.id, "go-on").code == 0

    assert pair.house.state("P001").on_hold == ""


def test_hr_says_that_it_has_called(revflow, pair):
    """So the task is done; it is nobody else's to say."""
    care.call_hr(pair.house.app.ports, "P001", pair.refs["eve"])
    task = pair.task(TaskKind.HELP)

    assert revflow("decide", task.id, "called", "--as", "eve@essai.test").code == 1
    assert revflow("decide", task.id, "called").code == 0

    assert pair.house.state("P001").tasks[task.id].result == "confirmed"


def test_the_other_one_agrees_to_more_sessions(revflow, pair):
    """`agree` or `decline`."""
    sessions.propose_count(pair.house.app.ports, "P001", pair.refs["eve"], 7)
    task = pair.task(TaskKind.AGREE)

    assert revflow("decide", task.id, "approve").code == 1
    assert revflow("decide", task.id, "agree").code == 0

    assert pair.house.state("P001").tasks[task.id].result == "agreed"


def test_a_session_that_took_place_without_a_date_is_told_with_it(revflow, pair):
    """HR's console says so; a day without a time is asked for again, and one who is not of the pair is refused."""
    task = pair.task(TaskKind.PLAN)
    pair.house.app.clock.advance_to(pair.house.app.clock.now() + timedelta(days=8))
    day = (pair.house.app.clock.now() - timedelta(days=2)).date().isoformat()

    assert revflow("confirm", task.id, "--held", day).code == 1
    assert revflow("confirm", task.id, task.id, "--held", f"{day}T14:00").code == 2
    assert revflow("confirm", task.id, "--held", f"{day} 14:00", "--as", "noe@essai.test").code == 0

    later = pair.task(TaskKind.PLAN)
    again = revflow("confirm", later.id, "--held", f"{day}T14:00")
    assert (later.session, again.code, "Session 1, which began" in again.err) == (2, 1, True)
    assert revflow("confirm", later.id, "--held", f"{day}T16:00").code == 0
    planned = [e.fact.starts for e in pair.house.state("P001").events if isinstance(e.fact, SessionPlanned)]
    assert [one.astimezone(ZoneInfo("Europe/Paris")).hour for one in planned] == [14, 16]


def test_hr_corrects_what_was_recorded_of_a_session(revflow, pair):
    """By the pair's code and the session's number; both are mailed, the reason stands in no event and in no mail."""
    task = pair.task(TaskKind.PLAN)
    pair.house.app.clock.advance_to(pair.house.app.clock.now() + timedelta(days=8))
    day = (pair.house.app.clock.now() - timedelta(days=2)).date().isoformat()
    assert revflow("confirm", task.id, "--held", f"{day} 14:00", "--as", "noe@essai.test").code == 0
    pair.house.settle()

    said = [
        revflow("correct", "P001", 1, "moved", "--reason", "x"),
        revflow("correct", "P001", 2, "missed", "--reason", "x"),
        revflow("correct", "P001", 1, "held", "--reason", "x"),
        revflow("correct", "P009", 1, "missed", "--reason", "x"),
        revflow("correct", "P001", 1, "missed", "--reason", "x", "--as", "noe@essai.test"),
        revflow("correct", "P001", 1, "missed", "--reason", " "),
    ]
    assert [one.code for one in said] == [1] * 6
    assert "held, missed, cancelled" in said[0].err
    assert revflow("correct", "P001", 1, "held", "--at", f"{day}T10:00", "--reason", "It was in the morning.").code == 0
    assert revflow("correct", "P001", 1, "missed", "--reason", "Noé was ill.", "--as", "rh@essai.test").code == 0
    pair.house.settle()

    state = pair.house.state("P001")
    [session] = sessions_of(state.events)
    with pair.house.app.store.read() as db:
        mails = [one for one in db.outbox() if one.order.template == "session-corrected"]
        reason = db.content(next(e.fact.reason for e in reversed(state.events) if isinstance(e.fact, SessionCorrected)))
    written = "".join(Path(one.path).read_text("utf-8") for one in mails)
    assert (session.result, session.starts.astimezone(ZoneInfo("Europe/Paris")).hour) == ("missed", 10)
    assert [one.session for one in state.open_tasks() if one.kind is TaskKind.PLAN] == [1]
    assert (len(mails), reason) == (4, "Noé was ill.")
    assert "ill" not in repr(state.events) + written
