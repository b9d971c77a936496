"""Fifty gates are one command: shown first, decided one by one, each result told."""

import io
import json
import sys

import pytest
import typer

from revflow.cli.bulk import Bulk, decide_all, gates_of
from revflow.domain.errors import OutsideError
from revflow.domain.tasks import TaskState
from revflow.service.decide import decide
from revflow.service.handing import claim

OFFER = {"topics": {"data": {"now": 4}}}
SCORES = {"mastery": 4}


@pytest.fixture
def gates(revflow, small, tmp_path):
    """The vetting of both mentors is open; HR are two, of whom one is a mentor."""
    text = small.program.read_text("utf-8").replace("[hr@mini.test]", "[hr@mini.test, mia@mini.test]")
    small.program.write_text(text, encoding="utf-8")
    small.cohort = revflow("launch", small.program, "--people", small.people).out.strip()
    small.house.settle()
    answer = tmp_path / "offer.json"
    answer.write_text(json.dumps(OFFER), encoding="utf-8")
    for task in small.house.tasks(step="offer"):
        assert revflow("answer", task.id, "--json", answer).code == 0
    small.house.settle()
    return sorted(small.house.tasks(step="vetting"), key=lambda task: task.id)


def bulk(small, *more, by="hr@mini.test"):
    return ["decide", "--all", "vetting", "approve", "--cohort", small.cohort, "--as", by, *more]


def states(small, gates):
    with small.house.app.store.read() as db:
        return [db.task(task.id).state for task in gates]


class Terminal(io.StringIO):
    """A terminal at which somebody answers a question, and something else happens while it is read."""

    def __init__(self, answer, meanwhile=lambda: None):
        super().__init__(f"{answer}\n")
        self._meanwhile = meanwhile

    def isatty(self):
        return True

    def readline(self, *size):
        self._meanwhile()
        return super().readline(*size)


def test_a_dry_run_shows_the_gates_and_decides_none(revflow, small, gates):
    """Given two gates, when only the preview is wanted, then each stands there with whom it awaits, still open."""
    said = revflow(*bulk(small, "mastery=4", "--dry-run", "--json"))

    rows = [line.split() for line in said.err.splitlines()]
    assert said.code == 0
    for task in gates:
        assert any(task.id in row and task.journey in row and "hr@mini.test" in str(row) for row in rows)
    assert json.loads(said.out) == [
        {"task": task.id, "code": task.journey, "result": "possible", "why": ""} for task in gates
    ]
    assert states(small, gates) == [TaskState.OPEN, TaskState.OPEN]


def test_a_dry_run_says_what_would_be_refused_and_why(revflow, small, gates):
    """Rule 18: given no scores, when the preview is asked for, then each line that is missing stands there."""
    with small.house.app.store.read() as db:
        before = [db.summary(task.journey).version for task in gates], len(db.outbox(small.cohort))

    said = revflow(*bulk(small, "--dry-run", "--json"))

    told = json.loads(said.out)
    assert said.code == 0
    assert [one["result"] for one in told] == ["refused", "refused"]
    assert all("“mastery”" in one["why"] for one in told)
    assert said.err.count("“mastery”") == 2
    with small.house.app.store.read() as db:
        assert ([db.summary(task.journey).version for task in gates], len(db.outbox(small.cohort))) == before


def test_a_no_at_the_terminal_decides_nothing(revflow, small, gates, monkeypatch):
    """Given the preview at a terminal, when the question is answered with no, then nothing is done."""
    monkeypatch.setattr(sys, "stdin", Terminal("n"))

    said = revflow(*bulk(small, "mastery=4"))

    assert said.code == 1
    assert "at these 2 gates" in said.err
    assert states(small, gates) == [TaskState.OPEN, TaskState.OPEN]


def test_yes_answers_the_question(revflow, small, gates, monkeypatch):
    """Given a terminal, when --yes is said, then nobody is asked, and each gate and their count are told."""
    monkeypatch.setattr(sys, "stdin", Terminal("n"))

    said = revflow(*bulk(small, "mastery=4", "--yes", by="mia@mini.test"), "--json")

    told = [(one["code"], one["result"]) for one in json.loads(said.out)]
    assert told == [(gates[1].journey, "done")] or told == [(gates[0].journey, "done")]
    assert "at this gate" not in said.err


def test_what_was_decided_meanwhile_is_refused_by_itself(revflow, small, gates, monkeypatch):
    """Given a colleague who decides while the preview is read, then that gate is refused, and the other done."""
    first, second = gates
    hr = first.to[0]

    def colleague():
        if states(small, [first]) == [TaskState.OPEN]:
            decide(small.house.app.ports, first.id, hr, "decline")

    monkeypatch.setattr(sys, "stdin", Terminal("y", colleague))

    said = revflow(*bulk(small, "mastery=4", "--json"))

    results = json.loads(said.out)
    assert said.code == 1
    assert [one["result"] for one in results] == ["refused", "done"]
    assert "decided already" in results[0]["why"]
    assert "One gate was decided, one was refused." in said.err
    with small.house.app.store.read() as db:
        assert [db.task(task.id).result for task in (first, second)] == ["decline", "approve"]


def test_a_busy_database_at_one_gate_keeps_no_other_from_being_done(small, gates, capsys):
    """Given a database that does not answer once, when all are decided, then that gate says so, the rest is done."""
    first, second = gates
    ports, hr = small.house.app.ports, first.to[0]
    asked = gates_of(ports, "vetting", small.cohort, asked="hr@mini.test")

    def decide_one(task, *, dry_run=False):
        if task == first.id:
            raise OutsideError("store-busy")
        decide(ports, task, hr, "approve", scores=SCORES, dry_run=dry_run)

    with pytest.raises(typer.Exit) as ended:
        decide_all(asked, "approve", Bulk(yes=True, as_json=True), decide_one)

    results = json.loads(capsys.readouterr().out)
    assert ended.value.exit_code == 1
    assert [one["result"] for one in results] == ["refused", "done"]
    assert results[0]["why"]
    assert states(small, [first, second]) == [TaskState.OPEN, TaskState.DONE]


def test_ones_own_journey_is_not_among_them_and_the_others_are_done(revflow, small, gates):
    """Rule 16: given an HR member who is a mentor, when she decides all that asks her, then not about herself."""
    with small.house.app.store.read() as db:
        own = {person.ref for _cohort, person in db.people_at("mia@mini.test")}
        mine = next(t for t in gates if db.summary(t.journey).journey.person in own)

    said = revflow(*bulk(small, "mastery=4", "--json", by="mia@mini.test"))

    assert said.code == 0
    assert [one["task"] for one in json.loads(said.out)] == [task.id for task in gates if task != mine]
    assert states(small, [mine]) == [TaskState.OPEN]


def test_nobody_decides_in_the_name_of_several_at_once(revflow, small, gates):
    """Rule 13: given gates that ask several people, when nobody is named, then no voice is given for any of them."""
    said = revflow("decide", "--all", "vetting", "approve", "mastery=4", "--cohort", small.cohort, "--yes")

    assert said.code == 2
    assert "--as ADDRESS" in said.err
    assert "hr@mini.test, mia@mini.test" in said.err
    assert states(small, gates) == [TaskState.OPEN, TaskState.OPEN]


def test_who_is_asked_at_no_gate_reads_that(revflow, small, gates):
    """Given somebody whom the step does not ask, when all are to be decided, then one sentence says so."""
    said = revflow(*bulk(small, "mastery=4", by="nobody@mini.test"))

    assert said.code == 1
    assert "asks nobody@mini.test" in said.err
    assert states(small, gates) == [TaskState.OPEN, TaskState.OPEN]


def test_what_somebody_else_has_claimed_is_left_to_her(revflow, small, gates):
    """Given a gate that a colleague has taken on, when all are decided, then that one is refused with her name."""
    several = next(task for task in gates if len(task.to) > 1)
    with small.house.app.store.read() as db:
        mia = next(p.ref for _cohort, p in db.people_at("mia@mini.test") if p.ref in several.to)
    claim(small.house.app.ports, several.id, mia)

    said = revflow(*bulk(small, "mastery=4", "--json"))

    refused = [one for one in json.loads(said.out) if one["result"] == "refused"]
    assert [one["task"] for one in refused] == [several.id]
    assert "Mia Roy has taken this on" in refused[0]["why"]


def test_gates_that_want_a_rubric_say_which_line(revflow, small, gates):
    """Rule 18: given no scores, when all are approved, then each says what is missing, and none is half done."""
    said = revflow(*bulk(small))

    assert (said.code, said.out) == (1, "")
    assert said.err.count("was not decided: Please give a score for “mastery”") == 2
    assert "Nothing was decided, 2 were refused." in said.err
    assert states(small, gates) == [TaskState.OPEN, TaskState.OPEN]


@pytest.mark.parametrize("option", ["--dry-run", "--json"])
def test_a_preview_of_a_single_gate_is_wrong_usage(revflow, small, gates, option):
    """Given a single gate, when a preview is asked for, then nobody decides by mistake."""
    said = revflow("decide", gates[0].id, "approve", "mastery=4", "--as", "hr@mini.test", option)

    assert said.code == 2
    assert option in said.err
    assert states(small, gates) == [TaskState.OPEN, TaskState.OPEN]
